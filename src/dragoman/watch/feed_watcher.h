// Feeds that are asked again and again, and the pages their items point to, politely.
//
// A feed is asked every quarter of an hour, with the ETag and date of its last answer; errors double the pause up to a day. Of an item that
// is not known its page is fetched, unless the feed carries the whole text. Before the first request to an origin its robots.txt is read;
// to one host there is one request at a time with a pause between two. All threads run work(); what they do next is one list of requests
// with the time each is due.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "dragoman/ingest/formats.h"
#include "dragoman/watch/fetch.h"
#include "dragoman/watch/hosts.h"
#include "dragoman/watch/metrics.h"
#include "dragoman/watch/watch_record.h"
#include "dragoman/watch/web_address.h"

namespace dragoman {

/// A document on its way to be coded; `part` goes back to WatchRecord with what became of it.
struct Arrival {
  RawDocument raw;
  std::string feed_title, item_title;  ///< taken where the page names no publisher or title
  Part part;
};

enum class Pages : std::uint8_t { automatic, always, never };

class FeedWatcher {
 public:
  struct Options {
    std::vector<std::string> feeds;
    std::string token = "dragoman";  ///< our name in robots.txt
    std::string user_agent;
    double every = 900, host_delay = 1, retry = 60;  ///< seconds; retry: the first pause before a page is tried again
    Pages pages = Pages::automatic;
    bool private_addresses = false;
    std::size_t max_page_bytes = std::size_t{16} << 20, max_feed_bytes = std::size_t{64} << 20;
  };
  using Deliver = std::function<void(Arrival)>;
  using Message = std::function<void(const std::string&)>;
  FeedWatcher(Options options, WatchRecord& record, Metrics& metrics, Deliver deliver, Message message);

  ~FeedWatcher();
  FeedWatcher(const FeedWatcher&) = delete;
  FeedWatcher& operator=(const FeedWatcher&) = delete;

  /// Fetches until `stop`. Run by one thread or several.
  void work(const std::atomic<bool>& stop);

 private:
  struct Request;
  using Requests = std::list<Request>;
  bool next(Requests& taken);
  void run(Requests& taken, Fetcher& fetcher);
  void read_robots(const WebAddress& address, Fetcher& fetcher);
  void read_feed(Request& request, Fetcher& fetcher);
  void read_items(const Request& request, Feed feed, FeedState state);
  void feed_failed(Request& request, const std::string& why, double retry_after);
  bool read_page(Request& request, Fetcher& fetcher);
  bool retry_or_fail(Request& request, const std::string& why, double retry_after);
  void end_item(Request& request, const char* state, const std::string& why);
  bool redirect(Request& request, const FetchResult& result);
  void again(Request request, double due);
  void save(FeedState state, double due);
  bool trusted(const std::string& host) const;

  const Options options_;
  WatchRecord& record_;
  Metrics& metrics_;
  const Deliver deliver_;
  const Message message_;
  std::set<std::string> named_hosts_;  ///< hosts the user named: may be of a private network
  mutable std::mutex mutex_;
  Hosts hosts_;
  Requests requests_;
  std::set<std::string> open_;  ///< items on their way, until the record has their marks
};

}  // namespace dragoman
