#include "dragoman/links/mention_day.h"

#include <cstdlib>
#include <optional>

#include "dragoman/times/calendar.h"

namespace dragoman {
namespace {

int day_number(Day day) { return static_cast<int>(day.time_since_epoch().count()); }

}  // namespace

double days_of(const std::string& value) {
  const bool clock = value.starts_with("PT");
  const char* const begin = value.c_str() + (clock ? 2 : 1);
  char* end = nullptr;
  if (value.size() < 3 || value[0] != 'P' || *begin < '0' || *begin > '9') return 0;
  const double n = std::strtod(begin, &end);
  if (!*end || end[1]) return 0;
  switch (*end) {
    case 'Y': return clock ? 0 : n * 365;
    case 'M': return clock ? n / 1440 : n * 30;
    case 'W': return clock ? 0 : n * 7;
    case 'D': return clock ? 0 : n;
    case 'H': return clock ? n / 24 : 0;
    default: return 0;
  }
}

void set_day(EventMention& m, const std::string& value, bool published) {
  const auto digits = [&](std::size_t at, std::size_t n) -> int {
    if (at + n > value.size()) return -1;
    for (std::size_t i = at; i < at + n; ++i) {
      if (value[i] < '0' || value[i] > '9') return -1;
    }
    return std::atoi(value.substr(at, n).c_str());
  };
  if (const auto day = parse_day(value)) {
    m.day = m.last_day = day_number(*day);
    m.day_kind = published ? DayKind::published : DayKind::exact;
    return;
  }
  const int year = digits(0, 4), month = digits(5, 2), week = value.size() == 8 && value[5] == 'W' ? digits(6, 2) : -1;
  if (year < 1) return;
  std::optional<Day> first, last;
  if (week > 0) {
    const Day fourth = *make_day(year, 1, 4);  // is in week 1 (ISO 8601)
    first = fourth - std::chrono::days(weekday_of(fourth) - 1) + std::chrono::days(7 * (week - 1));
    last = *first + std::chrono::days(6);
  } else if (month > 0 && value.size() == 7) {
    first = make_day(year, month, 1);
    if (first) last = add_months(*first, 1) - std::chrono::days(1);
  } else if (value.size() == 4) {
    first = make_day(year, 1, 1);
    last = make_day(year, 12, 31);
  }
  if (!first || !last) return;
  m.day = day_number(*first);
  m.last_day = day_number(*last);
  m.day_kind = DayKind::wide;
}

}  // namespace dragoman
