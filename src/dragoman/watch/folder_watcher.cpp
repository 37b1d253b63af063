#include "dragoman/watch/folder_watcher.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

namespace dragoman {
namespace {

namespace fs = std::filesystem;

bool same(const FileState& a, const FileState& b) { return a.size == b.size && a.modified == b.modified; }

std::int64_t now_ns() { return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

}  // namespace

FolderWatcher::FolderWatcher(Options options, WatchRecord& record, Metrics& metrics, FeedWatcher::Deliver deliver, FeedWatcher::Message message)
    : options_(std::move(options)), record_(record), metrics_(metrics), deliver_(std::move(deliver)), message_(std::move(message)) {}

std::vector<FileState> FolderWatcher::files() const {
  std::vector<FileState> out;
  for (const std::string& folder : options_.folders) {
    std::error_code error;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && it != end; it.increment(error)) {
      const std::string name = it->path().filename().string();
      std::error_code ignored;
      if (name.starts_with('.')) {  // hidden, and what rsync and editors write before they rename it
        if (it->is_directory(ignored)) it.disable_recursion_pending();
        continue;
      }
      struct stat s = {};
      const std::string path = it->path().string();
      if (stat(path.c_str(), &s) != 0 || !S_ISREG(s.st_mode)) continue;
      out.push_back({path, static_cast<std::int64_t>(s.st_size), static_cast<std::int64_t>(s.st_mtim.tv_sec) * 1000000000 + s.st_mtim.tv_nsec});
    }
    if (error) message_(folder + ": " + error.message());
  }
  std::sort(out.begin(), out.end(), [](const FileState& a, const FileState& b) { return a.path < b.path; });
  return out;
}

std::size_t FolderWatcher::look(const std::atomic<bool>& stop) {
  std::size_t read_now = 0;
  std::map<std::string, FileState> found;
  for (const FileState& file : files()) {
    if (stop) break;
    const auto before = seen_.find(file.path);
    const auto begun = begun_.find(file.path);
    const bool still = before != seen_.end() && same(before->second, file) && now_ns() - file.modified >= static_cast<std::int64_t>(options_.settle * 1e9);
    found.emplace(file.path, file);
    if (!still || file.size == 0 || record_.file_known(file) || (begun != begun_.end() && same(begun->second, file))) continue;
    begun_[file.path] = file;
    read(file, stop);
    ++read_now;
  }
  std::erase_if(begun_, [&](const auto& entry) { return record_.file_known(entry.second) || (!stop && !found.contains(entry.first)); });
  seen_ = std::move(found);
  return read_now;
}

void FolderWatcher::read(const FileState& file, const std::atomic<bool>& stop) {
  const RoundPtr round = std::make_shared<Round>();
  round->file = file;
  InputReader reader({file.path}, options_.input);
  bool documents = false, complete = true;
  while (std::optional<ReadResult> result = reader.next()) {
    if (stop) {
      complete = false;
      break;
    }
    if (!*result) {
      message_(describe(result->error()));
      metrics_.add("skipped_total", 1, {{"reason", std::string(name(result->error().code))}});
      continue;
    }
    documents = true;
    record_.expect(round);
    deliver_({std::move(**result), "", "", {nullptr, "", "", round}});
  }
  if (complete) metrics_.add("files_total", 1, {{"outcome", documents ? "read" : "failed"}});
  record_.listed(round, complete);
}

void FolderWatcher::work(const std::atomic<bool>& stop) {
  while (!stop) {
    look(stop);
    for (double waited = 0; waited < options_.every && !stop; waited += .05) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

}  // namespace dragoman
