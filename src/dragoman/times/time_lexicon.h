// The words of time: lexicon/times.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

class TimeLexicon {
 public:
  struct Entry {
    std::string kind;  ///< month, weekday, unit, units, number, ...
    std::string value;
    double number = 0;  ///< value as a number where it is one
  };
  /// Throws BrokenInstallation.
  static TimeLexicon load(const std::string& times_tsv);
  /// Entry of a lower-cased form and kind, or nullptr.
  const Entry* find(std::string_view form, std::string_view kind) const;
  /// All entries of a lower-cased form, or nullptr: for those who ask for many kinds.
  const std::vector<Entry>* all(const std::string& form) const;

 private:
  std::unordered_map<std::string, std::vector<Entry>> entries_;
};

}  // namespace dragoman
