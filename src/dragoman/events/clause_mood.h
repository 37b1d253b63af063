// Tense, mood and polarity of one clause, as its auxiliaries, adverbs and subordinators show them. Kept while status.cpp climbs, so that
// "Talks will begin" gives the talks the future of their verb.
#pragma once

#include <string>

#include "dragoman/document.h"
#include "dragoman/events/certainty_lexicon.h"
#include "dragoman/language/tree.h"

namespace dragoman {

struct ClauseMood {
  bool future = false, possible = false, would = false, obligation = false, must = false, perfect = false, progressive = false, past = false;
  bool negated = false, infinitive = false, from = false, that = false, subjunctive = false, instead = false;
  bool has_condition = false;     ///< "..., unless they leave"
  bool inside_condition = false;  ///< the clause is itself what is supposed
  bool inside_question = false;   ///< "whether it had shelled"
  Commitment commitment = Commitment::certain;

  bool modal() const { return future || possible || would || obligation; }
  /// Adds what the clause of `head` says. `own`: it is the act's own clause, whose negation and adverbs count.
  void read(const Tree& tree, const CertaintyLexicon& words, Index head, bool own);
};

std::string form_of(const Token& token);   ///< lower case
std::string lemma_of(const Token& token);  ///< lower case

/// A finite present: "is trying", "continues".
bool present(const Tree& tree, Index verb);

/// The token stands in a question that can be answered with yes or no; "Who ordered the raid?" takes the raid for granted.
bool asks(const Tree& tree, Index token);

}  // namespace dragoman
