#include "dragoman/serve/text_search.h"

#include <gtest/gtest.h>

#include <random>

namespace dragoman::serve {
namespace {

TEST(TextSearch, FindsWhatFindFindsOnGeneratedTexts) {
  std::mt19937 random(7);
  const auto text = [&](std::size_t most) {
    std::string out;
    for (std::size_t n = random() % (most + 1); n > 0; --n) out += "aab\xc3\xa9 "[random() % 6];
    return out;
  };
  TextSearch search;
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) texts.push_back(text(9)), search.add(texts.back());
  ASSERT_EQ(search.size(), texts.size());
  std::size_t found = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string part = i ? text(5) : "";
    const std::vector<std::uint8_t> got = search.containing(part);
    for (std::size_t t = 0; t < texts.size(); ++t) {
      ASSERT_EQ(search[t], texts[t]);
      ASSERT_EQ(got[t] != 0, texts[t].find(part) != std::string::npos) << '"' << part << "\" in \"" << texts[t] << '"';
      found += got[t];
    }
  }
  EXPECT_GT(found, 10000U);
  EXPECT_TRUE(TextSearch().containing("a").empty());
}

TEST(TextSearch, NoPartReachesFromOneTextIntoTheNext) {
  TextSearch search;
  for (const char* t : {"ab", "cd", "", "b"}) search.add(t);
  EXPECT_EQ(search.containing("bc"), (std::vector<std::uint8_t>{0, 0, 0, 0}));
  EXPECT_EQ(search.containing(std::string("b\0c", 3)), (std::vector<std::uint8_t>{0, 0, 0, 0}));
  EXPECT_EQ(search.containing("b"), (std::vector<std::uint8_t>{1, 0, 0, 1}));
}

}  // namespace
}  // namespace dragoman::serve
