#include "dragoman/actors/link_pronoun.h"

#include "dragoman/actors/pronoun_kind.h"

namespace dragoman {
namespace {

bool fits(PronounKind kind, const EntityState& s, const Entity& e, bool state) {
  if (e.type == MentionType::location && !state) return false;  // places are not spoken of as actors
  switch (kind) {
    case PronounKind::he:
    case PronounKind::she: return s.human && !s.plural;
    case PronounKind::they: return s.plural || s.body;
    case PronounKind::it: return !s.human && !s.plural;
    default: return false;
  }
}

}  // namespace

Index link_pronoun(MentionFacts& f, const Analysis& a, const Tree&, const EntityBook& book) {
  const std::string_view word = a.tokens[f.mention.head].form;
  const PronounKind kind = pronoun_kind(word);
  if (kind != PronounKind::he && kind != PronounKind::she && kind != PronounKind::they && kind != PronounKind::it) return kNone;
  const bool human = kind == PronounKind::he || kind == PronounKind::she;
  const bool possessive = possessive_pronoun(word) || reflexive_pronoun(word);
  const Index here = f.mention.sentence;
  Index best = kNone;
  double best_score = -1e9;
  for (Index e = 0; e < book.size(); ++e) {
    const EntityState& s = book.state(e);
    if (s.last_sentence + (human ? 4 : 2) < here || !fits(kind, s, book.entity(e), book.is_state(e))) continue;
    double score = -1.5 * (here - s.last_sentence) + (s.last_subject ? 1.2 : 0) - .05 * static_cast<double>(book.out.mentions.size() - s.last_mention);
    if (human && book.entity(e).type == MentionType::person) score += 1;
    if (kind == PronounKind::they && s.plural) score += 1;
    // an object of the same verb is not what its subject pronoun means
    const Mention& last = book.out.mentions[s.last_mention];
    if (!possessive && last.sentence == here && last.head != kNone && a.tokens[last.head].head == a.tokens[f.mention.head].head && a.tokens[last.head].head != kNone) score -= 4;
    if (score > best_score) best_score = score, best = e;
  }
  if (best != kNone) f.because = "pronoun, nearest fitting subject";
  return best;
}

}  // namespace dragoman
