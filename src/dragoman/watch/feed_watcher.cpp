#include "dragoman/watch/feed_watcher.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "dragoman/ingest/charset.h"

namespace dragoman {
namespace {

constexpr double kDay = 86400;
constexpr int kMostRedirects = 5, kMostTries = 5;
// An item's own text of so many bytes is taken for the whole article, not for a summary.
constexpr std::size_t kWholeText = 2000;

double now_seconds() { return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count(); }

}  // namespace

struct FeedWatcher::Request {
  WebAddress address;
  double due = 0;
  std::string feed;  ///< as the user named it
  bool is_feed = true;
  int redirects = 0, tries = 0;
  RawDocument item;  ///< of pages: what the feed said
  std::string key, feed_title;
  RoundPtr round;
};

FeedWatcher::FeedWatcher(Options options, WatchRecord& record, Metrics& metrics, Deliver deliver, Message message)
    : options_(std::move(options)),
      record_(record),
      metrics_(metrics),
      deliver_(std::move(deliver)),
      message_(std::move(message)),
      hosts_(options_.host_delay) {
  for (const std::string& feed : options_.feeds) {
    const std::optional<WebAddress> address = parse_web_address(feed);
    if (!address) {
      message_(feed + ": no http or https address");
      continue;
    }
    named_hosts_.insert(address->host);
    const FeedState state = record_.feed_state(feed);
    if (state.gone) {
      message_(feed + ": answered 410 (gone) before; it is not asked again");
      continue;
    }
    Request request;
    request.address = *address;
    request.feed = feed;
    // After a restart a feed that failed keeps its pause; one that answered is asked when it is due.
    request.due = std::min(static_cast<double>(state.next_due), now_seconds() + kDay);
    requests_.push_back(std::move(request));
  }
}

FeedWatcher::~FeedWatcher() = default;

bool FeedWatcher::trusted(const std::string& host) const { return options_.private_addresses || named_hosts_.contains(host); }

// The request that has been due longest and whose host is free.
bool FeedWatcher::next(Requests& taken) {
  const std::lock_guard lock(mutex_);
  const double now = now_seconds();
  hosts_.forget(now);
  auto best = requests_.end();
  for (auto r = requests_.begin(); r != requests_.end(); ++r) {
    if (r->due > now || hosts_.busy(r->address.host) || hosts_.free_at(r->address.host) > now) continue;
    if (best == requests_.end() || r->due < best->due) best = r;
  }
  metrics_.set("waiting_requests", static_cast<double>(requests_.size()));
  if (best == requests_.end()) return false;
  hosts_.take(best->address.host);
  taken.splice(taken.end(), requests_, best);
  return true;
}

void FeedWatcher::work(const std::atomic<bool>& stop) {
  Fetcher fetcher({.user_agent = options_.user_agent}, stop);
  while (!stop) {
    Requests taken;
    if (!next(taken)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      continue;
    }
    const std::string host = taken.front().address.host;
    run(taken, fetcher);
    const std::lock_guard lock(mutex_);
    hosts_.release(host, now_seconds());
  }
}

void FeedWatcher::again(Request request, double due) {
  request.due = due;
  const std::lock_guard lock(mutex_);
  requests_.push_back(std::move(request));
}

void FeedWatcher::run(Requests& taken, Fetcher& fetcher) {
  Request& request = taken.front();
  bool ready = false, allowed = false, unreachable = false, private_network = false;
  {
    const std::lock_guard lock(mutex_);
    if (const Hosts::Rules* rules = hosts_.rules(request.address.origin, now_seconds())) {
      ready = true;
      allowed = rules->robots.allows(request.address.target);
      unreachable = rules->unreachable;
      private_network = rules->private_network;
    }
  }
  if (!ready) {  // robots.txt takes this turn of the host, the request its next
    read_robots(request.address, fetcher);
    const double due = request.due;
    again(std::move(request), due);
  } else if (!allowed) {
    metrics_.add("fetches_total", 1, {{"kind", request.is_feed ? "feed" : "page"}, {"outcome", "refused"}});
    const std::string why = private_network ? "its address is of a private network" : unreachable ? "robots.txt cannot be had now" : "robots.txt forbids it";
    if (request.is_feed) feed_failed(request, why, unreachable ? -1 : kDay);
    else if (!unreachable) end_item(request, "refused", why);
    else retry_or_fail(request, why, -1);
  } else if (request.is_feed) {
    read_feed(request, fetcher);
  } else {
    read_page(request, fetcher);
  }
}

void FeedWatcher::read_robots(const WebAddress& address, Fetcher& fetcher) {
  Hosts::Rules rules;
  FetchResult result;
  std::string url = address.origin + "/robots.txt";
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    const std::optional<WebAddress> at = parse_web_address(url);
    if (!at) break;
    result = fetcher.get({.url = at->url, .accept = "text/plain,*/*;q=0.1", .max_bytes = std::size_t{1} << 20, .private_addresses = trusted(at->host)});
    metrics_.add("fetched_bytes_total", static_cast<double>(result.body.size()));
    if (result.status < 300 || result.status >= 400 || result.location.empty()) break;
    url = result.location;
  }
  rules.private_network = result.refused_address;
  if (rules.private_network) rules.robots = Robots::nothing();
  const bool server_error = !rules.private_network && (result.status == 0 || result.status >= 500 || result.status == 429);
  if (result.status >= 200 && result.status < 300) {
    rules.robots = Robots::parse(result.body, options_.token);
  } else if (server_error) {
    rules.robots = Robots::nothing();  // RFC 9309, 2.3.1.4: unreachable means complete disallow
    rules.unreachable = true;
  }
  metrics_.add("fetches_total", 1, {{"kind", "robots"}, {"outcome", server_error ? "failed" : "ok"}});
  if (server_error) message_(address.origin + "/robots.txt: " + result.error + "; nothing is fetched from there for now");
  rules.until = now_seconds() + (server_error ? std::max(std::min(options_.every, 900.0), result.retry_after) : kDay);
  const std::lock_guard lock(mutex_);
  hosts_.set_rules(address.origin, address.host, std::move(rules));
}

