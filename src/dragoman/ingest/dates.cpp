// A small reader over words and numbers: each position of the text is tried for one of the known shapes.
#include "dragoman/ingest/dates.h"

#include <array>
#include <cstdio>

namespace dragoman {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};

struct Reader {
  std::string_view s;
  std::size_t at = 0;
  bool done() const { return at >= s.size(); }
  char peek() const { return done() ? '\0' : s[at]; }
  bool take(char c) {
    if (peek() != c || done()) return false;
    ++at;
    return true;
  }
  // A number of `least` to `most` digits that no further digit follows; -1 if there is none.
  int number(int least, int most) {
    std::size_t i = at;
    int value = 0;
    while (i < s.size() && digit(s[i]) && static_cast<int>(i - at) <= most) value = value * 10 + (s[i++] - '0');
    const int n = static_cast<int>(i - at);
    if (n < least || n > most) return -1;
    at = i;
    return value;
  }
  void skip(std::string_view these) {
    while (!done() && these.find(s[at]) != these.npos) ++at;
  }
  // 1..12 for a month's name or its abbreviation of three or four letters.
  int month() {
    std::size_t i = at;
    while (i < s.size() && letter(s[i])) ++i;
    const std::size_t n = i - at;
    if (n < 3) return -1;
    for (std::size_t m = 0; m < kMonths.size(); ++m) {
      if (n > kMonths[m].size() || (n > 4 && n < kMonths[m].size())) continue;
      bool same = true;
      for (std::size_t k = 0; k < n; ++k) same = same && lower(s[at + k]) == kMonths[m][k];
      if (!same) continue;
      at = i;
      return static_cast<int>(m) + 1;
    }
    return -1;
  }
};

