#include "dragoman/postgres/tables.h"

#include <algorithm>

#include "dragoman/record/schema.h"

namespace dragoman::postgres {
namespace {

using Kind = Column::Kind;

/// What reading one article writes (record/store.cpp). Everything else but `meta` and `runs` is linking's.
constexpr const char* kParts[] = {"passages",     "sentences", "mentions",           "entities",      "times",    "places",
                                  "attributions", "events",    "event_participants", "event_figures", "relations"};

Kind kind_of(const std::string& type) {
  if (type == "BIGINT") return Kind::integer;
  if (type == "DOUBLE") return Kind::real;
  if (type == "BOOLEAN") return Kind::boolean;
  if (type == "BLOB") return Kind::bytes;
  return Kind::text;
}

}  // namespace

std::vector<Column> columns_of(Database& record, const std::string& table) {
  std::vector<Column> out;
  for (const auto& row :
       record.query("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position", {table}).rows) {
    out.push_back({row[0].value_or(""), kind_of(row[1].value_or(""))});
  }
  return out;
}

SharedTables tables_of_this_version() {
  Database empty(":memory:", true);
  prepare_schema(empty);
  SharedTables out;
  out.articles = {"articles", columns_of(empty, "articles")};
  for (const char* part : kParts) out.parts.push_back({part, columns_of(empty, part)});
  for (const auto& row : empty.query("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY 1").rows) {
    const std::string& name = *row[0];
    if (name == "meta" || name == "runs" || name == "articles" || std::ranges::find(kParts, name) != std::end(kParts)) continue;
    out.links.push_back({name, columns_of(empty, name)});
  }
  return out;
}

std::string quoted(const std::string& name) { return '"' + name + '"'; }

std::string list(const std::vector<Column>& columns, const std::string& prefix) {
  std::string out;
  for (const Column& c : columns) out += (out.empty() ? "" : ", ") + prefix + quoted(c.name);
  return out;
}

const char* postgres_type(Kind kind) {
  switch (kind) {
    case Kind::text: return "text";
    case Kind::integer: return "bigint";
    case Kind::real: return "double precision";
    case Kind::boolean: return "boolean";
    case Kind::bytes: return "bytea";
  }
  return "text";
}

}  // namespace dragoman::postgres
