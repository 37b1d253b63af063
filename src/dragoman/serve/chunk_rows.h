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

/// One row, valid inside the callback. Columns must be BIGINT, DOUBLE, BOOLEAN or VARCHAR (cast in the query): a value read as another type than
/// its column has is never reinterpreted, but throws RecordError(query_failed) naming the column and both types.
class RowView {
 public:
  bool null(idx_t column) const { return is_null(known(column)); }
  std::int64_t integer(idx_t column) const { return value<std::int64_t>(column, DUCKDB_TYPE_BIGINT); }
  double real(idx_t column) const { return value<double>(column, DUCKDB_TYPE_DOUBLE); }
  bool boolean(idx_t column) const { return value<bool>(column, DUCKDB_TYPE_BOOLEAN); }
  std::string_view text(idx_t column) const {
    const Column& c = typed(column, DUCKDB_TYPE_VARCHAR);
    if (is_null(c)) return {};
    duckdb_string_t* s = static_cast<duckdb_string_t*>(c.data) + row_;
    return {duckdb_string_t_data(s), duckdb_string_t_length(*s)};
  }

 private:
  friend void stream_rows(Database&, const std::string&, const std::vector<std::string>&, const std::function<void(const RowView&)>&);
  struct Column {
    void* data;
    std::uint64_t* valid;
    duckdb_type type;
    std::string name;
  };
  const Column& known(idx_t column) const {
    if (column >= columns_.size()) no_column(column);
    return columns_[column];
  }
  const Column& typed(idx_t column, duckdb_type type) const {
    const Column& c = known(column);
    if (c.type != type) wrong_type(c, type);
    return c;
  }
  bool is_null(const Column& c) const { return c.valid && !duckdb_validity_row_is_valid(c.valid, row_); }
  template <typename T>
  T value(idx_t column, duckdb_type type) const {
    const Column& c = typed(column, type);
    return is_null(c) ? T{} : static_cast<const T*>(c.data)[row_];
  }
  [[noreturn]] void no_column(idx_t column) const;
  [[noreturn]] void wrong_type(const Column& column, duckdb_type asked) const;

  std::vector<Column> columns_;
  std::string path_;  ///< of the record, for messages
  idx_t row_ = 0;
};

/// Throws RecordError(query_failed), also when the query is interrupted.
void stream_rows(Database& database, const std::string& sql, const std::vector<std::string>& parameters, const std::function<void(const RowView&)>& use);

}  // namespace dragoman::serve
