// A possible attribution, as tokens, before it is decided which ones stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dragoman/attribution/reading.h"

namespace dragoman {

/// The constructions that later steps tell apart; `because` says all of them to people.
enum class Construction : std::uint8_t {
  other,
  adverb,              ///< "allegedly"
  closing_clause,      ///< "CONTENT, SOURCE said."
  infinitive,          ///< "is said to have"
  object,              ///< "slammed the raid"
  quoter,              ///< who quotes, of "was quoted as saying"
  source_preposition,  ///< "according to"
};

struct Candidate {
  Construction how = Construction::other;
  Index predicate = kNone;     ///< head token of the cue
  const Cue* cue = nullptr;    ///< nullptr: a construction without a lexical cue (colon, "according to")
  Range words;                 ///< the cue
  Ranges source;               ///< empty: nobody named
  Index speaker_head = kNone;  ///< token that heads the source
  Ranges content;
  bool quotation = false;  ///< the content was found by quotation marks
  /// The construction reports somebody's words or findings (a clause, a quotation, "according to"), so that it may be a link in a chain.
  bool voice = false;
  bool cites = false;           ///< "citing X": X is the source of what the matrix cue reports
  Index cited_by = kNone;       ///< predicate of that cue
  bool quoted_by_next = false;  ///< "was quoted as saying": the candidate after this one quotes it
  Index hearer = kNone;         ///< token of the addressee
  Index medium = kNone;         ///< token of the medium
  std::string because;
};
using Candidates = std::vector<Candidate>;

}  // namespace dragoman
