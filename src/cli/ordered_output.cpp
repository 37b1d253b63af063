#include "ordered_output.h"

#include <cerrno>
#include <cstring>

namespace dragoman::cli {
namespace {

constexpr std::uint64_t kAhead = 64;  // results that may wait for a slow document before them

}  // namespace

OrderedOutput::OrderedOutput(const std::string& path, bool duckdb, Progress& progress) : progress_(progress), path_(path) {
  if (duckdb) {
    store_ = std::make_unique<RecordStore>(path);
  } else if (path.empty() || path == "-") {
    lines_ = stdout;
    path_ = "standard output";
  } else {
    lines_ = std::fopen(path.c_str(), "wb");
    if (!lines_) throw RecordError(RecordError::Code::cannot_open, path + ": cannot be written: " + std::strerror(errno));
  }
}

OrderedOutput::~OrderedOutput() {
  if (lines_ && lines_ != stdout) std::fclose(lines_);
}

bool OrderedOutput::failed() const {
  const std::lock_guard lock(mutex_);
  return error_ != nullptr;
}

void OrderedOutput::put(std::uint64_t number, Result result) {
  std::unique_lock lock(mutex_);
  space_.wait(lock, [&] { return number < next_ + kAhead || error_; });
  if (error_) return;
  waiting_.emplace(number, std::move(result));
  while (!waiting_.empty() && waiting_.begin()->first == next_) {
    try {
      store(waiting_.begin()->second);
    } catch (...) {
      error_ = std::current_exception();
      break;
    }
    waiting_.erase(waiting_.begin());
    ++next_;
  }
  space_.notify_all();
  progress_.draw(counts);
}

void OrderedOutput::store(Result& r) {
  if (!r.document) {
    ++counts.skipped[r.skipped];
    return;
  }
  const Document& d = *r.document;
  std::uint64_t events = 0;
  for (const Event& e : d.events) events += e.mirror_of == kNone;
  const std::uint64_t sentences = d.analysis.sentences.size(), words = d.analysis.tokens.size();
  if (store_) {
    if (store_->seen(d.article)) {
      ++counts.skipped["already in the record"];
      return;
    }
    store_->add(std::move(*r.document));
    if (store_->full()) store_->commit();
  } else {
    r.json += '\n';
    // flushed at once: who reads a stream wants each article when it is done, and a full disk shows at the article it cuts off
    if (std::fwrite(r.json.data(), 1, r.json.size(), lines_) != r.json.size() || std::fflush(lines_) != 0) {
      throw RecordError(RecordError::Code::write_failed, path_ + ": cannot be written: " + std::strerror(errno));
    }
  }
  ++counts.articles;
  counts.sentences += sentences;
  counts.words += words;
  counts.events += events;
}

void OrderedOutput::finish() {
  progress_.clear();
  if (error_) std::rethrow_exception(error_);
  if (store_) store_->commit();
}

}  // namespace dragoman::cli
