#include "dragoman/links/credit.h"

#include <algorithm>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

std::string_view trimmed(std::string_view s) {
  const std::size_t begin = s.find_first_not_of(" \t\r\n.");
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t\r\n.") + 1 - begin);
}

bool has_digit(std::string_view s) { return s.find_first_of("0123456789") != std::string_view::npos; }

// A name is short, begins with a capital (or a letter outside ASCII) and is no date ("March 4").
bool may_be_name(std::string_view s) {
  return !s.empty() && s.size() <= 60 && !has_digit(s) && ((s[0] >= 'A' && s[0] <= 'Z') || static_cast<unsigned char>(s[0]) >= 0x80) &&
         std::count(s.begin(), s.end(), ' ') <= 5;
}

std::string named(std::string_view s) {
  s = trimmed(s);
  return may_be_name(s) ? std::string(s) : std::string();
}

/// What stands between the last `open` and the `close` after it.
std::string between(std::string_view line, char open, char close) {
  const std::size_t begin = line.find(open);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = line.find(close, begin + 1);
  return end == std::string_view::npos ? std::string() : named(line.substr(begin + 1, end - begin - 1));
}

}  // namespace

std::string credited_agency(std::string_view line) {
  if (std::string name = between(line, '(', ')'); !name.empty()) return name;
  if (std::string name = between(line, '/', '/'); !name.empty()) return name;  // "MINSK, 3 May /BelTA/ -"
  const std::string lower = to_lower(line);
  const std::size_t comma = line.rfind(',');
  if (lower.starts_with("by ") && comma != std::string_view::npos) return named(line.substr(comma + 1));
  return {};
}

std::string closing_credit(std::string_view text) {
  text = trimmed(text);
  const std::size_t line_begin = text.find_last_of('\n');
  std::string_view line = trimmed(line_begin == std::string_view::npos ? text : text.substr(line_begin + 1));
  const std::string lower = to_lower(line);
  for (const std::string_view lead : {"source: ", "credit: ", "with material from ", "with reporting by ", "— ", "– ", "-- ", "- "}) {
    if (lower.starts_with(lead)) return named(line.substr(lead.size()));
  }
  // the whole of the line, or what ends it, in brackets: "(Caucasus Wire)"
  if (line.ends_with(')')) {
    const std::size_t open = line.rfind('(');
    if (open != std::string_view::npos) return named(line.substr(open + 1, line.size() - open - 2));
  }
  return {};
}

std::string credit_key(std::string_view name) {
  std::string lower = to_lower(name);
  for (const std::string_view tail : {" news agency", " agency", " newspaper", " news", ".com", ".org", ".net"}) {
    if (lower.size() > tail.size() && lower.ends_with(tail)) lower.resize(lower.size() - tail.size());
  }
  for (const std::string_view head : {"the ", "www."}) {
    if (lower.starts_with(head)) lower = std::string(std::string_view(lower).substr(head.size()));
  }
  std::erase_if(lower, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')); });
  return lower;
}

}  // namespace dragoman
