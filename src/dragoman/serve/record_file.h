// Reading the record while others may want to write it.
//
// DuckDB locks a file: a reader keeps writers out, a writer keeps readers out. A server that held the record open all day would stop
// `read` and `watch`, and one that starts while they run would fail. So the record is opened for a question and let go when nobody has
// asked for a moment, or as soon as somebody tries to open it for writing; and while a writer holds it, a copy of its last committed state is read instead
// (snapshot.h).
//
//   RecordFile record("record.duckdb");
//   record.use(budget, [&](Database& d) { return d.query("SELECT count(*) FROM articles"); });
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "dragoman/record/database.h"
#include "dragoman/serve/budget.h"

namespace dragoman::serve {

/// An article's object as the record has it.
using Text = std::shared_ptr<const std::string>;

class RecordFile {
 public:
  explicit RecordFile(std::string path);
  ~RecordFile();
  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;
  static constexpr std::uint64_t kBlocks = std::uint64_t{256} << 20;  ///< bytes of the record that DuckDB may keep while it is open

  /// Runs `question` with the record open, one at a time; a query is interrupted when the budget is spent. Returns stamp() of what was asked,
  /// which is an older one where a copy answered. Throws RecordError, Cancelled.
  std::uint64_t use(const Budget& budget, const std::function<void(Database&)>& question);
  /// Changes whenever the file is written to. 0 if it is not there.
  std::uint64_t stamp() const;
  const std::string& path() const { return path_; }

 private:
  void open();
  void watch();
  bool attempted() const;
  bool wanted();

  const std::string path_;
  std::timed_mutex mutex_;              ///< held while the record is open and asked
  std::unique_ptr<Database> database_;  ///< null = let go
  std::uint64_t opened_stamp_ = 0;
  bool copy_ = false;
  Budget::Clock::time_point opened_{}, used_{};
  const int attempts_;  ///< tells (inotify(7)) of those who open the record for writing, in vain or not; -1 = cannot be told
  bool told_ = false;   ///< ... of this file

  std::mutex watch_mutex_;  ///< of what follows: the query that runs now, for the thread that interrupts it
  std::condition_variable wake_;
  const Budget* running_ = nullptr;
  duckdb_connection interruptible_ = nullptr;
  bool stop_ = false;
  std::thread watcher_;
};

}  // namespace dragoman::serve
