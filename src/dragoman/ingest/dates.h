// Publication dates as feeds, pages and JSON write them, as ISO 8601.
//
//   iso_date("Wed, 20 Nov 2019 10:05:00 GMT")  == "2019-11-20T10:05:00Z"      RFC 822 / 2822
//   iso_date("2019-11-20T10:05:00.000+0100")   == "2019-11-20T10:05:00+01:00" ISO 8601, RFC 3339
//   iso_date("Published: November 20th, 2019") == "2019-11-20"
//
// A date that can be read in two ways (03/04/2019) is not guessed: month first only where the other reading is impossible.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

/// The first date in `text` (its first 200 bytes), with the time of day if one follows; empty if there is none.
std::string iso_date(std::string_view text);

/// A date in a URL's path: /2019/11/20/, /2019/nov/20/, -20191120, /2019-11-20-. Empty if there is none (a year and month alone are none).
std::string date_in_url(std::string_view url);

}  // namespace dragoman
