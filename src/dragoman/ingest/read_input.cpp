// Walking the inputs: a list of paths still to read, directories replaced by their sorted entries when their turn comes.
#include "dragoman/ingest/read_input.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <system_error>

#include "dragoman/ingest/formats.h"

namespace dragoman {

namespace fs = std::filesystem;

struct InputReader::State {
  InputOptions options;
  std::deque<std::string> pending;
  std::unique_ptr<ByteSource> source;
  std::unique_ptr<FormatReader> format;
  std::uint64_t done_bytes = 0, known_bytes = 0;

  void close() {
    format.reset();
    if (source) done_bytes += source->raw_bytes();
    source.reset();
  }

  void know(const std::string& path) {
    std::error_code error;
    const auto size = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
    if (!error) known_bytes += size;
  }

  // Replaces the directory by its entries; an error if it cannot be listed.
  std::optional<ReadResult> expand(const std::string& path) {
    std::error_code error;
    std::vector<std::string> entries;
    fs::directory_iterator it(path, error), end;
    for (; !error && it != end; it.increment(error)) {
      const std::string file = it->path().filename().string();
      std::error_code ignored;
      // links to directories are not followed: they may lead round in a circle
      if (file.starts_with('.') || (it->is_symlink(ignored) && it->is_directory(ignored))) continue;
      if (it->is_directory(ignored) || it->is_regular_file(ignored)) entries.push_back(it->path().string());
    }
    std::sort(entries.begin(), entries.end());
    for (const std::string& entry : entries) know(entry);
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) pending.push_front(*entry);
    if (error) return failed({path, &options}, ReadErrorCode::cannot_open, "", error.message());
    return std::nullopt;
  }

  std::optional<ReadResult> open(const std::string& path) {
    source = std::make_unique<ByteSource>(ByteSource::open_file(path));
    const FileContext file{path, &options};
    const std::string_view head = source->peek(8192);
    if (head.empty()) {
      if (auto error = trouble_of(*source, file, "")) return error;
      return failed(file, ReadErrorCode::empty_document, "", "the file is empty");
    }
    const InputKind kind = options.kind == InputKind::automatic ? recognise(head, path) : options.kind;
    switch (kind) {
      case InputKind::text: format = read_text_file(*source, file, DocumentKind::text); break;
      case InputKind::html: format = read_text_file(*source, file, DocumentKind::html); break;
      case InputKind::jsonl: format = read_json_lines(*source, file); break;
      case InputKind::warc: format = read_warc(*source, file); break;
      case InputKind::feed: format = read_feed(*source, file); break;
      case InputKind::automatic: return failed(file, ReadErrorCode::binary, "", "the file is neither text nor a known format");
    }
    return std::nullopt;
  }

  std::optional<ReadResult> next() {
    while (true) {
      if (format) {
        if (std::optional<ReadResult> result = format->next()) return result;
        close();
      }
      if (pending.empty()) return std::nullopt;
      const std::string path = std::move(pending.front());
      pending.pop_front();
      std::error_code ignored;
      std::optional<ReadResult> error = path != "-" && fs::is_directory(path, ignored) ? expand(path) : open(path);
      if (error) {
        close();
        return error;
      }
    }
  }
};

InputReader::InputReader(std::vector<std::string> paths, InputOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  for (std::string& path : paths) {
    state_->know(path);
    state_->pending.push_back(std::move(path));
  }
}
InputReader::~InputReader() = default;
InputReader::InputReader(InputReader&&) noexcept = default;
InputReader& InputReader::operator=(InputReader&&) noexcept = default;

std::optional<ReadResult> InputReader::next() { return state_->next(); }
std::uint64_t InputReader::bytes_read() const { return state_->done_bytes + (state_->source ? state_->source->raw_bytes() : 0); }
std::uint64_t InputReader::bytes_known() const { return state_->known_bytes; }

}  // namespace dragoman
