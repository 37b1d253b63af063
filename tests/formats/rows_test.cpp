// One event worked by hand, written in the three formats.
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
