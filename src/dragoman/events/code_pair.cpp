#include "dragoman/events/code_pair.h"

#include <algorithm>
#include <cmath>

namespace dragoman {

MarkedSentence read_marks(std::string_view marked) {
  MarkedSentence out;
  std::vector<std::pair<char, std::uint32_t>> open;
  for (std::size_t i = 0; i < marked.size();) {
    const std::string_view rest = marked.substr(i);
    const auto at = [&] { return static_cast<std::uint32_t>(out.text.size()); };
    if (rest.starts_with("<s>") || rest.starts_with("<t>")) {
      open.emplace_back(rest[1], at());
      i += 3;
    } else if ((rest.starts_with("</s>") || rest.starts_with("</t>")) && !open.empty()) {
      (open.back().first == 's' ? out.source : out.target).push_back({open.back().second, at()});
      open.pop_back();
      i += 4;
    } else {
      out.text += marked[i++];
    }
  }
  for (const auto& [kind, begin] : open) (kind == 's' ? out.source : out.target).push_back({begin, static_cast<std::uint32_t>(out.text.size())});
  return out;
}

namespace {

constexpr double kFairFrame = 4;  // score of a frame that has its actors in their roles, or most of its words

bool inside(const std::vector<ByteSpan>& spans, ByteSpan token) {
  return std::any_of(spans.begin(), spans.end(), [&](ByteSpan s) { return s.overlaps(token); });
}

}  // namespace

PairSight see_pair(const Analysis& analysis, const Tree& tree, const MarkedSentence& marked, const EventCoder& coder) {
  ActorPair pair;
  pair.is_source = [&](Index t) { return inside(marked.source, analysis.tokens[t].span); };
  pair.is_target = [&](Index t) { return inside(marked.target, analysis.tokens[t].span); };
  pair.last_token = static_cast<Index>(analysis.tokens.size());
  const auto head_in = [&](const auto& test) {
    for (Index t = 0; t < analysis.tokens.size(); ++t) {
      if (test(t) && (analysis.tokens[t].head == kNone || !test(analysis.tokens[t].head))) return t;
    }
    return kNone;
  };
  pair.source_head = head_in(pair.is_source);
  pair.target_head = head_in(pair.is_target);
  const ActorTest is_actor = [&](Index t) { return pair.is_source(t) || pair.is_target(t) || analysis.tokens[t].upos == Upos::PROPN; };
  PairSight sight;
  sight.candidates = pair_candidates(tree, pair, coder, is_actor);
  sight.features = pair_features(tree, pair, coder, sight.candidates);
  return sight;
}

PairCode code_pair(const Analysis& analysis, const Tree& tree, const MarkedSentence& marked, const EventCoder& coder) {
  const PairSight sight = see_pair(analysis, tree, marked, coder);
  PairCode out;
  // A frame whose conditions are met is surer than the ranker (docs/events.md has both figures); the ranker decides where none is, or a weak one.
  const bool framed = !sight.candidates.empty() && sight.candidates.front().score >= kFairFrame;
  if (framed) out.cameo = sight.candidates.front().cameo;
  for (const RankedCode& ranked : coder.ranker().rank(sight.features)) {
    if (!coder.code(ranked.cameo)) continue;  // the user's ontology lacks it
    if (out.cameo.empty()) out.cameo = ranked.cameo;
    if (ranked.cameo != out.cameo) continue;
    out.confidence = std::round(1000 * ranked.probability) / 1000;
    break;
  }
  if (const CameoCode* code = coder.code(out.cameo)) out.plover = code->plover, out.quad = code->quad;
  out.because = sight.candidates.empty() ? "no frame" : sight.candidates.front().match.frame->origin;
  for (const std::string& reason : coder.ranker().reasons(sight.features, out.cameo, 3)) out.because += "; " + reason;
  // PLOVER's own quad: requests and accusations are verbal conflict
  if (out.plover == "REQUEST") out.quad = 3;
  return out;
}

}  // namespace dragoman
