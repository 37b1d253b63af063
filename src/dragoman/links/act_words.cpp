#include "dragoman/links/act_words.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "dragoman/links/event_mention.h"
#include "dragoman/links/word_counts.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

ActWords ActWords::load(const std::string& predicates, const std::string& times, const std::string& classes, const std::string& irregular) {
  ActWords out;
  for (const TsvRow& row : read_tsv(irregular, {"form", "lemma"})) out.irregular_[std::string(row["form"])] = word_stem(row["lemma"]);
  std::unordered_set<std::string> light;
  for (const TsvRow& row : read_tsv(classes, {"class", "lemmas"})) {
    if (row["class"] != "@V_LIGHT") continue;
    for (std::string& lemma : split_trimmed(row["lemmas"], '|')) light.insert(std::move(lemma));
  }
  for (const TsvRow& row : read_tsv(predicates, {"head", "pos", "object", "cameo"})) {
    const std::string_view code = row["cameo"];
    if (code.size() < 2 || code[0] < '0' || code[0] > '2' || code.starts_with("01")) continue;
    for (const std::string& head : split_trimmed(row["head"], '|')) {
      // "have" of "have talks" names no act by itself; "stop" of "stop a convoy" does: what is denied is mostly hard.
      if (row["pos"] == "V" && !row["object"].empty() && code.substr(0, 2) < "14" && light.contains(head)) continue;
      // Of a word's frames the first stands for it; a harder act (18, 19) before a softer one, as denials are mostly of these.
      const std::string stem = word_stem(to_lower(head));
      std::vector<int>& families = out.families_[stem];
      const int family = act_family(code);
      if (const auto at = std::lower_bound(families.begin(), families.end(), family); at == families.end() || *at != family) families.insert(at, family);
      std::string& known = out.codes_[stem];
      if (known.empty() || (code.substr(0, 2) > std::string_view(known).substr(0, 2) && code.substr(0, 2) >= "17")) known = code;
    }
  }
  for (const TsvRow& row : read_tsv(times, {"form", "kind", "value"})) {
    if (row["kind"] == "number") out.numbers_[to_lower(row["form"])] = std::atof(std::string(row["value"]).c_str());
    if (row["kind"] == "units") out.units_.insert(to_lower(row["form"]));
  }
  for (const TsvRow& row : read_tsv(classes, {"class", "lemmas"})) {
    std::vector<std::string>* list = row["class"] == "@COUNT_ABOUT"   ? &out.about_
                                     : row["class"] == "@COUNT_LEAST" ? &out.least_
                                     : row["class"] == "@COUNT_MOST"  ? &out.most_
                                     : row["class"] == "@COUNT_AGE"   ? &out.ages_
                                                                      : nullptr;
    if (list) *list = split_trimmed(row["lemmas"], '|');
    std::unordered_set<std::string>* stems = row["class"] == "@COUNT_DEAD"          ? &out.dead_
                                             : row["class"] == "@COUNT_HURT"        ? &out.hurt_
                                             : row["class"] == "@SAID_NOT"          ? &out.negations_
                                             : row["class"] == "@SAID_MAY"          ? &out.modals_
                                             : row["class"] == "@DENIED_AS_A_WHOLE" ? &out.whole_
                                             : row["class"] == "@DENIED_IN_PART"    ? &out.parts_
                                             : row["class"] == "@REFUSED"           ? &out.parts_
                                                                                    : nullptr;
    for (const std::string& word : stems ? split_trimmed(row["lemmas"], '|') : std::vector<std::string>()) stems->insert(word_stem(word));
  }
  return out;
}

std::string ActWords::base(std::string_view word) const {
  const std::string lower = to_lower(word);
  const auto it = irregular_.find(lower);
  return it == irregular_.end() ? word_stem(lower) : it->second;
}

std::string_view ActWords::code(std::string_view word) const {
  const auto it = codes_.find(base(word));
  return it == codes_.end() ? std::string_view() : std::string_view(it->second);
}

const std::vector<int>& ActWords::families(std::string_view word) const {
  static const std::vector<int> none;
  const auto it = families_.find(base(word));
  return it == families_.end() ? none : it->second;
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
  const double n = number(first);
  if (n < 1) return {};
  return {.low = most ? 0 : n, .high = open ? 0 : n, .found = true};
}

double ActWords::number(const std::string& word) const {
  if (word.empty()) return 0;
  if (word[0] < '0' || word[0] > '9') {
    const auto it = numbers_.find(word);
    return it == numbers_.end() ? 0 : it->second;
  }
  std::string digits;
  for (const char c : word) {
    if (c >= '0' && c <= '9') digits += c;
    else if (c != ',') return 0;
  }
  return digits.size() > 9 ? 0 : std::atof(digits.c_str());
}

