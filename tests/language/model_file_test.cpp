#include "../temporary_path.h"
#include "dragoman/language/model.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "dragoman/language/analyse.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

const std::string kModel = DRAGOMAN_SOURCE_DIR "/models/en.dgm", kAbbreviations = DRAGOMAN_SOURCE_DIR "/lexicon/abbreviations.tsv";

/// A copy of the model with one change made to its bytes.
std::string broken_copy(const std::function<void(std::string&)>& change) {
  std::ifstream in(kModel, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  change(bytes);
  std::string path = temporary_path("broken.dgm");
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

void expect_error_naming(const std::string& path) {
  try {
    const LanguageModel model(path, kAbbreviations);
    FAIL() << "a broken model was loaded";
  } catch (const BrokenInstallation& e) {
    EXPECT_NE(std::string(e.what()).find(path), std::string::npos) << e.what();
  }
}

TEST(ModelFile, MissingCutWrongOrForeignFilesAreNamed) {
  expect_error_naming("/nowhere/en.dgm");
  expect_error_naming(broken_copy([](std::string& b) { b.resize(10); }));
  expect_error_naming(broken_copy([](std::string& b) { b.resize(b.size() / 2); }));
  expect_error_naming(broken_copy([](std::string& b) { b[0] = 'X'; }));
  expect_error_naming(broken_copy([](std::string& b) { b[8] = 99; }));
  expect_error_naming(broken_copy([](std::string& b) { b[20] = '{'; }));
}

TEST(LanguageModel, GivesATreeForAnything) {
  const LanguageModel model(kModel, kAbbreviations);
  LanguageWorkspace workspace;
  std::string words;
  for (int i = 0; i < 500; ++i) words += "word ";
  for (const std::string& text : {std::string("Iran and Syria signed a deal."), words, std::string("2019 | 4,107 | 12.5\n2020 | 5,310 | 13.1\n2021 | - | 9"),
                                  std::string("IRAN, SYRIA SIGN PACT"), std::string("🙂 🙂🙂 👩‍👩‍👧"),
                                  std::string("no stop or capital here and it goes on without any mark at all"), std::string()}) {
    Article a;
    a.text = text;
    const Analysis analysis = analyse(a, model, workspace);
    for (const Sentence& s : analysis.sentences) {
      std::size_t roots = 0;
      for (Index t = s.first_token; t < s.last_token; ++t) {
        roots += analysis.tokens[t].head == kNone;
        Index up = t;
        for (std::size_t steps = 0; up != kNone; ++steps, up = analysis.tokens[up].head) ASSERT_LE(steps, analysis.tokens.size());
      }
      EXPECT_EQ(roots, 1u);
    }
  }
}

TEST(LanguageModel, BatchingChangesNothing) {
  const LanguageModel model(kModel, kAbbreviations);
  LanguageWorkspace together, apart;
  Article all;
  all.text = "Talks resumed in Geneva. The rebels withdrew from two villages. Nobody was hurt.";
  const Analysis batch = analyse(all, model, together);
  std::size_t t = 0;
  for (const Sentence& s : batch.sentences) {
    Article one;
    one.text = all.text.substr(s.span.begin, s.span.size());
    const Analysis alone = analyse(one, model, apart);
    for (const Token& x : alone.tokens) {
      EXPECT_EQ(x.upos, batch.tokens[t].upos);
      EXPECT_EQ(x.deprel, batch.tokens[t].deprel);
      EXPECT_EQ(x.lemma, batch.tokens[t].lemma);
      ++t;
    }
  }
}

}  // namespace
}  // namespace dragoman
