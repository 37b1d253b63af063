// Typed rows of a query: numbers as numbers, texts as views, without the copy to strings that Database::query makes.
//
//   for_each_row(database, "SELECT number, text FROM ...", [&](const Row& row) { use(row.integer(0), row.text(1)); });
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "dragoman/record/database.h"

namespace dragoman {

/// One row, valid inside the callback. Columns must be BIGINT, DOUBLE, VARCHAR or BLOB (cast in the query).
class Row {
 public:
  Row(duckdb_data_chunk chunk, idx_t row) : chunk_(chunk), row_(row) {}
  bool null(idx_t column) const;
  std::int64_t integer(idx_t column) const;   ///< 0 if null
  double real(idx_t column) const;            ///< 0 if null
  std::string_view text(idx_t column) const;  ///< empty if null

 private:
  duckdb_vector vector(idx_t column) const { return duckdb_data_chunk_get_vector(chunk_, column); }
  duckdb_data_chunk chunk_;
  idx_t row_;
};

/// Throws RecordError(query_failed).
void for_each_row(Database& database, const std::string& sql, const std::function<void(const Row&)>& use);

/// The one number that a query returns, 0 if it has no row or NULL.
std::int64_t number_of(Database& database, const std::string& sql);

}  // namespace dragoman
