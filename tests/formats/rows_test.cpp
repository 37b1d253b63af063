// Events worked by hand, written in the three formats.
#include <gmock/gmock.h>

#include <fstream>

#include "dragoman/formats/gdelt.h"
#include "dragoman/formats/icews.h"
#include "dragoman/formats/polecat.h"
#include "dragoman/formats/tab_row.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

const CodeTables& tables() {
  static const CodeTables t = CodeTables::load(DRAGOMAN_SOURCE_DIR);
  return t;
}

std::vector<std::string> cells(const std::string& line) {
  EXPECT_EQ(line.back(), '\n');
  std::vector<std::string> out(1);
  for (const char c : line.substr(0, line.size() - 1)) {
    if (c == '\t') out.emplace_back();
    else out.back() += c;
  }
  return out;
}

template <class Columns>
std::string cell(const std::string& line, const Columns& columns, std::string_view name) {
  const std::vector<std::string> all = cells(line);
  EXPECT_EQ(all.size(), columns.size());
  for (std::size_t i = 0; i < columns.size() && i < all.size(); ++i) {
    if (columns[i] == name) return all[i];
  }
  ADD_FAILURE() << "no column " << name;
  return {};
}

/// "Police in Austin, Texas confiscated the property of 12 Ugandan journalists on Monday, the Harbour Post said" of 2021-03-10.
struct Arrest {
  CodedArticle article{.id = "harbour-1",
                       .url = "https://paper.example/a?x=\"1\"",
                       .title = "T",
                       .publisher = "Harbour Post",
                       .domain = "paper.example",
                       .published = "2021-03-10T06:30:00Z",
                       .language = "en",
                       .length = 400,
                       .people = {"Ada | Obi"}};
  CodedEvent event;
  Arrest() {
    event.article = &article;
    event.event = "v3";
    event.id = 9007199254740991u;  // the largest number a double keeps whole
    event.cameo = "1711";
    event.plover = "COERCE";
    event.mode = "seize";
    event.contexts = {"legal", "human rights"};
    event.quad = 4;
    event.goldstein = -5;
    event.confidence = .768;
    event.sentence = 2;
    event.lead = true;
    event.day = "2021-03-08";
    event.offset = 18;
    event.source = {.name = "Austin\tpolice", .raw = "Police in Austin", .country = "USA", .code = "USACOP", .sectors = {"COP"}, .offset = 0};
    event.source.place = {.name = "United States", .country = "USA", .feature = "PCLI", .lat = 38, .lon = -97, .located = true};
    event.target = {
        .name = "\"12\" Ugandan journalists", .raw = "12 Ugandan\njournalists", .country = "UGA", .code = "UGAMEDREB", .sectors = {"MED"}, .offset = 27};
    event.place = {.name = "Austin",
                   .raw = "Austin",
                   .country = "USA",
                   .feature = "PPLA",
                   .admin = "TX",
                   .admin_name = "Texas",
                   .geonames = 4671654,
                   .lat = 30.2672,
                   .lon = -97.7431,
                   .located = true};
  }
};

TEST(Gdelt, WorkedExample) {
  const Arrest a;
  const std::string line = gdelt_event_row(a.event, tables());
  const auto at = [&](std::string_view name) { return cell(line, kGdeltEventColumns, name); };
  EXPECT_EQ(at("GLOBALEVENTID"), "9007199254740991");
  EXPECT_EQ(at("SQLDATE"), "20210308");
  EXPECT_EQ(at("MonthYear"), "202103");
  EXPECT_EQ(at("Year"), "2021");
  EXPECT_EQ(at("FractionDate"), "2021.1863");
  EXPECT_EQ(at("Actor1Code"), "USACOP");
  EXPECT_EQ(at("Actor1Name"), "AUSTIN POLICE");
  EXPECT_EQ(at("Actor1CountryCode"), "USA");
  EXPECT_EQ(at("Actor1Type1Code"), "COP");
  EXPECT_EQ(at("Actor2Name"), "'12' UGANDAN JOURNALISTS");
  EXPECT_EQ(at("Actor2Type1Code"), "MED");
  EXPECT_EQ(at("Actor2Type2Code"), "REB");
  EXPECT_EQ(at("IsRootEvent"), "1");
  EXPECT_EQ(at("EventCode"), "1711");
  EXPECT_EQ(at("EventBaseCode"), "171");
  EXPECT_EQ(at("EventRootCode"), "17");
  EXPECT_EQ(at("QuadClass"), "4");
  EXPECT_EQ(at("GoldsteinScale"), "-5.0");
  EXPECT_EQ(at("AvgTone"), "");
  EXPECT_EQ(at("Actor1Geo_Type"), "1");
  EXPECT_EQ(at("Actor1Geo_FullName"), "United States");
  EXPECT_EQ(at("Actor1Geo_FeatureID"), "US");
  EXPECT_EQ(at("Actor2Geo_Type"), "0");
  EXPECT_EQ(at("Actor2Geo_Lat"), "");
  EXPECT_EQ(at("ActionGeo_Type"), "3");
  EXPECT_EQ(at("ActionGeo_FullName"), "Austin, Texas, United States");
  EXPECT_EQ(at("ActionGeo_CountryCode"), "US");
  EXPECT_EQ(at("ActionGeo_ADM1Code"), "USTX");
  EXPECT_EQ(at("ActionGeo_Lat"), "30.2672");
  EXPECT_EQ(at("DATEADDED"), "20210310063000");
  EXPECT_EQ(at("SOURCEURL"), "https://paper.example/a?x='1'");
}

