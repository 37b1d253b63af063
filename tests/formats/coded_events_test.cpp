#include "dragoman/formats/coded_events.h"
#include "../temporary_path.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "../loaded_models.h"
#include "../record/old_record.h"
#include "dragoman/links/link.h"
#include "dragoman/record/schema.h"
#include "dragoman/record/store.h"

namespace dragoman {
namespace {

TEST(CountedDay, IsADayOfTheLongerDate) {
  EXPECT_EQ(counted_day("2018-08-27", "2018-08-28"), "2018-08-27");
  EXPECT_EQ(counted_day("2018-08-27T21:00", "2018-08-28"), "2018-08-27");
  EXPECT_EQ(counted_day("2018-08", "2018-08-28"), "2018-08-28");  // within it: the day of the report
  EXPECT_EQ(counted_day("2018-07", "2018-08-28"), "2018-07-01");
  EXPECT_EQ(counted_day("2018-W34", "2018-08-28"), "2018-08-20");
  EXPECT_EQ(counted_day("2018-W35", "2018-08-28"), "2018-08-28");
  EXPECT_EQ(counted_day("2018-W34-WE", "2018-08-28"), "2018-08-25");
  EXPECT_EQ(counted_day("2017", "2018-08-28"), "2017-01-01");
  EXPECT_EQ(counted_day("2018-Q2", "2018-08-28"), "2018-04-01");
  EXPECT_EQ(counted_day("2017-H2", ""), "2017-07-01");
  EXPECT_EQ(counted_day("2017-WI", ""), "2017-12-01");
  EXPECT_EQ(counted_day("", "2018-08-28T10:00:00Z"), "2018-08-28");
  EXPECT_EQ(counted_day("PRESENT_REF", "2018-08-28"), "2018-08-28");
  EXPECT_EQ(counted_day("XXXX-WXX-1", ""), "");
  EXPECT_EQ(counted_day("201", ""), "");
  EXPECT_EQ(counted_day("2018-13", ""), "");
}

class CodedEvents : public testing::Test {
 protected:
  CodedEvents() : path_(temporary_path("record.duckdb")) {
    RecordStore store(path_);
    store.add(
        read_text("Kenyan police arrested 12 Ugandan journalists in Mombasa on Monday.\n\nKenya and Tanzania signed a trade agreement in "
                  "Arusha on Tuesday. "
                  "Kenya may attack Uganda.",
                  "2021-03-10"));
    Document undated = read_text("Kenya condemned Uganda.", "");
    undated.article.id = "undated";
    store.add(std::move(undated));
    store.commit();
  }
  std::vector<CodedEvent> rows(const FormatOptions& options = {}) {
    Database database(path_, false);
    std::vector<CodedEvent> out;
    counts_ = each_coded_event(database, DRAGOMAN_SOURCE_DIR, options, [&](const CodedEvent& e) {
      EXPECT_NE(e.article, nullptr);
      out.push_back(e);
      out.back().article = nullptr;  // lives as long as the call
    });
    return out;
  }
  std::string path_;
  FormatCounts counts_;
};

TEST_F(CodedEvents, OneRowADyadBothWaysForReciprocalActs) {
  const std::vector<CodedEvent> all = rows();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].cameo, "173");
  EXPECT_EQ(all[0].source.code, "KENCOP");
  EXPECT_EQ(all[0].target.country, "UGA");
  EXPECT_EQ(all[0].day, "2021-03-08");
  EXPECT_EQ(all[0].place.name, "Mombasa");
  EXPECT_EQ(all[0].source.place.name, "Kenya");
  EXPECT_TRUE(all[0].lead);
  EXPECT_EQ(all[1].cameo, "057");
  EXPECT_EQ(all[1].source.code, "KEN");
  EXPECT_EQ(all[2].source.code, "TZA");
  EXPECT_FALSE(all[1].lead);
  EXPECT_EQ(all[1].offset, 88);  // "signed", in code points
  EXPECT_EQ(counts_.without_date, 1u);
  EXPECT_EQ(counts_.other_status, 1u);
}

