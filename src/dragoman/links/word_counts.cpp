#include "dragoman/links/word_counts.h"

#include <algorithm>
#include <cstdlib>

#include "dragoman/text/tsv.h"

namespace dragoman {

std::string word_stem(std::string_view word) {
  std::string stem(word);
  const auto ends = [&](std::string_view tail) { return stem.size() >= tail.size() + 3 && std::string_view(stem).ends_with(tail); };
  if (ends("'s")) stem.resize(stem.size() - 2);
  else if (ends("’s")) stem.resize(stem.size() - 4);
  if (stem.size() == 4 && stem.back() == 'e') stem.pop_back();  // "fire" as "fired"
  if (stem.size() <= 4) return stem;
  struct Tail {
    std::string_view from, to;
  };
  constexpr Tail kTails[] = {{"ies", "y"}, {"sses", "ss"}, {"ing", ""}, {"ed", ""}, {"es", ""}, {"ss", "ss"}, {"s", ""}, {"ly", ""}};
  for (const Tail& tail : kTails) {
    if (!ends(tail.from)) continue;
    stem.resize(stem.size() - tail.from.size());
    stem += tail.to;
    const std::size_t n = stem.size();
    if (n > 3 && stem[n - 1] == stem[n - 2] && std::string_view("bdgmnprt").find(stem[n - 1]) != std::string_view::npos) stem.pop_back();  // stopped, running
    break;
  }
  if (stem.size() > 4 && stem.back() == 'e') stem.pop_back();  // "capture" as "capturing"
  return stem;
}

std::uint32_t term_hash(std::string_view term) {
  std::uint32_t hash = 2166136261U;
  for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

WordCounts WordCounts::load(const std::string& path) {
  WordCounts out;
  for (const TsvRow& row : read_tsv(path, {"word", "stretches"})) {
    const std::int64_t n = std::atoll(std::string(row["stretches"]).c_str());
    if (n <= 0) throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": column 'stretches' is no number above 0");
    if (row["word"] == "*") out.stretches_ = n;
    else {
      std::int64_t& count = out.counts_[term_hash(word_stem(row["word"]))];  // of the forms of a word the commonest counts for all
      count = std::max(count, n);
    }
  }
  return out;
}

std::int64_t WordCounts::count(std::uint32_t term) const {
  const auto it = counts_.find(term);
  return it == counts_.end() ? 0 : it->second;
}

}  // namespace dragoman
