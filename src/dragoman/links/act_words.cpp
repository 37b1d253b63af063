#include "dragoman/links/act_words.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "dragoman/links/word_counts.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

ActWords ActWords::load(const std::string& predicates, const std::string& times, const std::string& classes) {
  ActWords out;
  for (const TsvRow& row : read_tsv(predicates, {"head", "pos", "cameo"})) {
    const std::string_view code = row["cameo"];
    if (code.size() < 2 || code[0] < '0' || code[0] > '2' || code.starts_with("01")) continue;
    for (const std::string& head : split_trimmed(row["head"], '|')) {
      // Of a word's frames the first stands for it; a harder act (18, 19) before a softer one, as denials are mostly of these.
      std::string& known = out.codes_[word_stem(to_lower(head))];
      if (known.empty() || (code.substr(0, 2) > std::string_view(known).substr(0, 2) && code.substr(0, 2) >= "17")) known = code;
    }
  }
  for (const TsvRow& row : read_tsv(times, {"form", "kind", "value"})) {
    if (row["kind"] == "number") out.numbers_[to_lower(row["form"])] = std::atof(std::string(row["value"]).c_str());
  }
  for (const TsvRow& row : read_tsv(classes, {"class", "lemmas"})) {
    std::vector<std::string>* list = row["class"] == "@COUNT_ABOUT" ? &out.about_ : row["class"] == "@COUNT_LEAST" ? &out.least_ : row["class"] == "@COUNT_MOST" ? &out.most_ : nullptr;
    if (list) *list = split_trimmed(row["lemmas"], '|');
  }
  return out;
}

std::string_view ActWords::code(std::string_view word) const {
  const auto it = codes_.find(word_stem(to_lower(word)));
  return it == codes_.end() ? std::string_view() : std::string_view(it->second);
}

ActWords::Count ActWords::count(std::string_view description) const {
  std::string text = to_lower(description);
  const auto begins = [&](const std::vector<std::string>& list) {
    for (const std::string& words : list) {
      if (!text.starts_with(words + " ")) continue;
      text.erase(0, words.size() + 1);
      return true;
    }
    return false;
  };
  begins(about_);
  const bool open = begins(least_), most = !open && begins(most_);
  const std::string first = text.substr(0, text.find(' '));
  if (first.size() == text.size()) return {};  // a number alone counts nothing
  double n = 0;
  if (!first.empty() && first[0] >= '0' && first[0] <= '9') {
    std::string digits;
    for (const char c : first) {
      if (c >= '0' && c <= '9') digits += c;
      else if (c != ',') return {};
    }
    if (digits.size() > 9) return {};
    n = std::atof(digits.c_str());
  } else if (const auto it = numbers_.find(first); it != numbers_.end()) {
    n = it->second;
  }
  if (n < 1) return {};
  return {.low = most ? 0 : n, .high = open ? 0 : n, .found = true};
}

}  // namespace dragoman
