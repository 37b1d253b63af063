// Status and commitment of an event, read from tense, mood, negation, conditionals, questions, modals and implicatives around its predicate.
//
// Status crosses FactBank's polarity with PLOVER's modes (Sauri and Pustejovsky 2009); implicatives after Karttunen (1971). The words are data
// (lexicon/certainty.tsv); docs/certainty.md is the decision table.
//
//   "Kenya may refuse to meet the envoy."  meet: denied, Mode::refusal; the refusal itself (act): planned, possible
#pragma once

#include "dragoman/document.h"
#include "dragoman/events/certainty_lexicon.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// Whether the words announce the act, refuse it, or simply report it.
enum class Mode : std::uint8_t { plain, intent, refusal };

struct Certainty {
  Status status = Status::occurred;
  Commitment commitment = Commitment::certain;
  const char* because = "plain assertion";
  Mode mode = Mode::plain;
  /// Of the announcement or refusal itself, where `mode` is not plain.
  Status act = Status::occurred;
  Commitment act_commitment = Commitment::certain;
};

/// Of the predicate `head`; what attributions say of it is added by the caller.
Certainty read_certainty(const Tree& tree, Index head, const CertaintyLexicon& words);

}  // namespace dragoman
