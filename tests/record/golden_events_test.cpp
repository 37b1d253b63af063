// Goldens an expert can read: tests/golden/events.txt.
#include <gtest/gtest.h>

#include <fstream>

#include "../loaded_models.h"
#include "dragoman/names.h"

namespace dragoman {
namespace {

std::string summary(const Document& d) {
  std::string out;
  for (const Event& e : d.events) {
    if (e.mirror_of != kNone) continue;
    const auto codes = [](const std::vector<Participant>& list) {
      std::string text;
      for (const Participant& p : list) text += (text.empty() ? "" : "/") + p.code;
      return text;
    };
    out += (out.empty() ? "" : "; ") + e.cameo + " " + codes(e.source) + "->" + codes(e.target) + (e.through.empty() ? "" : " via " + codes(e.through)) + " " +
           std::string(to_string(e.status));
  }
  return out.empty() ? "none" : out;
}

TEST(GoldenEvents, EveryLine) {
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/tests/golden/events.txt");
  ASSERT_TRUE(in);
  std::string line;
  int number = 0, cases = 0;
  while (std::getline(in, line)) {
    ++number;
    const std::size_t bar = line.find(" | ");
    if (line.empty() || line[0] == '#' || bar == std::string::npos) continue;
    EXPECT_EQ(summary(read_text(line.substr(0, bar))), line.substr(bar + 3)) << "events.txt:" << number << ": " << line.substr(0, bar);
    ++cases;
  }
  EXPECT_GE(cases, 10);
}

}  // namespace
}  // namespace dragoman
