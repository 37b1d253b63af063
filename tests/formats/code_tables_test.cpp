#include "dragoman/formats/code_tables.h"

#include <gmock/gmock.h>

#include <set>

#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

const CodeTables& tables() {
  static const CodeTables t = CodeTables::load(DRAGOMAN_SOURCE_DIR);
  return t;
}

TEST(CodeTables, TakeActorCodesApart) {
  const ActorParts syria = tables().parts("SYRGOVMIL");
  EXPECT_EQ(syria.country, "SYR");
  EXPECT_THAT(syria.types, ElementsAre("GOV", "MIL"));
  EXPECT_EQ(syria.known_group, "");
  const ActorParts union_ = tables().parts("IGOEURIRC");
  EXPECT_EQ(union_.country, "EUR");
  EXPECT_EQ(union_.known_group, "IRC");
  EXPECT_THAT(union_.types, ElementsAre("IGO"));
  EXPECT_THAT(tables().parts("KENCOPMILGOVREB").types, ElementsAre("COP", "MIL", "GOV"));  // GDELT has three columns
  EXPECT_TRUE(tables().parts("").types.empty());
  EXPECT_EQ(tables().parts("KE").country, "");  // no whole chunk
}

TEST(CodeTables, CountriesOfTheFieldAreNotIso) {
  EXPECT_EQ(tables().fips("AUS", 149), "AS");  // the pairs that ISO's two letters get wrong
  EXPECT_EQ(tables().fips("AUT", 16), "AU");
  EXPECT_EQ(tables().fips("DEU", 13), "GM");
  EXPECT_EQ(tables().fips("UKR", 30), "UP");
  EXPECT_EQ(tables().fips("PSE", 35.2), "WE");
  EXPECT_EQ(tables().fips("PSE", 34.4), "GZ");
  EXPECT_EQ(tables().fips("XYZ", 0), "");
  EXPECT_EQ(tables().cameo_code("UNKGOV"), "KSVGOV");
  EXPECT_EQ(tables().cameo_code("KENGOV"), "KENGOV");
  EXPECT_EQ(tables().country("RUS")->icews, "Russian Federation");
  EXPECT_EQ(tables().country("KEN")->cow, "501");
}

TEST(CodeTables, EveryCountryOfTheLexiconHasItsCodesAndNoCodeStandsTwice) {
  std::set<std::string> fips, cow;
  std::size_t with_fips = 0;
  for (const TsvRow& row : read_tsv(DRAGOMAN_SOURCE_DIR "/ontology/countries.tsv", {"alpha3", "fips", "cow"})) {
    const std::string code(row["fips"]), number(row["cow"]);
    if (!code.empty()) {
      EXPECT_EQ(code.size(), 2u) << row.line;
      EXPECT_TRUE(fips.insert(code).second || row["alpha3"] == "FIN") << code << " in line " << row.line;
      ++with_fips;
    }
    if (!number.empty()) {
      EXPECT_TRUE(cow.insert(number).second) << number;
    }
  }
  EXPECT_GE(with_fips, 245u);
  for (const TsvRow& row : read_tsv(DRAGOMAN_SOURCE_DIR "/lexicon/countries.tsv", {"country"}))
    EXPECT_NE(tables().country(row["country"]), nullptr) << row["country"];
}

TEST(CodeTables, EveryTypeOfTheOntologyHasAClass) {
  for (const TsvRow& row : read_tsv(DRAGOMAN_SOURCE_DIR "/ontology/cameo.tsv", {"cameo", "label", "plover"})) {
    EXPECT_FALSE(tables().event_label(row["cameo"]).empty());
    EXPECT_EQ(tables().plover_quad(row["plover"]) == 0, row["cameo"].starts_with("01")) << row["cameo"];
  }
  EXPECT_EQ(tables().plover_quad("REQUEST"), 3);  // where PLOVER leaves CAMEO
}

}  // namespace
}  // namespace dragoman
