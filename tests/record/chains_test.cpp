// Chains: who is innermost, credits as outermost links, and what one voice of an article does to another's account.
#include <gtest/gtest.h>

#include "../loaded_models.h"
#include "dragoman/attribution/credit_lines.h"
#include "dragoman/attribution/credits.h"
#include "dragoman/names.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// "cameo commitment | link < link" of the first event.
std::string first(const Document& d) {
  if (d.events.empty()) return "none";
  const Event& e = d.events.front();
  std::string out = e.cameo + " " + std::string(to_string(e.status)) + " " + std::string(to_string(e.commitment));
  for (std::size_t i = 0; i < e.according_to.size(); ++i) {
    const Attribution& a = d.attributions[e.according_to[i]];
    out += (i ? " < " : " | ") +
           (a.source.empty() ? "(" + std::string(slice(d.article.text, a.cue.front())) + ")" : std::string(slice(d.article.text, a.source.front())));
  }
  return out;
}

TEST(Chains, WhoIsCitedIsInsideWhoCites) {
  EXPECT_EQ(first(read_text("Radio Mara, citing a police statement, said Kenyan troops had attacked the Ugandan army.")),
            "190 occurred certain | a police statement < Radio Mara");
}

TEST(Chains, ReasonsAreNotCited) {
  const Document d = read_text("The Kenyan government, citing security concerns, said that it would close the border with Somalia.");
  for (const Attribution& a : d.attributions) EXPECT_FALSE(!a.source.empty() && slice(d.article.text, a.source.front()) == "security concerns");
}

TEST(Chains, WasQuotedAsSayingIsTwoLinks) {
  EXPECT_EQ(first(read_text("The governor was quoted as saying that Kenyan jets had attacked the Ugandan army.")),
            "195 occurred certain | The governor < (was quoted as saying)");
}

TEST(Chains, HearsayAfterANamedReportIsTheReports) {
  EXPECT_EQ(first(read_text("The talks failed, the report claimed. Kenya allegedly expelled the Ugandan ambassador.")),
            "161 occurred alleged | (allegedly) < the report");
}

TEST(Chains, NobodyIsNoSource) {
  const Document d = read_text("Nobody at the ministry would say whether Kenya had expelled the Ugandan ambassador.");
  EXPECT_EQ(first(d), "161 occurred possible");
}

TEST(Chains, ADenialMakesTheAccountAlleged) {
  EXPECT_EQ(first(read_text("Kenyan jets bombed a Ugandan army camp, the Ugandan defence minister said. Kenya denied it.")).substr(4, 16), "occurred alleged");
  EXPECT_EQ(
      first(read_text("Kenyan jets bombed a Ugandan army camp, the Ugandan defence minister said. Kenya denied that it had closed the border with Somalia."))
          .substr(4, 16),
      "occurred certain");
}

/// Commitments of the attacks that took place, in order.
std::string commitments(const std::string& text) {
  std::string out;
  for (const Event& e : read_text(text).events) {
    if (e.status == Status::occurred && e.cameo.starts_with("19")) out += (out.empty() ? "" : " ") + std::string(to_string(e.commitment));
  }
  return out;
}

TEST(Chains, ADenialDoubtsTheSameActOfTheSameActorsByAnotherVoice) {
  EXPECT_EQ(commitments("Kenyan troops attacked the Ugandan army, the Somali president said. Kenya denied that its troops had attacked the Ugandan army."),
            "alleged");
  // another actor's act of the same kind
  EXPECT_EQ(commitments("Rwandan troops attacked the Burundian army, the Somali president said. Kenya denied that its troops had attacked the Ugandan army."),
            "certain");
  // what the denier himself tells
  EXPECT_EQ(commitments("Kenya said its troops had attacked the Somali army. Kenya denied that its troops had attacked the Ugandan army."), "certain");
}

TEST(Chains, TheAgencyThatPrintsADenialDoubtsNothing) {
  EXPECT_EQ(commitments("NAIROBI (Reuters) - Kenyan troops attacked the Ugandan army on Monday. Kenyan troops did not attack the Somali army."), "certain");
}

TEST(Chains, ANounThatTellsNamesItsHolderWhateverTheParserMakesOfItsClause) {
  EXPECT_EQ(first(read_text("A report by the monitors that Kenyan troops had attacked the Ugandan army angered Nairobi.")),
            "190 occurred certain | the monitors");
  EXPECT_EQ(first(read_text("A claim by the rebels that they shot down a Sudanese jet could not be verified.")), "195 occurred alleged | the rebels");
  EXPECT_EQ(first(read_text("The allegation by opposition activists that Kenyan police had shot protesters was rejected by the interior minister.")),
            "175 occurred alleged | opposition activists");
  for (const Attribution& a : read_text("A statement by the Kenyan minister that angered Uganda was withdrawn.").attributions) {
    EXPECT_FALSE(a.reports) << "a relative clause tells nothing";
  }
}

