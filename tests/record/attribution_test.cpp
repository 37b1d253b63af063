// Attribution as the record shows it: source, cue, content, nesting, speaker, addressee.
#include <gtest/gtest.h>

#include "../loaded_models.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

std::string joined(const Document& d, const std::vector<ByteSpan>& spans) {
  std::string out;
  for (const ByteSpan s : spans) out += (out.empty() ? "" : " ... ") + std::string(slice(d.article.text, s));
  return out;
}

const Attribution* with_cue(const Document& d, const std::string& cue) {
  for (const Attribution& a : d.attributions) {
    if (joined(d, a.cue) == cue) return &a;
  }
  return nullptr;
}

TEST(Attribution, DiscontinuousQuotation) {
  const Document d = read_text("“The talks failed,” the minister said, “and we know why.”");
  const Attribution* a = with_cue(d, "said");
  ASSERT_TRUE(a);
  EXPECT_EQ(joined(d, a->source), "the minister");
  EXPECT_EQ(joined(d, a->content), "“The talks failed,” ... “and we know why.”");
  EXPECT_EQ(a->kind, AttributionKind::quote);
}

TEST(Attribution, AccordingTo) {
  const Document d = read_text("Two soldiers were killed in Helmand, according to Afghan officials.");
  const Attribution* a = with_cue(d, "according to");
  ASSERT_TRUE(a);
  EXPECT_EQ(joined(d, a->source), "Afghan officials");
}

TEST(Attribution, SecondHandQuotationNests) {
  const Document d = read_text("“You are here as an occupying force,” the Syrian envoy was quoted as saying of the American delegation.");
  bool nested = false;
  for (const Attribution& a : d.attributions) nested |= a.within != kNone && joined(d, a.source) == "the Syrian envoy";
  EXPECT_TRUE(nested);
}

TEST(Attribution, ClosingClauseByWordOrder) {
  const Document d = read_text("Boko Haram militants bombed a market in Maiduguri, the Nigerian army said.");
  const Attribution* a = with_cue(d, "said");
  ASSERT_TRUE(a);
  EXPECT_EQ(joined(d, a->source), "the Nigerian army");
}

/// Source and content of the attribution with this cue, as "source | content"; empty if there is none.
std::string read_as(const Document& d, const std::string& cue) {
  const Attribution* a = with_cue(d, cue);
  return a ? joined(d, a->source) + " | " + joined(d, a->content) : "";
}

TEST(Attribution, CuesTakeTheirAdverbsAndAuxiliariesAndTheDay) {
  const Document d = read_text("A harbour official has repeatedly said that the gates were open. The mayor said Friday that the port would close.");
  EXPECT_EQ(read_as(d, "has repeatedly said"), "A harbour official | that the gates were open");
  EXPECT_EQ(read_as(d, "said Friday"), "The mayor | that the port would close");
}

TEST(Attribution, TheSentenceThatAQuestionMarkCutIsReadAsOne) {
  const Document d = read_text("“Who closed the harbour?” the mayor asked.");
  EXPECT_EQ(read_as(d, "asked"), "the mayor | “Who closed the harbour?”");
}

TEST(Attribution, AQuotationRunsOnUnderOneSpeaker) {
  const Document d = read_text("“The bridge is gone,” the engineer said. “Nobody can cross the river now.”");
  EXPECT_EQ(read_as(d, "said"), "the engineer | “The bridge is gone,” ... “Nobody can cross the river now.”");
}

TEST(Attribution, AColonAnnouncesTheNextParagraph) {
  const Document d = read_text("The council issued the following statement:\n\n“We offer the families our condolences.”");
  ASSERT_FALSE(d.attributions.empty());
  EXPECT_EQ(joined(d, d.attributions.front().source), "The council");
  EXPECT_EQ(joined(d, d.attributions.front().content), "“We offer the families our condolences.”");
}

TEST(Attribution, AHopeOfTheSpeakerIsNoLinkOfItsOwn) {
  const Document d = read_text("The envoy said he hoped the talks would resume.");
  EXPECT_EQ(d.attributions.size(), 1u);
  EXPECT_EQ(read_as(d, "said"), "The envoy | he hoped the talks would resume");
}

TEST(Attribution, WhatIsJudgedIsNotWhatIsTold) {
  const Document d = read_text("Kenya condemned the bombing of the market by Sudanese jets.");
  const Attribution* a = with_cue(d, "condemned");
  ASSERT_TRUE(a);
  EXPECT_FALSE(a->reports);
  for (const Event& e : d.events) EXPECT_TRUE(e.according_to.empty());
}

TEST(Attribution, ChainsPointAtAttributionsThatAreThere) {
  const Document d = read_text("The report claimed the minister had told the army that Chadian troops attacked the town. The mayor said he feared a fire.");
  for (const Attribution& a : d.attributions) EXPECT_TRUE(a.within == kNone || a.within < d.attributions.size());
  for (const Event& e : d.events) {
    for (const Index i : e.according_to) EXPECT_LT(i, d.attributions.size());
  }
}

// Crashed: the phrase behind the cue was looked for past the last word.
TEST(Attribution, ACueMayBeTheTextsLastWord) {
  EXPECT_FALSE(read_text("Cape Verde's lighthouse keepers register protest over posting").analysis.tokens.empty());
}

}  // namespace
}  // namespace dragoman
