// Phrases made of dependency trees: phrases.txt has a sentence and its phrases a line. The sentences are parsed by the shipped model, so a line may
// change with it; what is tested is that the phrases are those of the tree.
#include <gtest/gtest.h>

#include <fstream>

#include "dragoman/dictionaries/phrase_tree.h"
#include "parsed.h"

namespace dragoman {
namespace {

const ObjectControl kControl{"tell", "ask"};

std::string phrases_of(const std::string& text) {
  const auto p = parsed(text);
  const Tree tree(p->analysis);
  std::string out;
  for (Index s = 0; s < p->analysis.sentences.size(); ++s) out += (s ? " " : "") + bracketed(build_phrases(tree, s, kControl));
  return out;
}

TEST(PhraseTree, Golden) {
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/tests/dictionaries/phrases.txt");
  ASSERT_TRUE(in);
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    EXPECT_EQ(phrases_of(line.substr(0, tab)), line.substr(tab + 1)) << line.substr(0, tab);
    ++lines;
  }
  EXPECT_GT(lines, 20u);
}

/// Whatever the tree: every phrase but the root has its parent, and the words are each token once or (objects of several verbs) more often.
TEST(PhraseTree, IsATreeOfAllWords) {
  const auto p =
      parsed("The army, which is backed by Russia, attacked and burned the old town on Monday, and the rebels, angry at the losses, vowed to strike back.");
  const Tree tree(p->analysis);
  const PhraseTree phrases = build_phrases(tree, 0, kControl);
  ASSERT_NE(phrases.root, kNone);
  std::vector<int> seen(p->analysis.tokens.size(), 0);
  std::vector<Index> stack{phrases.root};
  while (!stack.empty()) {
    const Index at = stack.back();
    stack.pop_back();
    if (phrases[at].label == PhraseLabel::word) {
      for (Index t = phrases[at].first; t < phrases[at].last; ++t) ++seen[t];
    }
    for (const Index c : phrases[at].children) {
      EXPECT_EQ(phrases[c].parent, at);
      stack.push_back(c);
    }
  }
  for (std::size_t t = 0; t < seen.size(); ++t) EXPECT_GE(seen[t], 1) << p->analysis.tokens[t].form;
}

}  // namespace
}  // namespace dragoman
