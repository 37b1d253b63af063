// Every code of the ontology is reached by five lines of frames at least: by their own code, by the mode shift of it (announced, threatened, refused) or,
// for protests, by the goal that the clause names. Counted from the tables alone, so that a code that loses its lines is seen without a sentence of it.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "dragoman/events/mode_shift.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

constexpr int kLeast = 5;

std::set<std::string> reached_by(const std::string& cameo) {
  std::set<std::string> out = {cameo};
  for (const Mode mode : {Mode::intent, Mode::refusal}) {
    Certainty announced;
    announced.mode = mode;
    out.insert(shift_by_mode(cameo, announced));
  }
  if (cameo.size() == 3 && cameo >= "141" && cameo <= "145") {  // protest_goal.h
    for (const char goal : {'1', '2', '3', '4'}) out.insert(cameo + goal);
  }
  return out;
}

TEST(CodesReached, ByFiveLinesOfFramesEach) {
  std::map<std::string, int> lines;
  for (const TsvRow& row : read_tsv(DRAGOMAN_SOURCE_DIR "/lexicon/predicates.tsv", {"cameo", "flags"})) {
    if (row["flags"].find("given") != std::string_view::npos) continue;  // of `pairs` alone
    for (const std::string& code : reached_by(std::string(row["cameo"]))) ++lines[code];
  }
  int codes = 0;
  for (const TsvRow& row : read_tsv(DRAGOMAN_SOURCE_DIR "/ontology/cameo.tsv", {"cameo"})) {
    const std::string code(row["cameo"]);
    EXPECT_GE(lines[code], kLeast) << code;
    ++codes;
  }
  EXPECT_GE(codes, 293);
}

TEST(CodesReached, ByWhatIsSaidOfThem) {
  EXPECT_TRUE(reached_by("071").contains("0331"));  // announced
  EXPECT_TRUE(reached_by("071").contains("1221"));  // refused
  EXPECT_TRUE(reached_by("194").contains("1384"));  // threatened
  EXPECT_TRUE(reached_by("143").contains("1432"));  // for another policy
  EXPECT_FALSE(reached_by("1431").contains("1432"));
}

}  // namespace
}  // namespace dragoman
