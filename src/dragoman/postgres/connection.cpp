#include "dragoman/postgres/connection.h"

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>

#include "dragoman/record/database.h"

namespace dragoman::postgres {
namespace {

using Code = RecordError::Code;

/// libpq's messages have several lines and tabs: ours have one.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\t' || c == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

struct Options {
  explicit Options(const std::string& address) {
    char* error = nullptr;
    all.reset(PQconninfoParse(address.c_str(), &error));
    if (error) why = one_line(error), PQfreemem(error);
  }
  std::string operator[](std::string_view keyword) const {
    for (PQconninfoOption* o = all.get(); o && o->keyword; ++o) {
      if (keyword == o->keyword && o->val) return o->val;
    }
    return {};
  }
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all{nullptr, PQconninfoFree};
  std::string why;
};

}  // namespace

bool is_address(std::string_view record) { return record.starts_with("postgres://") || record.starts_with("postgresql://"); }

std::string without_password(const std::string& address) {
  const Options o(address);
  if (!o.all) return "postgresql://";  // what cannot be taken apart may hold one anywhere
  const std::string user = o["user"], port = o["port"];
  return "postgresql://" + (user.empty() ? "" : user + "@") + o["host"] + (port.empty() ? "" : ":" + port) + "/" + o["dbname"];
}

Connection::Connection(const std::string& address) : name_(without_password(address)) {
  if (const Options o(address); !o.all) throw RecordError(Code::cannot_open, name_ + ": not an address of a database: " + o.why);
  // What stands before the address is what holds if it says nothing of it. A machine that vanished is noticed within half a minute.
  const char* keywords[] = {"connect_timeout", "tcp_user_timeout", "fallback_application_name", "dbname", "client_encoding", nullptr};
  const char* values[] = {"10", "30000", "dragoman", address.c_str(), "UTF8", nullptr};
  connection_ = PQconnectdbParams(keywords, values, 1);
  if (PQstatus(connection_) != CONNECTION_OK) {
    const std::string why = one_line(PQerrorMessage(connection_));
    PQfinish(connection_);
    throw RecordError(Code::cannot_open, name_ + ": " + why);
  }
  PQsetNoticeProcessor(
      connection_, [](void*, const char*) {}, nullptr);
}

Connection::~Connection() { PQfinish(connection_); }

void Connection::fail(PGresult* result, const std::string& doing) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string code = state ? state : "";
  std::string why = one_line(result && *PQresultErrorMessage(result) ? PQresultErrorMessage(result) : PQerrorMessage(connection_));
  PQclear(result);
  if (PQstatus(connection_) != CONNECTION_OK)
    throw RecordError(Code::cannot_open, name_ + ": the server went away: " + why + "; what was stored before is whole");
  if (code == "42501") why += "; ask the database's owner for the right to it";
  throw RecordError(code.starts_with("53") ? Code::write_failed : Code::query_failed, name_ + ": " + doing + ": " + why);
}

PGresult* Connection::checked(PGresult* result, int wanted, const std::string& doing) {
  const int status = PQresultStatus(result);
  if (status != wanted && !(wanted == PGRES_COMMAND_OK && status == PGRES_TUPLES_OK)) fail(result, doing);
  return result;
}

void Connection::run(const std::string& sql) { PQclear(checked(PQexec(connection_, sql.c_str()), PGRES_COMMAND_OK, "a statement was refused")); }

std::vector<Row> Connection::query(const std::string& sql, const std::vector<Field>& parameters) {
  std::vector<const char*> values;
  for (const Field& p : parameters) values.push_back(p ? p->c_str() : nullptr);
  PGresult* const result = checked(PQexecParams(connection_, sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0),
                                   PGRES_COMMAND_OK, "a query was refused");
  std::vector<Row> rows(static_cast<std::size_t>(PQntuples(result)));
  for (int r = 0; r < PQntuples(result); ++r) {
    for (int c = 0; c < PQnfields(result); ++c) {
      rows[static_cast<std::size_t>(r)].push_back(
          PQgetisnull(result, r, c) ? Field() : Field(std::string(PQgetvalue(result, r, c), static_cast<std::size_t>(PQgetlength(result, r, c)))));
    }
  }
  PQclear(result);
  return rows;
}

std::int64_t Connection::number(const std::string& sql, const std::vector<Field>& parameters) {
  const std::vector<Row> rows = query(sql, parameters);
  return rows.empty() || !rows[0][0] ? 0 : std::strtoll(rows[0][0]->c_str(), nullptr, 10);
}

void Connection::copy_in(const std::string& sql, const std::function<void(const std::function<void(const std::string&)>& put)>& fill) {
  PQclear(checked(PQexec(connection_, sql.c_str()), PGRES_COPY_IN, "rows were refused"));
  try {
    fill([this](const std::string& lines) {
      if (PQputCopyData(connection_, lines.data(), static_cast<int>(lines.size())) != 1) fail(nullptr, "rows were refused");
    });
  } catch (...) {
    PQputCopyEnd(connection_, "given up");
    while (PGresult* rest = PQgetResult(connection_)) PQclear(rest);
    throw;
  }
  if (PQputCopyEnd(connection_, nullptr) != 1) fail(nullptr, "rows were refused");
  PGresult* const result = PQgetResult(connection_);
  while (PGresult* rest = PQgetResult(connection_)) PQclear(rest);
  PQclear(checked(result, PGRES_COMMAND_OK, "rows were refused"));
}

void Connection::copy_out(const std::string& sql, const std::function<void(const Row&)>& use) {
  PQclear(checked(PQexec(connection_, sql.c_str()), PGRES_COPY_OUT, "rows cannot be read"));
  Row row;
  char* line = nullptr;
  int length = 0;
  try {
    while ((length = PQgetCopyData(connection_, &line, 0)) > 0) {
      const std::unique_ptr<char, decltype(&PQfreemem)> held(line, PQfreemem);
      if (!read_copy_row({line, static_cast<std::size_t>(length)}, row)) throw RecordError(Code::query_failed, name_ + ": a row that is none: " + sql);
      use(row);
    }
  } catch (...) {  // what is left must be taken, or the connection answers nothing else
    while (PQgetCopyData(connection_, &line, 0) > 0) PQfreemem(line);
    while (PGresult* rest = PQgetResult(connection_)) PQclear(rest);
    throw;
  }
  PGresult* const result = PQgetResult(connection_);
  if (length == -2 || PQresultStatus(result) != PGRES_COMMAND_OK) fail(result, "rows cannot be read");
  PQclear(result);
  while (PGresult* rest = PQgetResult(connection_)) PQclear(rest);
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.run("ROLLBACK");
  } catch (const RecordError&) {  // the server went away and rolls back by itself
  }
}

void Transaction::commit() {
  connection_.run("COMMIT");
  open_ = false;
}

}  // namespace dragoman::postgres
