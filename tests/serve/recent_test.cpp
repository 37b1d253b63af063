// What is kept and what is let go, against a plain list that is searched from end to end.
#include "dragoman/serve/recent.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>
#include <vector>

namespace dragoman::serve {
namespace {

TEST(Recent, LetsGoWhatHasNotBeenAskedForTheLongest) {
  Recent<int> kept(std::size_t{5} * 401);  // room for five: each has a key of one byte, 200 bytes and the 200 that keeping it takes
  for (const char* key : {"a", "b", "c", "d", "e"}) kept.add(key, key[0], 200);
  EXPECT_EQ(kept.find("a"), 'a');
  kept.add("a", 'z', 200);  // what is there stays
  kept.add("f", 'f', 200);
  EXPECT_EQ(kept.find("b"), std::nullopt);
  for (const char key : {'a', 'c', 'd', 'e', 'f'}) EXPECT_EQ(kept.find(std::string(1, key)), key);
  kept.add("g", 'g', 400);  // more than a quarter of the room
  EXPECT_EQ(kept.find("g"), std::nullopt);
}

TEST(Recent, IsAPlainListInTheSameOrder) {
  std::mt19937 random(7);
  Recent<std::string> kept(std::size_t{40} * 302);
  std::vector<std::string> list;  // the last asked first
  for (int i = 0; i < 20000; ++i) {
    const std::string key = std::to_string(10 + random() % 80);
    const auto at = std::find(list.begin(), list.end(), key);
    const auto found = kept.find(key);
    ASSERT_EQ(found.has_value(), at != list.end()) << i;
    if (found) {
      EXPECT_EQ(*found, "of " + key);
      list.erase(at);
    } else {
      kept.add(key, "of " + key, 100);
    }
    list.insert(list.begin(), key);
    if (list.size() > 40) list.pop_back();
  }
}

TEST(Recent, ManyThreadsAtOnce) {
  Recent<int> kept(std::size_t{20} * 400);
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      std::mt19937 random(t);
      for (int i = 0; i < 5000; ++i) {
        const int n = static_cast<int>(random() % 50);
        const std::string key = std::to_string(n);
        if (const auto found = kept.find(key)) EXPECT_EQ(*found, n);
        else kept.add(key, n, 100);
      }
    });
  }
  for (std::thread& t : threads) t.join();
}

}  // namespace
}  // namespace dragoman::serve
