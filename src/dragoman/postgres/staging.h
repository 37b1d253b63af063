// A batch of a record's rows in temporary tables of the connection: in_articles, in_passages, ...; and the runs they were read with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/postgres/connection.h"
#include "dragoman/postgres/tables.h"
#include "dragoman/record/database.h"

namespace dragoman::postgres {

/// A stretch of a record's articles that were read with the same, and its number in the shared record.
struct SharedRun {
  std::int64_t first_row = 0;
  std::string shared;
};

/// The beginning of an article's record, up to the end of its id.
std::string head(std::string_view id);

/// Notes the record's runs in the shared record, those it lacks. In order of first_row.
std::vector<SharedRun> share_runs(Database& record, Connection& connection);

class Stage {
 public:
  void create(Connection& connection, const SharedTables& tables);
  /// Fills the tables with the articles whose rowid is in [from, to) and their parts, within a transaction, at whose end they are empty again. Returns how many
  /// articles have ids too long to be shared, which are left out.
  std::int64_t fill(Database& record, Connection& connection, const SharedTables& tables, const std::vector<SharedRun>& runs, std::int64_t from,
                    std::int64_t to);
};

}  // namespace dragoman::postgres
