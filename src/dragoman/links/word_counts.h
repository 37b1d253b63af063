// How common words are in general English, the background that names and words of an article are weighed by.
//
// An inverse document frequency over the record alone means nothing while the record is small: of two articles on two earthquakes,
// "earthquake" would look as telling as the town. lexicon/word_counts.tsv says in how many stretches of text a word occurs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman {

/// A word without its inflection, lower case: "killings" and "killed" are "kill". Crude on purpose: it only has to be the same for the same word.
std::string word_stem(std::string_view lower_word);

/// Hash by which a stem (or "#334", a figure) is kept in the record.
std::uint32_t term_hash(std::string_view term);

class WordCounts {
 public:
  /// Throws BrokenInstallation.
  static WordCounts load(const std::string& path);
  /// Stretches of text that hold the term; 0 if unknown.
  std::int64_t count(std::uint32_t term) const;
  std::int64_t stretches() const { return stretches_; }

 private:
  std::unordered_map<std::uint32_t, std::int64_t> counts_;
  std::int64_t stretches_ = 1;
};

}  // namespace dragoman
