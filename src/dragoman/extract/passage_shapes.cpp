// Hand-written matchers: each looks at a bounded stretch, so hostile lines cost no more than others.
#include "dragoman/extract/passage_shapes.h"

#include <algorithm>
#include <string>

#include "dragoman/ingest/dates.h"

namespace dragoman {
namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// A dash with white space or the end behind it at s[i]: its size, or 0. Old wire copy has "_" for the dash.
std::size_t dash(std::string_view s, std::size_t i) {
  for (const std::string_view d : {std::string_view("--"), std::string_view("-"), std::string_view("\u2013"), std::string_view("\u2014"),
                                   std::string_view("\u2015"), std::string_view("_")}) {
    if (s.substr(i, d.size()) == d && (i + d.size() == s.size() || s[i + d.size()] == ' ' || d.size() == 3)) return d.size();
  }
  return 0;
}

}  // namespace

std::uint32_t dateline_size(std::string_view s) {
  s = s.substr(0, 120);
  std::size_t i = 0;
  constexpr std::size_t kSentence = 80;
  bool capitals = false, agency = false, names = true;
  std::size_t words = 0;
  while (i < s.size() && words < 9) {
    if (const std::size_t d = dash(s, i); d > 0 && i > 0) {
      // a place in capitals, or an agency in brackets, is what makes it a dateline; else a few names ("Harare, Zimbabwe - ") before a whole sentence
      const bool sentence = i + d + 1 < s.size() && s[i + d] == ' ' && upper(s[i + d + 1]) && s.size() >= kSentence;
      return capitals || agency || (names && words <= 4 && sentence) ? static_cast<std::uint32_t>(i + d) : 0;
    }
    if (s[i] == '(') {
      const std::size_t close = s.find(')', i);
      if (close == s.npos || close - i > 40) return 0;
      const std::string_view inside = s.substr(i + 1, close - i - 1);
      if (inside.empty() || !(upper(inside[0]) || wide(inside[0])) || std::count(inside.begin(), inside.end(), ' ') > 3) return 0;
      agency = true;
      i = close + 1;
      while (i < s.size() && s[i] == ' ') ++i;
      if (capitals && i < s.size() && s[i] == ':') return static_cast<std::uint32_t>(i + 1);
      if (i == s.size() || dash(s, i) == 0) return 0;  // what follows the agency is the dash, or this is a sentence
      continue;
    }
    const std::size_t from = i;
    while (i < s.size() && (upper(s[i]) || lower(s[i]) || digit(s[i]) || wide(s[i]) || s[i] == '\'' || s[i] == '.' || s[i] == ',' || s[i] == '/' ||
                            (s[i] == '-' && i + 1 < s.size() && s[i + 1] != ' ' && s[i + 1] != '-'))) {
      if (i > from && dash(s, i) > 0) break;
      ++i;
    }
    if (i == from) return 0;
    const std::string_view word = s.substr(from, i - from);
    const auto big = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), upper));
    const auto small = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), lower));
    if (big >= 3 && small == 0 && words < 4) capitals = true;
    // a small-letter word other than "de", "al" and the like means a sentence
    if (big == 0 && small > 3) return 0;
    if (words == 0 && big == 0) return 0;
    names = names && big > 0 && small > 0;
    ++words;
    while (i < s.size() && s[i] == ' ') ++i;
  }
  return 0;
}

std::size_t count_spaced_words(std::string_view line) {
  std::size_t n = 0;
  bool in = false;
  for (const char c : line) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space && !in) ++n;
    in = !space;
  }
  return n;
}

bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const char c = line.back();
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == ' ') {
      line.remove_suffix(1);
    } else if (line.ends_with("\u201D") || line.ends_with("\u2019")) {
      line.remove_suffix(3);
    } else {
      return c == '.' || c == '!' || c == '?' || line.ends_with("\u2026");
    }
  }
  return false;
}

bool is_byline(std::string_view line) {
  if (!(line.starts_with("By ") || line.starts_with("BY ") || line.starts_with("by ")) || line.size() > 120 || count_spaced_words(line) > 14) return false;
  std::string_view rest = line.substr(3);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  if (rest.empty() || !(upper(rest[0]) || wide(rest[0]))) return false;
  if (ends_sentence(line) && count_spaced_words(line) > 5) return false;
  // every word a name, a joining word or an agency: small words only of up to three letters
  std::size_t small = 0, from = 0;
  while (from < rest.size()) {
    const std::size_t to = std::min(rest.find(' ', from), rest.size());
    if (to > from && lower(rest[from]) && to - from > 4) ++small;
    from = to + 1;
  }
  return small <= 1;
}

bool is_date_line(std::string_view line) {
  return line.size() < 80 && count_spaced_words(line) <= 10 && !iso_date(line).empty() && !ends_sentence(line.substr(0, line.size()));
}

std::uint32_t address_size(std::string_view text, std::size_t at) {
  for (const std::string_view hidden :
       {std::string_view("[email protected]"), std::string_view("[email\xC2\xA0protected]"), std::string_view("[e-mail protected]")}) {
    if (text.substr(at, hidden.size()) == hidden) return static_cast<std::uint32_t>(hidden.size());
  }
  const auto part = [](char c) { return upper(c) || lower(c) || digit(c) || c == '.' || c == '_' || c == '-' || c == '+'; };
  if (at > 0 && part(text[at - 1])) return 0;
  std::size_t i = at;
  while (i < text.size() && i - at < 64 && part(text[i])) ++i;
  if (i == at || i >= text.size() || text[i] != '@') return 0;
  const std::size_t host = ++i;
  std::size_t dot = 0;
  while (i < text.size() && i - host < 80 && part(text[i])) {
    if (text[i] == '.') dot = i;
    ++i;
  }
  while (i > host && (text[i - 1] == '.' || text[i - 1] == '-')) --i;
  if (dot <= host || dot + 2 >= i + 1) return 0;
  return static_cast<std::uint32_t>(i - at);
}

}  // namespace dragoman
