// The parts of watching that need no network: addresses, turns of hosts, metrics, what the record remembers.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <filesystem>

#include "../loaded_models.h"
#include "../temporary_path.h"
#include "dragoman/watch/fetch.h"
#include "dragoman/watch/hosts.h"
#include "dragoman/watch/watch_record.h"
#include "dragoman/watch/web_address.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

TEST(WebAddress, IsTakenApartAndMadeOneSpelling) {
  const auto a = parse_web_address("HTTP://Paper.Example:8080/News/a b?x=1#part");
  ASSERT_TRUE(a);
  EXPECT_EQ(a->host, "paper.example");
  EXPECT_EQ(a->origin, "http://paper.example:8080");
  EXPECT_EQ(a->target, "/News/a%20b?x=1");
  EXPECT_EQ(a->url, "http://paper.example:8080/News/a%20b?x=1");
  EXPECT_EQ(parse_web_address("https://h.example")->target, "/");
  EXPECT_EQ(parse_web_address("../b", "https://h.example/x/a")->url, "https://h.example/b");
  EXPECT_EQ(parse_web_address("//other.example/c", "https://h.example/x")->url, "https://other.example/c");
}

TEST(WebAddress, RefusesWhatIsNone) {
  for (const char* bad : {"", "feed.xml", "/tmp", "file:///etc/passwd", "ftp://h/x", "http://user:word@h/x", "javascript:alert(1)", "http://"})
    EXPECT_FALSE(parse_web_address(bad)) << bad;
  EXPECT_FALSE(parse_web_address("https://h.example/" + std::string(10000, 'a')));
}

TEST(Fetch, PrivateAddresses) {
  const auto is_private = [](const char* text) {
    sockaddr_storage s = {};
    if (std::strchr(text, ':')) {
      auto* v6 = reinterpret_cast<sockaddr_in6*>(&s);
      v6->sin6_family = AF_INET6;
      EXPECT_EQ(inet_pton(AF_INET6, text, &v6->sin6_addr), 1);
    } else {
      auto* v4 = reinterpret_cast<sockaddr_in*>(&s);
      v4->sin_family = AF_INET;
      EXPECT_EQ(inet_pton(AF_INET, text, &v4->sin_addr), 1);
    }
    return private_address(&s);
  };
  for (const char* own : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
                          "255.255.255.255", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "ff02::1", "::"})
    EXPECT_TRUE(is_private(own)) << own;
  for (const char* open : {"8.8.8.8", "172.32.0.1", "172.15.0.1", "193.0.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8"})
    EXPECT_FALSE(is_private(open)) << open;
}

TEST(Hosts, RestBetweenRequests) {
  Hosts hosts(1);
  EXPECT_EQ(hosts.free_at("h"), 0);
  hosts.take("h");
  EXPECT_TRUE(hosts.busy("h"));
  EXPECT_FALSE(hosts.busy("other"));
  hosts.release("h", 100);
  EXPECT_FALSE(hosts.busy("h"));
  EXPECT_EQ(hosts.free_at("h"), 101);
  hosts.rest("h", 500);
  hosts.release("h", 200);
  EXPECT_EQ(hosts.free_at("h"), 500);
  hosts.set_rules("http://h", "h", {.robots = Robots::parse("User-agent: *\nCrawl-delay: 5", "d"), .until = 1000});
  hosts.release("h", 600);
  EXPECT_EQ(hosts.free_at("h"), 605);
  EXPECT_NE(hosts.rules("http://h", 999), nullptr);
  EXPECT_EQ(hosts.rules("http://h", 1000), nullptr);
  EXPECT_EQ(hosts.rules("https://h", 0), nullptr);
}

TEST(Hosts, OfMonthsAgoAreForgotten) {
  Hosts hosts(1);
  for (int n = 0; n < 1000; ++n) {
    const std::string host = "h" + std::to_string(n), origin = "http://" + host;
    const double now = 10000.0 * n;
    hosts.take(host);
    hosts.set_rules(origin, host, {.robots = Robots::parse("User-agent: *\nCrawl-delay: 5", "d"), .until = now + 86400});
    if (n != 7) hosts.release(host, now);
    hosts.forget(now);
    EXPECT_NE(hosts.rules(origin, now), nullptr);
  }
  EXPECT_LT(hosts.size(), 40U);
  EXPECT_TRUE(hosts.busy("h7"));  // still asked
  EXPECT_EQ(hosts.free_at("h999"), 9990005);
}

