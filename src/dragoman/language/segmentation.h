// Sentences and tokens in the style of UD English EWT: by rule, and sentences corrected by what was learnt (boundaries.h).
//
// Tokens: contractions and possessives are split ("do|n't", "Syria|'s"), hyphenated compounds are ("US|-|led") unless the first part is a
// bound prefix ("anti-", "al-"), numbers keep their points and commas, abbreviations their period, hosts and files ("Goldstar.com") their points. Sentences:
// terminators with closing quotes, minus abbreviations, initials and decimals; a line break ends a sentence unless the text is hard-wrapped. Abbreviations and
// prefixes are data: lexicon/abbreviations.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/language/boundaries.h"

namespace dragoman {

class SegmentationRules {
 public:
  enum class Kind : std::uint8_t { title, month, company, inner, state, prefix, suffix };
  /// Throws BrokenInstallation.
  static SegmentationRules load(const std::string& abbreviations_tsv);
  /// The kind of an abbreviation (with its period) prefix (lower case, with its hyphen) or suffix (with its point); nullptr if it is none.
  const Kind* find(std::string_view form) const;

 private:
  std::unordered_map<std::string, Kind> forms_;
};

/// Spans of the tokens of text[range).
std::vector<ByteSpan> tokenize(std::string_view text, ByteSpan range, const SegmentationRules& rules);

/// Sentences and tokens of an article (no tags); sentences do not cross passages and are codable in headline and body passages.
/// Without `learned` the rules alone decide.
Analysis segment(const Article& article, const SegmentationRules& rules, const BoundaryModel* learned = nullptr);

/// True if `second` continues `first` as one orthographic word ("do" + "n't", "Syria" + "'s"): a multiword token of UD.
bool joined_word(const Token& first, const Token& second);

}  // namespace dragoman
