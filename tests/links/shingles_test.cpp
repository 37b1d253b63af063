#include "dragoman/links/shingles.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace dragoman {
namespace {

TEST(Shingles, WhatACopyistChangesInTypographyDoesNotCount) {
  EXPECT_EQ(word_hashes("Don’t “go” — he said…  twice"), word_hashes("don't \"go\" - he said... TWICE"));
  EXPECT_EQ(word_hashes("Łódź\u00a0mayor"), word_hashes("łódź mayor"));
  EXPECT_NE(word_hashes("killed 12"), word_hashes("killed 13"));
  EXPECT_TRUE(word_hashes(" — ,").empty());
  EXPECT_TRUE(shingles("").in_order.empty());
  EXPECT_EQ(shingles("one two").in_order.size(), 1u);
}

// The overlap by hashes against the plain comparison of all phrases, on random texts of a small vocabulary.
TEST(Shingles, OverlapAgreesWithComparingAllPhrases) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<int> a, b;
    for (int i = 0; i < 60; ++i) a.push_back(static_cast<int>(random() % 40));
    for (int i = 0; i < 30; ++i) b.push_back(static_cast<int>(random() % 40));
    const std::size_t from = random() % 30, length = random() % 25;
    b.insert(b.begin() + static_cast<std::ptrdiff_t>(random() % b.size()), a.begin() + static_cast<std::ptrdiff_t>(from),
             a.begin() + static_cast<std::ptrdiff_t>(from + length));
    const auto text = [](const std::vector<int>& words) {
      std::string out;
      for (const int w : words) out += "w" + std::to_string(w) + " ";
      return out;
    };
    std::set<std::vector<int>> phrases;
    for (std::size_t i = 0; i + kShingleWords <= b.size(); ++i)
      phrases.insert({b.begin() + static_cast<std::ptrdiff_t>(i), b.begin() + static_cast<std::ptrdiff_t>(i + kShingleWords)});
    std::vector<bool> shared(a.size(), false);
    for (std::size_t i = 0; i + kShingleWords <= a.size(); ++i) {
      if (!phrases.contains({a.begin() + static_cast<std::ptrdiff_t>(i), a.begin() + static_cast<std::ptrdiff_t>(i + kShingleWords)})) continue;
      for (std::size_t k = i; k < i + kShingleWords; ++k) shared[k] = true;
    }
    std::size_t words = 0;
    for (std::size_t i = 0, run = 0; i <= shared.size(); ++i) {
      if (i < shared.size() && shared[i]) {
        ++run;
        continue;
      }
      if (run >= kPhraseWords) words += run;
      run = 0;
    }
    EXPECT_EQ(overlap(shingles(text(a)), shingles(text(b))).words, words);
  }
}

// A sketch's common share estimates the common share of the longer text.
TEST(Shingles, SketchesShareWhatTextsShare) {
  std::string original, excerpt;
  for (int i = 0; i < 2000; ++i) original += "word" + std::to_string(i * 7919 % 5003) + " ";
  excerpt = original.substr(0, original.size() / 4);
  const std::vector<std::int64_t> a = sketch(shingles(original), 64), b = sketch(shingles(excerpt), 64);
  ASSERT_EQ(a.size(), 64u);
  std::size_t common = 0;
  for (const std::int64_t h : a) common += static_cast<std::size_t>(std::count(b.begin(), b.end(), h));
  EXPECT_GE(common, 8u);
  EXPECT_LE(common, 26u);
}

}  // namespace
}  // namespace dragoman
