// The words of time: lexicon/times.tsv.
#pragma once

#include <string>
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
  /// All entries of a lower-cased form, or nullptr.
  const std::vector<Entry>* all(const std::string& form) const;

 private:
  std::unordered_map<std::string, std::vector<Entry>> entries_;
};

}  // namespace dragoman
