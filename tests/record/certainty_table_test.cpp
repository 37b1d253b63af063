// Every row of the decision table in docs/certainty.md, run through the program.
#include <gtest/gtest.h>

#include <fstream>

#include "../loaded_models.h"
#include "dragoman/names.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

TEST(CertaintyTable, EveryRowOfTheDocumentIsWhatTheProgramReads) {
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/docs/certainty.md");
  ASSERT_TRUE(in);
  std::string line;
  bool table = false;
  int number = 0, rows = 0;
  while (std::getline(in, line)) {
    ++number;
    if (line.starts_with("| what the words do")) table = true;
    if (!line.starts_with("| ")) table = table && line.empty() == false && line[0] == '|';
    if (!table || line.starts_with("| what") || line.starts_with("| ---")) continue;
    const std::vector<std::string> cells = split_trimmed(line.substr(1) + " ", '|');
    ASSERT_GE(cells.size(), 5u) << "certainty.md:" << number;
    const std::string &example = cells[cells.size() - 1], &commitment = cells[cells.size() - 2], &status = cells[cells.size() - 3],
                      &root = cells[cells.size() - 4];
    const Document d = read_text(example);
    std::string got;
    bool found = false;
    for (const Event& e : d.events) {
      const std::string one = e.cameo.substr(0, 2) + " " + std::string(to_string(e.status)) + " " + std::string(to_string(e.commitment));
      got += (got.empty() ? "" : "; ") + one;
      found |= one == root + " " + status + " " + commitment;
    }
    EXPECT_TRUE(found) << "certainty.md:" << number << ": " << example << "\n  table: " << root << " " << status << " " << commitment << "\n  read:  " << got;
    ++rows;
  }
  EXPECT_GE(rows, 40);
}

}  // namespace
}  // namespace dragoman
