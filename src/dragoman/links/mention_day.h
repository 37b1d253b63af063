// The day or stretch of days of a mention, from a TIMEX3 value.
#pragma once

#include <string>

#include "dragoman/links/event_mention.h"

namespace dragoman {

/// Days of a TIMEX3 duration: 30 of "P30D", 14 of "P2W", 2 of "PT48H"; 0 if it has no number ("PXD") or more than one unit.
double days_of(const std::string& value);

/// "2018-08-27" is a day; "2018-08", "2018-W35" and "2018" are stretches. Any other value leaves the mention as it is.
void set_day(EventMention& mention, const std::string& value, bool published);

}  // namespace dragoman
