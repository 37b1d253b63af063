// The country an article is set in, given to those whose words name none.
#include <gtest/gtest.h>

#include "../loaded_models.h"
#include "dragoman/places/context_country.h"

namespace dragoman {
namespace {

std::string code_of(const Document& d, const std::string& words) {
  for (const Mention& m : d.actors.mentions) {
    if (d.article.text.substr(m.span.begin, m.span.size()) == words && m.entity != kNone) return d.actors.entities[m.entity].code;
  }
  return "no such mention";
}

TEST(ContextCountry, TownsSayWhereAnArticleIsSetNationalitiesDoNot) {
  const Document d = read_text("COLUMBUS, Ohio - A German company bought the old quarry on Monday. Residents of Cleveland complained to the mayor about it.");
  EXPECT_EQ(context_country(d.places, d.actors), "USA");
  EXPECT_EQ(code_of(d, "the mayor").substr(0, 3), "USA");
}

TEST(ContextCountry, OneNationalityIsNoEvidence) {
  const Document d = read_text("A Swiss restaurant closed last week. The judge fined its owner.");
  EXPECT_EQ(context_country(d.places, d.actors), "");
  EXPECT_NE(code_of(d, "The judge").substr(0, 3), "CHE");
}

TEST(ContextCountry, GeorgiaIsWhereItsTownsAre) {
  EXPECT_EQ(context_country(read_text("TBILISI - Georgia's parliament passed the law on Tuesday. Protesters gathered in Batumi.").places, {}), "GEO");
  const Document d = read_text("ATLANTA - The two candidates for governor of Georgia met in Savannah on Sunday. A judge will rule on the map.");
  EXPECT_EQ(context_country(d.places, d.actors), "USA");
  EXPECT_EQ(code_of(d, "A judge").substr(0, 3), "USA");
}

TEST(ContextCountry, OneNamesakeDoesNotMakeTheOther) {
  // the people of the country are spoken of, so the country is meant, whatever the towns
  const Document d = read_text("ATLANTA - Georgian officials flew to Savannah on Sunday. The governor of Georgia met them.");
  EXPECT_EQ(code_of(d, "Georgian officials"), "GEOGOV");
}

TEST(ContextCountry, OnlyTheLastResortSaysSo) {
  const Document d = read_text("LYON, France - Police in Dresden arrested a man on Monday. Residents of Lyon thanked a judge.");
  std::string police, judge;
  for (const Mention& m : d.actors.mentions) {
    if (m.entity == kNone) continue;
    const std::string words = d.article.text.substr(m.span.begin, m.span.size());
    if (words == "Police") police = d.actors.entities[m.entity].because;
    if (words == "a judge") judge = d.actors.entities[m.entity].because;
  }
  EXPECT_NE(police.find("country of Dresden"), std::string::npos) << police;
  EXPECT_EQ(police.find("country by context"), std::string::npos) << police;
  EXPECT_NE(judge.find("country by context"), std::string::npos) << judge;
  EXPECT_EQ(code_of(d, "a judge").substr(0, 3), "FRA");
}

TEST(ContextCountry, AGuessIsNoEvidenceForItself) {
  // two countries named once each: nobody says which one the judge is of, and the four who have none do not vote
  const Document d = read_text("Chad and Niger closed the border. A judge complained. Residents complained. The police complained. A lawyer complained.");
  EXPECT_EQ(context_country(d.places, d.actors), "");
  EXPECT_EQ(code_of(d, "A judge").size(), 3u) << code_of(d, "A judge");
}

TEST(ContextCountry, RebelsAreOfWhereMostPlacesAreNotOfWhoSpeaks) {
  EXPECT_EQ(code_of(read_text("Insurgents freed a hostage on Monday. The U.S. praised the talks, The Washington Post wrote."), "Insurgents"), "REB");
  EXPECT_EQ(code_of(read_text("WASHINGTON (AP) - Insurgents freed a hostage on Monday."), "Insurgents"), "REB");
  EXPECT_EQ(code_of(read_text("BAMAKO - Insurgents freed a hostage on Monday. Malian officials in Gao met his family."), "Insurgents"), "MLIREB");
  EXPECT_EQ(code_of(read_text("In Niger, insurgents freed a hostage. The U.S. praised the talks."), "insurgents"), "NERREB");
}

}  // namespace
}  // namespace dragoman
