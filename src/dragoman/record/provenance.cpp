#include "dragoman/record/provenance.h"

#define XXH_INLINE_ALL  // the header alone: nothing to link
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

namespace dragoman {

std::string files_hash(const std::string& root, const std::vector<std::string>& folders) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const std::string& folder : folders) {
    std::error_code missing;
    if (fs::is_regular_file(fs::path(root) / folder, missing)) files.push_back(fs::path(root) / folder);
    if (folder.empty() && fs::is_regular_file(root, missing)) files.push_back(root);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(root) / folder, missing)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string all;  // one line a file; the hash of the lines is the hash of the files
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    all +=
        (file == root ? file.filename() : file.lexically_relative(root)).string() + '\t' + std::to_string(XXH3_64bits(content.data(), content.size())) + '\n';
  }
  char out[17];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(XXH3_64bits(all.data(), all.size())));
  return out;
}

Provenance provenance_of(const std::string& program, const std::string& resources) {
  return {program, files_hash(resources, {"models"}), files_hash(resources, {"lexicon", "ontology"}), files_hash(resources, {"data"}), "", ""};
}

namespace {

/// What `meta` keeps by name, in the order it is told.
std::vector<std::pair<const char*, std::string>> named(const Provenance& p) {
  return {{"program", p.program}, {"model", p.model}, {"lexicon", p.lexicon}, {"gazetteer", p.gazetteer}, {"dictionaries", p.dictionaries}};
}

void note_latest(Database& record, const Provenance& now) {
  const auto note = [&](const std::string& key, const std::string& value) { record.query("INSERT OR REPLACE INTO meta VALUES ($1, $2)", {key, value}); };
  for (const auto& [key, value] : named(now)) {
    const Table before = record.query("SELECT value FROM meta WHERE key = $1", {key});
    if (before.rows.empty() ? value.empty() : before.rows[0][0] == value) continue;
    if (!before.rows.empty() && !before.rows[0][0].value_or("").empty()) {
      const std::string earlier = std::string("earlier ") + key;
      const Table list = record.query("SELECT value FROM meta WHERE key = $1", {earlier});
      note(earlier, (list.rows.empty() ? "" : list.rows[0][0].value_or("") + ", ") + before.rows[0][0].value_or(""));
    }
    note(key, value);
  }
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  char out[32];
  std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return out;
}

}  // namespace

void note_provenance(Database& d, const Provenance& now) {
  note_latest(d, now);
  const Table last = d.query("SELECT program, model, lexicon, gazetteer, dictionaries, options FROM runs ORDER BY run DESC LIMIT 1");
  const std::vector<std::string> values = {now.program, now.model, now.lexicon, now.gazetteer, now.dictionaries, now.options};
  bool same = !last.rows.empty();
  for (std::size_t i = 0; same && i < values.size(); ++i) same = last.rows[0][i].value_or("") == values[i];
  if (same) return;
  std::vector<std::string> parameters = values;
  parameters.push_back(utc_now());
  d.query(
      "INSERT INTO runs SELECT coalesce((SELECT max(run) FROM runs), 0) + 1, coalesce((SELECT max(rowid) FROM articles), -1) + 1, $7, $1, "
      "$2, $3, $4, $5, $6",
      parameters);
}

std::vector<std::string> describe_provenance(Database& record, const Provenance& installed) {
  std::vector<std::string> out;
  std::map<std::string, std::string> has;
  for (const auto& [key, value] : named(installed)) has[key] = value;
  for (const auto& row : record.query("SELECT key, value FROM meta ORDER BY key").rows) {
    std::string line = *row[0] + '\t' + row[1].value_or("");
    const auto mine = has.find(*row[0]);
    if (mine != has.end() && !mine->second.empty()) line += mine->second == row[1] ? "\tas installed" : "\tinstalled is " + mine->second;
    out.push_back(std::move(line));
  }
  if (record.query("SELECT 1 FROM information_schema.tables WHERE table_name = 'runs'").rows.empty()) return out;  // of an older schema
  const Table runs = record.query(
      "SELECT r.run, r.began, r.program, r.model, r.lexicon, r.gazetteer, r.dictionaries, r.options, (SELECT count(*) FROM articles a "
      "WHERE a.rowid >= r.first_row "
      "AND a.rowid < coalesce((SELECT min(n.first_row) FROM runs n WHERE n.run > r.run), 9223372036854775807)) FROM runs r ORDER BY r.run");
  for (const auto& r : runs.rows) {
    std::string line = "run " + *r[0] + '\t' + r[8].value_or("0") + " articles since " + r[1].value_or("");
    static constexpr const char* kNames[] = {"", "", "", "model", "lexicon", "gazetteer", "dictionaries", "options"};
    line += '\t' + r[2].value_or("");
    for (std::size_t i = 3; i < 8; ++i) {
      if (const std::string value = r[i].value_or(""); !value.empty()) line.append(", ").append(kNames[i]).append(" ").append(value);
    }
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace dragoman
