#include "dragoman/watch/watch_record.h"

#define XXH_INLINE_ALL  // the header alone: nothing to link
#include <xxhash.h>

#include <algorithm>
#include <chrono>

namespace dragoman {
namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS watched_feeds (feed VARCHAR, etag VARCHAR, last_modified VARCHAR, failures BIGINT, next_due BIGINT, gone BOOLEAN);
CREATE TABLE IF NOT EXISTS watched_items (item VARCHAR, state VARCHAR, noted BIGINT);
CREATE TABLE IF NOT EXISTS watched_files (path VARCHAR, size BIGINT, modified BIGINT);
)sql";

std::uint64_t hash(const std::string& s) { return XXH3_64bits(s.data(), s.size()); }

double seconds_now() { return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count(); }

std::int64_t number(const std::optional<std::string>& s) { return s ? std::stoll(*s) : 0; }

}  // namespace

WatchRecord::WatchRecord(Options options, Metrics& metrics, std::function<void(const std::string&)> message)
    : options_(std::move(options)), metrics_(metrics), message_(std::move(message)) {
  RecordStore record(options_.path, known_);
  if (options_.opened) options_.opened(record);
  Database& d = record.database();
  d.run(kTables);
  d.each("SELECT item FROM watched_items", [&](const std::vector<std::string_view>& row) { items_.insert(hash(std::string(row[0]))); });
  for (const auto& row : d.query("SELECT path, size, modified FROM watched_files").rows) files_[*row[0]] = {*row[0], number(row[1]), number(row[2])};
  for (const auto& row : d.query("SELECT feed, etag, last_modified, failures, next_due, gone FROM watched_feeds").rows) {
    feeds_[*row[0]] = {*row[0], row[1].value_or(""), row[2].value_or(""), number(row[3]), number(row[4]), row[5] == "true"};
  }
  last_commit_ = seconds_now();
}

bool WatchRecord::item_known(const std::string& item) const {
  const std::lock_guard lock(mutex_);
  return items_.contains(hash(item));
}

bool WatchRecord::file_known(const FileState& file) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(file.path);
  return found != files_.end() && found->second.size == file.size && found->second.modified == file.modified;
}

FeedState WatchRecord::feed_state(const std::string& feed) const {
  const std::lock_guard lock(mutex_);
  const auto found = feeds_.find(feed);
  return found == feeds_.end() ? FeedState{.feed = feed} : found->second;
}

bool WatchRecord::stored(const Article& article) const {
  const std::string text_hash = content_hash(article);
  const std::lock_guard lock(known_mutex_);
  return known_->articles.holds({article.url, article.publisher.name, article.publisher.domain, text_hash});
}

void WatchRecord::expect(const RoundPtr& round) {
  const std::lock_guard lock(mutex_);
  ++round->open;
}

void WatchRecord::add(Part part) {
  std::unique_lock lock(mutex_);
  space_.wait(lock, [&] { return closed_ || waiting_documents_ < options_.most; });
  waiting_documents_ += part.document != nullptr;
  waiting_.push_back(std::move(part));
  metrics_.set("waiting_articles", static_cast<double>(waiting_documents_));
}

void WatchRecord::listed(const RoundPtr& round, bool complete) {
  const std::lock_guard lock(mutex_);
  if (!complete) round->incomplete = true;
  waiting_.push_back({nullptr, "", "", round});
}

void WatchRecord::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  space_.notify_all();
}

