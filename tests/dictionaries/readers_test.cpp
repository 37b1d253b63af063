// The readers of TABARI and PETRARCH dictionaries: every construction of the formats, and that nothing is lost in silence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "dragoman/dictionaries/dictionaries.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Words = std::vector<std::string>;

TEST(DictionaryLines, SetsCommentsApart) {
  const auto lines = dictionary_lines("# all comment\nALPHA [ABC] # one\n<!-- two\nlines --> BETA_ ; three\nDELTA;GAMMA\n\n  [XYZ]\n");
  ASSERT_THAT(lines, SizeIs(4));
  EXPECT_EQ(lines[0].text, "ALPHA [ABC]");
  EXPECT_EQ(lines[0].comment, "one");
  EXPECT_EQ(lines[0].number, 2u);
  EXPECT_EQ(lines[1].text, "BETA_");
  EXPECT_EQ(lines[1].number, 4u);
  EXPECT_EQ(lines[2].text, "DELTA;GAMMA");  // a semicolon within a name is no comment
  EXPECT_TRUE(lines[3].indented);
  EXPECT_TRUE(lines[3].after_gap);
}

TEST(DictionaryDates, ReadsBothForms) {
  EXPECT_EQ(dictionary_date("900101"), 19900101);
  EXPECT_EQ(dictionary_date("300101"), 20300101);
  EXPECT_EQ(dictionary_date("310101"), 19310101);
  EXPECT_EQ(dictionary_date("20120229"), 20120229);
  EXPECT_EQ(dictionary_date("20130229"), 0);
  EXPECT_EQ(dictionary_date("2004017"), 0);
  EXPECT_EQ(dictionary_date("soon"), 0);
  EXPECT_EQ(day_number("2018-08-28"), 20180828);
  EXPECT_EQ(day_number("2018"), 0);
}

constexpr const char* kActors =
    "RURITANIA_ [RUR]\n+RURITANIAN_\n+KINGDOM_OF_RURITANIA\n"
    "ANNA_KOVACS_ # president, then in opposition\n+A._KOVACS_\n\t[RURGOV 20020101-20060101]\n\t[RUROPP > 060101]\n\t[RURELI]\n"
    "OLD_LEAGUE [IGOOLD <900101] [---]\n";

TEST(ActorDictionary, SynonymsAndDates) {
  DictionaryProblems problems;
  const ActorDictionary d = read_actor_dictionary(kActors, "a.txt", problems);
  EXPECT_THAT(problems, IsEmpty());
  ASSERT_THAT(d.entries, SizeIs(3));
  ASSERT_THAT(d.entries[0].phrases, SizeIs(3));
  EXPECT_THAT(d.entries[0].phrases[2].words, ElementsAre("kingdom", "of", "ruritania"));
  const auto on = [&](std::size_t entry, int day) { return code_on(d.entries[entry].codes, day)->code; };
  EXPECT_EQ(on(1, 20011231), "RURELI");
  EXPECT_EQ(on(1, 20020101), "RURGOV");
  EXPECT_EQ(on(1, 20051231), "RURGOV");
  EXPECT_EQ(on(1, 20060101), "RUROPP");
  EXPECT_EQ(on(1, 0), "RURELI");  // without a date only what always holds
  EXPECT_EQ(on(2, 19891231), "IGOOLD");
  EXPECT_EQ(on(2, 19900101), "---");
}

TEST(ActorDictionary, SaysWhatItCannotUse) {
  DictionaryProblems problems;
  const ActorDictionary d = read_actor_dictionary(
      "[ABC]\n+LOST\nNOBODY_\nX_LAND [xl]\nY_LAND [YLA 20019-20020101]\nZ_LAND [ZLA 20020101-20010101]\nV_LAND [VLA\nW_LAND [WLA]\n", "a.txt", problems);
  ASSERT_THAT(d.entries, SizeIs(1));
  EXPECT_EQ(d.entries[0].codes[0].code, "WLA");
  std::vector<std::size_t> lines;
  for (const auto& p : problems) lines.push_back(p.line);
  for (std::size_t line = 1; line <= 7; ++line) EXPECT_NE(std::find(lines.begin(), lines.end(), line), lines.end()) << line;
}

