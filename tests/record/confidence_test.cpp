// Which coded events are kept, and how surely: the confidence model, and the rules of precision that go before it.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "../loaded_models.h"
#include "dragoman/events/code_events.h"
#include "dragoman/events/confidence.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

std::string written(const std::string& text) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / ("dragoman_confidence_" + std::to_string(::getpid()) + ".tsv");
  std::ofstream(path) << text;
  return path.string();
}

TEST(Confidence, IsTheLogisticOfTheWeights) {
  const ConfidenceModel m = ConfidenceModel::load(written("feature\tweight\nthreshold\t0.25\nbias\t-1\nsource=name\t2\nquestion\t-3\n"));
  EXPECT_DOUBLE_EQ(m.threshold(), .25);
  EXPECT_NEAR(m.probability({{"bias"}, {"source=name"}}), 1 / (1 + std::exp(-1.)), 1e-9);
  EXPECT_NEAR(m.probability({{"bias"}, {"question"}, {"unknown"}}), 1 / (1 + std::exp(4.)), 1e-9);
  const std::vector<std::string> reasons = m.reasons({{"bias"}, {"source=name"}, {"question"}}, 5);
  ASSERT_EQ(reasons.size(), 2u);
  EXPECT_EQ(reasons[0], "confidence question -3.0");
  EXPECT_EQ(reasons[1], "confidence source=name +2.0");
}

TEST(Confidence, ABrokenModelNamesFileLineAndColumn) {
  const std::string path = written("feature\tweight\nbias\tmuch\n");
  try {
    ConfidenceModel::load(path);
    FAIL();
  } catch (const BrokenInstallation& e) {
    EXPECT_NE(std::string(e.what()).find(path + ":2: column weight"), std::string::npos) << e.what();
  }
  EXPECT_THROW(ConfidenceModel::load("/nonexistent/confidence.tsv"), BrokenInstallation);
}

/// "111 USAGOV->USALEG; ..." of all events that are no mirrors.
std::string coded(const std::string& text) {
  std::string out;
  for (const Event& e : read_text(text).events) {
    if (e.mirror_of != kNone) continue;
    out += (out.empty() ? "" : "; ") + e.cameo + " " + (e.source.empty() ? "" : e.source[0].code) + "->" + (e.target.empty() ? "" : e.target[0].code);
  }
  return out.empty() ? "none" : out;
}

TEST(Precision, ATownSuffersButDoesNotAct) {
  for (const char* text : {"The Tashkent bombings killed nine people, Uzbek police said.", "The army began the Mosul offensive on Monday."}) {
    for (const Event& e : read_text(text).events) {
      for (const Participant& p : e.source) EXPECT_FALSE(p.code == "UZB" || p.code == "IRQ") << text << " " << e.cameo;
    }
  }
}

TEST(Precision, PeopleWithoutArmsAttackWithWords) {
  const std::string words = coded("The Peruvian president attacked the Peruvian prime minister over the budget on Friday.");
  EXPECT_TRUE(words == "none" || words.starts_with("111 PERGOV->PERGOV")) << words;
  const std::string arms = coded("Peruvian rebels attacked the Peruvian army near Ayacucho on Friday.");
  EXPECT_TRUE(arms.starts_with("18") || arms.starts_with("19")) << arms;
}

TEST(Precision, NothingHappensInQuestionsAdviceNatureAndGames) {
  for (const char* text :
       {"Should France expel the Russian ambassador?", "Try the Chinese restaurant behind the ministry.", "A tsunami hit Indonesia on Monday.",
        "Germany crushed Brazil in the semi-final, and the striker scored a hat-trick before half-time."}) {
    EXPECT_EQ(coded(text), "none") << text;
  }
}

TEST(Precision, WhatIsSentIsNotWhomItIsSentTo) {
  const std::string sent = coded("Norway sent doctors to Somalia on Tuesday.");
  EXPECT_EQ(sent.find("HLH"), std::string::npos) << sent;
}

/// Events of words spoken to the other side, coded with a threshold.
std::vector<Event> spoken(const std::string& text, double least) {
  EventCoder coder = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  coder.set_min_confidence(least);
  const Document d = read_text(text);
  std::vector<Event> out;
  for (Event& e : code_events(d, Tree(d.analysis), coder)) {
    if (e.because.front() == "words addressed to the other side") out.push_back(std::move(e));
  }
  return out;
}

TEST(Precision, WordsToTheOtherSideHaveAThresholdAPlaceAndACommitment) {
  const char* text = "“You must withdraw your troops,” the Syrian envoy told the Turkish delegation in Geneva on Monday.";
  const std::vector<Event> events = spoken(text, .3);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].status, Status::demanded);
  EXPECT_EQ(events[0].commitment, Commitment::certain);
  EXPECT_NE(events[0].place, kNone);
  EXPECT_TRUE(spoken(text, .7).empty());
}

}  // namespace
}  // namespace dragoman