TEST(Gdelt, MentionOfTheEvent) {
  const Arrest a;
  EXPECT_THAT(cells(gdelt_mention_row(a.event, a.event)), ElementsAre("9007199254740991", "20210310063000", "20210310063000", "1", "paper.example",
                                                                      "https://paper.example/a?x='1'", "2", "0", "27", "18", "1", "80", "400", "", "", ""));
}

TEST(Gdelt, KindsOfPlaces) {
  Arrest a;
  const auto kind = [&](CodedPlace place) {
    a.event.place = std::move(place);
    const std::string line = gdelt_event_row(a.event, tables());
    std::string out;
    for (const char* name : {"ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_FeatureID"})
      out += cell(line, kGdeltEventColumns, name) + '|';
    return out;
  };
  EXPECT_EQ(kind({.name = "Texas", .country = "USA", .feature = "ADM1", .admin = "TX", .admin_name = "Texas", .lat = 31.5, .lon = -99.4, .located = true}),
            "2|Texas, United States|US|USTX|TX|");
  EXPECT_EQ(kind({.name = "Mombasa", .country = "KEN", .feature = "PPLA", .admin = "37", .lat = -4.05, .lon = 39.66, .located = true}),
            "4|Mombasa, Kenya|KE|KE37||");
  EXPECT_EQ(kind({.name = "Darfur", .country = "SDN", .feature = "ADM1", .admin_name = "Darfur", .lat = 13.5, .lon = 24, .located = true}),
            "5|Darfur, Sudan|SU|SU||");
  EXPECT_EQ(kind({.name = "Gaza", .country = "PSE", .feature = "PPLA", .admin = "GZ", .lat = 31.5, .lon = 34.47, .located = true}),
            "4|Gaza, Palestine|GZ|GZGZ||");
  EXPECT_EQ(kind({.name = "Juba", .country = "SSD", .feature = "PPLC", .admin = "11550569", .lat = 4.85, .lon = 31.58, .located = true}),
            "4|Juba, South Sudan|OD|OD||");
  EXPECT_EQ(kind({.name = "Baltic Sea", .feature = "water", .lat = 58, .lon = 20, .located = true}), "0|||||");
  EXPECT_EQ(kind({}), "0|||||");
}

TEST(Gdelt, FractionOfTheYear) {
  EXPECT_EQ(gdelt_fraction("2015-02-18"), "2015.1315");
  EXPECT_EQ(gdelt_fraction("2018-01-01"), "2018.0027");
  EXPECT_EQ(gdelt_fraction("2018-12-31"), "2018.9890");
}

TEST(Icews, WorkedExample) {
  const Arrest a;
  const std::string line = icews_row(a.event, tables());
  const auto at = [&](std::string_view name) { return cell(line, kIcewsColumns, name); };
  EXPECT_EQ(at("Event Date"), "2021-03-08");
  EXPECT_EQ(at("Source Name"), "Austin police");
  EXPECT_EQ(at("Source Sectors"), "Police");
  EXPECT_EQ(at("Source Country"), "United States");
  EXPECT_EQ(at("CAMEO Code"), "1711");
  EXPECT_EQ(at("Intensity"), "-5.0");
  EXPECT_EQ(at("Target Sectors"), "Media,Rebel");
  EXPECT_EQ(at("Sentence Number"), "2");
  EXPECT_EQ(at("Publisher"), "Harbour Post");
  EXPECT_EQ(at("City"), "Austin");
  EXPECT_EQ(at("Province"), "Texas");
  EXPECT_EQ(at("Country"), "United States");
  EXPECT_EQ(at("Event Text"), "Confiscate property");
}

