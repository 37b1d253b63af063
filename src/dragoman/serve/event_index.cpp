#include "dragoman/serve/event_index.h"

#include <charconv>
#include <chrono>

namespace dragoman::serve {
namespace {

/// The number that all of `text` spells, or -1.
int digits(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0 ? value : -1;
}

std::int32_t days(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count()) : kNoDay;
}

}  // namespace

DateValue date_value(std::string_view timex) {
  const std::string_view date = timex.substr(0, timex.find('T'));
  const int year = date.size() >= 4 ? digits(date.substr(0, 4)) : -1;
  if (year < 1) return {};
  const auto made = [](std::int32_t day, Precision p) { return day == kNoDay ? DateValue{} : DateValue{day, p}; };
  if (date.size() == 4) return made(days(year, 1, 1), Precision::year);
  if (date[4] != '-') return {};
  const std::string_view rest = date.substr(5);
  if (rest.size() == 2 && rest[0] == 'Q') {
    const int quarter = digits(rest.substr(1));
    return quarter >= 1 && quarter <= 4 ? made(days(year, static_cast<unsigned>(quarter * 3 - 2), 1), Precision::quarter) : DateValue{};
  }
  if (rest.size() == 3 && rest[0] == 'W') {
    const int week = digits(rest.substr(1));
    if (week < 1 || week > 53) return {};
    const std::int32_t fourth = days(year, 1, 4);  // always in week 1 (ISO 8601)
    const auto weekday = static_cast<std::int32_t>(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(fourth))).iso_encoding());
    return made(fourth - (weekday - 1) + (week - 1) * 7, Precision::week);
  }
  const int month = rest.size() >= 2 ? digits(rest.substr(0, 2)) : -1;
  if (month < 1 || month > 12) return {};
  if (rest.size() == 2) return made(days(year, static_cast<unsigned>(month), 1), Precision::month);
  const int day = rest.size() == 5 && rest[2] == '-' ? digits(rest.substr(3)) : -1;
  return day < 1 ? DateValue{} : made(days(year, static_cast<unsigned>(month), static_cast<unsigned>(day)), Precision::day);
}

std::uint32_t id_number(std::string_view id, char kind) {
  if (id.size() < 2 || id.size() > 9 || id[0] != kind) return 0;
  const int number = digits(id.substr(1));
  return number > 0 ? static_cast<std::uint32_t>(number) : 0;
}

Stance stance_of(std::string_view name) {
  return name == "asserts" ? Stance::asserts : name == "plans" ? Stance::plans : name == "denies" ? Stance::denies : Stance::none;
}

std::string_view status_of(Stance stance) {
  switch (stance) {
    case Stance::asserts: return "occurred";
    case Stance::plans: return "planned";
    case Stance::denies: return "denied";
    case Stance::none: break;
  }
  return {};
}

Row EventIndex::find_article(std::string_view id) const {
  const auto at = std::lower_bound(article_by_id.begin(), article_by_id.end(), id, [this](Row a, std::string_view wanted) { return articles[a].id < wanted; });
  return at != article_by_id.end() && articles[*at].id == id ? *at : kNoRow;
}

Row EventIndex::find_event(Row one_article, std::string_view id) const {
  const std::uint32_t wanted = id_number(id, 'v');
  for (const Row row : events_of(one_article)) {
    if (number[row] == wanted) return row;
  }
  return kNoRow;
}

}  // namespace dragoman::serve
