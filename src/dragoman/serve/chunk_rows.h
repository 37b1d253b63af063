// Typed rows of a query, streamed: numbers as numbers, texts as views, no more than one chunk held at a time.
#pragma once

#include <duckdb.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman::serve {

/// One row, valid inside the callback. Columns must be BIGINT, DOUBLE, BOOLEAN or VARCHAR (cast in the query).
class RowView {
 public:
  bool null(idx_t column) const { return columns_[column].valid && !duckdb_validity_row_is_valid(columns_[column].valid, row_); }
  std::int64_t integer(idx_t column) const { return null(column) ? 0 : static_cast<const std::int64_t*>(columns_[column].data)[row_]; }
  double real(idx_t column) const { return null(column) ? 0 : static_cast<const double*>(columns_[column].data)[row_]; }
  bool boolean(idx_t column) const { return !null(column) && static_cast<const bool*>(columns_[column].data)[row_]; }
  std::string_view text(idx_t column) const {
    if (null(column)) return {};
    duckdb_string_t* s = static_cast<duckdb_string_t*>(columns_[column].data) + row_;
    return {duckdb_string_t_data(s), duckdb_string_t_length(*s)};
  }

 private:
  friend void stream_rows(Database&, const std::string&, const std::vector<std::string>&, const std::function<void(const RowView&)>&);
  struct Column {
    void* data;
    std::uint64_t* valid;
  };
  std::vector<Column> columns_;
  idx_t row_ = 0;
};

/// Throws RecordError(query_failed), also when the query is interrupted.
void stream_rows(Database& database, const std::string& sql, const std::vector<std::string>& parameters, const std::function<void(const RowView&)>& use);

}  // namespace dragoman::serve