TEST(Polecat, WorkedExample) {
  Arrest a;
  const std::string line = polecat_row(a.event, tables(), "dragoman 0");
  const auto at = [&](std::string_view name) { return cell(line, kPolecatColumns, name); };
  EXPECT_EQ(at("Event ID"), "harbour-1:v3");
  EXPECT_EQ(at("Event Type"), "COERCE");
  EXPECT_EQ(at("Event Mode"), "seize");
  EXPECT_EQ(at("Quad Code"), "MATERIAL CONFLICT");
  EXPECT_EQ(at("Contexts"), "legal|human rights");
  EXPECT_EQ(at("Actor Country"), "USA");
  EXPECT_EQ(at("Actor COW"), "2");
  EXPECT_EQ(at("Recipient Name Raw"), "12 Ugandan journalists");
  EXPECT_EQ(at("Recipient Sectors"), "MED|REB");
  EXPECT_EQ(at("Primary Recipient Sector"), "MED");
  EXPECT_EQ(at("GeoNames ID"), "4671654");
  EXPECT_EQ(at("Province"), "Texas");
  EXPECT_EQ(at("Publication Date"), "2021-03-10");
  EXPECT_EQ(at("Story People"), "Ada / Obi");  // the separator within a name would make two of it
  EXPECT_EQ(at("Actor Title"), "None");
  a.event.plover = "REQUEST", a.event.quad = 1;
  EXPECT_EQ(cell(polecat_row(a.event, tables(), "x"), kPolecatColumns, "Quad Code"), "VERBAL CONFLICT");
  a.event.plover.clear();
  EXPECT_EQ(polecat_row(a.event, tables(), "x"), "");
}

/// "Chad and the African Union signed an accord on peacekeepers in N'Djamena on Tuesday" in the second sentence of a text of 2021-03-10 whose happening was
/// told three times in two articles of two papers: two rows, of which the second is the mirror. Every column by GDELT's codebook and docs/formats.md.
TEST(Gdelt, ReciprocalActOfAStateAndABodyOfStates) {
  const CodedArticle article{.id = "savanna-7", .publisher = "Savanna Ledger", .published = "2021-03-10T07:05:00Z", .language = "en", .length = 210};
  CodedEvent there;
  there.article = &article;
  there.event = "v1";
  there.id = 11;
  there.cameo = "057";
  there.plover = "SUPPORT";
  there.contexts = {"diplomatic"};
  there.quad = 1;
  there.goldstein = 8;
  there.confidence = .84;
  there.sentence = 2;
  there.day = "2021-03-09";
  there.offset = 97;
  there.source = {.name = "Chad", .raw = "Chad", .country = "TCD", .code = "TCD", .offset = 70};
  there.source.place = {.name = "Chad", .country = "TCD", .feature = "PCLI", .lat = 15, .lon = 19, .located = true};
  there.target = {.name = "African Union", .raw = "the African Union", .code = "IGOAFRAFU", .sectors = {"IGO"}, .offset = 79};
  there.place = {.name = "N'Djamena",
                 .raw = "N'Djamena",
                 .country = "TCD",
                 .feature = "PPLC",
                 .admin = "21",
                 .geonames = 2427123,
                 .lat = 12.1067,
                 .lon = 15.0444,
                 .located = true};
  there.mentions = 3, there.sources = 2, there.articles = 2;
  CodedEvent back = there;
  back.event = "v2";
  back.id = 12;
  std::swap(back.source, back.target);

  using Cells = std::vector<std::string>;
  const Cells chad = {"TCD", "CHAD", "TCD", "", "", "", "", "", "", ""};
  const Cells body = {"IGOAFRAFU", "AFRICAN UNION", "AFR", "AFU", "", "", "", "IGO", "", ""};
  // neither headline nor first paragraph; root 05 is verbal cooperation; 8.0 is 057's value; no tone
  const Cells act = {"0", "057", "057", "05", "1", "8.0", "3", "2", "2", ""};
  const Cells in_chad = {"1", "Chad", "CD", "CD", "", "15.0", "19.0", "CD"}, nowhere = {"0", "", "", "", "", "", "", ""};
  const Cells there_too = {"4", "N'Djamena, Chad", "CD", "CD21", "", "12.1067", "15.0444", ""};
  const auto row = [&](const char* id, const Cells& source, const Cells& target, const Cells& source_place, const Cells& target_place) {
    // (2 x 30 + 9) / 365 = .18904
    Cells all = {id, "20210309", "202103", "2021", "2021.1890"};
    for (const Cells& part : {source, target, act, source_place, target_place, there_too, Cells{"20210310070500", "savanna-7"}})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  };
  EXPECT_EQ(cells(gdelt_event_row(there, tables())), row("11", chad, body, in_chad, nowhere));
  EXPECT_EQ(cells(gdelt_event_row(back, tables())), row("12", body, chad, nowhere, in_chad));
  EXPECT_THAT(cells(gdelt_mention_row(back, back)),
              ElementsAre("12", "20210310070500", "20210310070500", "2", "Savanna Ledger", "savanna-7", "2", "79", "70", "97", "1", "80", "210", "", "", ""));
}

