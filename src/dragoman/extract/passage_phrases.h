// Matching the phrases of lexicon/boilerplate.tsv against a stretch of text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dragoman/extract/page_tables.h"

namespace dragoman {

/// A word or a punctuation mark, lower case, with its place.
struct PhraseToken {
  std::string lower;
  std::uint32_t begin = 0, end = 0;
  bool quoted = false;  ///< inside quotation marks
  bool word = false;
};

/// Words, punctuation marks and runs of dots of text[begin, end). Typographic apostrophes become plain.
std::vector<PhraseToken> phrase_tokens(std::string_view text, std::uint32_t begin, std::uint32_t end);

inline constexpr std::size_t kPassageKinds = 10;

/// What the phrases found in tokens [first, last) of a line say.
struct PhraseEvidence {
  std::array<int, kPassageKinds> score{};     ///< per PassageKind: sum of weights
  std::array<int, kPassageKinds> line{};      ///< per PassageKind: the heaviest phrase's line in boilerplate.tsv
  std::array<bool, kPassageKinds> of_line{};  ///< per PassageKind: a phrase for the start or the whole of the line was among them
  bool speaks_to_reader = false;
  bool reports = false;  ///< gives another's words, as a report does
  bool goes_on = false;  ///< ... by words with which a paper that asks goes on ("our", "your")
};

PhraseEvidence find_phrases(const std::vector<PhraseToken>& tokens, std::size_t first, std::size_t last, const PageLexicon::Tables& tables);

}  // namespace dragoman
