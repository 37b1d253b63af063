#include "dragoman/record/open_files.h"

#include <filesystem>
#include <map>
#include <mutex>

namespace dragoman {
namespace {

struct Holders {
  int readers = 0;
  bool writer = false;
};

struct Registry {
  std::mutex mutex;
  std::map<std::string, Holders> files;
};

Registry& registry() {
  static Registry* const one = new Registry;  // never destroyed: records may be closed while the program ends
  return *one;
}

}  // namespace

void OpenFile::release() {
  if (key_.empty()) return;
  Registry& all = registry();
  const std::lock_guard lock(all.mutex);
  const auto it = all.files.find(key_);
  if (writable_) it->second.writer = false;
  else --it->second.readers;
  if (!it->second.writer && it->second.readers == 0) all.files.erase(it);
  key_.clear();
}

bool OpenFile::hold(const std::string& path, bool writable) {
  if (path.empty() || path == ":memory:") return true;
  std::error_code unknown;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, unknown);
  const std::string key = unknown ? path : canonical.string();
  Registry& all = registry();
  const std::lock_guard lock(all.mutex);
  Holders& holders = all.files[key];
  if (holders.writer || (writable && holders.readers > 0)) return false;
  if (writable) holders.writer = true;
  else ++holders.readers;
  key_ = key;
  writable_ = writable;
  return true;
}

}  // namespace dragoman
