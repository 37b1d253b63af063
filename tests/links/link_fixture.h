// A record made for one test, articles put in without being analysed, and sets of articles to work on.
#pragma once

#include <zlib.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "../temporary_path.h"
#include "dragoman/extract/extract.h"
#include "dragoman/links/link.h"
#include "dragoman/record/store.h"

namespace dragoman::testing {

inline std::string fresh_record(const std::string& name) { return temporary_path("links_" + name + ".duckdb"); }

inline const PageLexicon& page_lexicon() {
  static const PageLexicon lexicon = PageLexicon::load(DRAGOMAN_SOURCE_DIR "/lexicon");
  return lexicon;
}

inline const LinkModels& link_models() {
  static const LinkModels models(DRAGOMAN_SOURCE_DIR);
  return models;
}

struct Paper {
  std::string id, publisher, published, text;
};

inline void add_unread(RecordStore& store, const Paper& p) {
  Document d;
  d.article.id = p.id;
  d.article.publisher.name = p.publisher;
  d.article.published = p.published;
  d.article.text = p.text;
  mark_passages(d.article, page_lexicon());
  store.add(std::move(d));
}

/// The articles of a JSON Lines file (plain or gzip), none if there is no such file.
inline std::vector<Paper> papers_in(const std::string& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");
  char buffer[1 << 16];
  for (int n; file && (n = gzread(file, buffer, sizeof buffer)) > 0;) bytes.append(buffer, static_cast<std::size_t>(n));
  if (file) gzclose(file);
  std::vector<Paper> out;
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] != '{') continue;
    const nlohmann::json j = nlohmann::json::parse(line);
    const auto text = [&](const char* key) { return j.contains(key) && j[key].is_string() ? j[key].get<std::string>() : std::string(); };
    out.push_back({text("id"), text("publisher"), text("published"), text("text")});
  }
  return out;
}

}  // namespace dragoman::testing