TEST_F(CodedEvents, StatusesAreAChoice) {
  FormatOptions options;
  options.statuses = {"planned"};
  const std::vector<CodedEvent> planned = rows(options);
  ASSERT_EQ(planned.size(), 1u);
  EXPECT_EQ(planned[0].target.code, "UGA");
  EXPECT_EQ(planned[0].commitment, "possible");
}

TEST_F(CodedEvents, IdsStayTheSameAndDiffer) {
  const std::vector<CodedEvent> first = rows(), second = rows();
  std::set<std::uint64_t> ids;
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].id, second[i].id);
    EXPECT_LT(first[i].id, std::uint64_t{1} << 53);
    ids.insert(first[i].id);
  }
  EXPECT_EQ(ids.size(), first.size());
}

TEST(OldRecord, OfSchema1IsExportedAndLinked) {
  const std::string path = schema_1_record(temporary_path("schema_1.duckdb"));
  const auto rows = [&] {
    Database database(path, false);
    std::vector<std::string> out;
    each_coded_event(database, DRAGOMAN_SOURCE_DIR, {},
                     [&](const CodedEvent& e) { out.push_back(e.source.code + " " + e.cameo + " " + e.target.code + " " + e.day); });
    return out;
  };
  EXPECT_THAT(rows(), testing::ElementsAre("KEN 161 UGAGOV 2018-08-28"));
  {
    Database database(path, true);
    EXPECT_EQ(link_record(database, LinkModels(DRAGOMAN_SOURCE_DIR)).articles, 1);
    EXPECT_EQ(check_schema(database), kSchemaVersion);
  }
  EXPECT_THAT(rows(), testing::ElementsAre("KEN 161 UGAGOV 2018-08-28"));
}

// GDELT's counts are of the event over all reports; ours of its happening.
TEST(CodedEventsOfALinkedRecord, CountMentionsPublishersAndArticles) {
  const std::string path = temporary_path("linked.duckdb");
  RecordStore store(path);
  const char* const text = "Kenyan police arrested 12 Ugandan journalists in Mombasa on Monday, Kenyan police said.";
  for (const auto& [id, publisher] : {std::pair("a", "Nile Post"), std::pair("b", "Coast Star"), std::pair("c", "Coast Star")}) {
    Document d = read_text(text, "2021-03-10");
    d.article.id = id;
    d.article.publisher.name = publisher;
    store.add(std::move(d));
  }
  Document other = read_text("Kenya condemned Uganda.", "2021-06-10");
  other.article.id = "d";
  store.add(std::move(other));
  store.commit();
  const auto counts = [&] {
    std::map<std::string, std::vector<std::uint64_t>> out;
    each_coded_event(store.database(), DRAGOMAN_SOURCE_DIR, {}, [&](const CodedEvent& e) {
      out[e.article->id + e.cameo.substr(0, 2)] = {e.mentions, e.sources, e.articles};
    });
    return out;
  };
  using Counts = std::vector<std::uint64_t>;
  EXPECT_EQ(counts()["a17"], (Counts{1, 1, 1})) << "not linked yet";
  link_record(store.database(), EventKnowledge(DRAGOMAN_SOURCE_DIR));
  EXPECT_EQ(counts()["a17"], (Counts{3, 2, 3}));
  EXPECT_EQ(counts()["c17"], (Counts{3, 2, 3}));
  EXPECT_EQ(counts()["d11"], (Counts{1, 1, 1}));
  // what another paper's source says of the act without its being coded counts in none of the three
  store.database().run(
      "INSERT INTO happening_mentions SELECT happening, 4, 'd', 'a9', 'body:x', 'X', NULL, 'asserts', false FROM happening_mentions WHERE article = 'a'; "
      "UPDATE happenings SET n_articles = n_articles + 1");
  EXPECT_EQ(counts()["a17"], (Counts{3, 2, 3}));
}

}  // namespace
}  // namespace dragoman
