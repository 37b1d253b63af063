#include "dragoman/watch/robots.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

bool allows(const char* text, const char* target) { return Robots::parse(text, "dragoman").allows(target); }

TEST(Robots, WithoutRulesEverythingIsAllowed) {
  EXPECT_TRUE(allows("", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/a"));
  EXPECT_TRUE(allows("<html>not found</html>", "/a"));
  EXPECT_TRUE(Robots().allows("/"));
  EXPECT_FALSE(Robots::nothing().allows("/"));
  EXPECT_TRUE(Robots::nothing().allows("/robots.txt"));
}

TEST(Robots, OurGroupGoesBeforeEveryones) {
  const char* text = "User-agent: *\nDisallow: /\n\nUser-agent: Other\nUser-Agent: DRAGOMAN/2.0\nDisallow: /drafts\n";
  EXPECT_TRUE(allows(text, "/news"));
  EXPECT_FALSE(allows(text, "/drafts/1"));
  EXPECT_FALSE(allows("User-agent: dragomanbot\nAllow: /\nUser-agent: *\nDisallow: /x", "/x"));  // another's token
}

TEST(Robots, GroupsOfOneAgentAreOne) {
  const char* text = "User-agent: dragoman\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: dragoman\nDisallow: /c\n";
  EXPECT_FALSE(allows(text, "/a"));
  EXPECT_TRUE(allows(text, "/b"));
  EXPECT_FALSE(allows(text, "/c"));
}

TEST(Robots, LongestPatternDecides) {
  const char* text = "User-agent: *\nDisallow: /p\nAllow: /p/open\nDisallow: /same\nAllow: /same\n";
  EXPECT_FALSE(allows(text, "/p/closed"));
  EXPECT_TRUE(allows(text, "/p/open/1"));
  EXPECT_TRUE(allows(text, "/same"));
}

TEST(Robots, Wildcards) {
  const char* text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /search*q=\nDisallow: /end$\n";
  EXPECT_FALSE(allows(text, "/a/b.pdf"));
  EXPECT_TRUE(allows(text, "/a/b.pdf?x"));
  EXPECT_FALSE(allows(text, "/search?a=1&q=x"));
  EXPECT_TRUE(allows(text, "/search?a=1"));
  EXPECT_FALSE(allows(text, "/end"));
  EXPECT_TRUE(allows(text, "/endless"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: *", "/"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a*b$", "/ab/b/c"));
}

TEST(Robots, EscapesHaveOneSpelling) {
  const char* text = "User-agent: *\nDisallow: /%7Ejoe\nDisallow: /caf\xC3\xA9\nDisallow: /a%2fb\n";
  EXPECT_FALSE(allows(text, "/~joe"));
  EXPECT_FALSE(allows(text, "/caf%c3%a9"));
  EXPECT_FALSE(allows(text, "/a%2Fb"));
  EXPECT_TRUE(allows(text, "/a/b"));
}

TEST(Robots, CommentsLineEndsAndDelay) {
  const Robots robots =
      Robots::parse("\xEF\xBB\xBF# hello\rUser-agent: * # all\r\nCrawl-delay: 2.5\r\nDisallow: /x # why\nSitemap: https://h/s.xml\n", "dragoman");
  EXPECT_FALSE(robots.allows("/x"));
  EXPECT_TRUE(robots.allows("/y"));
  EXPECT_DOUBLE_EQ(robots.crawl_delay().value(), 2.5);
  EXPECT_FALSE(Robots::parse("User-agent: *\nCrawl-delay: -1\n", "d").crawl_delay());
  EXPECT_DOUBLE_EQ(Robots::parse("User-agent: *\nCrawl-delay: 1e9\n", "d").crawl_delay().value(), 86400);
}

TEST(Robots, WhatIsBehindTheLimitIsNotRead) {
  std::string text = "User-agent: *\nDisallow: /a\n" + std::string(600 << 10, '#') + "\nDisallow: /b\n";
  EXPECT_FALSE(allows(text.c_str(), "/a"));
  EXPECT_TRUE(allows(text.c_str(), "/b"));
}

}  // namespace
}  // namespace dragoman
