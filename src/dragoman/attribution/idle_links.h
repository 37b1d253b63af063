// Inner links on which nothing rests.
//
// A long report often mentions in passing that others say things ("the minister said the army had told him ..."). Such an inner attribution
// is kept as a link of the chain where a coded event or relation rests on it; where none does it is part of what is reported, and not
// listed as a source of its own. (PolNeAR annotates the outermost only; of the inner ones found on its development articles one in twelve
// has a counterpart there.)
#pragma once

#include <vector>

#include "dragoman/document.h"

namespace dragoman {

/// Drops them and renumbers `within` and the chains of events and relations.
void drop_idle_links(std::vector<Attribution>& attributions, std::vector<Event>& events, std::vector<Relation>& relations);

}  // namespace dragoman
