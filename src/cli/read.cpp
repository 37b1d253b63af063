// dragoman read: ingest -> extract -> language -> actors, times, places -> attribution -> events -> record.
//
// One reader thread feeds a bounded queue, workers code articles, one writer stores them in input order; memory does not grow with the corpus.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>

#include "command.h"
#include "dragoman/record/json.h"
#include "dragoman/record/read_article.h"
#include "dragoman/record/store.h"
#include "dragoman/text/resources.h"

namespace dragoman::cli {
namespace {

std::atomic<bool> interrupted{false};
void on_signal(int) { interrupted = true; }

struct Options {
  std::vector<std::string> inputs;
  std::string output, to, input = "auto", published, publisher;
  unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
  std::size_t max_document_bytes = std::size_t{16} << 20;
  bool quiet = false;
};

struct Job {
  std::uint64_t number = 0;
  RawDocument raw;
};

struct Counts {
  std::uint64_t articles = 0, sentences = 0, events = 0, words = 0;
  std::map<std::string, std::uint64_t> skipped;
};

/// Queue of raw documents with an upper bound, so that the reader never runs far ahead.
class BoundedQueue {
 public:
  bool push(Job job) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return jobs_.size() < 64 || closed_; });
    if (closed_) return false;
    jobs_.push_back(std::move(job));
    work_.notify_one();
    return true;
  }
  bool pop(Job& job) {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return !jobs_.empty() || closed_; });
    if (jobs_.empty()) return false;
    job = std::move(jobs_.front());
    jobs_.pop_front();
    room_.notify_one();
    return true;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_all();
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable work_, room_;
  std::deque<Job> jobs_;
  bool closed_ = false;
};

/// Takes results from the workers and hands them on in input order.
class Output {
 public:
  Output(const Options& o, bool duckdb) : progress_(!o.quiet && isatty(2)) {
    if (duckdb) store_ = std::make_unique<RecordStore>(o.output);
    else if (!o.output.empty() && o.output != "-") file_.open(o.output, std::ios::binary);
    if (!duckdb && !o.output.empty() && o.output != "-" && !file_) throw RecordError(RecordError::Code::cannot_open, o.output + ": cannot be written");
  }

  /// A result (or, if null, a document that was skipped for `reason`).
  void put(std::uint64_t number, std::unique_ptr<Document> document, std::string json, const std::string& reason) {
    std::unique_lock lock(mutex_);
    space_.wait(lock, [&] { return number < next_ + 256 || failed_; });
    waiting_.emplace(number, Result{std::move(document), std::move(json), reason});
    while (!waiting_.empty() && waiting_.begin()->first == next_ && !failed_) {
      Result r = std::move(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      ++next_;
      try {
        store(r);
      } catch (...) {
        failed_ = true;
        error_ = std::current_exception();
      }
    }
    space_.notify_all();
  }

  void finish() {
    if (error_) std::rethrow_exception(error_);
    if (store_) store_->commit();
    if (progress_) std::cerr << "\r\x1b[K";
  }
  bool failed() const { return failed_; }
  RecordStore* record() { return store_.get(); }
  Counts counts;

 private:
  struct Result {
    std::unique_ptr<Document> document;
    std::string json, reason;
  };

  void store(Result& r) {
    if (!r.document) {
      ++counts.skipped[r.reason];
      return;
    }
    if (store_) {
      if (store_->seen(r.document->article)) {
        ++counts.skipped["already in the record"];
        return;
      }
      store_->add(*r.document);
      if (store_->pending() >= 256) store_->commit();
    } else {
      std::ostream& out = file_.is_open() ? static_cast<std::ostream&>(file_) : std::cout;
      out << r.json << '\n';
      if (!out) throw RecordError(RecordError::Code::write_failed, "the output cannot be written: is the disk full?");
    }
    ++counts.articles;
    counts.sentences += r.document->analysis.sentences.size();
    counts.words += r.document->analysis.tokens.size();
    for (const Event& e : r.document->events) counts.events += e.mirror_of == kNone;
    if (progress_ && counts.articles % 16 == 0) std::cerr << "\r" << counts.articles << " articles, " << counts.events << " events" << std::flush;
  }

  std::mutex mutex_;
  std::condition_variable space_;
  std::map<std::uint64_t, Result> waiting_;
  std::uint64_t next_ = 0;
  std::unique_ptr<RecordStore> store_;
  std::ofstream file_;
  bool progress_;
  std::atomic<bool> failed_{false};
  std::exception_ptr error_;
};

// A sentence or two of names looks foreign to any identifier: 6 of 1,050 English test sentences did.
constexpr std::size_t kEnoughToTell = 400;

void work(BoundedQueue& queue, Output& output, const Models& models, bool json) {
  LanguageWorkspace workspace;
  Job job;
  while (queue.pop(job)) {
    Article article = extract(std::move(job.raw), models.pages);
    if (article.text.find_first_not_of(" \n\t\r") == std::string::npos) {
      output.put(job.number, nullptr, {}, "no article text");
    } else if (article.language != "en" && article.language != "und" && article.text.size() >= kEnoughToTell) {
      output.put(job.number, nullptr, {}, "not English (" + article.language + ")");
    } else {
      auto document = std::make_unique<Document>(read_article(std::move(article), models, workspace));
      std::string line;
      if (json) append_json(line, *document);
      output.put(job.number, std::move(document), std::move(line), {});
    }
  }
}

int run(const Options& o) {
  const bool duckdb = o.to == "duckdb" || (o.to.empty() && (o.output.empty() || o.output.ends_with(".duckdb")));
  Options options = o;
  if (duckdb && options.output.empty()) options.output = "record.duckdb";
  InputOptions input;
  input.kind = *parse_input_kind(o.input);
  input.published = o.published;
  input.publisher.name = o.publisher;
  input.max_document_bytes = o.max_document_bytes;

  const Models models(find_resources());
  const auto started = std::chrono::steady_clock::now();
  Output output(options, duckdb);
  if (output.record()) output.record()->note("program", "dragoman " DRAGOMAN_VERSION);
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  BoundedQueue queue;
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(1u, o.jobs); ++i) workers.emplace_back(work, std::ref(queue), std::ref(output), std::cref(models), !duckdb);
  std::uint64_t number = 0;
  std::map<std::string, std::uint64_t> unreadable;
  InputReader reader(o.inputs, input);
  while (auto read = reader.next()) {
    if (interrupted || output.failed()) break;
    if (!*read) {
      std::cerr << "dragoman: " << describe(read->error()) << '\n';
      ++unreadable[std::string(name(read->error().code))];
      continue;
    }
    queue.push({number++, std::move(**read)});
  }
  queue.close();
  for (std::thread& w : workers) w.join();
  output.finish();

