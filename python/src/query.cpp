#include "query.h"

#include "dragoman/record/schema.h"

namespace dragoman::python {
namespace {

struct Prepared {
  duckdb_prepared_statement statement = nullptr;
  ~Prepared() { duckdb_destroy_prepare(&statement); }
};

std::string first_line(const char* message) {
  const std::string text = message ? message : "";
  return text.substr(0, text.find('\n'));
}

}  // namespace

Connection::Connection(const std::string& path) : database_(path.empty() ? ":memory:" : path, path.empty()) {
  if (path.empty()) database_.run("SET memory_limit = '1GB'");  // Database gives a writer little: here there is none
  else check_schema(database_);
}

std::shared_ptr<Result> Connection::query(const std::string& sql, const std::vector<Parameter>& parameters) {
  const std::lock_guard lock(mutex_);
  const auto fail = [&](const char* message) { throw RecordError(RecordError::Code::query_failed, database_.path() + ": " + first_line(message)); };
  Prepared prepared;
  if (duckdb_prepare(database_.connection(), sql.c_str(), &prepared.statement) == DuckDBError) fail(duckdb_prepare_error(prepared.statement));
  const idx_t wanted = duckdb_nparams(prepared.statement);
  if (wanted != parameters.size())
    fail(("the statement has " + std::to_string(wanted) + " parameters, " + std::to_string(parameters.size()) + " were given").c_str());
  struct Bind {
    duckdb_prepared_statement statement;
    idx_t index;
    duckdb_state operator()(std::monostate) const { return duckdb_bind_null(statement, index); }
    duckdb_state operator()(bool v) const { return duckdb_bind_boolean(statement, index, v); }
    duckdb_state operator()(std::int64_t v) const { return duckdb_bind_int64(statement, index, v); }
    duckdb_state operator()(double v) const { return duckdb_bind_double(statement, index, v); }
    duckdb_state operator()(const std::string& v) const { return duckdb_bind_varchar_length(statement, index, v.data(), v.size()); }
  };
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (std::visit(Bind{prepared.statement, i + 1}, parameters[i]) == DuckDBError) fail(("parameter " + std::to_string(i + 1) + " cannot be bound").c_str());
  }
  duckdb_result raw;
  const duckdb_state state = duckdb_execute_prepared(prepared.statement, &raw);
  auto result = std::make_shared<Result>(raw, shared_from_this());
  if (state == DuckDBError) fail(duckdb_result_error(result->get()));
  return result;
}

}  // namespace dragoman::python
