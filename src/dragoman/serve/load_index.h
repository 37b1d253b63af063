// Reads a record's tables into an EventIndex, each table once, in the order they were written.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "dragoman/record/database.h"
#include "dragoman/serve/event_index.h"

namespace dragoman::serve {

/// `countries`: the ISO 3166 alpha-3 codes, which tell an actor code's country (SYRGOV: SYR; IGOUNO has none).
/// Throws RecordError. Rows that refer to articles or events the record lacks are left out and counted.
std::shared_ptr<EventIndex> load_index(Database& database, const std::set<std::string, std::less<>>& countries);

/// The second half of it: happenings, copies, stories and disputes, as far as the record has been linked.
void load_links(Database& database, EventIndex& index);

}  // namespace dragoman::serve
