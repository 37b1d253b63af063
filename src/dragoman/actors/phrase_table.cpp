#include "dragoman/actors/phrase_table.h"

#include <algorithm>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// Equal as written, or the text is in capitals ("SYRIA") and the phrase has more than one letter.
bool same_word(std::string_view phrase, std::string_view word) {
  if (phrase == word) return true;
  if (word.size() < 4 || word.size() != phrase.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = phrase[i];
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (word[i] != upper) return false;
  }
  return true;
}

}  // namespace

void PhraseTable::add(std::string_view phrase, std::uint32_t value, const SegmentationRules& rules) {
  Phrase p;
  p.value = value;
  for (const ByteSpan s : tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, rules)) p.words.emplace_back(slice(phrase, s));
  if (p.words.empty()) return;
  by_first_[to_lower(p.words[0])].push_back(std::move(p));
}

void PhraseTable::finish() {
  for (auto& [first, phrases] : by_first_) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  }
}

bool PhraseTable::matches(const Phrase& phrase, const std::vector<std::string_view>& words, std::size_t at) const {
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    if (!same_word(phrase.words[i], words[at + i])) return false;
  }
  return true;
}

PhraseTable::Match PhraseTable::longest(const std::vector<std::string_view>& words, std::size_t at, std::size_t end) const {
  const auto found = by_first_.find(to_lower(words[at]));
  if (found == by_first_.end()) return {};
  for (const Phrase& phrase : found->second) {
    if (at + phrase.words.size() <= end && matches(phrase, words, at)) return {phrase.words.size(), phrase.value};
  }
  return {};
}

std::vector<std::uint32_t> PhraseTable::all(const std::vector<std::string_view>& words, std::size_t at, std::size_t length) const {
  std::vector<std::uint32_t> values;
  const auto found = by_first_.find(to_lower(words[at]));
  if (found == by_first_.end()) return values;
  for (const Phrase& phrase : found->second) {
    if (phrase.words.size() == length && matches(phrase, words, at)) values.push_back(phrase.value);
  }
  return values;
}

}  // namespace dragoman
