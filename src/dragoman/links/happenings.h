// Happenings: mentions that are one event, kept up to date as articles come; origins, status, best values, disputes.
//
// New mentions look up older ones by their keys (happening_keys); happenings that a new mention may belong to are clustered again with it,
// so that they can still be split or joined, and keep their numbers as long as most of them stays. Everything else is left as it is.
#pragma once

#include <cstdint>
#include <vector>

#include "dragoman/links/event_knowledge.h"
#include "dragoman/record/database.h"

namespace dragoman {

/// Puts the events of the new articles into happenings. After link_copies and link_stories.
void link_happenings(Database& database, const EventKnowledge& knowledge, const std::vector<std::int64_t>& fresh, unsigned threads = 1);

}  // namespace dragoman
