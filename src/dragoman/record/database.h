// DuckDB through its stable C API: a connection, queries as rows of text, prepared statements, appenders.
#pragma once

#include <duckdb.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/record/open_files.h"

namespace dragoman {

/// What went wrong with a record file; the message names the file and what to do.
struct RecordError : std::runtime_error {
  enum class Code : std::uint8_t {
    cannot_open,   ///< no such file, no permission, or not a DuckDB file: check the path
    locked,        ///< another program writes it: wait for it, or read a copy
    newer_schema,  ///< written by a newer Dragoman: use that version
    not_a_record,  ///< a DuckDB file without Dragoman's tables: name another file
    write_failed,  ///< the disk is full or read-only: free space and read again; nothing stored is lost
    query_failed,  ///< a query was refused: look at the message
  };
  RecordError(Code c, const std::string& what) : std::runtime_error(what), code(c) {}
  Code code;
};

/// Rows of a query, all values as text; nullopt = NULL.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

class Database {
 public:
  /// Opens or, if `writable`, creates the file. Throws RecordError.
  Database(const std::string& path, bool writable);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs one or several statements. Throws RecordError(query_failed).
  void run(const std::string& sql);
  /// Runs one statement with text parameters ($1, $2, ...) and returns its rows.
  Table query(const std::string& sql, const std::vector<std::string>& parameters = {});
  /// Hands on the rows of a query of text columns one by one, NULL as "", without holding them all as strings.
  /// Columns must be texts or bytes (cast in the query): any other type is an error.
  void each(const std::string& sql, const std::function<void(const std::vector<std::string_view>&)>& row);
  /// What DuckDB may hold in memory from now on; a writer begins with 512 MB, a reader with 1 GB.
  void limit_memory(std::uint64_t bytes);
  duckdb_connection connection() const { return connection_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  OpenFile held_;  ///< let go after the database is closed
  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
};

/// Bulk rows into one table. Every append is checked at end_row(); throws RecordError(write_failed).
class Appender {
 public:
  Appender(Database& database, const char* table);
  ~Appender();
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;
  Appender& text(std::string_view v);
  Appender& text_or_null(std::string_view v);
  Appender& blob(std::string_view v);
  Appender& integer(std::int64_t v);
  Appender& real(double v);
  Appender& null();
  void end_row();
  void flush();

 private:
  void check(duckdb_state state, const char* what);
  duckdb_appender appender_ = nullptr;
  std::string path_;
};

}  // namespace dragoman