TEST(AgentDictionary, PluralsSetsAndTildes) {
  DictionaryProblems problems;
  const AgentDictionary d = read_agent_dictionary(
      "!PERSON! = MAN, MEN, WOMAN\nALDER!PERSON! [~GOV]\nENVOY [~GOV]\nDEPUTY_ [~LEG]\nBOSS [~BUS]\nPOLICE {} [~COP]\nCHIEF_OF_STAFF {CHIEFS_OF_STAFF} "
      "[~MIL]\nRELIEF_BODY [NGO~]\n"
      "CLERK\nCLERK [GOV]\nBAD!SET! [~GOV]\n",
      "g.txt", problems);
  ASSERT_THAT(d.entries, SizeIs(7));
  EXPECT_THAT(d.entries[0].phrases, ElementsAre(Words{"alderman"}, Words{"aldermen"}, Words{"alderwoman"}));
  EXPECT_THAT(d.entries[1].phrases, ElementsAre(Words{"envoy"}, Words{"envoies"}));  // PETRARCH's rule, which users' dictionaries count on
  EXPECT_THAT(d.entries[2].phrases, ElementsAre(Words{"deputy"}, Words{"deputies"}));
  EXPECT_THAT(d.entries[3].phrases, ElementsAre(Words{"boss"}, Words{"bosses"}));
  EXPECT_THAT(d.entries[4].phrases, ElementsAre(Words{"police"}));
  EXPECT_THAT(d.entries[5].phrases, ElementsAre(Words{"chief", "of", "staff"}, Words{"chiefs", "of", "staff"}));
  EXPECT_TRUE(d.entries[6].before_country);
  EXPECT_EQ(d.entries[6].code, "NGO");
  EXPECT_THAT(problems, SizeIs(3));
}

constexpr const char* kVerbs =
    "&HARBOUR\n+DOCK\n+FISHING_PORT\n+QUAYS_\n&MODAL_\n+WILL\n"
    "####### VERB PATTERNS #######\n"
    "---  BLOCKADE   [191]  ---\nBLOCKADE\nCUT {CUTS CUTTING }  [190] # note\n+SEAL_OFF\nRE_+ARM {RE_+ARMED}\n"
    "- SHIP * {FISHING FLEET} (IN {OLD &HARBOUR})  [191]  # one\n- * (TO A VOTE) [014]\n- + * ROCKET [193]\n- TROOP TOWARD * +  [154]\n- SPY_*_DEAL [---]\n- * "
    "&NOWHERE [190]\n- * (IN PORT [190]\n- NO STAR [190]\n"
    "~ a (b . BLOCKADE) CUT = a b 112\n~ a (b . BLOCKADE) = c b 112\n";

TEST(VerbDictionary, BlocksVerbsPatterns) {
  DictionaryProblems problems;
  const VerbDictionary d = read_verb_dictionary(kVerbs, "v.txt", problems);
  ASSERT_THAT(d.sets, SizeIs(2));
  EXPECT_THAT(d.sets[0].members[1].words, ElementsAre("fishing", "port"));
  EXPECT_TRUE(d.sets[0].members[1].plural);
  EXPECT_FALSE(d.sets[0].members[2].plural);
  EXPECT_EQ(d.sets[1].name, "&MODAL");
  EXPECT_FALSE(d.sets[1].members[0].plural);
  ASSERT_THAT(d.blocks, SizeIs(1));
  const VerbBlock& b = d.blocks[0];
  EXPECT_EQ(b.name, "BLOCKADE");
  ASSERT_THAT(b.verbs, SizeIs(4));
  EXPECT_THAT(b.verbs[0].forms, ElementsAre("blockade", "blockades", "blockaded", "blockading"));
  EXPECT_EQ(b.verbs[0].code, "191");
  EXPECT_THAT(b.verbs[1].forms, ElementsAre("cut", "cuts", "cutting"));
  EXPECT_EQ(b.verbs[1].code, "190");
  EXPECT_THAT(b.verbs[2].back, ElementsAre("off"));
  EXPECT_THAT(b.verbs[2].forms, ElementsAre("seal", "seals", "sealed", "sealing"));
  EXPECT_THAT(b.verbs[3].front, ElementsAre("re"));
  ASSERT_THAT(b.patterns, SizeIs(5));
  EXPECT_THAT(b.patterns[0].before.nouns[0].words, ElementsAre("ship"));
  EXPECT_THAT(b.patterns[0].after.nouns[0].words, ElementsAre("fishing", "fleet"));
  EXPECT_EQ(b.patterns[0].after.prepositions[0].preposition, "in");
  EXPECT_THAT(b.patterns[0].after.prepositions[0].nouns[0].words, ElementsAre("old", "&HARBOUR"));
  EXPECT_THAT(b.patterns[1].after.prepositions[0].nouns, SizeIs(1));  // the article heads nothing
  EXPECT_EQ(b.patterns[2].kind, VerbPattern::Kind::phrases);
  EXPECT_EQ(b.patterns[3].kind, VerbPattern::Kind::words);
  EXPECT_EQ(b.patterns[3].steps_before[0].word, "toward");
  EXPECT_TRUE(b.patterns[4].steps_before[0].joined);
  EXPECT_TRUE(b.patterns[4].steps_after[0].joined);
  ASSERT_THAT(d.transformations, SizeIs(1));
  EXPECT_EQ(d.transformations[0].levels[0].verbs[0], "CUT");
  EXPECT_EQ(d.transformations[0].levels[1].source, "b");
  EXPECT_EQ(d.transformations[0].target, ".");
  ASSERT_THAT(problems, SizeIs(4));
  EXPECT_THAT(problems[0].reason, HasSubstr("without ')'"));
  EXPECT_THAT(problems[1].reason, HasSubstr("'*'"));
  EXPECT_THAT(problems[2].reason, HasSubstr("transformation"));
  EXPECT_THAT(problems[3].reason, HasSubstr("&NOWHERE"));
}