TEST(Metrics, AreWrittenAsPrometheusReadsThem) {
  Metrics m;
  m.add("articles_total", 2);
  m.add("skipped_total", 1, {{"reason", "a \"b\"\\\n"}});
  m.set("feed_failures", 3, {{"feed", "http://h/"}});
  const std::string text = m.text();
  EXPECT_THAT(text, HasSubstr("# TYPE dragoman_articles_total counter\ndragoman_articles_total 2\n"));
  EXPECT_THAT(text, HasSubstr("dragoman_skipped_total{reason=\"a \\\"b\\\"\\\\\\n\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("dragoman_feed_failures{feed=\"http://h/\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("dragoman_events_total 0\n"));
}

class WatchRecordTest : public testing::Test {
 protected:
  WatchRecordTest() : path_(temporary_path("watched.duckdb")) {}
  WatchRecord open() {
    return WatchRecord({.path = path_, .opened = {}}, metrics_, [](const std::string&) {});
  }
  static Part part(int n, RoundPtr round) {
    Part p;
    p.document = std::make_unique<Document>(read_text("Kenya and Uganda signed treaty number " + std::to_string(n) + " on Monday."));
    p.document->article.id = std::to_string(n);
    p.item = "http://h/" + std::to_string(n);
    p.state = "read";
    p.round = std::move(round);
    return p;
  }
  std::string path_;
  Metrics metrics_;
};

TEST_F(WatchRecordTest, ARoundIsNotedWithTheLastOfItsParts) {
  {
    WatchRecord record = open();
    const RoundPtr round = std::make_shared<Round>();
    round->feed = {.feed = "http://h/feed", .etag = "\"7\"", .next_due = 12345};
    record.expect(round);
    record.expect(round);
    record.listed(round);
    record.add(part(1, round));
    EXPECT_TRUE(record.commit(true));
    EXPECT_TRUE(record.item_known("http://h/1"));
    EXPECT_EQ(record.feed_state("http://h/feed").etag, "");  // the second is still to come
  }
  {
    WatchRecord record = open();
    EXPECT_TRUE(record.item_known("http://h/1"));
    EXPECT_FALSE(record.item_known("http://h/2"));
    EXPECT_EQ(record.feed_state("http://h/feed").etag, "");
    const RoundPtr round = std::make_shared<Round>();
    round->feed = {.feed = "http://h/feed", .etag = "\"8\"", .failures = 2, .next_due = 12345};
    record.expect(round);
    record.add(part(2, round));
    record.listed(round);
    EXPECT_TRUE(record.commit(true));
    EXPECT_EQ(record.feed_state("http://h/feed").etag, "\"8\"");
  }
  WatchRecord record = open();
  EXPECT_EQ(record.feed_state("http://h/feed").etag, "\"8\"");
  EXPECT_EQ(record.feed_state("http://h/feed").failures, 2);
  EXPECT_EQ(record.feed_state("http://h/feed").next_due, 12345);
  EXPECT_EQ(metrics_.get("articles_total"), 2);
}

TEST_F(WatchRecordTest, AnAnswerThatWasNotAllHadKeepsNoTag) {
  WatchRecord record = open();
  const RoundPtr round = std::make_shared<Round>();
  round->feed = {.feed = "f", .etag = "\"7\"", .next_due = 5};
  record.listed(round, false);
  EXPECT_TRUE(record.commit(true));
  EXPECT_EQ(record.feed_state("f").etag, "");
  EXPECT_EQ(record.feed_state("f").next_due, 5);
  const RoundPtr file = std::make_shared<Round>();
  file->file = {.path = "p", .size = 3, .modified = 4};
  record.listed(file, false);
  EXPECT_TRUE(record.commit(true));
  EXPECT_FALSE(record.file_known({"p", 3, 4}));
}

TEST_F(WatchRecordTest, TheSameTextTwiceIsOneArticle) {
  WatchRecord record = open();
  const RoundPtr round = std::make_shared<Round>();
  for (int i = 0; i < 3; ++i) {
    record.expect(round);
    Part p = part(1, round);
    p.item = "http://h/copy" + std::to_string(i);
    record.add(std::move(p));
    EXPECT_TRUE(record.commit(i > 0));  // within a batch and over two
  }
  EXPECT_EQ(metrics_.get("articles_total"), 1);
  EXPECT_EQ(metrics_.get("skipped_total", {{"reason", "already in the record"}}), 2);
  EXPECT_TRUE(record.stored(part(1, nullptr).document->article));
  EXPECT_FALSE(record.stored(part(2, nullptr).document->article));
}

}  // namespace
}  // namespace dragoman
