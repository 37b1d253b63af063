#include "dragoman/links/story_terms.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

// Measured (docs/links.md): at 2, names that a whole season's news shares pull its stories together.
constexpr float kName = 1.3F, kFigure = 0.5F, kWord = 1;

struct Word {
  std::string lower;
  bool capital = false, first = false, figure = false;
};

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80); }
bool digit(char c) { return c >= '0' && c <= '9'; }

// UTF-8 bytes of general punctuation (E2 80 xx) separate words; a right quotation mark between letters is an apostrophe.
std::size_t punctuation(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\xE2\x80")) return 3;
  if (text.substr(at).starts_with("\xC2\xA0")) return 2;
  return 0;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t skip = punctuation(text, at);
    if (skip) {
      first = first || text.substr(at, 3) == "“";
      at += skip;
      continue;
    }
    const char c = text[at];
    if (!letter(c) && !digit(c)) {
      first = first || c == '.' || c == '!' || c == '?' || c == '\n' || c == '"' || c == ':';
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool figure = true;
    while (at < text.size()) {
      const bool apostrophe = text[at] == '\'' || text.substr(at).starts_with("’");
      const std::size_t width = text[at] == '\'' ? 1 : apostrophe ? 3 : 1;
      const bool inside = at + width < text.size() && (letter(text[at + width]) || digit(text[at + width]));
      if (apostrophe && inside && !punctuation(text, at + width)) at += width;
      else if (punctuation(text, at)) break;
      else if (letter(text[at])) figure = false, ++at;
      else if (digit(text[at])) ++at;
      else if ((text[at] == '.' || text[at] == ',') && digit(text[at - 1]) && inside && digit(text[at + 1])) ++at;  // 6.1, 12,000
      else break;
    }
    Word w{.lower = to_lower(text.substr(begin, at - begin)), .first = first, .figure = figure};
    w.capital = w.lower != text.substr(begin, at - begin);
    if (figure) std::erase(w.lower, ',');
    out.push_back(std::move(w));
    first = false;
  }
  return out;
}

bool year(const std::string& w) { return w.size() == 4 && (w.starts_with("19") || w.starts_with("20")); }

}  // namespace

std::vector<StoryTerm> story_terms(std::string_view headline, std::string_view body, const std::vector<std::string>& names,
                                   const std::vector<StoryTerm>& marks) {
  std::unordered_set<std::string> in_names, lower_case;
  for (const std::string& name : names) {
    for (Word& w : words_of(name)) {
      if (w.capital) in_names.insert(std::move(w.lower));
    }
  }
  struct Seen {
    int times = 0;
    float as = 0;
  };
  std::unordered_map<std::uint32_t, Seen> seen;
  const std::vector<Word> in_body = words_of(body);
  for (const Word& w : in_body) {
    if (!w.capital) lower_case.insert(w.lower);
  }
  const auto count = [&](const Word& w, bool capitals_tell) {
    if (w.lower.size() < 2) return;
    if (w.figure) {
      if (year(w.lower)) return;
      Seen& s = seen[term_hash("#" + w.lower)];
      ++s.times;
      s.as = kFigure;
      return;
    }
    // A capital makes a name unless it only opens the sentence, or the same word is written small elsewhere. Headlines capitalise as they like.
    const bool name = in_names.contains(w.lower) || (w.capital && capitals_tell && !w.first && !lower_case.contains(w.lower));
    Seen& s = seen[term_hash(word_stem(w.lower))];
    ++s.times;
    s.as = std::max(s.as, name ? kName : kWord);
  };
  for (const Word& w : words_of(headline)) count(w, false);
  for (const Word& w : in_body) count(w, true);
  std::vector<StoryTerm> out;
  out.reserve(seen.size());
  for (const auto& [term, s] : seen) out.push_back({term, s.as * (1 + std::log(static_cast<float>(s.times)))});
  for (const StoryTerm& m : marks) {
    if (!seen.contains(m.term)) out.push_back(m);
  }
  std::sort(out.begin(), out.end(), [](const StoryTerm& a, const StoryTerm& b) { return a.term < b.term; });
  return out;
}

void keep_heaviest(std::vector<StoryTerm>& terms, std::size_t most) {
  if (terms.size() <= most) return;
  std::nth_element(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(most), terms.end(),
                   [](const StoryTerm& a, const StoryTerm& b) { return a.weight > b.weight; });
  terms.resize(most);
  std::sort(terms.begin(), terms.end(), [](const StoryTerm& a, const StoryTerm& b) { return a.term < b.term; });
}

void set_length(std::vector<StoryTerm>& terms, double length) {
  double square = 0;
  for (const StoryTerm& t : terms) square += static_cast<double>(t.weight) * t.weight;
  const auto scale = static_cast<float>(square > 0 ? length / std::sqrt(square) : 0);
  for (StoryTerm& t : terms) t.weight *= scale;
}

double length_for(std::size_t different_terms) {
  constexpr double kShort = 40, kPower = 0.3;
  return std::pow(std::max(1.0, static_cast<double>(different_terms) / kShort), -kPower / 2);
}

double product(const std::vector<StoryTerm>& a, const std::vector<StoryTerm>& b) {
  double sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->term < y->term) ++x;
    else if (y->term < x->term) ++y;
    else sum += static_cast<double>(x++->weight) * y++->weight;
  }
  return sum;
}

}  // namespace dragoman
