// Longest-match look-up of multiword phrases over a token sequence: a hash of first word to the phrases that start with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/language/segmentation.h"

namespace dragoman {

class PhraseTable {
 public:
  /// Adds a phrase (tokenised with `rules`) that stands for `value`. Case is kept: names match as written, or in all capitals.
  void add(std::string_view phrase, std::uint32_t value, const SegmentationRules& rules);
  /// Sorts longest first; call once after the last add.
  void finish();

  struct Match {
    std::size_t length = 0;  ///< tokens, 0 = none
    std::uint32_t value = 0;
  };
  /// The longest phrase that starts at words[at]; `words` are the forms as written.
  Match longest(const std::vector<std::string_view>& words, std::size_t at, std::size_t end) const;
  /// All values of phrases of that length at `at` (homonyms: "Congo", people holding several offices).
  std::vector<std::uint32_t> all(const std::vector<std::string_view>& words, std::size_t at, std::size_t length) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::uint32_t value;
  };
  bool matches(const Phrase& phrase, const std::vector<std::string_view>& words, std::size_t at) const;
  std::unordered_map<std::string, std::vector<Phrase>> by_first_;  ///< key: first word, lower case
};

}  // namespace dragoman
