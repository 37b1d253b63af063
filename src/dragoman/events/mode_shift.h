// Acts that are only announced, offered or refused are other events than the acts: CAMEO codes "will send aid" as intent to provide aid (033),
// "refused to send aid" as rejection (122) and "will attack" as a threat (138).
#pragma once

#include <string>

#include "dragoman/events/status.h"

namespace dragoman {

/// The code of the announcement, refusal or threat that `certainty` makes of an act; the act's own code if it makes none.
std::string shift_by_mode(const std::string& cameo, const Certainty& certainty);

}  // namespace dragoman
