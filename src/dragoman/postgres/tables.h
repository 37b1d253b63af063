// The record's tables as both sides know them: names, columns and kinds of columns, taken from an empty record of this program, so that a
// column that the record gains reaches the shared record too.
#pragma once

#include <string>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman::postgres {

struct Column {
  enum class Kind : std::uint8_t { text, integer, real, boolean, bytes };
  std::string name;
  Kind kind = Kind::text;
  bool operator==(const Column&) const = default;
};

struct SharedTable {
  std::string name;
  std::vector<Column> columns;
};

struct SharedTables {
  SharedTable articles;
  std::vector<SharedTable> parts;  ///< of one article each: passages, mentions, events, ...
  std::vector<SharedTable> links;  ///< across articles: what linking found, and what it remembers
};

/// Of this program's record.
SharedTables tables_of_this_version();

/// The columns that a table of an open record has, in order; none if it has no such table.
std::vector<Column> columns_of(Database& record, const std::string& table);

/// "begin", "end": some names are words of SQL.
std::string quoted(const std::string& name);
/// a, b, c of the columns, each after `prefix`.
std::string list(const std::vector<Column>& columns, const std::string& prefix = "");
/// text, bigint, double precision, boolean, bytea.
const char* postgres_type(Column::Kind kind);

}  // namespace dragoman::postgres
