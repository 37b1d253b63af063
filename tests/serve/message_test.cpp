#include "dragoman/serve/message.h"

#include <gtest/gtest.h>

#include "dragoman/serve/access.h"
#include "dragoman/serve/compress.h"

namespace dragoman::serve {
namespace {

TEST(Target, IsTakenApartAndDecodedOnce) {
  const auto r = parse_target("/api/events?actor=SYR&according_to=%C3%89mile+Dupont&x=%2525");
  ASSERT_TRUE(r);
  EXPECT_EQ(r->path, "/api/events");
  EXPECT_EQ(r->query.find("according_to")->second, "Émile Dupont");
  EXPECT_EQ(r->query.find("x")->second, "%25");
  EXPECT_EQ(parse_target("/a?&&b&c==d")->query.find("c")->second, "=d");
}

TEST(Target, RefusesWhatLeavesTheSiteOrIsMalformed) {
  for (const char* bad : {"", "api", "/../etc/passwd", "/a/../b", "/a/%2e%2e/b", "/%2e%2E%2fetc", "/a/./b", "/..\\x", "/%00", "/a%0d%0aSet-Cookie:x", "/a%",
                          "/a%4", "/a%zz", "/%ff", "/a?x=%ff", "/a?x=%00", "/%c0%ae%c0%ae/"}) {
    EXPECT_FALSE(parse_target(bad)) << bad;
  }
  std::string many = "/a?";
  for (int i = 0; i < 50; ++i) many.append("p").append(std::to_string(i)).append("=1&");
  EXPECT_FALSE(parse_target(many));
}

TEST(Access, LetsOnlyTheLoopbacksNamesIn) {
  for (const char* good : {"localhost", "localhost:8777", "127.0.0.1", "127.0.0.1:80", "[::1]:8777", "LOCALHOST:1"}) EXPECT_TRUE(loopback_host(good)) << good;
  for (const char* bad : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8777", "127.0.0.2", "[::2]", "local host",
                          "localhost@evil.example"})
    EXPECT_FALSE(loopback_host(bad)) << bad;
  EXPECT_TRUE(loopback_address("127.0.0.1"));
  EXPECT_TRUE(loopback_address("::1"));
  EXPECT_FALSE(loopback_address("0.0.0.0"));
}

TEST(Access, FindsAndComparesTokens) {
  EXPECT_EQ(token_of("Bearer abc", ""), "abc");
  EXPECT_EQ(token_of("Basic abc", "x=1; dragoman_token=def; y=2"), "def");
  EXPECT_EQ(token_of("", "dragoman_tokenx=def"), "");
  EXPECT_TRUE(same_secret("abc", "abc"));
  for (const char* bad : {"", "ab", "abd", "abcc", "abcabc"}) EXPECT_FALSE(same_secret(bad, "abc")) << bad;
  EXPECT_EQ(fresh_token().size(), 32U);
  EXPECT_NE(fresh_token(), fresh_token());
}

TEST(Compress, GivesBackWhatItTook) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text.append("line ").append(std::to_string(i * i)).append("\n");
  EXPECT_LT(gzip(text).size(), text.size() / 2);
  EXPECT_EQ(gunzip(gzip(text)), text);
  EXPECT_EQ(gunzip(gzip("")), "");
  EXPECT_THROW(gunzip("nonsense"), std::runtime_error);
  EXPECT_THROW(gunzip(gzip(text).substr(0, 100)), std::runtime_error);
  EXPECT_TRUE(accepts_gzip("br, gzip;q=0.5"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("br"));
}

}  // namespace
}  // namespace dragoman::serve
