// What a protest is for. CAMEO codes it in a fourth digit of 141 to 145: for another leader (1), another policy (2), rights (3), another order of
// the state (4). Frames say how people protest; what for is said by words anywhere in the clause, whatever the form: so it is not in the frames.
#pragma once

#include <string>

#include "dragoman/events/event_coder.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// "143", of a strike "over wages", is 1432. The code itself where it is none of the five, or where no word of a goal is (classes @GOAL_...).
std::string with_goal(const std::string& cameo, const Tree& tree, Index predicate, const EventCoder& coder);

}  // namespace dragoman
