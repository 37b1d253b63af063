// Candidates from every construction, sentence by sentence; then quotations that run on; then the chains.
#include "dragoman/attribution/attribute.h"

#include "dragoman/attribution/chains.h"
#include "dragoman/attribution/constructions.h"
#include "dragoman/attribution/credits.h"
#include "dragoman/attribution/hearers.h"
#include "dragoman/attribution/running_quotations.h"

namespace dragoman {
namespace {

/// A word in -s or -ing that the tagger may have taken for a noun.
bool mistaggable(const Token& token) {
  return (token.upos == Upos::NOUN || token.upos == Upos::PROPN) && token.form.size() > 3 && (token.form.ends_with('s') || token.form.ends_with("ing"));
}

/// "Claims by rebels that": the tags disagree, and what follows goes with a noun.
bool noun_in_disguise(const Reading& r, Index t) {
  return r.token(t).upos == Upos::VERB && r.token(t).xpos == "NNS" && t + 1 < r.sentence_range(t).last && (r.low(t + 1) == "by" || r.low(t + 1) == "from");
}

/// The constructions whose cue has the word's part of speech.
void candidates_at(const Reading& r, Index t, Candidates& out) {
  const Token& token = r.token(t);
  const std::size_t before = out.size();
  const bool noun = token.upos == Upos::NOUN || noun_in_disguise(r, t);
  if ((token.upos == Upos::VERB && !noun) || (token.upos == Upos::AUX && token.deprel == Deprel::root)) verb_cue(r, t, out);
  if (mistaggable(token)) mistagged_verb_cue(r, t, out);
  if (out.size() > before) return;
  if (noun) noun_cue(r, t, out);
  if (token.upos == Upos::ADJ) adjective_cue(r, t, out);
  if (token.upos == Upos::ADV) adverb_cue(r, t, out);
  if (out.size() == before) source_preposition(r, t, out);
}

}  // namespace

std::vector<Attribution> attribute(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const CueLexicon& cues) {
  const Reading r(article, analysis, tree, actors, cues);
  const bool in_transcript = transcript(r);
  Candidates candidates;
  for (const Sentence& sentence : analysis.sentences) {
    if (!sentence.codable) continue;
    for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
      const std::size_t before = candidates.size();
      candidates_at(r, t, candidates);
      for (std::size_t i = before; i < candidates.size(); ++i) candidates[i].medium = medium_of(r, candidates[i].predicate);
    }
    colon_cue(r, sentence, in_transcript, candidates);
  }
  run_quotations_on(r, candidates);
  std::vector<Attribution> out = build_chains(r, std::move(candidates));
  find_addressees(r, out);
  for (Attribution& a : credit_links(article, analysis, actors, cues)) out.push_back(std::move(a));
  return out;
}

}  // namespace dragoman
