// Adjectives with a copula ("is confident that", "was critical of") and adverbs of hearsay ("allegedly").
#include <algorithm>

#include "dragoman/attribution/constructions.h"
#include "dragoman/attribution/extents.h"
#include "dragoman/language/labels.h"

namespace dragoman {

void adjective_cue(const Reading& r, Index j, Candidates& out) {
  const Cue* cue = r.cues.find(r.low(j), "ADJ");
  if (!cue) return;
  if (r.child(j, Deprel::cop) == kNone && r.token(j).deprel != Deprel::xcomp && r.token(j).deprel != Deprel::conj) return;
  const Index subject = subject_of(r, j);
  if (subject == kNone || r.low(subject) == "it" || r.low(subject) == "there") return;
  if (r.quoted(j) && (r.low(subject) == "i" || r.low(subject) == "we")) return;
  Candidate c;
  Index last = kNone;
  for (const Index k : r.tree.children(j)) {
    if (k < j) continue;
    const Deprel d = r.token(k).deprel;
    if ((d == Deprel::ccomp && cue->has("that")) || (d == Deprel::xcomp && cue->has("to"))) {
      const Index first = std::max(r.tree.leftmost(k), j + 1);
      c.content = {{first, complement_end(r, j, first)}};
      c.because = cue->origin + " adjective clause";
      break;
    }
  }
  const Index end = r.sentence_range(j).last;
  if (c.content.empty() && j + 2 < end && cue->has("P:" + r.low(j + 1))) {
    last = j + 2;
    c.content = {{last, object_end(r, j, last, last)}};
    c.because = cue->origin + " adjective preposition";
  }
  if (c.content.empty()) return;
  c.predicate = j;
  c.cue = cue;
  c.words = cue_extent(r, j, c.content.front().first);
  if (last != kNone && last <= c.words.last + 1) c.words.last = std::max(c.words.last, last);
  c.source = {source_phrase(r, subject, c.words)};
  c.speaker_head = subject;
  out.push_back(std::move(c));
}

void adverb_cue(const Reading& r, Index adverb, Candidates& out) {
  const Cue* cue = r.cues.find(r.low(adverb), "ADV");
  if (!cue || !cue->has("clause") || r.token(adverb).head == kNone) return;
  Index clause = r.token(adverb).head;
  if (r.token(clause).upos != Upos::VERB && r.child(clause, Deprel::cop) == kNone && r.token(clause).deprel == Deprel::amod && r.token(clause).head != kNone)
    clause = r.token(clause).head;
  Candidate c;
  c.predicate = adverb;
  c.cue = cue;
  c.words = {adverb, adverb + 1};
  const Range s = r.sentence_range(adverb);
  Ranges content;
  for (Index t = std::max(s.first, r.tree.leftmost(clause)); t < std::min(s.last, r.tree.end(clause)); ++t) {
    if (t != adverb && r.tree.dominates(clause, t)) content = Reading::joined(std::move(content), {{t, t + 1}});
  }
  c.content = std::move(content);
  c.voice = true;
  c.how = Construction::adverb;
  c.because = cue->origin + " adverb";
  if (!c.content.empty()) out.push_back(std::move(c));
}

}  // namespace dragoman