  for (const auto& [reason, n] : unreadable) output.counts.skipped[reason] += n;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  const Counts& c = output.counts;
  std::uint64_t skipped = 0;
  for (const auto& [reason, n] : c.skipped) skipped += n;
  if (!o.quiet) {
    std::cerr << c.articles << " articles, " << skipped << " skipped";
    const char* separator = " (";
    for (const auto& [reason, n] : c.skipped) std::cerr << separator << n << " " << reason, separator = ", ";
    if (!c.skipped.empty()) std::cerr << ")";
    std::cerr << ", " << c.sentences << " sentences, " << c.events << " events, " << static_cast<std::uint64_t>(c.articles / std::max(seconds, 1e-3)) << " articles/s, "
              << static_cast<std::uint64_t>(c.words / std::max(seconds, 1e-3)) << " words/s\n";
  }
  if (interrupted) return kInterrupted;
  return c.articles == 0 && skipped > 0 && skipped == [&] { std::uint64_t n = 0; for (const auto& [r, k] : unreadable) n += k; return n; }() ? kNothingRead : kOk;
}

}  // namespace

void declare_read(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("read", "Read news and record who did or said what to whom, where, when, according to whom, how surely");
  c->add_option("input", o->inputs, "Files or folders: text, HTML, JSON Lines, WARC, RSS/Atom, .gz, .zst; - for standard input")->required();
  c->add_option("-o,--output", o->output, "Where to: a .duckdb record (default record.duckdb) or, with --to jsonl, a file or standard output");
  c->add_option("--to", o->to, "jsonl or duckdb")->check(CLI::IsMember({"jsonl", "duckdb"}));
  c->add_option("--input", o->input, "What the input is: auto, text, html, jsonl, warc, feed")->check(CLI::IsMember({"auto", "text", "html", "jsonl", "warc", "feed"}));
  c->add_option("--published", o->published, "Publication date (YYYY-MM-DD) where the input names none");
  c->add_option("--publisher", o->publisher, "Publisher where the input names none");
  c->add_option("--jobs", o->jobs, "Threads that code articles")->check(CLI::Range(1, 256));
  c->add_option("--max-document-bytes", o->max_document_bytes, "Size limit of one document, decompressed (default 16 MiB)");
  c->add_flag("--quiet", o->quiet, "No progress and no closing line");
  c->footer("Examples:\n  dragoman read examples/ -o record.duckdb\n  dragoman read crawl.warc.gz --to jsonl | head -1\n  cat story.txt | dragoman read - --published 2018-08-28 --publisher \"Daily Record\"");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
