// "according to the army", "in the view of analysts": a preposition whose object is the source and whose sentence is the content.
//
// The commas say which part: "According to X, A." speaks of A; "A, according to X." of A up to the comma; "A, according to X, B." of both.
#include <algorithm>

#include "dragoman/attribution/constructions.h"
#include "dragoman/attribution/extents.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

/// The noun phrase from `first` on: to the end of the subtree of its head, clipped at a comma that closes it.
Range source_from(const Reading& r, Index first, Range s, Index& head) {
  head = kNone;
  for (Index t = first; t < s.last && !r.punctuation(t); ++t) {
    if (!r.nominal(t) && r.token(t).upos != Upos::NUM) continue;
    head = t;
    const Index h = r.token(t).head;
    if (h == kNone || h < first || !r.nominal(h) || r.token(t).deprel == Deprel::nmod) break;
    if (h > t && h < first + 20) continue;  // a compound or possessor: the head comes later
    break;
  }
  if (head == kNone) return {};
  Range source{first, std::max(head + 1, r.tree.end(head))};
  source.last = std::min(source.last, s.last);
  for (Index t = head + 1; t < source.last; ++t) {
    if (r.quote_mark(t) && r.quoted(t) && !r.quoted(first)) {
      source.last = t;
      break;
    }
    const bool comma = r.token(t).form == ",";
    if (!comma) continue;
    bool goes_on = t + 1 < source.last && (r.low(t + 1) == "who" || r.low(t + 1) == "which" || r.low(t + 1) == "whose");
    for (const Index c : r.tree.children(head))
      goes_on |= c > t && (r.token(c).deprel == Deprel::appos || r.token(c).deprel == Deprel::conj || r.token(c).deprel == Deprel::flat) &&
                 r.tree.leftmost(c) <= t + 2;
    if (!goes_on || first == s.first + 2) {  // fronted: the first comma opens the content
      source.last = t;
      break;
    }
  }
  return source;
}

}  // namespace

/// "By the army's account, A.", "A, by the army's account."
void version_source(const Reading& r, Index p, Index version, Range holder, Range s, Candidates& out) {
  Candidate c;
  c.predicate = version;
  c.words = {holder.last, version + 1};
  c.source = {holder};
  c.speaker_head = r.head_of(holder);
  c.voice = true;
  c.how = Construction::source_preposition;
  c.because = "somebody's version source preposition";
  Index first = p;
  while (first > s.first && r.token(first - 1).upos == Upos::ADV) --first;
  if (first <= s.first + 1) {
    Index from = version + 1;
    if (from >= s.last || r.token(from).form != ",") return;
    while (from < s.last && r.punctuation(from) && !r.quote_mark(from)) ++from;
    c.content = {{from, s.last}};
  } else {
    if (r.token(first - 1).form != ",") return;
    c.content = {{s.first, first}};
  }
  if (!c.content.front().empty()) out.push_back(std::move(c));
}

/// "by the army's account", "in his view": the noun of the version, kNone if there is none; `source` is its holder.
Index version_of(const Reading& r, Index p, Range s, Range& source) {
  const std::string& w = r.low(p);
  if (r.token(p).upos != Upos::ADP || (w != "by" && w != "in" && w != "on" && w != "to")) return kNone;
  for (Index t = p + 2; t < s.last && t < p + 9 && !r.punctuation(t); ++t) {
    if (!r.cues.is(r.lemma(t), CueWord::version) || !r.nominal(t)) continue;
    const Index holder = r.child(t, Deprel::nmod_poss);
    if (holder == kNone || r.tree.leftmost(holder) != p + 1) return kNone;
    source = {p + 1, r.tree.end(holder)};
    return t;
  }
  return kNone;
}

void source_preposition(const Reading& r, Index p, Candidates& out) {
  const Range s = r.sentence_range(p);
  const Cue* cue = nullptr;
  Index last = p + 1;
  if (const auto* list = r.cues.find_multiword(r.low(p), "PREP")) {
    for (const MultiwordCue& m : *list) {
      bool all = p + m.rest.size() < s.last;
      for (std::size_t i = 0; i < m.rest.size() && all; ++i) all = r.low(p + 1 + static_cast<Index>(i)) == m.rest[i];
      if (!all || !m.cue.has("source")) continue;
      cue = &m.cue;
      last = p + 1 + static_cast<Index>(m.rest.size());
      break;
    }
  }
  if (!cue) {
    cue = r.cues.find(r.low(p), "PREP");
    Range holder;
    if (const Index version = version_of(r, p, s, holder); version != kNone) return version_source(r, p, version, holder, s, out);
    if (!cue || !cue->has("source") || r.token(p).upos != Upos::ADP || p + 1 >= s.last) return;
    if (r.token(p + 1).upos != Upos::PROPN && r.token(p + 1).upos != Upos::DET) return;
  }
  Candidate c;
  c.predicate = p;
  c.cue = cue;
  c.words = {p, last};
  c.voice = true;
  c.how = Construction::source_preposition;
  c.because = cue->origin + " source preposition";
  Index head = kNone;
  const Range source = source_from(r, last, s, head);
  if (source.empty()) return;
  c.source = {source};
  c.speaker_head = head;
  Index first = p;
  while (first > s.first && r.token(first - 1).upos == Upos::ADV) --first;
  Ranges content;
  if (first <= s.first + 1) {
    Index from = source.last;
    while (from < s.last && r.punctuation(from) && !r.quote_mark(from)) ++from;
    content = {{from, s.last}};
  } else {
    // within a quotation, or a clause of another cue, only that
    Range before{s.first, first};
    if (r.quoted(p)) before.first = std::max(before.first, r.quotation_in(r.quotation(p), s).first);
    content = {before};
    Index from = source.last;
    if (from + 1 < s.last && r.token(from).form == "," && !r.is(from + 1, CueWord::adjunct) && r.token(from + 1).xpos != "VBG" &&
        r.token(from + 1).upos != Upos::CCONJ)
      content.push_back({from + 1, s.last});
  }
  c.content = std::move(content);
  if (!c.content.empty() && !c.content.front().empty()) out.push_back(std::move(c));
}

}  // namespace dragoman