struct ActWords::SentenceWord {
  std::string text;  ///< small, without the signs at its end; empty: a clause's end
  std::size_t begin = 0, end = 0;
};

std::vector<ActWords::SentenceWord> ActWords::words_and_clauses(std::string_view sentence) {
  std::vector<SentenceWord> words;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find_first_of(" \n", at), sentence.size());
    std::string_view word = sentence.substr(at, end - at);
    const std::size_t size = word.size();
    while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ';' || word.back() == '"')) word.remove_suffix(1);
    words.push_back({to_lower(word), at, at + word.size()});
    if (word.size() < size) words.push_back({"", end, end});
    at = end + 1;
  }
  return words;
}

namespace {

/// "2018". Round ones ("2000 dead") may be counts.
bool is_year(const std::string& word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (word.starts_with("19") || word.starts_with("20")) && !word.ends_with("00");
}

}  // namespace

bool ActWords::qualified(const std::vector<SentenceWord>& words, std::size_t i, const std::vector<std::string>& list) {
  std::string before;
  for (std::size_t k = i > 3 ? i - 3 : 0; k < i; ++k) before += words[k].text + ' ';
  return std::any_of(list.begin(), list.end(), [&](const std::string& q) { return before.ends_with(" " + q + " ") || before == q + " "; });
}

/// The number that each word is, 0 if it is none or counts days, years or an age.
std::vector<double> ActWords::counts_of(const std::vector<SentenceWord>& words, const Stretches& times) const {
  const auto of_time = [&](std::size_t i) {
    const SentenceWord& w = words[i];
    return std::any_of(times.begin(), times.end(), [&](const auto& t) { return t.first < w.end && w.begin < t.second; }) || is_year(w.text) ||
           (i + 1 < words.size() && units_.contains(words[i + 1].text)) || qualified(words, i, ages_);
  };
  std::vector<double> counts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double n = number(words[i].text);
    counts.push_back(n < 1 || of_time(i) ? 0 : n);
  }
  for (std::size_t i = 0; i + 1 < counts.size(); ++i) {  // "six hundred" stands at "six"
    if (counts[i] > 0 && counts[i + 1] >= 100 && counts[i] < counts[i + 1] && words[i].text.find(',') == std::string::npos) {
      counts[i] *= counts[i + 1];
      counts[i + 1] = 0;
    }
  }
  return counts;
}

ActWords::Count ActWords::near_number(std::string_view sentence, const std::unordered_set<std::string>& stems, const Stretches& times) const {
  const std::vector<SentenceWord> words = words_and_clauses(sentence);
  const std::vector<double> counts = counts_of(words, times);
  const auto fits = [&](std::size_t i) { return stems.contains(word_stem(words[i].text)); };
  const auto passes = [&](std::size_t i) { return !words[i].text.empty() && counts[i] == 0; };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (counts[i] == 0) continue;
    bool found = false;
    for (std::size_t k = i + 1; !found && k < std::min(words.size(), i + 5) && passes(k); ++k) found = fits(k);
    for (std::size_t k = i; !found && k > 0 && k + 4 > i && passes(k - 1); --k) found = fits(k - 1);
    if (!found) continue;
    const bool most = qualified(words, i, most_), open = !most && qualified(words, i, least_);
    return {.low = most ? 0 : counts[i], .high = open ? 0 : counts[i], .found = true};
  }
  return {};
}

ActWords::Count ActWords::crowd(std::string_view sentence, std::size_t verb, const Stretches& times) const {
  const std::vector<SentenceWord> words = words_and_clauses(sentence);
  const std::vector<double> counts = counts_of(words, times);
  std::size_t at = 0;
  while (at < words.size() && words[at].begin < verb) ++at;
  constexpr std::size_t kReach = 7;  // words
  constexpr double kCrowd = 10;      // two unions, in three cities
  const auto many = [&](std::size_t i) {
    const std::string& w = words[i].text;
    const double n = w.ends_with("s") ? number(w.substr(0, w.size() - 1)) : 0;
    return n >= kCrowd ? n : 0;
  };
  for (std::size_t i = at; i > 0 && i + kReach > at && !words[i - 1].text.empty();) {
    --i;
    if (const double unit = many(i)) {
      const double of = i >= 2 ? many(i - 2) : 0;
      return {.low = of ? of * unit : unit, .high = 0, .found = true};
    }
    if (counts[i] < kCrowd) continue;
    const bool most = qualified(words, i, most_), open = !most && qualified(words, i, least_);
    return {.low = most ? 0 : counts[i], .high = open ? 0 : counts[i], .found = true};
  }
  return {};
}

}  // namespace dragoman
