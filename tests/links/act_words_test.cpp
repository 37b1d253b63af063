#include "dragoman/links/act_words.h"

#include <gtest/gtest.h>

#include <set>

#include "dragoman/links/event_clusters.h"
#include "dragoman/links/read_mentions.h"
#include "dragoman/links/same_event.h"
#include "link_fixture.h"

namespace dragoman {
namespace {

const ActWords& acts() { return testing::link_models().acts; }

using Range = std::pair<double, double>;
Range range(const ActWords::Count& n) { return n.found ? Range(n.low, n.high) : Range(-1, -1); }

TEST(ActWords, CountsInDescriptions) {
  EXPECT_EQ(range(acts().count("39 pupils")), Range(39, 39));
  EXPECT_EQ(range(acts().count("about 3,000 people")), Range(3000, 3000));
  EXPECT_EQ(range(acts().count("At least twelve men")), Range(12, 0)) << "high 0: or more";
  EXPECT_EQ(range(acts().count("no more than ten militiamen")), Range(0, 10));
  EXPECT_EQ(range(acts().count("police")), Range(-1, -1));
  EXPECT_EQ(range(acts().count("12")), Range(-1, -1)) << "of nobody";
  EXPECT_EQ(range(acts().count("99999999999999 men")), Range(-1, -1));
  EXPECT_EQ(range(acts().count("")), Range(-1, -1));
}

TEST(ActWords, CountsOfDeadAndHurt) {
  EXPECT_EQ(range(acts().dead("The raid took 27 lives on Tuesday.")), Range(27, 27));
  EXPECT_EQ(range(acts().dead("The ministry put the number of dead at 31.")), Range(31, 31));
  EXPECT_EQ(range(acts().dead("At least 16 people were killed, the hospital said.")), Range(16, 0));
  EXPECT_EQ(range(acts().hurt("Three people were hurt, it said.")), Range(3, 3));
  EXPECT_EQ(range(acts().dead("It fired 15 rockets, and nobody was killed.")), Range(-1, -1)) << "another clause";
  EXPECT_EQ(range(acts().dead("")), Range(-1, -1));
}

TEST(ActWords, KindsOfActs) {
  const auto kinds = [](const std::string& word) { return std::set<int>(acts().families(word).begin(), acts().families(word).end()); };
  EXPECT_TRUE(kinds("fired").contains(18));
  EXPECT_EQ(kinds("fired"), kinds("fire")) << "forms of a word are one";
  EXPECT_TRUE(kinds("signed").contains(3)) << "a pact, whatever else is signed";
  EXPECT_TRUE(kinds("Tuesday").empty());
  EXPECT_TRUE(acts().code("have").empty()) << "talks, not by itself";
  EXPECT_EQ(acts().base("held"), acts().base("hold"));
  EXPECT_EQ(acts().code("shot"), acts().code("shoot"));
  EXPECT_TRUE(acts().code("had").empty());
  EXPECT_FALSE(acts().code("stopped").empty());
}

// What is only said is of a kind with an event by any act that its word may name, if the sentences have words in common.
TEST(SameEvent, WhatIsOnlySaidMayBeOfSeveralKinds) {
  const PairWeights& weights = testing::link_models().weights;
  EventMention told;
  told.number = 1;
  told.cameo = "175";
  told.story = 7;
  told.words = {{1, 0.8F}, {2, 0.6F}};
  EventMention said = told;
  said.number = 2;
  said.said_only = true;
  said.cameo = "150";
  const double unlike = same_event(told, said, weights);
  said.families = {15, 18};
  EXPECT_GT(same_event(told, said, weights), unlike);
  said.words = {{3, 1.0F}};
  const double other_words = same_event(told, said, weights);
  said.families.clear();
  EXPECT_EQ(same_event(told, said, weights), other_words) << "no word in common";
}

TEST(ActWords, CountsOfCrowds) {
  const auto crowd = [](const std::string& sentence, const std::string& verb) { return range(acts().crowd(sentence, sentence.find(verb))); };
  EXPECT_EQ(crowd("A crowd of 20,000 marched through Lima.", "marched"), Range(20000, 20000));
  EXPECT_EQ(crowd("Tens of thousands of people marched through Lima.", "marched"), Range(10000, 0)) << "or more";
  EXPECT_EQ(crowd("Hundreds of nurses and cleaners struck on Monday.", "struck"), Range(100, 0));
  EXPECT_EQ(crowd("Police said that about 3,000 people had demonstrated.", "demonstrated"), Range(3000, 3000));
  EXPECT_EQ(crowd("At least six hundred miners stayed away.", "stayed"), Range(600, 0));
  EXPECT_EQ(crowd("After 300 were dismissed, miners marched.", "marched"), Range(-1, -1)) << "another clause";
  EXPECT_EQ(crowd("Miners marched past 300 guards.", "marched"), Range(-1, -1)) << "after the verb";
  EXPECT_EQ(crowd("Two unions marched.", "marched"), Range(-1, -1));
  EXPECT_EQ(crowd("marched", "marched"), Range(-1, -1));
}

TEST(ActWords, DaysYearsAndAgesCountNobody) {
  const std::string march = "The mayor was killed on 12 March near the depot.";
  EXPECT_EQ(range(acts().dead(march, {{march.find("12"), march.find(" near")}})), Range(-1, -1));
  EXPECT_EQ(range(acts().dead("His brother was killed in 2018 by raiders.")), Range(-1, -1));
  EXPECT_EQ(range(acts().dead("A miller aged 34 was killed on the road.")), Range(-1, -1));
  EXPECT_EQ(range(acts().dead("She died 12 years later.")), Range(-1, -1));
  EXPECT_EQ(range(acts().hurt("Sentries aged 19 and above were hurt.")), Range(-1, -1));
  const std::string both = "On 12 March 31 people were killed.";
  EXPECT_EQ(range(acts().dead(both, {{3, 11}})), Range(31, 31)) << "the number beside the day counts";
  EXPECT_EQ(range(acts().dead("The flood left 2000 dead.")), Range(2000, 2000)) << "no year";
}

TEST(ActWords, CodesOfWords) {
  EXPECT_TRUE(acts().code("bombed").starts_with("1") || acts().code("bombed").starts_with("2"));
  EXPECT_TRUE(acts().code("Tuesday").empty());
}

/// "Turkey denied that its coast guard had bombed Greek fishermen on Monday." with no event coded.
ParsedRecord denial() {
  ParsedRecord r;
  r.text = "Turkey denied that its coast guard had bombed 12 Greek fishermen on Monday.";
  const auto span = [&](const std::string& words) {
    const auto at = static_cast<std::uint32_t>(r.text.find(words));
    return CodePointSpan{at, at + static_cast<std::uint32_t>(words.size())};
  };
  r.sentences = {{0, static_cast<std::uint32_t>(r.text.size())}};
  r.entities = {{"e1", {.name = "Turkey", .type = "location", .country = "TUR", .code = "TUR"}},
                {"e2", {.name = "its coast guard", .type = "group", .country = "TUR", .code = "TURMIL", .sectors = {"MIL"}}},
                {"e3", {.name = "12 Greek fishermen", .type = "group", .country = "GRC", .code = "GRCCVL", .sectors = {"CVL"}}}};
  r.mentions = {{span("Turkey"), "e1"}, {span("its coast guard"), "e2"}, {span("12 Greek fishermen"), "e3"}};
  r.times = {{span("Monday"), "2020-08-10"}};
  r.attributions = {{"a1",
                     {.source = {span("Turkey")},
                      .cue = {span("denied")},
                      .content = {span("that its coast guard had bombed 12 Greek fishermen on Monday")},
                      .speaker = "e1",
                      .veracity = "denying"}}};
  return r;
}

MentionContext article() { return {.number = 1, .story = 1, .id = "x", .voice = "paper:x", .published = parse_instant("2020-08-12")}; }

TEST(ReadMentions, ADenialOfWhatIsNotCodedIsAMention) {
  const ArticleMentions m = read_mentions(denial(), article(), testing::link_models());
  EXPECT_TRUE(m.denials.empty());
  ASSERT_EQ(m.events.size(), 1u);
  const EventMention& e = m.events[0];
  EXPECT_EQ(e.id(), "a1");
  EXPECT_TRUE(e.said_only);
  EXPECT_EQ(e.account.stance, Stance::denies);
  EXPECT_EQ(e.account.origin, "state:TUR");
  ASSERT_EQ(e.source.size(), 1u);
  EXPECT_EQ(e.source[0].code, "TURMIL");
  ASSERT_EQ(e.target.size(), 1u);
  EXPECT_EQ(e.target[0].code, "GRCCVL");
  EXPECT_EQ(e.day_kind, DayKind::exact);
  ASSERT_FALSE(e.figures.empty());
  EXPECT_EQ(e.figures.back().low, 12);
}

TEST(ReadMentions, WhatASourceSaysOfAnActToo) {
  ParsedRecord r = denial();
  r.attributions.at("a1").veracity = "neutral";
  r.text.replace(r.text.find("denied"), 6, "stated");
  const ArticleMentions m = read_mentions(r, article(), testing::link_models());
  ASSERT_EQ(m.events.size(), 1u);
  EXPECT_EQ(m.events[0].account.stance, Stance::asserts);
  r.mentions.resize(1);  // nobody acts and nobody is acted on
  EXPECT_TRUE(read_mentions(r, article(), testing::link_models()).events.empty());
}

/// "The town accused 40 raiders of bombing it.", coded as an accusation that is told as the act.
ParsedRecord accusation() {
  ParsedRecord r;
  r.text = "The town accused 40 raiders of bombing it.";
  const auto span = [&](const std::string& words) {
    const auto at = static_cast<std::uint32_t>(r.text.find(words));
    return CodePointSpan{at, at + static_cast<std::uint32_t>(words.size())};
  };
  r.sentences = {{0, static_cast<std::uint32_t>(r.text.size())}};
  r.entities = {{"e1", {.name = "The town", .type = "group"}}, {"e2", {.name = "40 raiders", .type = "group"}}};
  r.mentions = {{span("The town"), "e1"}, {span("40 raiders"), "e2"}};
  r.attributions = {{"a1", {.source = {span("The town")}, .cue = {span("accused")}, .content = {span("40 raiders of bombing it")}, .speaker = "e1"}}};
  ParsedEvent e{.id = "v1", .cameo = "112", .status = "occurred"};
  e.trigger = {span("accused"), span("bombing")};
  e.source = {{.entity = "e1"}};
  e.target = {{.entity = "e2"}};
  r.events = {e};
  return r;
}

TEST(ReadMentions, TheAccusedAreNoVictims) {
  const ArticleMentions m = read_mentions(accusation(), article(), testing::link_models());
  ASSERT_EQ(m.events.size(), 1u);
  ASSERT_TRUE(m.events[0].alleged_act);
  ASSERT_EQ(m.events[0].source.size(), 1u);
  EXPECT_EQ(m.events[0].source[0].name, "40 raiders");
  EXPECT_TRUE(m.events[0].figures.empty());
}

TEST(ReadMentions, ASpeakerWithoutANameIsNoError) {
  ParsedRecord r = denial();
  r.entities.at("e1").name.clear();
  r.attributions.at("a1").source.clear();
  EXPECT_EQ(read_mentions(r, article(), testing::link_models()).events.size(), 1u);
}

TEST(Mentions, NumbersOfEventsAndAttributionsStayApart) {
  for (const char* id : {"v0", "v1", "v2048", "v5000", "a0", "a2", "a5000", "v524287", "a524287"}) EXPECT_EQ(mention_id(mention_number(id)), id);
  EXPECT_LT(mention_number("v5000"), kSaid);
  EXPECT_GE(mention_number("a2"), kSaid);
  EXPECT_LT(mention_number("a524287"), kMentions);
  for (const char* id : {"", "v", "x1", "v-1", "v1b", "v524288", "a99999999999"}) EXPECT_EQ(mention_number(id), -1) << id;
}

// Any number of threads gives the same events.
TEST(EventClusters, ThreadsChangeNothing) {
  const PairWeights& weights = testing::link_models().weights;
  std::vector<EventMention> mentions;
  for (int i = 0; i < 3000; ++i) {
    EventMention m{.number = i, .event = 1, .cameo = i % 3 ? "190" : "195"};
    m.story = i / 60;
    m.trigger_words = {static_cast<std::uint32_t>(i % 5)};
    m.source = {{.name = "Syria", .code = "SYR", .country = "SYR"}};
    m.target = {{.name = "rebels", .code = i % 7 ? "SYRREB" : "SYRCVL", .country = "SYR"}};
    m.day = m.last_day = 17000 + i * 37 % 11;
    m.day_kind = i % 4 ? DayKind::exact : DayKind::published;
    mentions.push_back(m);
  }
  const std::vector<int> one = cluster_events(mentions, weights, {}, 1);
  EXPECT_EQ(cluster_events(mentions, weights, {}, 2), one);
  EXPECT_EQ(cluster_events(mentions, weights, {}, 5), one);
}

}  // namespace
}  // namespace dragoman
