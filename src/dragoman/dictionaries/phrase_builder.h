// The parts of building phrases that clauses and nouns share. Internal to phrase_tree.cpp, clause_phrases.cpp and noun_phrases.cpp.
#pragma once

#include <string>
#include <vector>

#include "dragoman/dictionaries/phrase_tree.h"

namespace dragoman {

class PhraseBuilder {
 public:
  PhraseBuilder(const Tree& tree, Index sentence, const ObjectControl& object_control);
  PhraseTree build();

 private:
  /// A phrase and where in the sentence it stands.
  struct Placed {
    Index at = 0, phrase = kNone;
  };

  // phrase_tree.cpp
  const Token& token(Index t) const { return tree_.analysis().tokens[t]; }
  Deprel rel(Index t) const { return token(t).deprel; }
  void join_hyphenated();
  std::vector<Index> children(Index unit) const { return children_[unit - first_]; }
  Index add(PhraseLabel label, const std::vector<Index>& children = {});
  Index word(Index unit);
  Index in_order(PhraseLabel label, std::vector<Placed> parts);
  void flatten(Index unit, std::vector<Placed>& into);
  Index dependent(Index unit);
  bool is_clause(Index unit) const;
  bool has(Index unit, Deprel relation) const;
  Index find(Index unit, Deprel relation) const;
  bool to_infinitive(Index unit) const;

  // clause_phrases.cpp
  Index clause(Index unit, const std::vector<Index>& also_left = {});
  Index subordinate(Index unit);
  Index clause_of_one(Index unit, const std::vector<Index>& also_left);
  Index verb_phrase(Index unit, const std::vector<Index>& inside, const std::vector<Index>& chain, const std::vector<Index>& middle);
  Index predicate(Index unit, const std::vector<Index>& inside);
  std::vector<Index> clausal_conjuncts(Index unit) const;
  bool clause_level(Index unit, Index child) const;
  bool takes_object_outside(Index unit) const;
  bool shares_auxiliaries(Index unit, Index conjunct) const;

  // noun_phrases.cpp
  Index noun(Index unit);
  Index noun_of(Index unit, const std::vector<Index>& dependents);
  Index prepositional(Index unit);
  Index prepositional_of(Index unit, const std::vector<Index>& dependents);
  Index adjective(Index unit, const std::vector<Index>& dependents);
  Index adverb(Index unit);

  const Tree& tree_;
  const ObjectControl& object_control_;
  Index first_, last_, root_token_;
  std::vector<Index> unit_of_;                ///< per token: the unit it belongs to
  std::vector<Index> begin_, end_;            ///< per unit: its tokens
  std::vector<std::vector<Index>> children_;  ///< per unit
  PhraseTree out_;
};

}  // namespace dragoman
