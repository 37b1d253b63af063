// The day or stretch of days of a mention, from a TIMEX3 value.
#pragma once

#include <string>

#include "dragoman/links/event_mention.h"

namespace dragoman {

/// "2018-08-27" is a day; "2018-08", "2018-W35" and "2018" are stretches. Any other value leaves the mention as it is.
void set_day(EventMention& mention, const std::string& value, bool published);

}  // namespace dragoman
