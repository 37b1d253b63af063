// One day for every event: the field's data sets know no others.
#include <cstdlib>
#include <optional>
#include <utility>

#include "dragoman/formats/coded_events.h"
#include "dragoman/times/calendar.h"

namespace dragoman {
namespace {

using Days = std::pair<Day, Day>;  // first, last

std::optional<Days> months(int year, int first, int count) {
  const std::optional<Day> begin = make_day(year, first, 1);
  if (!begin) return std::nullopt;
  return Days{*begin, add_months(*begin, count) - std::chrono::days(1)};
}

/// The days of "2018", "2018-08", "2018-W35", "2018-Q3", "2018-H1", "2018-SU".
std::optional<Days> days_of(const std::string& value) {
  if (value.size() < 4 || value.find_first_not_of("0123456789") < 4) return std::nullopt;
  const int year = std::atoi(value.substr(0, 4).c_str());
  if (value.size() == 4) return months(year, 1, 12);
  if (value[4] != '-' || value.size() < 7) return std::nullopt;
  const std::string part = value.substr(5);
  if (part[0] == 'W' && part.size() >= 3 && part != "WI") {
    const int week = std::atoi(part.substr(1, 2).c_str());
    const std::optional<Day> fourth = make_day(year, 1, 4);  // always in week 1
    if (!fourth || week < 1 || week > 53) return std::nullopt;
    const Day monday = *fourth - std::chrono::days(weekday_of(*fourth) - 1) + std::chrono::days(7 * (week - 1));
    if (part.ends_with("-WE")) return Days{monday + std::chrono::days(5), monday + std::chrono::days(6)};
    return Days{monday, monday + std::chrono::days(6)};
  }
  if (part[0] == 'Q' && part[1] >= '1' && part[1] <= '4') return months(year, 3 * (part[1] - '0') - 2, 3);
  if (part[0] == 'H' && part[1] >= '1' && part[1] <= '2') return months(year, 6 * (part[1] - '0') - 5, 6);
  if (part == "SP") return months(year, 3, 3);
  if (part == "SU") return months(year, 6, 3);
  if (part == "FA") return months(year, 9, 3);
  if (part == "WI") return months(year, 12, 3);
  const int month = std::atoi(part.substr(0, 2).c_str());
  if (month < 1 || month > 12) return std::nullopt;
  return months(year, month, 1);
}

}  // namespace

std::string counted_day(const std::string& date, const std::string& published) {
  if (const std::optional<Day> day = parse_day(date)) return day_value(*day);
  const std::optional<Day> out = parse_day(published);
  if (const std::optional<Days> days = days_of(date)) {
    const bool within = out && *out >= days->first && *out <= days->second;
    return day_value(within ? *out : days->first);
  }
  return out ? day_value(*out) : std::string();
}

}  // namespace dragoman
