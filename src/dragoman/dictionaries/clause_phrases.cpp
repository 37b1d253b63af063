// Building phrases: clauses. Auxiliaries make nested VPs, coordination is undone into one VP (or S) a verb.
#include <algorithm>

#include "dragoman/dictionaries/phrase_builder.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

constexpr std::size_t kManyPhrases = 2000;  // no object is given to several verbs beyond that

bool is_subject(Deprel r) { return base(r) == Deprel::nsubj || base(r) == Deprel::csubj; }

}  // namespace

std::vector<Index> PhraseBuilder::clausal_conjuncts(Index unit) const {
  std::vector<Index> out;
  for (const Index c : children(unit)) {
    if (base(rel(c)) == Deprel::conj && c > unit && is_clause(c)) out.push_back(c);
  }
  return out;
}

/// What belongs to the clause of a predicate; the rest of the children of a noun or adjective is part of its phrase.
bool PhraseBuilder::clause_level(Index unit, Index child) const {
  if (token(unit).upos == Upos::VERB || token(unit).upos == Upos::AUX) return true;
  const Deprel r = base(rel(child));
  switch (r) {
    case Deprel::nsubj:
    case Deprel::csubj:
    case Deprel::aux:
    case Deprel::cop:
    case Deprel::mark:
    case Deprel::advcl:
    case Deprel::ccomp:
    case Deprel::parataxis:
    case Deprel::expl:
    case Deprel::vocative:
    case Deprel::discourse: return true;
    case Deprel::punct: return child > unit || !has(unit, Deprel::cop) || child < find(unit, Deprel::cop);
    case Deprel::advmod: return has(unit, Deprel::cop) && (child < find(unit, Deprel::cop) || token(child).lemma == "not");
    case Deprel::conj: return child > unit && is_clause(child);
    case Deprel::cc: return child < unit && is_clause(unit);
    case Deprel::obl:
    case Deprel::obj:
    case Deprel::iobj: return token(unit).upos != Upos::ADJ || child < unit;
    default: return false;
  }
}

bool PhraseBuilder::takes_object_outside(Index unit) const {
  return std::find(object_control_.begin(), object_control_.end(), token(unit).lemma) != object_control_.end();
}

/// "has attacked and killed", "will meet and talk": the second verb has the first one's auxiliaries.
bool PhraseBuilder::shares_auxiliaries(Index unit, Index conjunct) const {
  if (!has(unit, Deprel::aux) && !to_infinitive(unit)) return true;
  if (has(conjunct, Deprel::aux) || has(conjunct, Deprel::cop) || to_infinitive(conjunct)) return false;
  const std::string_view tag = token(conjunct).xpos;
  return tag != "VBZ" && tag != "VBP" && (tag != "VBD" || token(unit).xpos == "VBD" || token(unit).xpos == "VBN");
}

/// The phrase of the predicate itself, with what stands beside it in the innermost VP.
Index PhraseBuilder::predicate(Index unit, const std::vector<Index>& inside) {
  std::vector<Placed> parts;
  if (token(unit).upos == Upos::VERB || token(unit).upos == Upos::AUX || !has(unit, Deprel::cop)) {
    parts.push_back({unit, word(unit)});
    // objects that are the subject of the infinitive after them stand in its clause
    Index object = kNone, infinitive = kNone;
    for (const Index c : inside) {
      if (base(rel(c)) == Deprel::xcomp && c > unit && to_infinitive(c)) infinitive = c;
    }
    if (infinitive != kNone && !takes_object_outside(unit)) {
      for (const Index c : inside) {
        if ((base(rel(c)) == Deprel::obj || base(rel(c)) == Deprel::iobj) && c > unit && c < infinitive) object = c;
      }
    }
    for (const Index c : inside) {
      if (c == object) continue;
      if (c == infinitive && object != kNone) parts.push_back({c, clause(c, {object})});
      else parts.push_back({c, dependent(c)});
    }
    return in_order(PhraseLabel::vp, std::move(parts));
  }
  std::vector<Index> own;
  for (const Index c : children(unit)) {
    if (!clause_level(unit, c)) own.push_back(c);
  }
  const bool prepositional = std::any_of(own.begin(), own.end(), [&](Index c) { return rel(c) == Deprel::case_ && token(c).xpos != "POS" && c < unit; });
  if (prepositional) return prepositional_of(unit, own);
  return token(unit).upos == Upos::ADJ ? adjective(unit, own) : noun_of(unit, own);
}

