#include "dragoman/postgres/mirror.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>

#include "dragoman/links/rows.h"
#include "dragoman/postgres/rows_in.h"
#include "dragoman/record/schema.h"

namespace dragoman::postgres {
namespace {

namespace fs = std::filesystem;
constexpr const char* kOneInstant = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// The columns that both sides have, in this program's order: an older shared record lacks some, and they stay NULL.
std::string select_list(Connection& c, const SharedTable& table) {
  std::string out;
  for (const Column& column : table.columns) {
    const bool there = c.number("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'dragoman' AND table_name = $1 AND column_name = $2",
                                {table.name, column.name}) > 0;
    out += (out.empty() ? "" : ", ") + (there ? "t." + quoted(column.name) : std::string("NULL"));
  }
  return out;
}

void copy_rows(Connection& c, Database& record, const SharedTable& table, const std::string& from) {
  Appender rows(record, table.name.c_str());
  c.copy_out("COPY (SELECT " + select_list(c, table) + " FROM dragoman." + quoted(table.name) + " t " + from + ") TO STDOUT",
             [&](const Row& row) { append_to_record(rows, row, 0, table.columns); });
  rows.flush();
}

/// Articles after `row` and their parts, in the order in which the record files of all who pull have them.
std::int64_t copy_articles(Connection& c, Database& record, const SharedTables& tables, std::int64_t row) {
  const std::string since = std::to_string(row);
  copy_rows(c, record, tables.articles, "WHERE t.\"row\" > " + since + " ORDER BY t.\"row\"");
  for (const SharedTable& part : tables.parts) {
    if (has_table(c, part.name)) copy_rows(c, record, part, "JOIN dragoman.articles a USING (article) WHERE a.\"row\" > " + since + " ORDER BY a.\"row\", t.n");
  }
  return std::max(row, c.number("SELECT max(\"row\") FROM dragoman.articles"));
}

// `runs` of a record file are stretches of rows, here each article names its own.
void copy_runs(Connection& c, Database& record) {
  record.run("DELETE FROM runs");
  Appender rows(record, "runs");
  std::int64_t number = 0;
  const std::vector<Row> stretches = c.query(R"sql(
SELECT s.first_row, r.began, r.program, r.model, r.lexicon, r.gazetteer, r.dictionaries, r.options FROM (
  SELECT n - 1 AS first_row, run FROM (SELECT row_number() OVER (ORDER BY "row") AS n, run, lag(run) OVER (ORDER BY "row") AS before FROM dragoman.articles) x
  WHERE n = 1 OR run IS DISTINCT FROM before) s LEFT JOIN dragoman.runs r USING (run) ORDER BY first_row)sql");
  for (const Row& row : stretches) {
    rows.integer(++number).integer(std::stoll(row[0].value_or("0")));
    for (std::size_t i = 1; i < row.size(); ++i) row[i] ? rows.text(*row[i]) : rows.null();
    rows.end_row();
  }
  rows.flush();
  if (stretches.empty()) return;
  const char* const keys[] = {"program", "model", "lexicon", "gazetteer", "dictionaries"};
  for (std::size_t i = 0; i < std::size(keys); ++i) {
    if (const Field& value = stretches.back()[i + 2]) record.query("INSERT OR REPLACE INTO meta VALUES ($1, $2)", {keys[i], *value});
  }
}

/// Links hold if they number the rows that the articles have here. An owner who deleted articles by hand has moved the rows.
bool links_fit(Database& record) {
  return number_of(record, "SELECT count(*) FROM linked l LEFT JOIN articles a ON a.rowid = l.row WHERE a.article IS DISTINCT FROM l.article") == 0;
}

/// The database's name, as far as it makes a file's: the page shows it as the record's.
std::string file_name(const std::string& address) {
  std::string out;
  for (const char c : address.substr(address.rfind('/') + 1)) out += std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' ? c : '_';
  return (out.empty() || out == "fresh" ? "record" : out) + ".duckdb";
}

}  // namespace

Mirror::Mirror(std::string address, const LinkModels* models) : address_(std::move(address)), models_(models), tables_(tables_of_this_version()) {
  connection_ = connect();
  folder_ = (fs::temp_directory_path() / "dragoman-postgres-XXXXXX").string();
  if (!mkdtemp(folder_.data())) throw RecordError(RecordError::Code::write_failed, folder_ + ": no temporary folder can be made");
  path_ = folder_ + "/" + file_name(connection_->name());
  try {
    Transaction instant(*connection_, kOneInstant);
    pull_whole(instant, generation_of(*connection_));
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    throw;
  }
}

Mirror::~Mirror() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::unique_ptr<Connection> Mirror::connect() {
  auto out = std::make_unique<Connection>(address_);
  check_layout(*out);
  return out;
}

void Mirror::link(Database& record) {
  if (models_) link_record(record, *models_);
}

void Mirror::pull_whole(Transaction& instant, const Generation& there) {
  const std::string fresh = folder_ + "/fresh.duckdb";
  std::error_code ignored;
  fs::remove(fresh, ignored), fs::remove(fresh + ".wal", ignored);
  std::int64_t last = 0;
  {
    Database record(fresh, true);
    prepare_schema(record);
    last = copy_articles(*connection_, record, tables_, 0);
    copy_runs(*connection_, record);
    for (const SharedTable& table : tables_.links) {
      if (has_table(*connection_, table.name)) copy_rows(*connection_, record, table, "");
    }
    instant.commit();
    if (!links_fit(record)) {
      for (const SharedTable& table : tables_.links) record.run("DELETE FROM " + table.name);
    }
    link(record);
  }
  if (fs::exists(path_)) {
    const Database nobody_reads(path_, true);  // waits for the readers; none can open the old file while the new one takes its name
    fs::rename(fresh, path_);
  } else {
    fs::rename(fresh, path_);
  }
  here_ = there;
  last_row_ = last;
}

void Mirror::pull_since(Transaction& instant, const Generation& there) {
  std::int64_t last = 0;
  Database record(path_, true);
  record.run("BEGIN TRANSACTION");
  try {
    last = copy_articles(*connection_, record, tables_, last_row_);
    copy_runs(*connection_, record);
  } catch (...) {
    record.run("ROLLBACK");
    throw;
  }
  record.run("COMMIT");
  last_row_ = last;
  instant.commit();
  link(record);
  here_ = there;  // not before: what could not be linked is looked at again
}

bool Mirror::refresh() {
  try {
    if (!connection_) connection_ = connect();
    Transaction instant(*connection_, kOneInstant);  // what is compared and what is pulled are of one instant
    const Generation there = generation_of(*connection_);
    if (there == here_) return false;
    if (there.rewritten == here_.rewritten && there.links == here_.links) pull_since(instant, there);
    else pull_whole(instant, there);
    return true;
  } catch (const RecordError& e) {
    if (e.code == RecordError::Code::cannot_open) connection_.reset();
    throw;
  }
}

}  // namespace dragoman::postgres
