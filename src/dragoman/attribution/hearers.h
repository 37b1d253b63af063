// Whom the words were addressed to, and the body they went through.
#pragma once

#include <vector>

#include "dragoman/attribution/candidate.h"

namespace dragoman {

/// "in an interview with Al Mayadeen", "on Twitter", "told Reuters by phone": the token of the medium, or kNone.
Index medium_of(const Reading& r, Index verb);

/// "You" without a named hearer speaks to the other side: the last country named before that is not the speaker's own.
void find_addressees(const Reading& r, std::vector<Attribution>& attributions);

}  // namespace dragoman
