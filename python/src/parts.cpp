#include "parts.h"

#include "dragoman/record/database.h"
#include "dragoman/record/provenance.h"
#include "dragoman/record/schema.h"

namespace dragoman::python {

bool Settled::add(const std::string& url, const std::string& publisher, const std::string& domain, const std::string& content_hash) {
  return known_.add({.url = url, .publisher = publisher, .domain = domain, .content_hash = content_hash});
}

std::string Settled::new_id(const std::string& id) {
  std::string candidate = id;
  for (int n = 2; known_.holds_id(candidate); ++n) candidate = id + "~" + std::to_string(n);
  known_.add_id(candidate);
  return candidate;
}

void create_record(const std::string& path) {
  Database database(path, true);
  prepare_schema(database);
}

void load_part(const std::string& path, const std::string& key, const std::string& value, const std::vector<std::pair<std::string, std::string>>& made_by,
               const std::vector<std::pair<std::string, std::string>>& tables) {
  Provenance maker;
  for (const auto& [name, made] : made_by) {
    if (name == "program") maker.program = made;
    if (name == "model") maker.model = made;
    if (name == "lexicon") maker.lexicon = made;
    if (name == "gazetteer") maker.gazetteer = made;
  }
  Database database(path, true);
  prepare_schema(database);
  database.run("SET memory_limit = '1GB'");  // a writer's few megabytes are for appending; here whole files are decoded
  database.run("BEGIN TRANSACTION");
  note_provenance(database, maker);  // before the rows, for it says from which on
  for (const auto& [table, file] : tables) {
    std::string quoted;
    for (const char c : file) quoted += c == '\'' ? "''" : std::string(1, c);
    database.run("INSERT INTO \"" + table + "\" BY NAME SELECT * FROM read_parquet('" + quoted + "', hive_partitioning = false)");
  }
  database.query("INSERT OR REPLACE INTO meta VALUES ($1, $2)", {key, value});
  database.run("COMMIT");
}

}  // namespace dragoman::python
