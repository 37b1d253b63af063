// Coding with the Phoenix dictionaries through the whole way, from text: sentences of ours in phoenix.jsonl. Needs the dictionaries beside the checkout.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include <nlohmann/json.hpp>

#include "../loaded_models.h"
#include "dragoman/dictionaries/code_article.h"

namespace dragoman {
namespace {

using Triples = std::set<std::string>;

TEST(PhoenixDictionaries, SentencesOfOurs) {
  const std::string folder = std::string(DRAGOMAN_SOURCE_DIR) + "/../shared/data/petrarch-dictionaries";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no dictionaries at " << folder;
  const DictionaryIndex index(load_dictionaries(folder), DRAGOMAN_SOURCE_DIR);
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/tests/dictionaries/phoenix.jsonl");
  std::size_t all = 0, exact = 0;
  for (std::string line; std::getline(in, line);) {
    const auto gold = nlohmann::json::parse(line);
    Triples wanted, found;
    for (const auto& e : gold["events"])
      wanted.insert(e["source"].get<std::string>() + " " + e["target"].get<std::string>() + " " + e["code"].get<std::string>());
    Document d = read_text(gold["text"], gold["date"]);
    for (const Event& e : code_with_dictionaries(d, Tree(d.analysis), index, loaded_models().events))
      found.insert(e.source[0].code + " " + e.target[0].code + " " + e.cameo);
    ++all;
    exact += wanted == found;
    if (wanted != found) {
      std::cout << gold["id"] << ": " << gold["text"] << "\n  ";
      for (const std::string& f : found) std::cout << f << "; ";
      std::cout << '\n';
    }
  }
  std::cout << exact << " of " << all << " exactly right\n";
  EXPECT_GE(all, 40u);
  EXPECT_GE(exact * 10, all * 9);  // what is missed is the parser's: headlines-like sentences of two names and a verb
}

}  // namespace
}  // namespace dragoman