/// (VP aux1 .. (VP aux2 .. (VP verb ..))); `middle` are the words between the auxiliaries.
Index PhraseBuilder::verb_phrase(Index unit, const std::vector<Index>& inside, const std::vector<Index>& chain, const std::vector<Index>& middle) {
  const bool copula = has(unit, Deprel::cop) && token(unit).upos != Upos::VERB;
  std::vector<Index> here = inside, between = middle;
  if (chain.empty()) {
    here.insert(here.end(), between.begin(), between.end());
    between.clear();
  }
  Index made = predicate(unit, copula ? std::vector<Index>{} : here);
  std::vector<Index> shared, apart;
  for (const Index c : clausal_conjuncts(unit)) {
    if (has(c, Deprel::nsubj) || has(c, Deprel::csubj) || has(c, Deprel::expl)) break;  // a clause of its own, and what follows belongs to it
    (shares_auxiliaries(unit, c) ? shared : apart).push_back(c);
  }
  const auto coordinate = [&](Index first, const std::vector<Index>& conjuncts) {
    if (conjuncts.empty()) return first;
    std::vector<Placed> parts{{unit, first}};
    for (const Index c : conjuncts) {
      for (const Index k : children(c)) {
        if ((base(rel(k)) == Deprel::cc || base(rel(k)) == Deprel::punct) && k < c && children(k).empty()) parts.push_back({k, word(k)});
      }
      const Index whole = clause(c);
      Index vp = whole;
      for (const Index k : out_.phrases[whole].children) {
        if (out_.phrases[k].label == PhraseLabel::vp) vp = k;
      }
      if (out_.phrases.size() < kManyPhrases && vp != whole && !has(c, Deprel::obj)) {
        // "attacked and burned the base": the object stands after the second verb and is both's
        for (const Index k : here) {
          if (base(rel(k)) != Deprel::obj || k < c) continue;
          const Index again = dependent(k);
          out_.phrases[vp].children.push_back(again);
          out_.phrases[again].parent = vp;
        }
      }
      parts.push_back({c, vp});
    }
    return in_order(PhraseLabel::vp, std::move(parts));
  };
  made = coordinate(made, shared);
  for (std::size_t i = chain.size(); i-- > 0;) {
    std::vector<Placed> parts{{chain[i], word(chain[i])}};
    for (const Index m : between) {
      if (m > chain[i] && (i + 1 == chain.size() || m < chain[i + 1])) parts.push_back({m, dependent(m)});
    }
    parts.push_back({unit, made});
    if (copula && i + 1 == chain.size()) {
      for (const Index c : here) parts.push_back({c, dependent(c)});
    }
    made = in_order(PhraseLabel::vp, std::move(parts));
  }
  return coordinate(made, apart);
}

/// One predicate with its subject: (S (NP ..) (VP ..) .). `also_left`: an object of the verb above that is the subject here.
Index PhraseBuilder::clause_of_one(Index unit, const std::vector<Index>& also_left) {
  std::vector<Index> chain, middle, inside;
  std::vector<Placed> parts;
  for (const Index c : children(unit)) {
    const Deprel r = base(rel(c));
    if (c < unit && clause_level(unit, c) && (r == Deprel::aux || r == Deprel::cop || (r == Deprel::mark && token(c).xpos == "TO"))) chain.push_back(c);
  }
  std::sort(chain.begin(), chain.end());
  const Index verb_begins = chain.empty() ? unit : chain.front();
  const bool there = has(unit, Deprel::expl) && token(find(unit, Deprel::expl)).xpos == "EX";
  for (const Index c : children(unit)) {
    const Deprel r = base(rel(c));
    if (!clause_level(unit, c) || std::find(chain.begin(), chain.end(), c) != chain.end() || r == Deprel::cc) continue;
    if (r == Deprel::conj && c > unit && is_clause(c)) continue;
    if (r == Deprel::mark) continue;  // stands above, in SBAR
    if (is_subject(rel(c))) {
      if (there && c > unit) {
        inside.push_back(c);
        continue;
      }
      const Index phrase = dependent(c);
      // a name that was cut in two subjects by a slip of the parser is one
      if (!parts.empty() && parts.back().at < c && is_subject(rel(parts.back().at)) && tree_.end(parts.back().at) == tree_.leftmost(c))
        parts.back() = {c, add(PhraseLabel::np, {parts.back().phrase, phrase})};
      else parts.push_back({c, phrase});
    } else if (r == Deprel::expl || c < verb_begins) {
      parts.push_back({c, dependent(c)});
    } else if (c < unit) {
      middle.push_back(c);
    } else if (r == Deprel::punct || r == Deprel::parataxis) {
      parts.push_back({c, dependent(c)});
    } else {
      inside.push_back(c);
    }
  }
  for (const Index c : also_left) parts.push_back({c, dependent(c)});
  parts.push_back({unit, verb_phrase(unit, inside, chain, middle)});
  return in_order(PhraseLabel::s, std::move(parts));
}

/// The clause and those coordinated with it that have their own subjects.
Index PhraseBuilder::clause(Index unit, const std::vector<Index>& also_left) {
  std::vector<Index> apart;  // from the first with a subject on: what comes after it is not this subject's
  for (const Index c : clausal_conjuncts(unit)) {
    if (!apart.empty() || has(c, Deprel::nsubj) || has(c, Deprel::csubj) || has(c, Deprel::expl)) apart.push_back(c);
  }
  const Index own = clause_of_one(unit, also_left);
  if (apart.empty()) return own;
  std::vector<Placed> parts{{unit, own}};
  for (const Index c : apart) {
    for (const Index k : children(c)) {
      if (base(rel(k)) == Deprel::cc && k < c) parts.push_back({k, word(k)});
    }
    parts.push_back({c, clause(c)});
  }
  return in_order(PhraseLabel::s, std::move(parts));
}

/// A clause below another: with its conjunction (SBAR), or bare.
Index PhraseBuilder::subordinate(Index unit) {
  std::vector<Index> marks;
  for (const Index c : children(unit)) {
    if (rel(c) == Deprel::mark && token(c).xpos != "TO") marks.push_back(c);
  }
  const Index s = clause(unit);
  const Deprel r = base(rel(unit));
  if (marks.empty()) {
    const Index governor = token(unit).head == kNone ? kNone : unit_of_[token(unit).head - first_];
    return r == Deprel::ccomp && governor != kNone && unit > governor ? add(PhraseLabel::sbar, {s})
           : rel(unit) == Deprel::acl_relcl                           ? add(PhraseLabel::sbar, {s})
                                                                      : s;
  }
  // "after signing": a preposition and a clause without subject
  const bool preposition = marks.size() == 1 && token(unit).xpos == "VBG" && !has(unit, Deprel::nsubj) && r == Deprel::advcl;
  std::vector<Index> children_of;
  for (const Index m : marks) children_of.push_back(word(m));
  children_of.push_back(s);
  return add(preposition ? PhraseLabel::pp : PhraseLabel::sbar, children_of);
}

}  // namespace dragoman
