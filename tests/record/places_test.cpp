// Places and the countries of actors by what else is known: the paper's home, the place beside the name.
#include <gtest/gtest.h>

#include "../loaded_models.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

Document read_paper(const std::string& text, const std::string& paper) {
  Article article;
  article.id = "test";
  article.text = text;
  article.published = "2018-08-28";
  article.publisher.name = paper;
  mark_passages(article, loaded_models().pages);
  LanguageWorkspace workspace;
  return read_article(std::move(article), loaded_models(), workspace);
}

std::string code_of(const Document& d, std::string_view words) {
  for (const Mention& m : d.actors.mentions) {
    if (slice(d.article.text, m.span) == words && m.entity != kNone) return d.actors.entities[m.entity].code;
  }
  return "no mention";
}

TEST(Places, APapersHomeTellsNamesakesApart) {
  const std::string text = "Police in Dublin arrested two men on Monday.";
  const Document local = read_paper(text, "The Columbus Ledger"), world = read_paper(text, "");
  ASSERT_EQ(local.places.size(), 1u);
  EXPECT_EQ(local.places[0].country, "USA");
  EXPECT_EQ(code_of(local, "Police"), "USACOP");
  ASSERT_EQ(world.places.size(), 1u);
  EXPECT_EQ(world.places[0].country, "IRL");
  EXPECT_EQ(code_of(world, "Police"), "IRLCOP");
}
TEST(Places, TheRegionBesideTheNameDecides) {
  const Document d = read_paper("Police in Athens, Georgia, arrested two men on Monday.", "");
  ASSERT_GE(d.places.size(), 1u);
  EXPECT_EQ(d.places[0].country, "USA");
  EXPECT_EQ(code_of(d, "Police"), "USACOP");
}
TEST(Places, ACountrysNameIsTheCountry) {
  for (const std::string name : {"Guatemala", "Panama", "Djibouti"}) {
    const Document d = read_paper("Floods in " + name + " destroyed a bridge on Monday.", "");
    ASSERT_EQ(d.places.size(), 1u) << name;
    EXPECT_EQ(d.places[0].feature, "PCLI") << name;
  }
  for (const std::string name : {"Guatemala City", "the city of Guatemala"}) {
    const Document d = read_paper("Floods in " + name + " destroyed a bridge on Monday.", "");
    ASSERT_EQ(d.places.size(), 1u) << name;
    EXPECT_EQ(d.places[0].feature, "PPLC") << name;
  }
}
// Towns of the United States bear the names of half the world's states.
TEST(Places, AStateIsMeantThoughATownOfAnotherNamedStateIsCalledTheSame) {
  for (const std::string name : {"Lebanon", "Cuba", "Peru", "Jordan", "China", "Poland", "Holland", "Burma"}) {
    const Document d = read_paper("The United States said on Monday that it would send aid to " + name + ".", "");
    EXPECT_EQ(d.places.back().feature, "PCLI") << name;
    EXPECT_NE(code_of(d, name), "USA") << name;
  }
  const Document office = read_paper("American officials in New York and Texas met the president of Greece.", "");
  EXPECT_EQ(office.places.back().country, "GRC");
  const Document town = read_paper("Police in Lebanon, Ohio, said two men had fled to Kentucky.", "");
  EXPECT_EQ(town.places.at(0).country, "USA");
}
TEST(Places, AKnownCityIsMeantInADateline) {
  const Document d = read_paper("GENEVA (Reuters) - Two envoys talked to the farmers on Monday.", "");
  ASSERT_EQ(d.places.size(), 1u);
  EXPECT_EQ(d.places[0].country, "CHE");
  // by their English names (city_names.tsv)
  EXPECT_EQ(read_paper("WASHINGTON (AP) - Two envoys talked to the farmers on Monday.", "").places.at(0).feature, "PPLC");
  EXPECT_EQ(read_paper("Floods in Panama City destroyed a bridge.", "").places.at(0).country, "PAN");
}
TEST(Places, AContinentIsNoTownAndNoCountry) {
  const Document d = read_paper("Farmers in South America and Asia sold less coffee. Police in Lima closed a market.", "");
  ASSERT_EQ(d.places.size(), 3u);
  EXPECT_EQ(d.places[0].feature, "continent");
  EXPECT_EQ(d.places[1].feature, "continent");
  EXPECT_EQ(d.places[2].country, "PER");
  EXPECT_EQ(code_of(read_paper("Leaders of South America signed a treaty.", ""), "Leaders"), "SAMGOV");
}
TEST(Places, AnAreaOfNoCountryIsInTheGazetteer) {
  const Document d = read_paper("Ships left the Black Sea. Farmers in East Africa sold less tea.", "");
  ASSERT_EQ(d.places.size(), 2u);
  EXPECT_EQ(d.places[0].feature, "water");
  EXPECT_EQ(d.places[1].feature, "area");
}
TEST(Places, AKindOfPlaceMakesTheNameBeforeItAPlace) {
  EXPECT_EQ(read_paper("Henan province banned the sale of fireworks.", "").places.at(0).country, "CHN");
  EXPECT_EQ(read_paper("Four Guerrero state police were found on Friday.", "").places.at(0).country, "MEX");
}
TEST(Places, AnIslandIsNotIceland) { EXPECT_EQ(read_paper("Farmers of Prince Edward Island sold potatoes.", "").places.at(0).country, "CAN"); }
TEST(Places, ACountryBeforeACountryIsOneOfSeveral) {
  const Document d = read_paper("Ships from Norway, Mexico, Poland and Denmark left.", "");
  for (const Place& p : d.places) EXPECT_EQ(p.feature, "PCLI") << p.name;
  EXPECT_EQ(read_paper("Police in Georgia, USA, arrested two men.", "").places.at(0).feature, "ADM1");
}
TEST(Places, TheReasonIsWhatDecided) {
  const auto reason = [](const std::string& text) { return read_paper(text, "").places.at(0).because; };
  EXPECT_NE(reason("Police in Lyon arrested two men.").find("the only one of its name"), std::string::npos);
  EXPECT_NE(reason("Police in Paris, Texas, arrested two men.").find("named with its region"), std::string::npos);
  EXPECT_NE(reason("Floods in Peru destroyed a bridge.").find("the country's name"), std::string::npos);
}
TEST(Places, TheLongerNameIsMeant) {
  const Document d = read_paper("The mayor of New London closed the bridge.", "");
  ASSERT_EQ(d.places.size(), 1u);
  EXPECT_EQ(slice(d.article.text, d.places[0].span), "New London");
  EXPECT_EQ(d.places[0].country, "USA");
}

}  // namespace
}  // namespace dragoman
