// Intervals: against the formula where there is one; and determinism.
#include <gtest/gtest.h>

#include <cmath>

#include "dragoman/measure/bootstrap.h"

namespace dragoman {
namespace {

const Metric kMean{"mean", [](const Counts& c) { return ratio(c[1], c[0]); }};

std::vector<UnitCounts> coin(std::size_t n, std::size_t heads) {
  std::vector<UnitCounts> units;
  for (std::size_t i = 0; i < n; ++i) units.push_back({{0, 1.}, {1, i < heads ? 1. : 0.}});
  return units;
}

TEST(Bootstrap, AgreesWithTheBinomial) {
  const std::vector<Score> s = bootstrap(coin(400, 300), 2, {kMean}, {4000, 1});
  ASSERT_EQ(s.size(), 1u);
  EXPECT_DOUBLE_EQ(s[0].value, .75);
  const double half = 1.96 * std::sqrt(.75 * .25 / 400);
  EXPECT_NEAR(s[0].low, .75 - half, .006);
  EXPECT_NEAR(s[0].high, .75 + half, .006);
}

TEST(Bootstrap, NarrowsWithTheRootOfN) {
  const auto width = [](std::size_t n) {
    const Score s = bootstrap(coin(n, n / 2), 2, {kMean}, {2000, 7})[0];
    return s.high - s.low;
  };
  EXPECT_NEAR(width(100) / width(1600), 4, .6);
}

TEST(Bootstrap, TheSameSeedTheSameInterval) {
  const Score a = bootstrap(coin(50, 20), 2, {kMean}, {500, 3})[0], b = bootstrap(coin(50, 20), 2, {kMean}, {500, 3})[0];
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.high, b.high);
}

TEST(Bootstrap, EdgeCases) {
  EXPECT_EQ(bootstrap({}, 2, {kMean}, {100, 1})[0].value, 0);
  const Score all = bootstrap(coin(30, 30), 2, {kMean}, {100, 1})[0];
  EXPECT_EQ(all.low, 1);
  EXPECT_EQ(all.high, 1);
  const Score none = bootstrap(coin(30, 10), 2, {kMean}, {0, 1})[0];
  EXPECT_EQ(none.low, none.value);
}

}  // namespace
}  // namespace dragoman
