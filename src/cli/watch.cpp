// dragoman watch: goes on reading what arrives, from feeds and in folders, until it is told to stop.
//
//   fetchers (feeds, pages), folder watcher -> queue -> coders -> the record, a batch at a time
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "bounded_queue.h"
#include "command.h"
#include "dragoman/links/link.h"
#include "dragoman/record/provenance.h"
#include "dragoman/record/read_article.h"
#include "dragoman/text/resources.h"
#include "dragoman/watch/folder_watcher.h"
#include "interrupt.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::vector<std::string> sources;
  std::string list, output = "record.duckdb", user_agent, contact, pages = "auto", publisher;
  double every = 900, host_delay = 1, retry = 60, poll = 2, commit = 10, link = 600;
  unsigned jobs = std::max(1u, std::thread::hardware_concurrency() / 2), fetchers = 4;
  int metrics = -1;
  std::size_t max_document_bytes = std::size_t{16} << 20;
  bool private_addresses = false, quiet = false;
};

using Arrivals = BasicQueue<Arrival>;

std::vector<std::string> all_sources(const Options& o) {
  std::vector<std::string> out = o.sources;
  if (o.list.empty()) return out;
  std::ifstream in(o.list);
  if (!in) throw std::runtime_error(o.list + ": cannot be opened");
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.pop_back();
    if (!line.empty() && line[0] != '#') out.push_back(line);
  }
  return out;
}

void code_arrivals(Arrivals& queue, WatchRecord& record, Metrics& metrics, const Models& models, const std::function<void(const std::string&)>& message) {
  LanguageWorkspace workspace;
  while (std::optional<Arrival> a = queue.pop()) {
    const std::string origin = a->raw.origin;
    try {
      Article article = extract(std::move(a->raw), models.pages);
      if (article.title.empty()) article.title = a->item_title;
      const bool nameless = article.publisher.name.empty() || article.publisher.name == article.publisher.domain;  // the page names nobody
      if (nameless && !a->feed_title.empty()) article.publisher.name = a->feed_title;
      std::string skipped;
      if (const NotCoded reason = why_not_coded(article); reason != NotCoded::coded) skipped = describe(reason, article);
      else if (record.stored(article)) skipped = "already in the record";
      else a->part.document = std::make_unique<Document>(read_article(std::move(article), models, workspace));
      if (!skipped.empty()) {
        a->part.state = "skipped";
        metrics.add("skipped_total", 1, {{"reason", skipped}});
      }
    } catch (const std::exception& e) {  // one article that breaks a stage costs itself only
      message(origin + ": could not be coded: " + e.what());
      a->part.state = "failed";
      metrics.add("skipped_total", 1, {{"reason", "could not be coded"}});
    }
    metrics.set("waiting_documents", static_cast<double>(queue.size()));
    record.add(std::move(a->part));
  }
}

/// Copies, stories, happenings among what was stored. False if another program holds the record: there will be another time.
bool link(const std::string& path, const LinkModels& models, const std::function<void(const std::string&)>& message) {
  try {
    Database database(path, true);
    link_record(database, models);
    return true;
  } catch (const RecordError& e) {
    if (e.code == RecordError::Code::locked) return false;
    message(std::string("linking: ") + e.what());
    return true;
  }
}

