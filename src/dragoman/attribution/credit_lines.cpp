#include "dragoman/attribution/credit_lines.h"

#include <algorithm>
#include <string>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestLine = 160;

ByteSpan trimmed(std::string_view line, std::size_t begin, std::size_t end) {
  const auto loose = [&](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '.' || c == ',' || c == ':'; };
  while (begin < end && loose(line[begin])) ++begin;
  while (end > begin && loose(line[end - 1])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// A name is short, begins with a capital (or a letter outside ASCII) and is no date ("March 4").
ByteSpan named(std::string_view line, std::size_t begin, std::size_t end) {
  const ByteSpan s = trimmed(line, begin, end);
  const std::string_view name = line.substr(s.begin, s.size());
  if (name.empty() || name.size() > kLongestName || name.find_first_of("0123456789") != name.npos) return {};
  if (!((name[0] >= 'A' && name[0] <= 'Z') || static_cast<unsigned char>(name[0]) >= 0x80) || std::count(name.begin(), name.end(), ' ') > 5) return {};
  return s;
}

ByteSpan between(std::string_view line, char open, char close) {
  const std::size_t begin = line.find(open);
  if (begin == line.npos) return {};
  const std::size_t end = line.find(close, begin + 1);
  return end == line.npos ? ByteSpan{} : named(line, begin + 1, end);
}

std::size_t dash(std::string_view line) {
  for (const std::string_view d : {std::string_view("\u2014"), std::string_view("\u2013"), std::string_view("--"), std::string_view("- ")}) {
    if (line.starts_with(d)) return d.size();
  }
  return 0;
}

/// One of the name's words is an agency's: "Agencies", "Volga Press", "Caucasus Wire".
bool agency(std::string_view name, const CueLexicon& cues) {
  const std::string lower = to_lower(name);
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t end = std::min(lower.find_first_of(" ,/", at), lower.size());
    if (cues.is(std::string_view(lower).substr(at, end - at), CueWord::agency)) return true;
    at = end + 1;
  }
  return false;
}

/// Bytes of the longest beginning of `lower` that is a word or words of the class; 0 if none.
std::size_t lead(std::string_view lower, const CueLexicon& cues, CueWord word_class) {
  std::size_t best = 0;
  for (std::size_t end = 1; end <= std::min<std::size_t>(lower.size(), 40); ++end) {
    const bool border = end == lower.size() || lower[end] == ' ' || lower[end] == ':';
    if (border && cues.is(lower.substr(0, end), word_class)) best = end;
  }
  return best;
}

}  // namespace

ByteSpan in_dateline(std::string_view line) {
  const ByteSpan brackets = between(line, '(', ')');
  return brackets.empty() ? between(line, '/', '/') : brackets;
}

ByteSpan in_byline(std::string_view line) {
  if (const ByteSpan s = in_dateline(line); !s.empty()) return s;
  const std::size_t comma = line.rfind(',');
  if (comma == line.npos || !to_lower(line.substr(0, 3)).starts_with("by ")) return {};
  return named(line, comma + 1, line.size());
}

ByteSpan in_closing_line(std::string_view line, const CueLexicon& cues) {
  const ByteSpan whole = trimmed(line, 0, line.size());
  if (whole.empty() || whole.size() > kLongestLine) return {};
  const std::string_view text = line.substr(0, whole.end);
  std::string lower = to_lower(text);
  std::size_t at = whole.begin, end = whole.end;
  if (text[at] == '(' && text[end - 1] == ')') ++at, --end;  // "(With inputs from agencies)", "(Caucasus Wire)"
  const bool bracketed = at != whole.begin;
  if (const std::size_t d = dash(text.substr(at)); d > 0) {
    const ByteSpan s = named(line, at + d, end);
    return !s.empty() && (agency(line.substr(s.begin, s.size()), cues) || s.size() <= 12) ? s : ByteSpan{};
  }
  if (const std::size_t n = lead(std::string_view(lower).substr(at, end - at), cues, CueWord::credit_lead); n > 0) {
    const ByteSpan s = trimmed(line, at + n, end);
    const std::string_view name = line.substr(s.begin, s.size());
    if (name.size() > kLongestName || name.empty()) return {};
    const bool source = text[at + n < end ? at + n : end - 1] == ':';  // "Source: X" names X whatever it is called
    return agency(name, cues) || (source && !named(line, s.begin, s.end).empty()) ? s : ByteSpan{};
  }
  for (std::size_t i = at + 1; i < end; ++i) {  // "Agencies contributed to this report"
    if (text[i - 1] != ' ' || lead(std::string_view(lower).substr(i, end - i), cues, CueWord::credit_tail) == 0) continue;
    const ByteSpan s = trimmed(line, at, i);
    return s.size() <= kLongestName && agency(line.substr(s.begin, s.size()), cues) ? s : ByteSpan{};
  }
  // the whole of the line, or what ends it, in brackets
  if (bracketed) return named(line, at, end);
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    const ByteSpan s = open == text.npos ? ByteSpan{} : named(line, open + 1, text.size() - 1);
    if (agency(line.substr(s.begin, s.size()), cues)) return s;  // after running text only what is an agency's name
  }
  return {};
}

}  // namespace dragoman
