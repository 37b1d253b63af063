#include "dragoman/times/calendar.h"

#include <cstdio>

namespace dragoman {
namespace {

namespace chr = std::chrono;

std::string format(const char* pattern, int a, int b = 0, int c = 0) {
  char out[64];
  std::snprintf(out, sizeof out, pattern, a, b, c);
  return out;
}

bool digits(std::string_view s) {
  for (const char c : s) {
    if (c < '0' || c > '9') return false;
  }
  return !s.empty();
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  const chr::year_month_day date{chr::year(year), chr::month(static_cast<unsigned>(month)), chr::day(static_cast<unsigned>(day))};
  if (year < 1 || year > 9999 || !date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-' || !digits(iso.substr(0, 4)) || !digits(iso.substr(5, 2)) || !digits(iso.substr(8, 2)))
    return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t n) {
    int v = 0;
    for (std::size_t i = at; i < at + n; ++i) v = v * 10 + (iso[i] - '0');
    return v;
  };
  return make_day(number(0, 4), number(5, 2), number(8, 2));
}

int year_of(Day day) { return static_cast<int>(chr::year_month_day(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(chr::year_month_day(day).month())); }
int day_of_month(Day day) { return static_cast<int>(static_cast<unsigned>(chr::year_month_day(day).day())); }
int weekday_of(Day day) { return static_cast<int>(chr::weekday(day).iso_encoding()); }

std::string day_value(Day day) { return format("%04d-%02d-%02d", year_of(day), month_of(day), day_of_month(day)); }
std::string year_value(int year) { return format("%04d", year); }

std::string month_value(int year, int month) {
  const int index = year * 12 + month - 1;
  return format("%04d-%02d", index / 12, index % 12 + 1);
}

std::string quarter_value(int year, int quarter) {
  const int index = year * 4 + quarter - 1;
  return format("%04d-Q%d", index / 4, index % 4 + 1);
}

std::string week_value(Day day) {
  const Day thursday = day + chr::days(4 - weekday_of(day));  // the ISO year of a week is that of its Thursday
  const int year = year_of(thursday);
  const int week = static_cast<int>((thursday - *make_day(year, 1, 1)).count()) / 7 + 1;
  return format("%04d-W%02d", year, week);
}

Day add_months(Day day, int months) {
  const int index = year_of(day) * 12 + month_of(day) - 1 + months;
  for (int d = day_of_month(day);; --d) {
    if (const auto made = make_day(index / 12, index % 12 + 1, d)) return *made;
    if (d < 28) return day;
  }
}

Day nearest_weekday(Day anchor, int weekday, bool after) {
  if (after) return anchor + chr::days((weekday - weekday_of(anchor) + 6) % 7 + 1);
  return anchor - chr::days((weekday_of(anchor) - weekday + 7) % 7);
}

}  // namespace dragoman
