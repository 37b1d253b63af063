// The record as a DuckDB file: whole articles, one transaction a batch.
//
// A kill at any instant leaves a file that opens and holds whole articles only, because a batch is committed as one. Articles already
// there are skipped (known_articles.h says which those are), so that reading again goes on where it stopped.
//
//   RecordStore store("record.duckdb");
//   if (!store.seen(document.article)) store.add(std::move(document));
//   store.commit();  // every few hundred articles
#pragma once

#include <memory>
#include <string>

#include "dragoman/document.h"
#include "dragoman/record/database.h"
#include "dragoman/record/known_articles.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

class RecordStore {
 public:
  /// Opens for writing, creating and migrating as needed. Throws RecordError.
  explicit RecordStore(const std::string& path);

  RecordStore(const RecordStore&) = delete;
  RecordStore& operator=(const RecordStore&) = delete;
  /// What was not committed is not stored.
  ~RecordStore();

  /// True if the record had the article when it was opened. Const and safe from many threads while others add: lets a second reading
  /// skip an article before it costs an analysis.
  bool stored_before(const Article& article) const;
  /// True if the record or this run has the article; from then on it counts as known.
  bool seen(const Article& article);
  /// Adds one article to the open batch, under "id~2" if another article has its id. Throws RecordError(write_failed).
  void add(Document document);
  /// Commits the batch. Throws RecordError(write_failed): the batch is lost, what was committed before stays.
  void commit();
  std::size_t pending() const { return pending_; }  ///< articles in the open batch
  /// A line of the table meta (provenance.h). Committed at once.
  void note(const std::string& key, const std::string& value);
  Database& database() { return database_; }

 private:
  struct Appenders;
  std::string free_id(const std::string& id) const;
  void add_found(const Document& document, const OffsetMap& offsets);
  void add_events(const Document& document, const OffsetMap& offsets);
  Database database_;
  KnownArticles stored_;  ///< when the record was opened; never changed after
  KnownArticles added_;   ///< since then
  std::unique_ptr<Appenders> appenders_;
  std::size_t pending_ = 0;
};

}  // namespace dragoman
