#include "dragoman/links/instant.h"

#include "dragoman/times/calendar.h"

namespace dragoman {
namespace {

/// `digits` digits at `at`, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int n = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    n = n * 10 + (text[i] - '0');
  }
  return n;
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view iso) {
  const std::optional<Day> day = parse_day(iso);
  if (!day) return std::nullopt;
  Instant out{.seconds = std::int64_t{day->time_since_epoch().count()} * 86400};
  const int hour = number_at(iso, 11, 2), minute = number_at(iso, 14, 2), second = number_at(iso, 17, 2);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return out;
  out.day_only = false;
  out.seconds += hour * 3600 + minute * 60 + (second > 0 ? second : 0);
  const std::size_t zone = iso.find_first_of("+-", 16);
  if (zone != std::string_view::npos) {
    const int hours = number_at(iso, zone + 1, 2), minutes = number_at(iso, zone + (zone + 3 < iso.size() && iso[zone + 3] == ':' ? 4 : 3), 2);
    if (hours >= 0) out.seconds -= (iso[zone] == '+' ? 1 : -1) * (std::int64_t{hours} * 3600 + (minutes > 0 ? minutes : 0) * std::int64_t{60});
  }
  return out;
}

}  // namespace dragoman
