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
#include "dragoman/record/write_budget.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

/// What a record was found to hold, kept between two openings of it: reading a million identities anew takes seconds.
struct KnownRecord {
  KnownArticles articles;
  std::uint64_t count = 0;  ///< of the articles it is about; another count in the record means that others wrote it meanwhile
  bool filled = false;
  WriteBudget budget;  ///< of its last articles
};

class RecordStore {
 public:
  /// Opens for writing, creating and migrating as needed. Throws RecordError.
  explicit RecordStore(const std::string& path);
  /// The same for who opens the record again and again (watch): what is known is taken from `known` if it still holds, and kept there.
  RecordStore(const std::string& path, std::shared_ptr<KnownRecord> known);

  RecordStore(const RecordStore&) = delete;
  RecordStore& operator=(const RecordStore&) = delete;
  /// What was not committed is not stored.
  ~RecordStore();

  /// From now on articles that the record has are stored again: for a shard, which cannot know what repeats another shard's.
  void keep_repeated() { keep_repeated_ = true; }
  /// True if the record had the article when it was opened. Const and safe from many threads while others add: lets a second reading
  /// skip an article before it costs an analysis.
  bool stored_before(const Article& article) const;
  /// True if the record or this run has the article; from then on it counts as known.
  bool seen(const Article& article);
  /// Adds one article to the open batch, under "id~2" if another article has its id. Throws RecordError(write_failed).
  void add(Document document);
  /// A statement of the open batch, beginning one if there is none: stored with its articles or not at all.
  void mark(const std::string& sql, const std::vector<std::string>& parameters);
  /// Commits the batch. Throws RecordError(write_failed): the batch is lost, what was committed before stays.
  void commit();
  std::size_t pending() const { return pending_; }  ///< articles in the open batch
  /// True once the open batch is to be committed: its size trades the cost of a commit (a few ms) against what a kill loses and what memory holds.
  bool full() const { return pending_ >= kBatchArticles || batch_bytes_ >= kBatchBytes; }
  /// A line of the table meta (provenance.h). Committed at once.
  void note(const std::string& key, const std::string& value);
  Database& database() { return database_; }
  /// The database for what comes after writing: queries over the whole record get its usual memory and threads back.
  Database& finished();

 private:
  static constexpr std::size_t kBatchArticles = 256;
  static constexpr std::uint64_t kBatchBytes = std::uint64_t{4} << 20;
  struct Appenders;
  void begin();
  void measure_stored();
  void keep_to_budget();
  std::string free_id(const std::string& id) const;
  void add_found(const Document& document, const OffsetMap& offsets);
  void add_events(const Document& document, const OffsetMap& offsets);
  Database database_;
  std::shared_ptr<KnownRecord> known_;  ///< its articles: when the record was opened; changed by commits only where it is shared
  bool shared_ = false;
  KnownArticles added_;  ///< since then
  std::unique_ptr<Appenders> appenders_;
  std::size_t pending_ = 0;
  std::uint64_t batch_bytes_ = 0;  ///< of JSON and text in the open batch
  std::uint64_t limit_ = 0;        ///< DuckDB's, as last set
  bool keep_repeated_ = false;
};

}  // namespace dragoman