TEST(Chains, ItWasSaidBySomebodyIsHisWord) {
  EXPECT_EQ(first(read_text("It was denied by the Kenyan army that Kenyan troops attacked Ugandan villagers.")), "190 denied certain | the Kenyan army");
  EXPECT_EQ(first(read_text("It was claimed by rebels that Ugandan jets bombed Kenya.")), "195 occurred alleged | rebels");
}

TEST(Chains, WhatIsSaidReachesPastItsVerb) {
  const Document d = read_text("The envoy underscored that the relations between Kenya and Uganda, and with the African Union, were strong.");
  ASSERT_EQ(d.attributions.size(), 1u);
  EXPECT_EQ(slice(d.article.text, d.attributions.front().content.front()),
            "that the relations between Kenya and Uganda, and with the African Union, were strong");
}

TEST(Chains, AnAccountThatIsRejectedByNameIsDenied) {
  EXPECT_EQ(first(read_text("The conclusion that Kenyan troops shelled the Ugandan army was rejected by Nairobi.")), "194 denied certain | Nairobi");
  EXPECT_EQ(first(read_text("The claim that Kenyan troops attacked Ugandan villagers was denied by Nairobi.")), "190 denied certain | Nairobi");
  EXPECT_EQ(first(read_text("The report's conclusion that Kenyan troops attacked Ugandan villagers was rejected by Nairobi.")),
            "190 occurred alleged | The report's");
}

TEST(Chains, WhatIsAllSomebodySaysIsNoScareQuote) {
  EXPECT_EQ(first(read_text("\"Uganda attacked Kenya,\" the Kenyan president said.")), "190 occurred certain | the Kenyan president");
  EXPECT_EQ(first(read_text("\"Kenyan troops,\" the envoy said, \"attacked Uganda.\"")), "190 occurred certain | the envoy");
  EXPECT_EQ(first(read_text("The Kenyan army said it had \"arrested\" the Ugandan minister.")), "173 occurred alleged | The Kenyan army");
  EXPECT_EQ(first(read_text("Kenyan \"rebels\" attacked the Ugandan army.")), "180 occurred alleged");
}

TEST(Chains, AMirrorIsAsSureAsItsFirstEvent) {
  for (const char* text : {"The “commanders” of the Kenyan rebels met the Ugandan president on Monday.",
                           "The Ugandan president met “rebels” from Kenya on Monday.", "Kenyan “generals” signed a treaty with Uganda on Monday."}) {
    const Document d = read_text(text);
    for (const Event& e : d.events) {
      if (e.mirror_of == kNone) continue;
      EXPECT_EQ(e.commitment, d.events[e.mirror_of].commitment) << text;
    }
  }
}

std::string credit(ByteSpan span, const std::string& line) { return std::string(slice(line, span)); }

TEST(Credits, Lines) {
  const CueLexicon& cues = loaded_models().cues;
  const auto closing = [&](const std::string& line) { return credit(in_closing_line(line, cues), line); };
  const auto dateline = [&](const std::string& line) { return credit(in_dateline(line), line); };
  const auto byline = [&](const std::string& line) { return credit(in_byline(line), line); };
  EXPECT_EQ(dateline("TBILISI, May 16 (Caucasus Wire) -"), "Caucasus Wire");
  EXPECT_EQ(dateline("MINSK, 3 May /Dnieper Press/ -"), "Dnieper Press");
  EXPECT_EQ(dateline("TBILISI, (May 16) -"), "") << "a date";
  EXPECT_EQ(byline("By Nana Gelashvili, Caucasus Wire"), "Caucasus Wire");
  EXPECT_EQ(byline("By Nana Gelashvili"), "");
  EXPECT_EQ(closing("Source: Caucasus Wire"), "Caucasus Wire");
  EXPECT_EQ(closing("\u2014 AFP"), "AFP");
  EXPECT_EQ(closing("Agencies contributed to this report."), "Agencies");
  EXPECT_EQ(closing("(With inputs from agencies)"), "agencies");
  EXPECT_EQ(closing("Nana Gelashvili contributed to this report."), "") << "an author";
  EXPECT_EQ(closing("The army has fled to the hills (see map)."), "");
  EXPECT_EQ(closing(""), "");
  EXPECT_EQ(closing("("), "");
  EXPECT_EQ(closing("- "), "");
}

TEST(Credits, AreTheOutermostLinkOfEveryChain) {
  const Document d =
      read_text("NAIROBI, March 3 (Rift Wire) - Kenya expelled the Ugandan ambassador on Friday, a diplomat said. Kenya closed the border with Somalia.");
  ASSERT_EQ(d.events.size(), 2u);
  for (const Event& e : d.events) {
    ASSERT_FALSE(e.according_to.empty());
    EXPECT_TRUE(is_credit(d.attributions[e.according_to.back()]));
  }
  EXPECT_EQ(first(d), "161 occurred certain | a diplomat < Rift Wire");
}

}  // namespace
}  // namespace dragoman
