// Building phrases: nouns, prepositional phrases, adjectives, adverbs.
#include "dragoman/dictionaries/phrase_builder.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

bool before_noun(Deprel r) {
  switch (base(r)) {
    case Deprel::det:
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::flat:
    case Deprel::goeswith:
    case Deprel::fixed:
    case Deprel::advmod: return true;
    default: return r == Deprel::nmod_desc || r == Deprel::cc_preconj;
  }
}

bool part_of_name(Deprel r) {
  return base(r) == Deprel::flat || base(r) == Deprel::goeswith || base(r) == Deprel::nummod || base(r) == Deprel::compound || base(r) == Deprel::fixed;
}

}  // namespace

Index PhraseBuilder::noun(Index unit) {
  std::vector<Index> rest;
  for (const Index c : children(unit)) {
    if (rel(c) != Deprel::case_ || token(c).xpos == "POS") rest.push_back(c);
  }
  return noun_of(unit, rest);
}

/// A base phrase of words, then what is hung on it: (NP (NP the ministers) (PP of Iran)); alone it is the whole: (NP the ministers).
Index PhraseBuilder::noun_of(Index unit, const std::vector<Index>& dependents) {
  std::vector<Placed> base_parts{{unit, word(unit)}}, after;
  for (const Index c : dependents) {
    const Deprel r = rel(c);
    if (base(r) == Deprel::cc && c < unit && base(rel(unit)) == Deprel::conj) continue;  // stands before this phrase, in the one above
    if (r == Deprel::nmod_poss) {
      base_parts.push_back({c, token(c).xpos == "PRP$" ? word(c) : noun(c)});
    } else if (r == Deprel::case_) {  // 's
      base_parts.push_back({c, word(c)});
    } else if ((c < unit && before_noun(r)) || (c > unit && part_of_name(r))) {
      flatten(c, base_parts);
    } else if (base(r) == Deprel::punct) {
      (c < unit ? base_parts : after).push_back({c, word(c)});
    } else if (base(r) == Deprel::acl && r != Deprel::acl_relcl && is_clause(c) && !to_infinitive(c) && !has(c, Deprel::mark) && !has(c, Deprel::nsubj)) {
      // a participle beside its noun is a VP of the noun phrase: (NP (NP troops) (VP killed in Iraq))
      const Index made = clause(c);
      Index vp = made;
      for (const Index k : out_.phrases[made].children) {
        if (out_.phrases[k].label == PhraseLabel::vp) vp = k;
      }
      after.push_back({c, vp});
    } else {
      if (base(r) == Deprel::conj) {
        for (const Index k : children(c)) {
          if (base(rel(k)) == Deprel::cc && k < c) after.push_back({k, word(k)});
        }
      }
      after.push_back({c, dependent(c)});
    }
  }
  const bool wh = token(unit).xpos == "WP" || token(unit).xpos == "WDT" || token(unit).xpos == "WP$";
  const Index np = in_order(wh ? PhraseLabel::whnp : PhraseLabel::np, std::move(base_parts));
  bool phrases = false;
  for (const Placed& p : after) phrases |= out_.phrases[p.phrase].label != PhraseLabel::word;
  if (!phrases) return np;
  after.push_back({unit, np});
  return in_order(PhraseLabel::np, std::move(after));
}

Index PhraseBuilder::prepositional(Index unit) { return prepositional_of(unit, children(unit)); }

Index PhraseBuilder::prepositional_of(Index unit, const std::vector<Index>& dependents) {
  std::vector<Index> cases, rest;
  for (const Index c : dependents) {
    if (rel(c) == Deprel::case_ && token(c).xpos != "POS" && c < unit) cases.push_back(c);
    else rest.push_back(c);
  }
  Index phrase = is_clause(unit) && token(unit).upos == Upos::VERB ? clause(unit) : noun_of(unit, rest);
  // "from near the border": one phrase within the other; the words of a fixed preposition stand as one, its first
  for (std::size_t i = cases.size(); i-- > 0;) phrase = add(PhraseLabel::pp, {word(cases[i]), phrase});
  return phrase;
}

Index PhraseBuilder::adjective(Index unit, const std::vector<Index>& dependents) {
  std::vector<Placed> parts{{unit, word(unit)}};
  for (const Index c : dependents) parts.push_back({c, base(rel(c)) == Deprel::advmod && children(c).empty() ? word(c) : dependent(c)});
  return in_order(PhraseLabel::adjp, std::move(parts));
}

Index PhraseBuilder::adverb(Index unit) {
  const std::string& lemma = token(unit).lemma;
  if (children(unit).empty() && (lemma == "not" || lemma == "n't")) return word(unit);
  std::vector<Placed> parts;
  flatten(unit, parts);
  return in_order(PhraseLabel::advp, std::move(parts));
}

}  // namespace dragoman