bool valid(int y, int m, int d) {
  constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (y < 1800 || y > 2100 || m < 1 || m > 12 || d < 1 || d > days[static_cast<std::size_t>(m - 1)]) return false;
  return m != 2 || d < 29 || (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
}

std::string print_date(int y, int m, int d) {
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", y % 10000, m % 100, d % 100);
  return out;
}

// The zone: "Z", "+01:00", or empty if none is named. Names of zones are those of RFC 822.
std::string zone(Reader& r) {
  Reader saved = r;
  r.skip(" ");
  if ((r.peek() == 'Z' || r.peek() == 'z') && (r.at + 1 >= r.s.size() || !letter(r.s[r.at + 1]))) {
    ++r.at;
    return "Z";
  }
  if (r.peek() == '+' || r.peek() == '-') {
    const char sign = r.peek();
    ++r.at;
    Reader four = r;
    int h = -1, m = 0;
    if (const int hm = four.number(4, 4); hm >= 0) {
      h = hm / 100;
      m = hm % 100;
      r = four;
    } else if (h = r.number(1, 2); h >= 0 && r.take(':')) {
      m = r.number(2, 2);
    }
    if (h >= 0 && h <= 14 && m >= 0 && m < 60) {
      char out[8];
      std::snprintf(out, sizeof out, "%c%02d:%02d", sign, h, m);
      return out;
    }
    r = saved;
    return {};
  }
  struct Zone {
    std::string_view name, offset;
  };
  constexpr Zone zones[] = {{"gmt", "Z"},      {"utc", "Z"},      {"ut", "Z"},       {"est", "-05:00"}, {"edt", "-04:00"}, {"cst", "-06:00"},
                            {"cdt", "-05:00"}, {"mst", "-07:00"}, {"mdt", "-06:00"}, {"pst", "-08:00"}, {"pdt", "-07:00"}, {"bst", "+01:00"}};
  for (const Zone& z : zones) {
    if (r.s.size() - r.at < z.name.size()) continue;
    bool same = true;
    for (std::size_t k = 0; k < z.name.size(); ++k) same = same && lower(r.s[r.at + k]) == z.name[k];
    if (same && (r.at + z.name.size() == r.s.size() || !letter(r.s[r.at + z.name.size()]))) {
      r.at += z.name.size();
      return std::string(z.offset);
    }
  }
  r = saved;
  return {};
}

// "T10:05:00.000+0100", ", 3:04 PM", " 10:05 GMT", " at 5.30pm": empty if no time of day follows.
std::string time_of_day(Reader r) {
  r.skip(" ,T@-|");
  if (r.s.substr(r.at, 3) == "at ") r.at += 3;
  const int h12 = r.number(1, 2);
  if (h12 < 0 || h12 > 24) return {};
  if (!r.take(':') && !r.take('.')) return {};
  const int minute = r.number(2, 2);
  if (minute < 0 || minute > 59) return {};
  int second = 0;
  if (r.take(':')) {
    second = r.number(2, 2);
    if (second < 0 || second > 60) return {};
    if (r.take('.') || r.take(',')) {
      while (digit(r.peek())) ++r.at;
    }
  }
  int hour = h12;
  Reader half = r;
  half.skip(" ");
  if (half.at + 1 < half.s.size() && (lower(half.peek()) == 'p' || lower(half.peek()) == 'a')) {
    const bool afternoon = lower(half.peek()) == 'p';
    ++half.at;
    half.take('.');
    if (lower(half.peek()) == 'm' && h12 >= 1 && h12 <= 12) {
      hour = h12 % 12 + (afternoon ? 12 : 0);
      ++half.at;
      half.take('.');
      r = half;
    }
  }
  if (hour > 23) return {};
  char out[24];
  std::snprintf(out, sizeof out, "T%02d:%02d:%02d", hour % 100, minute % 100, second % 100);
  return out + zone(r);
}

// A date that starts exactly at `r`; leaves `r` behind it.
std::string date_here(Reader& r) {
  const Reader start = r;
  // 20 November 2019, 20-Nov-2019, 20th of November, 2019
  if (const int d = r.number(1, 2); d > 0) {
    if (const std::string_view suffix = r.s.substr(r.at, 2); suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") r.at += 2;
    r.skip(" -/.");
    if (r.s.substr(r.at, 3) == "of ") r.at += 3;
    if (const int m = r.month(); m > 0) {
      r.skip(" ,-/.");
      Reader year = r;
      if (const int y = r.number(4, 4); valid(y, m, d)) return print_date(y, m, d);
      if (const int y = year.number(2, 2); y >= 0 && valid(2000 + y, m, d)) {
        r = year;
        return print_date(y < 70 ? 2000 + y : 1900 + y, m, d);
      }
    }
    r = start;
    // 20.11.2019, 11/20/2019
    const int a = r.number(1, 2);
    const char separator = r.peek();
    if (a > 0 && (separator == '/' || separator == '.' || separator == '-')) {
      ++r.at;
      const int b = r.number(1, 2);
      if (b > 0 && r.take(separator)) {
        const int y = r.number(4, 4);
        if (separator == '.' || a > 12 || a == b) {
          if (valid(y, b, a)) return print_date(y, b, a);
        } else if (b > 12 && valid(y, a, b)) {
          return print_date(y, a, b);
        }
      }
    }
    r = start;
    return {};
  }
  // 2019-11-20, 2019/11/20, 2019.11.20
  if (const int y = r.number(4, 4); y > 0) {
    const char separator = r.peek();
    if (separator == '-' || separator == '/' || separator == '.') {
      ++r.at;
      const int m = r.number(1, 2);
      if (m > 0 && r.take(separator)) {
        const int d = r.number(1, 2);
        if (valid(y, m, d)) return print_date(y, m, d);
      }
    }
    r = start;
    return {};
  }
  if (const int n = r.number(8, 8); n > 0) {  // 20191120
    if (valid(n / 10000, n / 100 % 100, n % 100)) return print_date(n / 10000, n / 100 % 100, n % 100);
    r = start;
    return {};
  }
  if (const int m = r.month(); m > 0) {  // November 20, 2019; Nov. 20 2019
    r.skip(" .-/");
    if (const int d = r.number(1, 2); d > 0) {
      if (const std::string_view suffix = r.s.substr(r.at, 2); suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") r.at += 2;
      r.skip(" ,-/");
      if (const int y = r.number(4, 4); valid(y, m, d)) return print_date(y, m, d);
    }
  }
  r = start;
  return {};
}

}  // namespace

std::string iso_date(std::string_view text) {
  text = text.substr(0, 200);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool word_start = i == 0 || (digit(text[i]) ? !digit(text[i - 1]) : !letter(text[i - 1]));
    if (!word_start || !(digit(text[i]) || letter(text[i]))) continue;
    Reader r{text, i};
    std::string date = date_here(r);
    if (date.empty()) continue;
    if (r.peek() == 'T' || !digit(r.peek())) date += time_of_day(r);
    return date;
  }
  return {};
}

std::string date_in_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  std::size_t from = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  if (from == url.npos) return {};
  for (std::size_t i = from; i < url.size() && i < from + 500; ++i) {
    if (!digit(url[i]) || digit(url[i - 1]) || letter(url[i - 1])) continue;
    Reader r{url, i};
    std::string date = date_here(r);
    if (date.empty()) {
      r.at = i;
      const int y = r.number(4, 4);
      if (y > 0 && (r.take('/') || r.take('-'))) {
        if (const int m = r.month(); m > 0 && (r.take('/') || r.take('-'))) {
          if (const int d = r.number(1, 2); valid(y, m, d)) date = print_date(y, m, d);
        }
      }
    }
    if (!date.empty() && date >= "1990" && !letter(r.peek())) return date;
  }
  return {};
}

}  // namespace dragoman
