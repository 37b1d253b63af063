#include "dragoman/postgres/schema.h"

#include <algorithm>
#include <array>

#include "dragoman/record/schema.h"

namespace dragoman::postgres {
namespace {

// An address can be longer than what an index takes (2,704 bytes), its hash cannot. `paper` is record/known_articles.cpp's, in SQL.
constexpr const char* kLayout1 = R"sql(
CREATE SCHEMA IF NOT EXISTS dragoman;
CREATE TABLE dragoman.meta (key text PRIMARY KEY, value text NOT NULL);
INSERT INTO dragoman.meta VALUES ('generation', '0'), ('rewritten', '0');
CREATE TABLE dragoman.runs (run bigserial PRIMARY KEY, began text, program text, model text, lexicon text, gazetteer text, dictionaries text, options text);
CREATE TABLE dragoman.articles ("row" bigserial UNIQUE, run bigint REFERENCES dragoman.runs, coding text NOT NULL, article text PRIMARY KEY,
  url text, title text, publisher text, domain text, authors text, published text, language text, text text, content_hash text, record text,
  paper text GENERATED ALWAYS AS (coalesce(nullif(domain, ''), nullif(publisher, ''), substring(url from '://([^/?#]*)'), '')) STORED);
CREATE INDEX articles_url ON dragoman.articles (md5(url));
CREATE INDEX articles_text ON dragoman.articles (content_hash);
)sql";

// What linking found is shared too. Columns that queries begin at.
constexpr const char* kLayout2 = R"sql(
INSERT INTO dragoman.meta VALUES ('links', '0');
CREATE INDEX articles_published ON dragoman.articles (published);
CREATE INDEX events_date ON dragoman.events (date);
CREATE INDEX participants_code ON dragoman.event_participants (code text_pattern_ops);
)sql";

constexpr std::array<const char*, kLayout> kLayouts = {kLayout1, kLayout2};

int meta_number(Connection& c, const char* key) { return static_cast<int>(c.number("SELECT value FROM dragoman.meta WHERE key = $1", {key})); }

void set_meta(Connection& c, const char* key, int value) {
  c.query("INSERT INTO dragoman.meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", {key, std::to_string(value)});
}

int layout_of(Connection& c) {
  if (!has_table(c, "meta")) return 0;
  const auto newer = [&](const char* what, int theirs, int ours) {
    if (theirs > ours) {
      throw RecordError(RecordError::Code::newer_schema, c.name() + ": " + what + " " + std::to_string(theirs) +
                                                             " of the shared record is newer than this program's " + std::to_string(ours) +
                                                             "; use a newer dragoman");
    }
  };
  const int layout = meta_number(c, "layout");
  newer("layout", layout, kLayout);
  newer("record schema", meta_number(c, "record_schema"), kSchemaVersion);
  return layout;
}

/// Creates a table that is missing, adds the columns it is missing.
void follow(Connection& c, const SharedTable& table, bool part) {
  const std::string name = "dragoman." + quoted(table.name);
  if (!has_table(c, table.name)) {
    std::string columns;
    for (const Column& column : table.columns) columns += ", " + quoted(column.name) + " " + postgres_type(column.kind);
    c.run("CREATE TABLE " + name + " (" +
          (part ? "n integer NOT NULL" + columns + ", PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES dragoman.articles ON DELETE CASCADE"
                : columns.substr(2)) +
          ")");
    return;
  }
  for (const Column& column : table.columns)
    c.run("ALTER TABLE " + name + " ADD COLUMN IF NOT EXISTS " + quoted(column.name) + " " + postgres_type(column.kind));
}

}  // namespace

void lock_for_writing(Connection& c) { c.run("SELECT pg_advisory_xact_lock(x'647261676f6d616e'::bigint)"); }  // "dragoman"

void prepare_layout(Connection& c, const SharedTables& tables) {
  if (const std::vector<Row> encoding = c.query("SHOW server_encoding"); encoding[0][0] != "UTF8") {
    throw RecordError(RecordError::Code::cannot_open,
                      c.name() + ": the database is in " + encoding[0][0].value_or("") + "; make one in UTF8 (createdb -E UTF8 -T template0)");
  }
  Transaction transaction(c);
  lock_for_writing(c);
  int layout = layout_of(c);
  if (layout == kLayout && meta_number(c, "record_schema") == kSchemaVersion) return;
  for (; layout < kLayout; ++layout) {
    if (layout == 1) {
      for (const SharedTable& table : tables.links) follow(c, table, false);
    }
    c.run(kLayouts[static_cast<std::size_t>(layout)]);
    if (layout == 0) {
      for (const SharedTable& table : tables.parts) follow(c, table, true);
    }
  }
  follow(c, tables.articles, true);
  for (const SharedTable& table : tables.parts) follow(c, table, true);
  for (const SharedTable& table : tables.links) follow(c, table, false);
  set_meta(c, "layout", kLayout);
  set_meta(c, "record_schema", kSchemaVersion);
  transaction.commit();
}

bool has_table(Connection& c, const std::string& table) {
  return c.number("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'dragoman' AND table_name = $1", {table}) > 0;
}

void check_layout(Connection& c) {
  if (layout_of(c) == 0)
    throw RecordError(RecordError::Code::not_a_record, c.name() + ": no shared record here (no schema 'dragoman'); dragoman export RECORD --to makes one");
}

Generation generation_of(Connection& c) {
  Generation out;
  for (const Row& row : c.query("SELECT key, value FROM dragoman.meta WHERE key IN ('generation', 'rewritten', 'links')")) {
    (*row[0] == "generation" ? out.articles : *row[0] == "rewritten" ? out.rewritten : out.links) = std::stoll(row[1].value_or("0"));
  }
  return out;
}

void raise(Connection& c, const char* what) { c.query("UPDATE dragoman.meta SET value = (value::bigint + 1)::text WHERE key = $1", {what}); }

}  // namespace dragoman::postgres
