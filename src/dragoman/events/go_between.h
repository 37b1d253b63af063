// A third side that mediates, hosts or lends its name to what two others do: CAMEO's own event (045) where that is all the clause tells, else the
// act's `through`: "Israel and Iran held talks mediated by Oman", "a US-brokered deal", "swapped prisoners under the auspices of Qatar".
#pragma once

#include <vector>

#include "dragoman/events/event_coder.h"
#include "dragoman/events/match_frame.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// Heads of the actors that stand between the sides of the act at `act`, in its own clause; empty if none are named.
std::vector<Index> go_betweens(const Tree& tree, Index act, const EventCoder& coder, const ActorTest& is_actor);

}  // namespace dragoman
