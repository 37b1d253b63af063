#include "dragoman/serve/record_file.h"

#include <linux/magic.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "dragoman/serve/snapshot.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;
constexpr auto kIdle = 500ms;  // a writer that starts waits this long (Database tries for six seconds)
constexpr auto kLongest = 3s;  // ... even when questions never cease, where nobody tells that it is waiting
constexpr auto kGap = 40ms;    // twice as long as it waits before it tries again

/// Whether all who open a file are of this machine: who writes it over a network is not told of.
bool local(const std::string& path) {
  struct statfs s {};
  if (statfs(path.c_str(), &s) != 0) return false;
  const auto type = static_cast<std::uint32_t>(s.f_type);
  constexpr std::array<std::uint32_t, 7> kRemote = {NFS_SUPER_MAGIC,  SMB_SUPER_MAGIC, 0xFF534D42 /* cifs */, 0xFE534D42 /* smb2 */, V9FS_MAGIC,
                                                    FUSE_SUPER_MAGIC, 0x0BD00BD0 /* lustre */};
  return std::find(kRemote.begin(), kRemote.end(), type) == kRemote.end();
}

}  // namespace

RecordFile::RecordFile(std::string path) : path_(std::move(path)), attempts_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), watcher_([this] { watch(); }) {}

RecordFile::~RecordFile() {
  {
    const std::lock_guard lock(watch_mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  watcher_.join();
  if (attempts_ >= 0) close(attempts_);
}

// A writer that finds the record locked closes it again, and tries anew after 20 ms: that it closed what it could have written is what is told.
// Letting go without need would cost the blocks that DuckDB has read: 3 ms an article in place of 0.7.
bool RecordFile::attempted() const {
  bool out = false;
  std::array<char, 4096> events;
  while (attempts_ >= 0 && read(attempts_, events.data(), events.size()) > 0) out = true;
  return out;
}

bool RecordFile::wanted() { return attempted() || (!told_ && Budget::Clock::now() - opened_ > kLongest); }

std::uint64_t RecordFile::stamp() const {
  std::uint64_t out = 0;
  for (const char* suffix : {"", ".wal"}) {
    struct stat s {};
    if (stat((path_ + suffix).c_str(), &s) != 0) continue;
    for (const std::uint64_t part : {static_cast<std::uint64_t>(s.st_size), static_cast<std::uint64_t>(s.st_mtim.tv_sec),
                                     static_cast<std::uint64_t>(s.st_mtim.tv_nsec), static_cast<std::uint64_t>(s.st_ino)}) {
      out = (out ^ part) * 0x9E3779B97F4A7C15ULL + 1;
    }
  }
  return out;
}

void RecordFile::open() {
  const std::uint64_t now = stamp();
  if (database_ && now == opened_stamp_) return;  // a copy may have aged, a file may have taken the place of the one that is open
  if (!copy_) database_.reset();
  attempted();  // of those before nobody waits any more
  std::unique_ptr<Database> opened;
  bool copied = false;
  try {
    opened = std::make_unique<Database>(path_, false);
  } catch (const RecordError& e) {
    if (e.code != RecordError::Code::locked) throw;
    // A copy costs time that grows with the record: one that is fresh enough serves on while the writer goes on writing.
    if (database_ && copy_ && Budget::Clock::now() - opened_ < 2s) return;
    opened = open_snapshot(path_);
    copied = true;
  }
  told_ = !copied && attempts_ >= 0 && inotify_add_watch(attempts_, path_.c_str(), IN_CLOSE_WRITE) >= 0 && local(path_);
  // One question is one row or few: handing it to another thread costs more than it takes (2.1 ms instead of 3.8, of a million events).
  opened->run("SET threads = 1");
  opened->limit_memory(kBlocks);
  database_ = std::move(opened);
  copy_ = copied;
  opened_stamp_ = now;
  opened_ = Budget::Clock::now();
}

std::uint64_t RecordFile::use(const Budget& budget, const std::function<void(Database&)>& question) {
  std::unique_lock lock(mutex_, std::defer_lock);
  while (!lock.try_lock_for(50ms)) budget.check();
  budget.check();
  if (database_ && !copy_ && wanted()) {
    database_.reset();  // a gap for a writer to get in
    std::this_thread::sleep_for(kGap);
  }
  open();
  struct Running {
    Running(RecordFile& f, const Budget& b) : file(f) {
      const std::lock_guard watching(file.watch_mutex_);
      file.running_ = &b, file.interruptible_ = file.database_->connection();
      file.wake_.notify_all();
    }
    ~Running() {
      const std::lock_guard watching(file.watch_mutex_);
      file.running_ = nullptr, file.interruptible_ = nullptr;
      file.used_ = Budget::Clock::now();
      file.wake_.notify_all();
    }
    RecordFile& file;
  };
  try {
    const Running running(*this, budget);
    question(*database_);
    return opened_stamp_;
  } catch (const RecordError&) {
    budget.check();  // an interrupted query reports an error of its own
    throw;
  }
}

// Two duties: interrupting the query that has spent its budget, and letting the record go when nobody asks.
void RecordFile::watch() {
  std::unique_lock watching(watch_mutex_);
  while (!stop_) {
    if (running_) {
      if (running_->spent()) duckdb_interrupt(interruptible_);
      wake_.wait_for(watching, 50ms);
      continue;
    }
    watching.unlock();
    if (std::unique_lock lock(mutex_, std::try_to_lock); lock.owns_lock() && database_ && !copy_ && Budget::Clock::now() - used_ > kIdle) database_.reset();
    watching.lock();
    if (!running_ && !stop_) wake_.wait_for(watching, 200ms);
  }
}

}  // namespace dragoman::serve
