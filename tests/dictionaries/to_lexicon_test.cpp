// Dictionaries as lexicon files of ours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "dragoman/dictionaries/to_lexicon.h"

namespace dragoman {
namespace {

using ::testing::HasSubstr;

LexiconFiles converted(DictionaryKind kind, const std::string& text) {
  Dictionaries d;
  add_dictionary(d, kind, text, "d.txt");
  return to_lexicon(d, DRAGOMAN_SOURCE_DIR);
}

TEST(ToLexicon, NamesGetInitials) {
  EXPECT_EQ(with_initials({"bank", "of", "the", "north"}), "Bank of the North");
  EXPECT_EQ(with_initials({"jan-piet", "van", "der", "o'hara"}), "Jan-Piet van der O'Hara");
  EXPECT_EQ(with_initials({"u.n.", "workers'", "men's"}), "U.N. Workers' Men's");
}

TEST(ToLexicon, DatedCodesAreOfficesWithoutGapsOrOverlaps) {
  const LexiconFiles f = converted(DictionaryKind::actors, "ANNA_KOVACS_\n\t[HUNGOV 20020101-20060101]\n\t[HUNGOVMIL 20050101-20070101]\n\t[HUNELI]\n");
  const std::string& people = f.files.at("people.tsv");
  EXPECT_THAT(people, HasSubstr("Anna Kovacs\t\tHUN\tELI\t\t\t2002-01-01\td.txt:4\n"));
  EXPECT_THAT(people, HasSubstr("Anna Kovacs\t\tHUN\tGOV\t\t2002-01-01\t2006-01-01\td.txt:2\n"));
  EXPECT_THAT(people, HasSubstr("Anna Kovacs\t\tHUN\tGOV;MIL\t\t2006-01-01\t2007-01-01\td.txt:3\n"));  // from where the first ends
  EXPECT_THAT(people, HasSubstr("Anna Kovacs\t\tHUN\tELI\t\t2007-01-01\t\td.txt:4\n"));
  EXPECT_EQ(f.lines.at("people.tsv"), 4u);
}

TEST(ToLexicon, CountriesAndBodies) {
  const LexiconFiles f =
      converted(DictionaryKind::actors, "NORWAY_ [NOR]\n+NORWEGIAN_\n+OSLO_\nFISHING_LEAGUE_ [IGOFSH]\n+LEAGUE_OF_FISHERS_\nNOBODY_ [---]\n");
  EXPECT_THAT(f.files.at("countries.tsv"), HasSubstr("Norwegian\tadjective\tNOR"));
  EXPECT_THAT(f.files.at("countries.tsv"), HasSubstr("Oslo\tcapital\tNOR"));
  EXPECT_THAT(f.files.at("organizations.tsv"), HasSubstr("Fishing League\tLeague of Fishers\tIGOFSH\tother\t\td.txt:4"));
  ASSERT_EQ(f.unfit.size(), 1u);
  EXPECT_EQ(f.unfit[0].line, 6u);
}

TEST(ToLexicon, PatternsAreFrames) {
  const LexiconFiles f = converted(DictionaryKind::verbs,
                                   "&PORT\n+DOCK\n+FISHING_PORT\n--- BLOCK [191] ---\nBLOCK\n+SEAL_OFF\n- * {OLD &PORT} (WITH SHIPS) [171]\n- * PACT (WITH +) "
                                   "[057:057]\n- * TRIAL [:173]\n- SHIP * [154]\n- * [---]\n- * TO GO [020]\n");
  const std::string& frames = f.files.at("predicates.tsv");
  EXPECT_THAT(f.files.at("classes.tsv"), HasSubstr("@D_PORT\tdock|fishing port\t"));
  EXPECT_THAT(frames, HasSubstr("block\tV\t\t\t\tsubj\tobj|with|"));
  EXPECT_THAT(frames, HasSubstr("seal\tV\toff\t"));
  EXPECT_THAT(frames, HasSubstr("block\tV\t\t@D_PORT\tmod:old;with:ships\tsubj\t"));
  EXPECT_THAT(frames, HasSubstr("block\tV\t\tpact\twith:ACTOR\tsubj\twith\t057\trecip\t"));
  EXPECT_THAT(frames, HasSubstr("block\tV\t\ttrial\t\tby|from|obj\tsubj\t173\t"));
  EXPECT_THAT(frames, HasSubstr("in:ship"));
  EXPECT_EQ(f.unfit.size(), 3u);  // the subject's word loosely, the null code, the words in order
}

TEST(ToLexicon, EveryAgentOfASetIsANoun) {
  const LexiconFiles f = converted(DictionaryKind::agents, "!P! = MAN, WOMAN\nALDER!P! [~GOV]\nPORT_MASTER [~GOVBUS]\nRELIEF [NGO~]\n");
  EXPECT_EQ(f.files.at("agents.tsv"),
            "noun\tsectors\tnumber\tsource\nalderman\tGOV\tperson\td.txt:2\nalderwoman\tGOV\tperson\td.txt:2\nport "
            "master\tGOV;BUS\tperson\td.txt:3\nrelief\tNGO\tperson\td.txt:4\n");
  EXPECT_EQ(f.unfit.size(), 1u);
}

}  // namespace
}  // namespace dragoman