TEST(VerbDictionary, FilesWithoutHeadersHaveABlockAVerb) {
  DictionaryProblems problems;
  const VerbDictionary d =
      read_verb_dictionary("RAID [190] ;note\nSTORM {STORMS STORMED STORMING }\n- ** BASE [191]\nVISIT [042]\n- * + [042:043]\n", "old.verbs", problems);
  EXPECT_THAT(problems, IsEmpty());
  ASSERT_THAT(d.blocks, SizeIs(2));
  EXPECT_EQ(d.blocks[0].verbs[1].code, "190");
  EXPECT_EQ(d.blocks[1].patterns[0].code, "042:043");
}

TEST(TextLists, DiscardsAndIssues) {
  DictionaryProblems problems;
  const DiscardList discards = read_discard_list("+ROWING CUP # sport\nCHESS_\n", "d.txt", problems);
  ASSERT_THAT(discards.entries, SizeIs(2));
  EXPECT_TRUE(discards.entries[0].whole_article);
  EXPECT_THAT(discards.entries[1].words, ElementsAre("chess"));
  const IssueList issues =
      read_issue_list("<ISSUE CATEGORY=\"HEALTH\">\nmass n:vaccine [VACCINATION]\nanti+n:body [VACCINATION]\nv:cure [CARE]\n~~music cure\n</ISSUE>\nno code\n",
                      "i.txt", problems);
  ASSERT_THAT(issues.entries, SizeIs(4));
  EXPECT_THAT(issues.entries[0].phrases, ElementsAre(Words{"mass", "vaccine"}, Words{"mass", "vaccines"}));
  EXPECT_THAT(issues.entries[1].phrases, SizeIs(4));
  EXPECT_THAT(issues.entries[2].phrases, ElementsAre(Words{"cure"}, Words{"cures"}, Words{"cured"}, Words{"curing"}));
  EXPECT_EQ(issues.entries[3].effect, IssueEntry::Effect::cancels_in_article);
  EXPECT_EQ(issues.entries[0].category, "HEALTH");
  EXPECT_THAT(problems, SizeIs(1));
}

TEST(Dictionaries, KindsAreTold) {
  EXPECT_EQ(recognise_dictionary("My.Countries.actors.txt", ""), DictionaryKind::actors);
  EXPECT_EQ(recognise_dictionary("CAMEO.091003.master.verbs", ""), DictionaryKind::verbs);
  EXPECT_EQ(recognise_dictionary("CAMEO.2.0.txt", ""), DictionaryKind::verbs);
  EXPECT_EQ(recognise_dictionary("LICENSE", ""), DictionaryKind::none);
  EXPECT_EQ(recognise_dictionary("mine.txt", kVerbs), DictionaryKind::verbs);
  EXPECT_EQ(recognise_dictionary("mine.txt", kActors), DictionaryKind::actors);
  EXPECT_EQ(recognise_dictionary("mine.txt", "ENVOY [~GOV]\nCLERK [~GOV]\n"), DictionaryKind::agents);
  EXPECT_EQ(recognise_dictionary("mine.txt", "Dear Sir,\nthis is a letter.\n"), DictionaryKind::none);
}

}  // namespace
}  // namespace dragoman
