#include "dragoman/actors/link_pronoun.h"

#include "dragoman/actors/pronoun_kind.h"

namespace dragoman {
namespace {

constexpr Index kPersonBack = 4, kOtherBack = 2;  // sentences that a pronoun looks back

bool fits(PronounKind kind, const EntityState& s, const Entity& e, bool state) {
  if (e.type == MentionType::location && !state) return false;  // places are not spoken of as actors
  switch (kind) {
    case PronounKind::he: return s.human && !s.plural && s.gender != 'f';
    case PronounKind::she: return s.human && !s.plural && s.gender != 'm';
    case PronounKind::they: return s.plural || s.body;
    case PronounKind::it: return !s.human && !s.plural;
    default: return false;
  }
}

}  // namespace

Index link_pronoun(MentionFacts& f, const Analysis& a, const EntityBook& book) {
  const Token& word = a.tokens[f.mention.head];
  const PronounKind kind = pronoun_kind(word.form);
  if (kind != PronounKind::he && kind != PronounKind::she && kind != PronounKind::they && kind != PronounKind::it) return kNone;
  const bool human = kind == PronounKind::he || kind == PronounKind::she;
  const bool own = word.deprel == Deprel::nmod_poss || reflexive_pronoun(word.form);  // may be the subject's of the same clause
  const Index here = f.mention.sentence, back = human ? kPersonBack : kOtherBack;
  const auto nearness = [&](Index sentence, std::size_t mention, bool subject) {
    return -1.5 * (here - sentence) + (subject ? 1.2 : 0) - .05 * static_cast<double>(book.out.mentions.size() - mention);
  };
  Index best = kNone;
  double best_score = -1e9;
  for (Index e = 0; e < book.size(); ++e) {
    const EntityState& s = book.state(e);
    if (s.last_sentence + back < here || !fits(kind, s, book.entity(e), book.is_state(e))) continue;
    const Mention& last = book.out.mentions[s.last_mention];
    if (last.span.contains(f.mention.span)) continue;  // "its embassy" is not its own
    double score = nearness(s.last_sentence, s.last_mention, s.last_subject);
    if (human && book.entity(e).type == MentionType::person) score += 1;
    if (kind == PronounKind::they) score += s.plural ? 1.5 : book.is_state(e) ? -1 : 0;
    // an object of the same verb is not what its subject pronoun means
    const Index governor = last.head == kNone ? kNone : a.tokens[last.head].head;
    if (!own && last.sentence == here && governor != kNone && governor == word.head) score -= 4;
    if (score > best_score) best_score = score, best = e;
  }
  if (kind == PronounKind::they) {
    for (const EntitySet& s : book.sets) {
      if (s.last_sentence + back < here) continue;
      const double score = nearness(s.last_sentence, s.last_mention, s.last_subject) + 1.5;
      if (score <= best_score) continue;
      best_score = score, best = kNone;
      f.mention.members = s.members;
    }
  }
  if (best != kNone && !f.mention.members.empty()) f.mention.members.clear();
  if (best != kNone || !f.mention.members.empty()) f.because = "pronoun, nearest fitting subject";
  return best;
}

}  // namespace dragoman
