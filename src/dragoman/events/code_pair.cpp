#include "dragoman/events/code_pair.h"

#include <algorithm>
#include <cmath>

#include "dragoman/events/match_frame.h"
#include "dragoman/events/mode_shift.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

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

bool inside(const std::vector<ByteSpan>& spans, ByteSpan token) {
  return std::any_of(spans.begin(), spans.end(), [&](ByteSpan s) { return s.overlaps(token); });
}

}  // namespace

PairCode code_pair(const Analysis& analysis, const Tree& tree, const MarkedSentence& marked, const EventCoder& coder) {
  const auto is_source = [&](Index t) { return inside(marked.source, analysis.tokens[t].span); };
  const auto is_target = [&](Index t) { return inside(marked.target, analysis.tokens[t].span); };
  const ActorTest is_actor = [&](Index t) {
    return is_source(t) || is_target(t) || analysis.tokens[t].upos == Upos::PROPN;
  };
  Index source_head = kNone, target_head = kNone;
  const auto head_in = [&](auto test) {
    for (Index t = 0; t < analysis.tokens.size(); ++t) {
      if (test(t) && (analysis.tokens[t].head == kNone || !test(analysis.tokens[t].head))) return t;
    }
    return kNone;
  };
  source_head = head_in(is_source);
  target_head = head_in(is_target);

  const FrameMatch* best = nullptr;
  double best_score = -1e9;
  std::vector<std::vector<FrameMatch>> keep;
  for (Index t = 0; t < analysis.tokens.size(); ++t) {
    if ((analysis.tokens[t].upos != Upos::VERB && analysis.tokens[t].upos != Upos::NOUN) || is_source(t)) continue;
    keep.push_back(match_frames(tree, t, coder, is_actor));
    for (const FrameMatch& m : keep.back()) {
      if (m.frame->cameo.starts_with("01")) continue;
      double score = m.score;
      const auto any = [](const std::vector<Index>& list, auto test) { return std::any_of(list.begin(), list.end(), test); };
      const bool straight_source = any(m.source, is_source), straight_target = any(m.target, is_target);
      if (straight_source) score += 2.5;
      else if (m.clause.subject != kNone && source_head != kNone && tree.dominates(m.clause.subject, source_head)) score += 1.5;
      if (straight_target) score += 2;
      else if (target_head != kNone && tree.dominates(t, target_head)) score += 1;
      if (source_head != kNone && tree.dominates(t, source_head)) score += .4;
      if (any(m.source, is_target) && !straight_source) score -= 1;
      if (is_target(t)) score -= 4;  // a noun inside the target names it rather than the act
      if (analysis.tokens[t].upos == Upos::NOUN) score -= straight_source ? .4 : 1.;
      if (score > best_score) best_score = score, best = &m;
    }
  }
  PairCode out;
  if (best) {
    out.cameo = shift_by_mode(best->frame->cameo, read_certainty(tree, best->clause.head));
    out.because = best->frame->origin;
    out.confidence = std::round(1000 / (1 + std::exp(-(best_score - 5) * .7))) / 1000;
  } else {
    out.cameo = "040";  // the commonest type of events between two actors
    out.because = "no frame";
    out.confidence = .1;
  }
  const CameoCode& code = *coder.code(out.cameo);
  out.plover = code.plover;
  out.quad = code.quad;
  // PLOVER's own quad: requests and accusations are verbal conflict
  if (out.plover == "REQUEST") out.quad = 3;
  return out;
}

}  // namespace dragoman
