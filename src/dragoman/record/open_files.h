// Which records this process has open. DuckDB keeps readers and writers of a file apart by POSIX record locks, and those hold between
// processes only (fcntl(2), F_SETLK): a writer and a reader in one process, as in `serve` of a shared record, would both get in, and the
// reader would read blocks while they are rewritten. This is the same rule within the process: one writer, or any number of readers.
#pragma once

#include <string>

namespace dragoman {

/// A reader's or a writer's hold on one file, by its canonical path. Let go when it is destroyed.
class OpenFile {
 public:
  OpenFile() = default;
  ~OpenFile() { release(); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// True if the file is held now; false if somebody in this process holds it otherwise. Does not wait. A record in memory has no file to hold.
  bool hold(const std::string& path, bool writable);
  void release();

 private:
  std::string key_;  ///< empty = nothing held
  bool writable_ = false;
};

}  // namespace dragoman
