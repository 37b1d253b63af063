// Links across articles: copies, stories, happenings, disputes, relations over time (the record's section "Across articles").
//
// Incremental: only articles that were not linked before are read; what they touch is looked at again, the rest stays as it is. Numbers of
// groups and stories stay the same as long as they are the same group, so that an export can be compared with last week's.
//
//   const LinkModels models(find_resources());
//   Database database("record.duckdb", true);
//   const LinkCounts counts = link_record(database, models);
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "dragoman/links/event_knowledge.h"
#include "dragoman/record/database.h"

namespace dragoman {

using LinkModels = EventKnowledge;  ///< loaded once, const

struct LinkOptions {
  std::size_t batch = 10000;                         ///< articles in one transaction: bounds memory (their shingles are kept, 4 KB an article)
  unsigned threads = 2;                              ///< for comparing mentions; DuckDB has its own
  std::function<void(const std::string&)> progress;  ///< told each step, if set
};

struct LinkCounts {
  std::int64_t articles = 0;                               ///< newly linked
  std::int64_t copies = 0;                                 ///< articles made from another's text, in the whole record
  std::int64_t stories = 0, happenings = 0, disputes = 0;  ///< in the whole record
};

/// Throws RecordError. An interruption between batches loses nothing: the next call goes on.
LinkCounts link_record(Database& database, const LinkModels& models, const LinkOptions& options = {});

}  // namespace dragoman
