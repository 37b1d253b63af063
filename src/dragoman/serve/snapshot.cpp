#include "dragoman/serve/snapshot.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

namespace dragoman::serve {
namespace {

namespace fs = std::filesystem;

struct File {
  explicit File(int h) : handle(h) {}
  ~File() {
    if (handle >= 0) close(handle);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int handle;
};

/// A folder for one copy: only its owner can look into it, and it goes with the object.
struct Folder {
  Folder() {
    path = (fs::temp_directory_path() / "dragoman-serve-XXXXXX").string();
    if (!mkdtemp(path.data())) throw RecordError(RecordError::Code::write_failed, path + ": no temporary folder can be made");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path;
};

constexpr std::size_t kHeaders = std::size_t{3} * 4096;  // the main header and the two that take turns
using Headers = std::array<char, kHeaders>;

std::optional<Headers> headers(const std::string& path) {
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  Headers out{};
  if (file.handle < 0 || pread(file.handle, out.data(), out.size(), 0) != static_cast<ssize_t>(out.size())) return std::nullopt;
  return out;
}

/// False if the source is not there or the copy fails. Shares the blocks where the file system can.
bool copy(const std::string& from, const std::string& to) {
  const File in(open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.handle < 0) return false;
  const File out(open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (out.handle < 0) return false;
  if (ioctl(out.handle, FICLONE, in.handle) == 0) return true;
  std::vector<char> buffer(std::size_t{1} << 20);
  for (;;) {
    const ssize_t n = read(in.handle, buffer.data(), buffer.size());
    if (n < 0) return false;
    if (n == 0) return true;
    for (ssize_t done = 0; done < n;) {
      const ssize_t written = write(out.handle, buffer.data() + done, static_cast<std::size_t>(n - done));
      if (written <= 0) return false;
      done += written;
    }
  }
}

off_t size_of(const std::string& path) {
  struct stat s {};
  return stat(path.c_str(), &s) == 0 ? s.st_size : 0;
}

}  // namespace

std::unique_ptr<Database> open_snapshot(const std::string& path) {
  const Folder folder;
  const std::string copied = folder.path + "/record.duckdb";
  std::string why = "it changes faster than it can be copied";
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (attempt) std::this_thread::sleep_for(std::chrono::milliseconds(100 * attempt));
    std::error_code ignored;
    fs::remove(copied + ".wal", ignored);
    const std::optional<Headers> before = headers(path);
    if (!before) continue;
    const off_t log = size_of(path + ".wal");
    if (log && !copy(path + ".wal", copied + ".wal")) continue;
    if (!copy(path, copied)) throw RecordError(RecordError::Code::write_failed, folder.path + ": no room for a copy of the record that another program writes");
    if (headers(path) != before || size_of(path + ".wal") < log) continue;
    try {
      return std::make_unique<Database>(copied, false);  // its files may go: they are open
    } catch (const RecordError& e) {
      why = e.what();
    }
  }
  throw RecordError(RecordError::Code::locked, path + ": another program writes this record, and no copy could be read (" + why + ")");
}

}  // namespace dragoman::serve
