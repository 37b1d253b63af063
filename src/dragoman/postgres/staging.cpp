#include "dragoman/postgres/staging.h"

#include <algorithm>

#include "dragoman/links/rows.h"
#include "dragoman/postgres/rows_in.h"
#include "dragoman/postgres/schema.h"
#include "dragoman/record/json.h"
#include "dragoman/text/utf8.h"

namespace dragoman::postgres {
namespace {

constexpr std::size_t kLongestId = 2000;  // bytes; an index entry takes 2,704

}  // namespace

std::vector<SharedRun> share_runs(Database& record, Connection& connection) {
  const bool has_runs = !columns_of(record, "runs").empty();  // an older record notes them in `meta` alone
  const Table local =
      record.query(has_runs ? "SELECT first_row, began, program, model, lexicon, gazetteer, dictionaries, options FROM runs ORDER BY first_row, run"
                            : "SELECT 0, NULL, max(value) FILTER (WHERE key = 'program'), max(value) FILTER (WHERE key = 'model'), max(value) FILTER (WHERE "
                              "key = 'lexicon'), NULL, "
                              "max(value) FILTER (WHERE key = 'dictionaries'), 'read before schema 4' FROM meta");
  std::vector<SharedRun> out;
  Transaction transaction(connection);
  lock_for_writing(connection);
  for (const auto& row : local.rows) {
    const std::vector<Field> values(row.begin() + 1, row.end());
    std::string same;
    const char* const names[] = {"began", "program", "model", "lexicon", "gazetteer", "dictionaries", "options"};
    for (std::size_t i = 0; i < values.size(); ++i)
      same += (i ? " AND " : " WHERE ") + std::string(names[i]) + " IS NOT DISTINCT FROM $" + std::to_string(i + 1) + "::text";
    std::vector<Row> found = connection.query("SELECT run FROM dragoman.runs" + same + " ORDER BY run LIMIT 1", values);
    if (found.empty()) {
      found = connection.query(
          "INSERT INTO dragoman.runs (began, program, model, lexicon, gazetteer, dictionaries, options) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING run",
          values);
    }
    out.push_back({std::stoll(row[0].value_or("0")), *found[0][0]});
  }
  transaction.commit();
  return out;
}

std::string head(std::string_view id) {
  std::string out = "{\"article\":{\"id\":";
  append_json_string(out, id);
  return out;
}

void Stage::create(Connection& connection, const SharedTables& tables) {
  const auto create = [&](const SharedTable& t, const std::string& before) {
    std::string columns;
    for (const Column& c : t.columns) columns += ", " + quoted(c.name) + " " + postgres_type(c.kind);
    connection.run("CREATE TEMP TABLE in_" + t.name + " (" + before + columns + ") ON COMMIT DELETE ROWS");
  };
  create(tables.articles, "n bigint, run bigint, head integer");
  for (const SharedTable& t : tables.parts) create(t, "n integer");
  connection.run("CREATE TEMP TABLE in_decided (n bigint, what text, article text, name text, head text) ON COMMIT DELETE ROWS");
}

std::int64_t Stage::fill(Database& record, Connection& connection, const SharedTables& tables, const std::vector<SharedRun>& runs, std::int64_t from,
                         std::int64_t to) {
  const std::string page = "rowid >= " + std::to_string(from) + " AND rowid < " + std::to_string(to);
  std::int64_t refused = 0;
  connection.copy_in("COPY in_articles (n, run, head, " + list(tables.articles.columns) + ") FROM STDIN", [&](const auto& put) {
    std::string line, id, begin;
    for_each_row(record, "SELECT rowid, article, " + as_text(tables.articles.columns) + " FROM articles WHERE " + page + " ORDER BY rowid",
                 [&](const dragoman::Row& row) {
                   id = row.text(1);
                   if (id.size() > kLongestId) return ++refused, void();
                   const auto run = std::find_if(runs.rbegin(), runs.rend(), [&](const SharedRun& r) { return r.first_row <= row.integer(0); });
                   begin = head(id);
                   line = std::to_string(row.integer(0)) + '\t' + (run == runs.rend() ? "\\N" : run->shared) + '\t' + std::to_string(count_code_points(begin)) +
                          '\t';
                   append_row(line, row, 2, tables.articles.columns);
                   put(line);
                 });
  });
  for (const SharedTable& t : tables.parts) {
    connection.copy_in("COPY in_" + t.name + " (n, " + list(t.columns) + ") FROM STDIN", [&](const auto& put) {
      std::string line;
      for_each_row(record,
                   "SELECT row_number() OVER (PARTITION BY article ORDER BY rowid), " + as_text(t.columns) + " FROM " + t.name +
                       " SEMI JOIN (SELECT article FROM articles WHERE " + page + ") USING (article)",
                   [&](const dragoman::Row& row) {
                     line = std::to_string(row.integer(0)) + '\t';
                     append_row(line, row, 1, t.columns);
                     put(line);
                   });
    });
  }
  return refused;
}

}  // namespace dragoman::postgres
