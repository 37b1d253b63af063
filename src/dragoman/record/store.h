// The record as a DuckDB file: whole articles, one transaction a batch.
//
// A kill at any instant leaves a file that opens and holds whole articles only, because a batch is committed as one. Articles already
// there (same content, or same URL) are skipped, so that reading again goes on where it stopped.
#pragma once

#include <memory>
#include <string>
#include <unordered_set>

#include "dragoman/document.h"
#include "dragoman/record/database.h"

namespace dragoman {

class RecordStore {
 public:
  /// Opens for writing, creating and migrating as needed. Throws RecordError.
  explicit RecordStore(const std::string& path);

  /// True if the record (or this run) has the article; from then on it counts as known.
  bool seen(const Article& article);
  /// Adds one article to the open batch.
  void add(const Document& document);
  /// Commits the batch.
  void commit();
  std::size_t pending() const { return pending_; }
  /// A line of provenance ("version", "model", "lexicon") kept in the table meta.
  void note(const std::string& key, const std::string& value);
  Database& database() { return database_; }

 private:
  struct Appenders;
  Database database_;
  std::unordered_set<std::string> known_;
  std::unique_ptr<Appenders> appenders_;
  std::size_t pending_ = 0;

 public:
  ~RecordStore();
};

/// Hash of an article's content (hex), the identity by which re-reading skips it.
std::string content_hash(const Article& article);

}  // namespace dragoman
