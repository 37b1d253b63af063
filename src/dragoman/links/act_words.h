// Which act a word names, and which number: read off the lexicon, for what linking finds in words without an event coded.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

class ActWords {
 public:
  /// Throws BrokenInstallation. `predicates`: heads with their codes; `times`: rows of the kind "number". `classes`: @COUNT_ABOUT,
  /// @COUNT_LEAST, @COUNT_MOST, the words before a number.
  static ActWords load(const std::string& predicates, const std::string& times, const std::string& classes);

  /// The CAMEO code of a verb or noun of acting ("fired" -> "190"), empty if it names none. Statements (01) are none.
  std::string_view code(std::string_view word) const;

  /// How many a description counts: "39 pupils", "about 3,000 people", "at least twelve men" (high 0: open), "no more than ten" (low 0).
  struct Count {
    double low = 0, high = 0;
    bool found = false;
  };
  Count count(std::string_view description) const;

 private:
  std::unordered_map<std::string, std::string> codes_;     // stem -> code
  std::unordered_map<std::string, double> numbers_;
  std::vector<std::string> about_, least_, most_;
};

}  // namespace dragoman
