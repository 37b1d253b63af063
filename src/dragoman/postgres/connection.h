// PostgreSQL through libpq: a connection, statements, and COPY both ways. Every failure is a RecordError that names the server.
//
//   Connection c("postgresql://desk@db.example/news");
//   c.query("SELECT value FROM dragoman.meta WHERE key = $1", {"layout"});
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/postgres/copy_text.h"

struct pg_conn;
struct pg_result;

namespace dragoman::postgres {

/// True of "postgres://..." and "postgresql://...": what is given in a record file's place.
bool is_address(std::string_view record);

/// The address without its password, for messages.
std::string without_password(const std::string& address);

using Row = std::vector<Field>;

class Connection {
 public:
  /// Throws RecordError(cannot_open) after at most ten seconds.
  explicit Connection(const std::string& address);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// One or several statements without parameters. Throws RecordError: cannot_open if the server went away, write_failed if it has no room,
  /// query_failed otherwise.
  void run(const std::string& sql);
  /// One statement with text parameters.
  std::vector<Row> query(const std::string& sql, const std::vector<Field>& parameters = {});
  /// The first field of the first row, as a number; 0 if there is none.
  std::int64_t number(const std::string& sql, const std::vector<Field>& parameters = {});

  /// COPY ... FROM STDIN: `fill` is called with a function that takes whole lines. What `fill` throws ends the COPY and is thrown on.
  void copy_in(const std::string& sql, const std::function<void(const std::function<void(const std::string&)>& put)>& fill);
  /// COPY ... TO STDOUT, row by row.
  void copy_out(const std::string& sql, const std::function<void(const Row&)>& use);

  const std::string& name() const { return name_; }

 private:
  [[noreturn]] void fail(pg_result* result, const std::string& doing);
  pg_result* checked(pg_result* result, int wanted, const std::string& doing);
  std::string name_;
  pg_conn* connection_ = nullptr;
};

/// BEGIN until commit(); rolled back if it ends without.
class Transaction {
 public:
  explicit Transaction(Connection& connection, const char* kind = "BEGIN") : connection_(connection) { connection_.run(kind); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace dragoman::postgres
