// When an article was published, for ordering and for counting days: "2018-08-28", "2018-08-28T10:00:00+03:00".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman {

struct Instant {
  std::int64_t seconds = 0;  ///< since 1970-01-01T00:00Z; a day without a time is its first second
  bool day_only = true;      ///< no time of day was given
};

/// Nothing for what is no full date.
std::optional<Instant> parse_instant(std::string_view iso);

}  // namespace dragoman