int run(const Options& o) {
  std::vector<std::string> feeds, folders;
  for (const std::string& source : all_sources(o)) {
    std::error_code ignored;
    if (parse_web_address(source)) feeds.push_back(source);
    else if (std::filesystem::is_directory(source, ignored)) folders.push_back(source);
    else {
      std::cerr << "dragoman: " << source << ": neither a folder nor an http or https address\n";
      return kUsage;
    }
  }
  if (feeds.empty() && folders.empty()) {
    std::cerr << "dragoman: nothing to watch: name a feed or a folder\n";
    return kUsage;
  }
  std::mutex message_mutex;
  const auto message = [&](const std::string& text) {
    const std::lock_guard lock(message_mutex);
    std::cerr << text << '\n';
  };
  const std::string resources = find_resources();
  const Models models(resources);
  Metrics metrics;
  metrics.set("start_timestamp_seconds", static_cast<double>(std::time(nullptr)));
  WatchRecord record({.path = o.output,
                      .seconds = o.commit,
                      .opened = [&](RecordStore& store) { note_provenance(store.database(), provenance_of("dragoman " DRAGOMAN_VERSION, resources)); }},
                     metrics, message);
  std::unique_ptr<MetricsServer> server;
  if (o.metrics >= 0) {
    server = std::make_unique<MetricsServer>(metrics, o.metrics);
    message("metrics at http://127.0.0.1:" + std::to_string(server->port()) + "/metrics");
  }

  const Interrupt interrupt;
  std::atomic<bool> stop = false;
  Arrivals queue;
  const auto deliver = [&](Arrival a) { queue.push(std::move(a)); };
  FeedWatcher::Options feed_options{.feeds = feeds,
                                    .user_agent = o.user_agent,
                                    .every = o.every,
                                    .host_delay = o.host_delay,
                                    .retry = o.retry,
                                    .pages = o.pages == "always"  ? Pages::always
                                             : o.pages == "never" ? Pages::never
                                                                  : Pages::automatic,
                                    .private_addresses = o.private_addresses,
                                    .max_page_bytes = o.max_document_bytes};
  if (feed_options.user_agent.empty()) feed_options.user_agent = "dragoman/" DRAGOMAN_VERSION + (o.contact.empty() ? std::string() : " (+" + o.contact + ")");
  FeedWatcher feed_watcher(feed_options, record, metrics, deliver, message);
  InputOptions input;
  input.max_document_bytes = o.max_document_bytes;
  input.publisher.name = o.publisher;
  FolderWatcher folder_watcher({.folders = folders, .input = input, .every = o.poll, .settle = o.poll}, record, metrics, deliver, message);
  std::vector<std::thread> producers, coders;
  if (!feeds.empty()) {
    for (unsigned i = 0; i < o.fetchers; ++i) producers.emplace_back([&] { feed_watcher.work(stop); });
  }
  if (!folders.empty()) producers.emplace_back([&] { folder_watcher.work(stop); });
  for (unsigned i = 0; i < o.jobs; ++i) coders.emplace_back([&] { code_arrivals(queue, record, metrics, models, message); });
  if (!o.quiet) message("watching " + std::to_string(feeds.size()) + " feeds and " + std::to_string(folders.size()) + " folders");

  const LinkModels link_models(resources);
  double linked_articles = 0;
  auto linked_at = std::chrono::steady_clock::now();
  std::exception_ptr broken;
  while (!interrupt.asked() && !broken) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    try {
      record.commit(false);
      const bool due = o.link > 0 && std::chrono::duration<double>(std::chrono::steady_clock::now() - linked_at).count() >= o.link;
      if (const double articles = metrics.get("articles_total"); due && articles > linked_articles) {
        if (link(o.output, link_models, message)) linked_articles = articles, linked_at = std::chrono::steady_clock::now();
      }
    } catch (const RecordError&) {
      broken = std::current_exception();  // the disk is full, say: what is stored is whole, and starting again goes on from it
    }
  }
  stop = true;
  record.close();
  queue.close();
  for (std::thread& t : producers) t.join();
  for (std::thread& t : coders) t.join();
  if (broken) std::rethrow_exception(broken);
  bool stored = record.commit(true);
  for (int tries = 0; !stored && tries < 100;
       ++tries) {  // another program holds the record: ten seconds are waited, then what was not stored is read again next time
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stored = record.commit(true);
  }
  if (stored && o.link > 0 && metrics.get("articles_total") > linked_articles) link(o.output, link_models, message);
  if (!o.quiet) message(std::to_string(static_cast<long>(metrics.get("articles_total"))) + " articles stored");
  return stored ? kOk : kRecord;
}

}  // namespace

void declare_watch(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c =
      program.add_subcommand("watch", "Go on reading what arrives: RSS and Atom feeds by http, and files in folders, until stopped by SIGTERM or Ctrl-C");
  c->add_option("source", o->sources, "Feeds (http, https) and folders");
  c->add_option("--list", o->list, "A file that names more of them, one a line; # begins a comment");
  c->add_option("-o,--output", o->output, "The record (default record.duckdb); open only while a batch is stored, so that others may read it");
  c->add_option("--every", o->every, "Seconds between two requests for a feed (default 900)")->check(CLI::Range(.1, 604800.));
  c->add_option("--host-delay", o->host_delay, "Seconds between two requests to one host (default 1); robots.txt may ask for more")
      ->check(CLI::Range(0., 3600.));
  c->add_option("--retry", o->retry, "Seconds until a page that failed is tried again, four times as long each time, five times at most (default 60)")
      ->check(CLI::Range(.05, 86400.));
  c->add_option("--fetchers", o->fetchers, "Requests at a time, to different hosts (default 4)")->check(CLI::Range(1, 64));
  c->add_option("--pages", o->pages, "Fetch the pages that items point to: auto (where the feed has a summary only), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  c->add_option("--contact", o->contact, "A web or mail address for those whose servers are asked, sent as part of the user agent");
  c->add_option("--user-agent", o->user_agent, "The whole user agent; robots.txt is read for the name dragoman");
  c->add_flag("--private-addresses", o->private_addresses, "Pages may lie in private networks; without it only hosts of named feeds may");
  c->add_option("--poll", o->poll, "Seconds between two looks into the folders, and that a file must be left alone (default 2)")->check(CLI::Range(.05, 3600.));
  c->add_option("--commit", o->commit, "Seconds between two batches (default 10)")->check(CLI::Range(.1, 3600.));
  c->add_option("--link", o->link,
                "Seconds between two searches for copies, stories and happenings among what came (default 600; 0: only dragoman link does it)")
      ->check(CLI::Range(0., 1e6));
  c->add_option("--metrics", o->metrics, "Port on 127.0.0.1 for Prometheus metrics (0: any free one, named on the standard error)")
      ->check(CLI::Range(0, 65535));
  c->add_option("--publisher", o->publisher, "Publisher of files that name none");
  c->add_option("--jobs", o->jobs, "Threads that code articles")->check(CLI::Range(1, 256));
  c->add_option("--max-document-bytes", o->max_document_bytes, "Size limit of one document, decompressed (default 16 MiB)");
  c->add_flag("--quiet", o->quiet, "Only errors");
  c->footer(
      "Examples:\n  dragoman watch https://paper.example/world.rss incoming/ -o record.duckdb --contact desk@example.org\n  dragoman watch "
      "--list feeds.txt -o record.duckdb --metrics 9309");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
