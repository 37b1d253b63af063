#include "dragoman/serve/chunk_rows.h"

namespace dragoman::serve {
namespace {

struct Statement {
  duckdb_prepared_statement handle = nullptr;
  ~Statement() { duckdb_destroy_prepare(&handle); }
};
struct Result {
  duckdb_result handle{};
  ~Result() { duckdb_destroy_result(&handle); }
};

[[noreturn]] void fail(const Database& database, const char* message) {
  const std::string text = message ? message : "no message";
  throw RecordError(RecordError::Code::query_failed, database.path() + ": " + text.substr(0, text.find('\n')));
}

const char* type_name(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BIGINT: return "BIGINT";
    case DUCKDB_TYPE_DOUBLE: return "DOUBLE";
    case DUCKDB_TYPE_BOOLEAN: return "BOOLEAN";
    case DUCKDB_TYPE_VARCHAR: return "VARCHAR";
    case DUCKDB_TYPE_INTEGER: return "INTEGER";
    case DUCKDB_TYPE_HUGEINT: return "HUGEINT";
    case DUCKDB_TYPE_BLOB: return "BLOB";
    default: return "of another type";
  }
}

}  // namespace

void RowView::no_column(idx_t column) const { throw RecordError(RecordError::Code::query_failed, path_ + ": a query has no column " + std::to_string(column)); }

void RowView::wrong_type(const Column& column, duckdb_type asked) const {
  throw RecordError(RecordError::Code::query_failed, path_ + ": column '" + column.name + "' is " + type_name(column.type) + ", not " + type_name(asked));
}

void stream_rows(Database& database, const std::string& sql, const std::vector<std::string>& parameters, const std::function<void(const RowView&)>& use) {
  Statement statement;
  if (duckdb_prepare(database.connection(), sql.c_str(), &statement.handle) == DuckDBError) fail(database, duckdb_prepare_error(statement.handle));
  for (std::size_t i = 0; i < parameters.size(); ++i) duckdb_bind_varchar_length(statement.handle, i + 1, parameters[i].data(), parameters[i].size());
  Result result;
  if (duckdb_execute_prepared_streaming(statement.handle, &result.handle) == DuckDBError) fail(database, duckdb_result_error(&result.handle));
  RowView row;
  row.path_ = database.path();
  for (idx_t c = 0; c < duckdb_column_count(&result.handle); ++c) {
    const char* name = duckdb_column_name(&result.handle, c);
    row.columns_.push_back({nullptr, nullptr, duckdb_column_type(&result.handle, c), name ? name : ""});
  }
  while (duckdb_data_chunk chunk = duckdb_fetch_chunk(result.handle)) {
    struct Guard {
      duckdb_data_chunk* chunk;
      ~Guard() { duckdb_destroy_data_chunk(chunk); }
    } guard{&chunk};
    for (idx_t c = 0; c < row.columns_.size(); ++c) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, c);
      row.columns_[c].data = duckdb_vector_get_data(vector), row.columns_[c].valid = duckdb_vector_get_validity(vector);
    }
    for (row.row_ = 0; row.row_ < duckdb_data_chunk_get_size(chunk); ++row.row_) use(row);
  }
  if (const char* error = duckdb_result_error(&result.handle); error && *error) fail(database, error);
}

}  // namespace dragoman::serve