bool WatchRecord::commit(bool now) {
  std::size_t count = 0;
  {
    const std::lock_guard lock(mutex_);
    const bool due = now || waiting_documents_ >= options_.articles || seconds_now() - last_commit_ >= options_.seconds;
    if (waiting_.empty() || !due) return true;
    count = waiting_.size();
  }
  // Parts are taken off the queue only when they are stored; only this function takes any off, and references into a deque outlive a push
  // at its end.
  std::deque<Part> batch;
  try {
    const std::lock_guard known(known_mutex_);
    RecordStore record(options_.path, known_);
    {
      const std::lock_guard lock(mutex_);
      for (std::size_t i = 0; i < count; ++i) batch.push_back(std::move(waiting_[i]));
      waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    }
    store(record, batch);
  } catch (const RecordError& e) {
    {
      const std::lock_guard lock(mutex_);
      for (auto part = batch.rbegin(); part != batch.rend(); ++part) waiting_.push_front(std::move(*part));
    }
    if (e.code != RecordError::Code::locked) throw;
    metrics_.add("commits_delayed_total");
    if (!told_locked_) message_(std::string(e.what()) + "; what was read is kept until then");
    told_locked_ = true;
    return false;
  }
  told_locked_ = false;
  std::size_t documents = 0;
  for (const Part& part : batch) documents += part.document != nullptr;
  const std::lock_guard lock(mutex_);
  waiting_documents_ -= documents;
  last_commit_ = seconds_now();
  metrics_.set("waiting_articles", static_cast<double>(waiting_documents_));
  metrics_.set("last_commit_timestamp_seconds", last_commit_);
  metrics_.add("commits_total");
  space_.notify_all();
  return true;
}

std::size_t WatchRecord::store(RecordStore& record, const std::deque<Part>& parts) {
  std::size_t articles = 0, events = 0, known = 0;
  std::vector<std::pair<Round*, std::size_t>> ended;  // in the order of their first part
  const std::string at = std::to_string(static_cast<std::int64_t>(seconds_now()));
  for (const Part& part : parts) {
    if (part.document) {
      if (record.seen(part.document->article)) {
        ++known;
      } else {
        record.add(*part.document);
        ++articles;
        for (const Event& e : part.document->events) events += e.mirror_of == kNone;
      }
    }
    if (!part.item.empty()) record.mark("INSERT INTO watched_items VALUES ($1, $2, $3)", {part.item, part.state, at});
    if (!part.round) continue;
    const auto found = std::find_if(ended.begin(), ended.end(), [&](const auto& e) { return e.first == part.round.get(); });
    if (found == ended.end()) ended.emplace_back(part.round.get(), 1);
    else ++found->second;
  }
  std::vector<Round*> closing;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [round, n] : ended) {
      if (round->open == n) closing.push_back(round);
    }
  }
  for (Round* round : closing) note(record, *round);
  record.commit();
  // stored: from here on nothing may fail
  const std::lock_guard lock(mutex_);
  for (const auto& [round, n] : ended) round->open -= n;
  for (const Part& part : parts) {
    if (part.item.empty()) continue;
    items_.insert(hash(part.item));
    metrics_.add("items_total", 1, {{"outcome", part.state}});
  }
  for (const Round* round : closing) {
    if (!round->feed.feed.empty()) {
      FeedState state = round->feed;
      if (round->incomplete) state.etag.clear(), state.last_modified.clear();
      feeds_[state.feed] = state;
    }
    if (!round->file.path.empty() && !round->incomplete) files_[round->file.path] = round->file;
  }
  metrics_.add("articles_total", static_cast<double>(articles));
  metrics_.add("events_total", static_cast<double>(events));
  if (known) metrics_.add("skipped_total", static_cast<double>(known), {{"reason", "already in the record"}});
  return articles;
}

void WatchRecord::note(RecordStore& record, const Round& round) {
  if (const FeedState& f = round.feed; !f.feed.empty()) {
    record.mark("DELETE FROM watched_feeds WHERE feed = $1", {f.feed});
    record.mark("INSERT INTO watched_feeds VALUES ($1, $2, $3, CAST($4 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BOOLEAN))",
                {f.feed, round.incomplete ? "" : f.etag, round.incomplete ? "" : f.last_modified, std::to_string(f.failures), std::to_string(f.next_due),
                 f.gone ? "true" : "false"});
  }
  if (const FileState& f = round.file; !f.path.empty() && !round.incomplete) {
    record.mark("DELETE FROM watched_files WHERE path = $1", {f.path});
    record.mark("INSERT INTO watched_files VALUES ($1, CAST($2 AS BIGINT), CAST($3 AS BIGINT))", {f.path, std::to_string(f.size), std::to_string(f.modified)});
  }
}

}  // namespace dragoman
