#include "dragoman/links/rows.h"

namespace dragoman {

bool Row::null(idx_t column) const {
  std::uint64_t* valid = duckdb_vector_get_validity(vector(column));
  return valid && !duckdb_validity_row_is_valid(valid, row_);
}

std::int64_t Row::integer(idx_t column) const { return null(column) ? 0 : static_cast<std::int64_t*>(duckdb_vector_get_data(vector(column)))[row_]; }

double Row::real(idx_t column) const { return null(column) ? 0 : static_cast<double*>(duckdb_vector_get_data(vector(column)))[row_]; }

std::string_view Row::text(idx_t column) const {
  if (null(column)) return {};
  duckdb_string_t* text = static_cast<duckdb_string_t*>(duckdb_vector_get_data(vector(column))) + row_;
  return {duckdb_string_t_data(text), duckdb_string_t_length(*text)};
}

void for_each_row(Database& database, const std::string& sql, const std::function<void(const Row&)>& use) {
  duckdb_result result;
  if (duckdb_query(database.connection(), sql.c_str(), &result) == DuckDBError) {
    const std::string message = duckdb_result_error(&result) ? duckdb_result_error(&result) : "";
    duckdb_destroy_result(&result);
    throw RecordError(RecordError::Code::query_failed, database.path() + ": " + message.substr(0, message.find('\n')));
  }
  while (duckdb_data_chunk chunk = duckdb_fetch_chunk(result)) {
    const idx_t rows = duckdb_data_chunk_get_size(chunk);
    for (idx_t r = 0; r < rows; ++r) use(Row(chunk, r));
    duckdb_destroy_data_chunk(&chunk);
  }
  duckdb_destroy_result(&result);
}

std::int64_t number_of(Database& database, const std::string& sql) {
  std::int64_t n = 0;
  for_each_row(database, sql, [&](const Row& row) { n = row.integer(0); });
  return n;
}

}  // namespace dragoman