/// "The Norwegian foreign ministry gave South Sudan's government and hospitals in Malakal vaccines last Tuesday" of 2021-03-10: the second of its two dyads.
TEST(Polecat, SecondDyadOfAnAct) {
  const CodedArticle article{.id = "fjord-3",
                             .url = "https://fjord.example/3",
                             .publisher = "Fjord Herald",
                             .published = "2021-03-10",
                             .language = "und",
                             .length = 120,
                             .organizations = {"Foreign Ministry", "Red Cross"},
                             .locations = {"Malakal"}};
  CodedEvent event;
  event.article = &article;
  event.event = "v1";
  event.pair = 1;
  event.cameo = "073";
  event.plover = "AID";
  event.contexts = {"humanitarian", "health"};
  event.quad = 2;
  event.goldstein = 7.4;
  event.day = "2021-03-02";
  event.source = {.name = "Foreign Ministry", .raw = "The Norwegian foreign ministry", .country = "NOR", .code = "NORGOV", .sectors = {"GOV"}};
  event.target = {.raw = "hospitals in Malakal", .country = "SSD", .code = "SSDHLH", .sectors = {"HLH"}};
  event.place = {.name = "Malakal", .raw = "Malakal", .country = "SSD", .feature = "PPLA", .geonames = 370737, .lat = 9.5334, .lon = 31.6605, .located = true};
  const std::string none = "None";
  EXPECT_EQ(cells(polecat_row(event, tables(), "dragoman 0")),
            (std::vector<std::string>{"fjord-3:v1.2", "2021-03-02", "AID", none, "7.4", "MATERIAL COOPERATION", "humanitarian|health",
                                      // actor: name, country, COW number, primary sector, sectors, title, words, Wikipedia
                                      "Foreign Ministry", "NOR", "385", "GOV", "GOV", none, "The Norwegian foreign ministry", none,
                                      // recipient
                                      none, "SSD", "626", "HLH", "HLH", none, "hospitals in Malakal", none,
                                      // placename, city, district, province, country, point, GeoNames, words, feature
                                      "Malakal", "Malakal", none, none, "SSD", "9.5334", "31.6605", "370737", "Malakal", "PPLA",
                                      // source, day, people, organizations, locations, language, version
                                      "Fjord Herald", "2021-03-10", none, "Foreign Ministry|Red Cross", "Malakal", "und", "dragoman 0"}));
}

TEST(Formats, ColumnsAreThoseOfTheSharedTables) {
  const auto same = [](const std::string& file, const auto& columns) {
    const std::string path = std::string(DRAGOMAN_SOURCE_DIR) + "/../shared/ontology/" + file;
    if (!std::ifstream(path)) GTEST_SKIP() << path << " is not there";
    const std::vector<TsvRow> rows = read_tsv(path, {"n", "name"});
    ASSERT_EQ(rows.size(), columns.size()) << file;
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i]["name"], columns[i]) << file << " column " << i + 1;
  };
  same("gdelt2_events_columns.tsv", kGdeltEventColumns);
  same("icews_columns.tsv", kIcewsColumns);
  same("polecat_columns.tsv", kPolecatColumns);
}

TEST(TabRow, HoldsNothingThatBreaksALine) {
  TabRow row;
  row.text("a\tb\nc\r\"d\"\x01").real(8).real(-0.04, 1).real(30.2672, 4).real(1.5, 4).integer(-1).empty(2);
  EXPECT_EQ(row.columns(), 8);
  EXPECT_EQ(row.take(), "a b c 'd' \t8.0\t0.0\t30.2672\t1.5\t-1\t\t\n");
}

}  // namespace
}  // namespace dragoman
