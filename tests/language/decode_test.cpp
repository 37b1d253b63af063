#include "dragoman/language/decode.h"

#include <gtest/gtest.h>

#include <random>

namespace dragoman {
namespace {

/// Every assignment of heads, tried one by one: slow and surely right.
double best_tree_score(const std::vector<float>& s, std::size_t n) {
  std::vector<int> head(n, 0);
  double best = -1e30;
  for (;;) {
    std::size_t roots = 0;
    bool tree = true;
    double score = 0;
    for (std::size_t d = 0; d < n && tree; ++d) {
      roots += head[d] == 0;
      tree = head[d] != static_cast<int>(d) + 1;
      score += s[d * (n + 1) + static_cast<std::size_t>(head[d])];
      int up = static_cast<int>(d) + 1;
      for (std::size_t steps = 0; up != 0 && tree; ++steps) tree = steps <= n, up = head[static_cast<std::size_t>(up) - 1];
    }
    if (tree && roots == 1) best = std::max(best, score);
    std::size_t i = 0;
    while (i < n && head[i] == static_cast<int>(n)) head[i++] = 0;
    if (i == n) return best;
    ++head[i];
  }
}

TEST(SpanningTree, EqualsExhaustiveSearchOnSmallSentences) {
  std::mt19937 random(7);
  std::normal_distribution<float> score(0, 2);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t n = 1 + static_cast<std::size_t>(trial) % 5;
    std::vector<float> s(n * (n + 1));
    for (float& x : s) x = score(random);
    const std::vector<int> heads = spanning_tree(s.data(), n);
    double total = 0;
    int roots = 0;
    for (std::size_t d = 0; d < n; ++d) total += s[d * (n + 1) + static_cast<std::size_t>(heads[d])], roots += heads[d] == 0;
    EXPECT_EQ(roots, 1);
    EXPECT_NEAR(total, best_tree_score(s, n), 1e-3) << "n = " << n << ", trial " << trial;
  }
}

TEST(BestLabels, NeverLetsInsideFollowAnotherType) {
  // O, B-a, I-a, B-b, I-b: the scores want O then I-b
  const std::vector<float> scores = {5, 0, 0, 0, 0, 0, 0, 0, 1, 9};
  const std::vector<int> path = best_labels(scores.data(), 2, 5);
  EXPECT_TRUE(path[1] != 4 || path[0] == 3 || path[0] == 4);
}

TEST(LemmaScript, CutsAndAddsByCharacterNotByte) {
  EXPECT_EQ(apply_script("l|1|y", "Cities"), "citiey");
  EXPECT_EQ(apply_script("l|3|y", "Cities"), "city");
  EXPECT_EQ(apply_script("k|1|", "Łódź"), "Łód");
  EXPECT_EQ(apply_script("l|9|x", "abc"), "abc") << "a script that does not fit leaves the lower-cased form";
}

}  // namespace
}  // namespace dragoman
