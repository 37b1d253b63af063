// Any SQL on a record file, through DuckDB's C API: a result that Python takes as NumPy columns or as an Arrow stream.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman::python {

/// NULL, boolean, integer, real, text.
using Parameter = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

class Connection;

/// A finished query. Its chunks are handed out once, in order. Keeps its connection open: DuckDB's Arrow options point into it.
class Result {
 public:
  Result(duckdb_result result, std::shared_ptr<Connection> connection) : connection_(std::move(connection)), result_(result) {}
  ~Result() { duckdb_destroy_result(&result_); }
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;

  duckdb_result* get() { return &result_; }
  std::size_t columns() { return duckdb_column_count(&result_); }
  std::string name(std::size_t column) { return duckdb_column_name(&result_, column); }
  /// The next chunk, to be destroyed by the caller; null at the end.
  duckdb_data_chunk next() { return duckdb_fetch_chunk(result_); }

 private:
  std::shared_ptr<Connection> connection_;
  duckdb_result result_;
};

/// A record opened for reading, or an empty database in memory (path "") that reads Parquet parts through views.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// Throws RecordError.
  explicit Connection(const std::string& path);
  /// Runs one statement. One at a time: others wait. Throws RecordError(query_failed).
  std::shared_ptr<Result> query(const std::string& sql, const std::vector<Parameter>& parameters);

 private:
  std::mutex mutex_;
  Database database_;
};

}  // namespace dragoman::python
