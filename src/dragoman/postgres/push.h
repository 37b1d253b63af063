// A record's articles into the shared record: upserts, so that doing it again changes nothing, whoever else does the same meanwhile.
//
// Which article is which is the record's own rule (record/known_articles.h): the same URL, or the same text at the same paper. An article that
// is there with this text but coded otherwise is replaced if ours was read with the later run (runs.began), so that the order in which writers
// come does not matter; one that is there with another text stays. An id that another article has becomes "1~2", as in a record file.
//
// A batch is one transaction: its rows go to temporary tables first, and only putting them in their places is done under the lock.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "dragoman/record/database.h"

namespace dragoman::postgres {

struct PushCounts {
  std::int64_t added = 0;     ///< articles that were not there
  std::int64_t replaced = 0;  ///< that were there, coded earlier
  std::int64_t kept = 0;      ///< that were there: the same, coded later, or of another text
  std::int64_t renamed = 0;   ///< of the added: whose id another article has
  std::int64_t refused = 0;   ///< whose id is longer than an index of PostgreSQL takes
};

struct PushOptions {
  std::int64_t batch = 2000;                        ///< articles in one transaction
  std::function<void(const PushCounts&)> progress;  ///< told after each batch, if set
  std::function<bool()> stop;                       ///< asked before each batch, if set
};

/// Throws RecordError; the batches before it are stored.
PushCounts push_record(Database& record, const std::string& address, const PushOptions& options = {});

}  // namespace dragoman::postgres
