#include "dragoman/record/database.h"

#include <chrono>
#include <thread>

namespace dragoman {
namespace {

constexpr std::chrono::seconds kWriterWaits{6};

std::string taken(char* text) {
  std::string out = text ? text : "";
  duckdb_free(text);
  return out;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

RecordError locked_error(const std::string& path) {
  return {RecordError::Code::locked, path + ": another program holds this record open for writing; wait for it or read a copy"};
}

RecordError open_error(const std::string& path, const std::string& message) {
  if (message.find("lock") != std::string::npos) return locked_error(path);
  return {RecordError::Code::cannot_open, path + ": " + first_line(message)};
}

}  // namespace

Database::Database(const std::string& path, bool writable) : path_(path) {
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  duckdb_set_config(config, "access_mode", writable ? "READ_WRITE" : "READ_ONLY");
  duckdb_set_config(config, "threads", "2");
  duckdb_set_config(config, "memory_limit", writable ? "512MB" : "1GB");
  // Long strings compressed (zstd): a record of 10,000 articles of 450 words takes 140 MB in place of 600. DuckDB reads such files from 1.2 on.
  if (writable) duckdb_set_config(config, "storage_compatibility_version", "v1.2.0");
  duckdb_set_config(config, "autoload_known_extensions", "false");
  duckdb_set_config(config, "autoinstall_known_extensions", "false");
  // A server or a query lets the record go within a few seconds; a writer waits for that rather than fail.
  const auto give_up = std::chrono::steady_clock::now() + (writable ? kWriterWaits : std::chrono::seconds(0));
  for (;;) {
    char* error = nullptr;
    const bool free = held_.hold(path, writable);
    if (free && duckdb_open_ext(path.c_str(), &database_, config, &error) == DuckDBSuccess) break;
    const RecordError refused = free ? open_error(path, taken(error)) : locked_error(path);
    held_.release();
    if (refused.code != RecordError::Code::locked || std::chrono::steady_clock::now() >= give_up) {
      duckdb_destroy_config(&config);
      throw RecordError(refused);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  duckdb_destroy_config(&config);
  if (duckdb_connect(database_, &connection_) == DuckDBError) throw RecordError(RecordError::Code::cannot_open, path + ": no connection");
}

void Database::limit_memory(std::uint64_t bytes) { run("SET memory_limit = '" + std::to_string((bytes >> 20) + 1) + " MiB'"); }

Database::~Database() {
  duckdb_disconnect(&connection_);
  duckdb_close(&database_);
}

void Database::run(const std::string& sql) {
  duckdb_result result;
  const duckdb_state state = duckdb_query(connection_, sql.c_str(), &result);
  const std::string message = state == DuckDBError && duckdb_result_error(&result) ? duckdb_result_error(&result) : "";
  duckdb_destroy_result(&result);
  if (state == DuckDBError) {
    const bool disk = message.find("space") != std::string::npos || message.find("write") != std::string::npos;
    throw RecordError(disk ? RecordError::Code::write_failed : RecordError::Code::query_failed, path_ + ": " + first_line(message));
  }
}

Table Database::query(const std::string& sql, const std::vector<std::string>& parameters) {
  duckdb_prepared_statement statement = nullptr;
  if (duckdb_prepare(connection_, sql.c_str(), &statement) == DuckDBError) {
    const std::string message = duckdb_prepare_error(statement) ? duckdb_prepare_error(statement) : "";
    duckdb_destroy_prepare(&statement);
    throw RecordError(RecordError::Code::query_failed, path_ + ": " + first_line(message));
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) duckdb_bind_varchar_length(statement, i + 1, parameters[i].data(), parameters[i].size());
  duckdb_result result;
  const duckdb_state state = duckdb_execute_prepared(statement, &result);
  if (state == DuckDBError) {
    const std::string message = duckdb_result_error(&result) ? duckdb_result_error(&result) : "";
    duckdb_destroy_result(&result);
    duckdb_destroy_prepare(&statement);
    throw RecordError(RecordError::Code::query_failed, path_ + ": " + first_line(message));
  }
  Table table;
  const idx_t columns = duckdb_column_count(&result), rows = duckdb_row_count(&result);
  for (idx_t c = 0; c < columns; ++c) table.columns.emplace_back(duckdb_column_name(&result, c));
  table.rows.resize(rows);
  for (idx_t r = 0; r < rows; ++r) {
    for (idx_t c = 0; c < columns; ++c) {
      if (duckdb_value_is_null(&result, c, r)) table.rows[r].emplace_back(std::nullopt);
      else table.rows[r].emplace_back(taken(duckdb_value_varchar(&result, c, r)));
    }
  }
  duckdb_destroy_result(&result);
  duckdb_destroy_prepare(&statement);
  return table;
}

void Database::each(const std::string& sql, const std::function<void(const std::vector<std::string_view>&)>& row) {
  duckdb_result result;
  if (duckdb_query(connection_, sql.c_str(), &result) == DuckDBError) {
    const std::string message = duckdb_result_error(&result) ? duckdb_result_error(&result) : "";
    duckdb_destroy_result(&result);
    throw RecordError(RecordError::Code::query_failed, path_ + ": " + first_line(message));
  }
  std::vector<std::string_view> values(duckdb_column_count(&result));
  for (idx_t c = 0; c < values.size(); ++c) {  // another type's bytes would be read as texts
    if (const duckdb_type type = duckdb_column_type(&result, c); type == DUCKDB_TYPE_VARCHAR || type == DUCKDB_TYPE_BLOB) continue;
    const std::string name = duckdb_column_name(&result, c);
    duckdb_destroy_result(&result);
    throw RecordError(RecordError::Code::query_failed, path_ + ": column " + name + " of a query is no text");
  }
  while (duckdb_data_chunk chunk = duckdb_fetch_chunk(result)) {
    const idx_t rows = duckdb_data_chunk_get_size(chunk);
    for (idx_t r = 0; r < rows; ++r) {
      for (idx_t c = 0; c < values.size(); ++c) {
        duckdb_vector column = duckdb_data_chunk_get_vector(chunk, c);
        std::uint64_t* valid = duckdb_vector_get_validity(column);
        duckdb_string_t* text = static_cast<duckdb_string_t*>(duckdb_vector_get_data(column)) + r;
        values[c] =
            valid && !duckdb_validity_row_is_valid(valid, r) ? std::string_view() : std::string_view(duckdb_string_t_data(text), duckdb_string_t_length(*text));
      }
      row(values);
    }
    duckdb_destroy_data_chunk(&chunk);
  }
  duckdb_destroy_result(&result);
}

Appender::Appender(Database& database, const char* table) : path_(database.path()) {
  check(duckdb_appender_create(database.connection(), nullptr, table, &appender_), table);
}
Appender::~Appender() { duckdb_appender_destroy(&appender_); }

void Appender::check(duckdb_state state, const char* what) {
  if (state == DuckDBSuccess) return;
  const char* message = appender_ ? duckdb_appender_error(appender_) : nullptr;
  throw RecordError(RecordError::Code::write_failed, path_ + ": cannot write " + what + ": " + (message ? first_line(message) : "no appender"));
}

Appender& Appender::text(std::string_view v) { return check(duckdb_append_varchar_length(appender_, v.data(), v.size()), "text"), *this; }
Appender& Appender::text_or_null(std::string_view v) { return v.empty() ? null() : text(v); }
Appender& Appender::blob(std::string_view v) { return check(duckdb_append_blob(appender_, v.data(), v.size()), "bytes"), *this; }
Appender& Appender::integer(std::int64_t v) { return check(duckdb_append_int64(appender_, v), "number"), *this; }
Appender& Appender::real(double v) { return check(duckdb_append_double(appender_, v), "number"), *this; }
Appender& Appender::null() { return check(duckdb_append_null(appender_), "null"), *this; }
void Appender::end_row() { check(duckdb_appender_end_row(appender_), "row"); }
void Appender::flush() { check(duckdb_appender_flush(appender_), "batch"); }

}  // namespace dragoman
