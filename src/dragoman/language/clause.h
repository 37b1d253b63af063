// The grammatical roles of a predicate with passive voice, relative clauses, participles, control and coordination undone.
//
// "the deal that Iran, praised by Syria, had signed" gives for `signed` subject Iran and object deal, for `praised` subject Syria and object
// Iran. Frames (lexicon/predicates.tsv) and status are read off these roles, never off word order.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dragoman/language/tree.h"

namespace dragoman {

struct Clause {
  Index head = kNone;
  bool passive = false;
  Index subject = kNone;  ///< logical: the agent of a passive
  Index object = kNone;   ///< logical: the subject of a passive
  Index indirect = kNone;
  Index xcomp = kNone, ccomp = kNone;
  std::string particle;
  std::vector<std::pair<std::string, Index>> obliques;  ///< preposition (lower case), noun; for nouns their nmod phrases
};

/// Roles of a verb (or of any predicate with a copula) or of a noun (poss as subject is left to the frame).
Clause read_clause(const Tree& tree, Index head);

/// `token` and the tokens coordinated with it.
std::vector<Index> coordinated(const Tree& tree, Index token);

/// The noun a relative pronoun stands for, else the token itself.
Index antecedent(const Tree& tree, Index token);

/// Lower-cased preposition or case marker of a noun, fixed parts joined ("because of"), empty if none.
std::string case_of(const Tree& tree, Index token);

}  // namespace dragoman
