// The record as watching writes it: articles together with the notes of what was read, so that a kill at any instant loses nothing and
// reads nothing twice.
//
// Everything that arrives belongs to a Round: one answer of a feed with its items, or one file with its documents. Its items are marked as
// they are stored, in the same transaction as their articles; the round's own note (the feed's ETag, the file's size and time) is written
// with the last of them. So an ETag in the record says that all the feed held then is stored: after a kill a feed is asked for all of it
// again, and what was stored is known by its marks.
//
// The record is open only while a batch is stored, because DuckDB lets one program at a time write and nobody read beside it: between
// batches `events`, `export` and all others may open it. If one of them holds it when a batch is due, the batch waits.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "dragoman/record/store.h"
#include "dragoman/watch/metrics.h"

namespace dragoman {

struct FeedState {
  std::string feed, etag, last_modified;
  std::int64_t failures = 0, next_due = 0;  ///< in a row; seconds since 1970
  bool gone = false;                        ///< answered 410: not asked again
};

struct FileState {
  std::string path;
  std::int64_t size = 0, modified = 0;  ///< bytes; nanoseconds since 1970
};

/// Handled by WatchRecord alone, but for the note, which is set before the first part is expected.
struct Round {
  FeedState feed;  ///< if feed.feed is not empty
  FileState file;  ///< if file.path is not empty
 private:
  friend class WatchRecord;
  std::size_t open = 1;     ///< parts to come, and one for whoever lists them
  bool incomplete = false;  ///< a part could not be had this time
};
using RoundPtr = std::shared_ptr<Round>;

/// One document's end: stored, or not, and why.
struct Part {
  std::unique_ptr<Document> document;
  std::string item;   ///< what to mark, or empty: an item's address
  std::string state;  ///< read, skipped, refused, failed
  RoundPtr round;
};

class WatchRecord {
 public:
  struct Options {
    std::string path;
    double seconds = 10;                       ///< between commits
    std::size_t articles = 256;                ///< a batch of so many does not wait
    std::size_t most = 2048;                   ///< so many coded articles may wait while another program holds the record
    std::function<void(RecordStore&)> opened;  ///< called once, when the record is first open: notes what writes it
  };
  /// Opens the record once to see what it knows. Throws RecordError.
  WatchRecord(Options options, Metrics& metrics, std::function<void(const std::string&)> message);

  bool item_known(const std::string& item) const;
  bool file_known(const FileState& file) const;
  FeedState feed_state(const std::string& feed) const;
  /// True if the record has the article: saves its analysis.
  bool stored(const Article& article) const;

  /// One more part of the round will come.
  void expect(const RoundPtr& round);
  /// A part has ended. Waits while too many wait to be stored.
  void add(Part part);
  /// All parts of the round are listed; `complete` = false: not all could be had, so that its note must not say so.
  void listed(const RoundPtr& round, bool complete = true);

  /// Stores what waits, if it is time or `now`. False if another program holds the record. Throws RecordError for anything else.
  bool commit(bool now);
  /// No more waiting in add(): the end is near.
  void close();

 private:
  std::size_t store(RecordStore& record, const std::deque<Part>& parts);
  void note(RecordStore& record, const Round& round);
  const Options options_;
  Metrics& metrics_;
  const std::function<void(const std::string&)> message_;
  const std::shared_ptr<KnownRecord> known_ = std::make_shared<KnownRecord>();
  mutable std::mutex mutex_;        ///< of all but known_
  mutable std::mutex known_mutex_;  ///< of known_
  std::condition_variable space_;
  std::deque<Part> waiting_;
  std::size_t waiting_documents_ = 0;
  HashSet items_;
  std::map<std::string, FileState> files_;
  std::map<std::string, FeedState> feeds_;
  double last_commit_ = 0;
  bool told_locked_ = false, closed_ = false;
};

}  // namespace dragoman
