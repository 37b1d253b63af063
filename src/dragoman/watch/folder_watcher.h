// Folders into which files arrive: text, pages, JSON Lines, archives, feeds; whatever `read` reads.
//
// The tree is looked through every few seconds: that works on every file system, the shared ones too, where change notices do not. A file
// is read when its size and time have stood still from one look to the next and for a moment, so that one still being written is left until
// it is whole; it is read anew when it changes later. What its documents gave is marked in the record with the last of them.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "dragoman/ingest/read_input.h"
#include "dragoman/watch/feed_watcher.h"

namespace dragoman {

class FolderWatcher {
 public:
  struct Options {
    std::vector<std::string> folders;
    InputOptions input;
    double every = 2;   ///< seconds between looks
    double settle = 2;  ///< seconds a file must be left alone
  };
  FolderWatcher(Options options, WatchRecord& record, Metrics& metrics, FeedWatcher::Deliver deliver, FeedWatcher::Message message);
  /// Looks and reads until `stop`. One thread.
  void work(const std::atomic<bool>& stop);
  /// One look; returns the number of files read.
  std::size_t look(const std::atomic<bool>& stop);

 private:
  std::vector<FileState> files() const;
  void read(const FileState& file, const std::atomic<bool>& stop);
  const Options options_;
  WatchRecord& record_;
  Metrics& metrics_;
  const FeedWatcher::Deliver deliver_;
  const FeedWatcher::Message message_;
  std::map<std::string, FileState> seen_;   ///< at the last look
  std::map<std::string, FileState> begun_;  ///< read by this program; the record's marks may come later
};

}  // namespace dragoman
