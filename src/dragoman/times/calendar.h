// Calendar arithmetic of TIMEX3 values: days, ISO weeks, months, quarters, years.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

using Day = std::chrono::sys_days;

/// "2018-08-28" or a date-time that begins so; nullopt if it is no calendar date.
std::optional<Day> parse_day(std::string_view iso);

std::string day_value(Day day);                    ///< 2018-08-28
std::string month_value(int year, int month);      ///< 2018-08; month may be out of 1..12 and is carried
std::string week_value(Day day);                   ///< 2018-W35 (ISO 8601)
std::string year_value(int year);                  ///< 2018
std::string quarter_value(int year, int quarter);  ///< 2018-Q3; quarter is carried

int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
int weekday_of(Day day);  ///< 1 Monday .. 7 Sunday
std::optional<Day> make_day(int year, int month, int day);
/// The same day of the month `months` later, cut to the month's length.
Day add_months(Day day, int months);

/// The latest day with this weekday on or before `anchor` (after = false), or the first after it (after = true).
Day nearest_weekday(Day anchor, int weekday, bool after);

}  // namespace dragoman