void FeedWatcher::save(FeedState state, double due) {
  state.next_due = static_cast<std::int64_t>(std::ceil(due));
  metrics_.set("feed_failures", static_cast<double>(state.failures), {{"feed", state.feed}});
  metrics_.set("feed_next_due_timestamp_seconds", due, {{"feed", state.feed}});
  const RoundPtr round = std::make_shared<Round>();
  round->feed = std::move(state);
  record_.listed(round);
}

void FeedWatcher::feed_failed(Request& request, const std::string& why, double retry_after) {
  FeedState state = record_.feed_state(request.feed);
  ++state.failures;
  // a failure every quarter of an hour becomes one a day after seven
  const double pause = std::min(kDay, options_.every * std::pow(2.0, static_cast<double>(std::min<std::int64_t>(state.failures, 20))));
  const double due = now_seconds() + std::min(7 * kDay, std::max(pause, retry_after));
  message_(request.feed + ": " + why + "; asked again in " + std::to_string(std::lround(due - now_seconds())) + " s");
  save(state, due);
  const std::optional<WebAddress> first = parse_web_address(request.feed);  // redirects are followed anew
  request.address = *first;
  request.redirects = 0;
  again(std::move(request), due);
}

bool FeedWatcher::redirect(Request& request, const FetchResult& result) {
  const std::optional<WebAddress> target = parse_web_address(result.location, request.address.url);
  if (!target || ++request.redirects > kMostRedirects) return false;
  request.address = *target;
  again(std::move(request), 0);
  return true;
}

void FeedWatcher::read_feed(Request& request, Fetcher& fetcher) {
  FeedState state = record_.feed_state(request.feed);
  const FetchResult result = fetcher.get({.url = request.address.url,
                                          .etag = state.etag,
                                          .last_modified = state.last_modified,
                                          .accept = "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1",
                                          .max_bytes = options_.max_feed_bytes,
                                          .private_addresses = trusted(request.address.host)});
  const auto count = [&](const char* outcome) { metrics_.add("fetches_total", 1, {{"kind", "feed"}, {"outcome", outcome}}); };
  metrics_.add("fetched_bytes_total", static_cast<double>(result.body.size()));
  if (result.status >= 300 && result.status < 400 && result.status != 304 && !result.location.empty()) {
    count("moved");
    if (result.status == 301 || result.status == 308) message_(request.feed + ": has moved for good to " + result.location);
    if (!redirect(request, result)) feed_failed(request, "redirected too often or to no web address", -1);
    return;
  }
  if (result.status == 410) {
    count("failed");
    state.gone = true;
    message_(request.feed + ": gone (410); it is not asked again");
    save(state, now_seconds());
    return;
  }
  if (result.status != 200 && result.status != 304) {
    count("failed");
    if (result.retry_after > 0) {
      const std::lock_guard lock(mutex_);
      hosts_.rest(request.address.host, now_seconds() + std::min(result.retry_after, kDay));
    }
    feed_failed(request, result.error.empty() ? "HTTP " + std::to_string(result.status) : result.error, result.retry_after);
    return;
  }
  const double now = now_seconds();
  const double due = now + std::max(options_.every, std::min(result.max_age, 3600.0));
  state.failures = 0;
  if (result.status == 304) {
    count("unchanged");
    save(state, due);
  } else {
    state.etag = result.etag;
    state.last_modified = result.last_modified;
    state.next_due = static_cast<std::int64_t>(std::ceil(due));
    std::optional<Feed> feed = parse_feed(decode(result.body, result.charset).text);
    if (!feed) {
      count("failed");
      feed_failed(request, "neither RSS nor Atom", -1);
      return;
    }
    count("ok");
    read_items(request, std::move(*feed), state);
  }
  metrics_.set("feed_last_success_timestamp_seconds", now, {{"feed", request.feed}});
  metrics_.set("feed_failures", 0, {{"feed", request.feed}});
  metrics_.set("feed_next_due_timestamp_seconds", due, {{"feed", request.feed}});
  request.address = *parse_web_address(request.feed);
  request.redirects = 0;
  again(std::move(request), due);
}

