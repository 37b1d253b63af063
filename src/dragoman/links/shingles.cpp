#include "dragoman/links/shingles.h"

#include <algorithm>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

// splitmix64's finisher: every input bit reaches every output bit.
std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

enum class Kind { word, skipped, separator };

// General punctuation (U+2000 to U+206F), Latin-1 signs and the CJK stops separate words as ASCII punctuation does.
Kind kind_of(char32_t c) {
  if (c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'\u00AD' || c == U'\u200B') return Kind::skipped;
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Kind::word : Kind::separator;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3003) || c == 0xFFFD) return Kind::separator;
  return Kind::word;
}

std::vector<bool> shared_words(const Shingles& text, const std::vector<std::uint32_t>& other) {
  std::vector<bool> shared(text.words, false);
  for (std::size_t i = 0; i < text.in_order.size(); ++i) {
    if (!std::binary_search(other.begin(), other.end(), text.in_order[i])) continue;
    for (std::size_t w = i; w < std::min(i + kShingleWords, text.words); ++w) shared[w] = true;
  }
  return shared;
}

// Lower case letter by letter, as to_lower does for whole texts.
char32_t lower_case(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  std::string one;
  append_utf8(one, c);
  one = to_lower(one);
  std::size_t at = 0;
  return next_code_point(one, at);
}

// Longer gaps are paragraphs put in or left out, not a form's blanks.
constexpr std::size_t kBlankWords = 8;

struct Runs {
  std::size_t words = 0, longest = 0, count = 0, fillers = 0, end = 0;
};
Runs runs(const std::vector<bool>& shared, const std::vector<bool>& filler) {
  Runs out;
  for (std::size_t i = 0, from = 0; i < shared.size(); ++i) {
    if (!shared[i]) continue;
    if (from > 0 && i > from && i - from <= kBlankWords)
      out.fillers += std::find(filler.begin() + static_cast<std::ptrdiff_t>(from), filler.begin() + static_cast<std::ptrdiff_t>(i), true) !=
                     filler.begin() + static_cast<std::ptrdiff_t>(i);
    from = i + 1;
  }
  const std::size_t least = std::min(kPhraseWords, shared.size());
  for (std::size_t i = 0; i < shared.size();) {
    const std::size_t begin = i;
    while (i < shared.size() && shared[i]) ++i;
    const std::size_t length = i - begin;
    if (length >= least && length > 0) {
      out.words += length;
      out.end = i;
      out.longest = std::max(out.longest, length);
      ++out.count;
    }
    if (length == 0) ++i;
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> word_hashes(std::string_view text, std::vector<bool>* filler) {
  std::vector<std::uint32_t> out;
  std::uint64_t hash = 0;
  bool starts = true, is_filler = false;  // the next word is a sentence's first; this word is a filler
  for (std::size_t at = 0; at <= text.size();) {
    char32_t c = at < text.size() ? next_code_point(text, at) : (++at, U' ');
    const Kind kind = kind_of(c);
    if (kind == Kind::word) {
      const char32_t lower = lower_case(c);
      if (hash == 0) is_filler = !starts && lower != c;
      is_filler = is_filler || (c >= '0' && c <= '9');
      hash = ((hash == 0 ? 0xcbf29ce484222325ULL : hash) ^ lower) * 0x100000001b3ULL;
    } else if (kind == Kind::separator) {
      if (hash != 0) {
        out.push_back(static_cast<std::uint32_t>(mixed(hash)));
        if (filler) filler->push_back(is_filler);
        hash = 0;
        starts = false;
      }
      starts = starts || c == '.' || c == '!' || c == '?' || c == '\n' || c == U'“' || c == '"';
    }
  }
  return out;
}

Shingles shingles(std::string_view text) {
  Shingles out;
  const std::vector<std::uint32_t> words = word_hashes(text, &out.filler);
  out.words = words.size();
  if (words.empty()) return out;
  const std::size_t width = std::min(kShingleWords, words.size());
  out.in_order.reserve(words.size() - width + 1);
  for (std::size_t i = 0; i + width <= words.size(); ++i) {
    std::uint64_t hash = width;
    for (std::size_t w = 0; w < width; ++w) hash = mixed(hash * 0x9e3779b97f4a7c15ULL + words[i + w]);
    out.in_order.push_back(static_cast<std::uint32_t>(hash));
  }
  out.sorted = out.in_order;
  std::sort(out.sorted.begin(), out.sorted.end());
  return out;
}

std::vector<std::int64_t> sketch(const Shingles& text, std::size_t n) {
  std::vector<std::int64_t> out;
  out.reserve(text.in_order.size());
  for (const std::uint32_t h : text.in_order) out.push_back(static_cast<std::int64_t>(mixed(h + 0x5bd1e995ULL) >> 1));
  const std::size_t first = std::min(out.size(), n * 4);  // more than n, as a text may repeat itself
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  out.resize(first);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() > n) out.resize(n);
  return out;
}

Overlap overlap(const Shingles& first, const Shingles& second) {
  if (first.words == 0 || second.words == 0) return {};
  const Runs a = runs(shared_words(first, second.sorted), first.filler), b = runs(shared_words(second, first.sorted), second.filler);
  const auto share = [](std::size_t words, std::size_t all) { return static_cast<double>(words) / static_cast<double>(all); };
  return {.of_first = share(a.words, first.words),
          .of_second = share(b.words, second.words),
          .tail_of_first = share(first.words - a.end, first.words),
          .tail_of_second = share(second.words - b.end, second.words),
          .words = a.words,
          .longest = a.longest,
          .mean_run = a.count ? share(a.words, a.count) : 0,
          .fillers = a.fillers};
}

}  // namespace dragoman