void FeedWatcher::read_items(const Request& request, Feed feed, FeedState state) {
  const RoundPtr round = std::make_shared<Round>();
  round->feed = std::move(state);
  bool complete = feed.complete;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(open_, [&](const std::string& key) { return record_.item_known(key); });
  }
  for (RawDocument& item : feed.items) {
    if (item.url.empty() && item.id.find("://") != item.id.npos) item.url = item.id;
    const std::optional<WebAddress> address = item.url.empty() ? std::nullopt : parse_web_address(item.url, request.address.url);
    const bool own_text = options_.pages == Pages::never || !address || (options_.pages == Pages::automatic && item.content.size() >= kWholeText);
    const std::string key = address ? address->url : request.feed + "#" + (item.id.empty() ? item.title : item.id);
    {
      const std::lock_guard lock(mutex_);
      if (record_.item_known(key)) continue;
      if (!open_.insert(key).second) {
        complete = false;  // still on its way from an earlier answer
        continue;
      }
    }
    record_.expect(round);
    if (!address && !item.url.empty()) {  // a link that is no web address, or not one for us
      message_(request.feed + ": item '" + item.title + "' points to no web address");
      record_.add({nullptr, key, "refused", round});
      continue;
    }
    if (own_text) {
      Arrival a;
      a.feed_title = feed.title;
      a.raw = std::move(item);
      a.raw.id.clear();
      if (address) a.raw.url = address->url;
      a.raw.origin = request.feed + ": " + key;
      a.part = {nullptr, key, "read", round};
      deliver_(std::move(a));
      continue;
    }
    Request page;
    page.address = *address;
    page.feed = request.feed;
    page.is_feed = false;
    page.item = std::move(item);
    page.key = key;
    page.feed_title = feed.title;
    page.round = round;
    again(std::move(page), now_seconds());
  }
  record_.listed(round, complete);
}

void FeedWatcher::end_item(Request& request, const char* state, const std::string& why) {
  message_(request.key + ": " + why);
  record_.add({nullptr, request.key, state, request.round});
}

bool FeedWatcher::retry_or_fail(Request& request, const std::string& why, double retry_after) {
  if (++request.tries >= kMostTries) {
    end_item(request, "failed", why + ", " + std::to_string(kMostTries) + " times");
    return false;
  }
  const double pause = std::max(options_.retry * std::pow(4.0, request.tries - 1), std::min(retry_after, kDay));
  again(std::move(request), now_seconds() + pause);
  return true;
}

bool FeedWatcher::read_page(Request& request, Fetcher& fetcher) {
  const FetchResult result =
      fetcher.get({.url = request.address.url, .max_bytes = options_.max_page_bytes, .private_addresses = trusted(request.address.host)});
  const auto count = [&](const char* outcome) { metrics_.add("fetches_total", 1, {{"kind", "page"}, {"outcome", outcome}}); };
  metrics_.add("fetched_bytes_total", static_cast<double>(result.body.size()));
  if (result.status >= 300 && result.status < 400 && !result.location.empty()) {
    count("moved");
    if (!redirect(request, result)) end_item(request, "failed", "redirected too often or to no web address");
    return false;
  }
  const bool later = result.status == 408 || result.status == 425 || result.status == 429 || result.status >= 500;
  if (later && result.retry_after > 0) {
    const std::lock_guard lock(mutex_);
    hosts_.rest(request.address.host, now_seconds() + std::min(result.retry_after, kDay));
  }
  if (result.status != 200) {
    count("failed");
    const bool final_ = (result.status >= 400 && !later) || result.too_large || result.refused_address;
    const std::string why = result.error.empty() ? "HTTP " + std::to_string(result.status) : result.error;
    if (!final_) return retry_or_fail(request, why, result.retry_after);
    end_item(request, result.refused_address ? "refused" : "failed", why);
    return false;
  }
  const bool plain = result.content_type == "text/plain";
  if (!plain && !result.content_type.empty() && result.content_type != "text/html" && result.content_type != "application/xhtml+xml") {
    count("failed");
    end_item(request, "failed", "no page but " + result.content_type);
    return false;
  }
  count("ok");
  Arrival a;
  a.raw.kind = plain ? DocumentKind::text : DocumentKind::html;
  a.raw.content = decode(result.body, result.charset).text;
  a.raw.url = request.address.url;
  a.raw.published = request.item.published;
  a.raw.origin = request.key;
  a.feed_title = request.feed_title;
  a.item_title = request.item.title;
  a.part = {nullptr, request.key, "read", request.round};
  deliver_(std::move(a));
  return true;
}

}  // namespace dragoman
