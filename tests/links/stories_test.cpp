#include "dragoman/links/stories.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <set>

#include "b_cubed.h"
#include "copy_generator.h"
#include "dragoman/links/linked_record.h"
#include "dragoman/links/rows.h"
#include "read_fixture.h"

namespace dragoman {
namespace {

using testing::add_read;
using testing::b_cubed;
using testing::Paper;

const char* const kStories = DRAGOMAN_SOURCE_DIR "/tests/links/data/stories.jsonl";

std::map<std::string, std::string> gold_of(const std::string& path) {
  std::map<std::string, std::string> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const nlohmann::json j = nlohmann::json::parse(line);
    out[j["id"]] = j["story"];
  }
  return out;
}

std::map<std::string, std::string> stories_of(Database& database) {
  std::map<std::string, std::string> out;
  for_each_row(database, "SELECT article, story FROM stories", [&](const Row& row) { out[std::string(row.text(0))] = std::to_string(row.integer(1)); });
  return out;
}

/// Reads the papers in their order, linking after every `step` of them.
std::map<std::string, std::string> stories_in_steps(const std::vector<Paper>& papers, std::size_t step, const std::string& name) {
  RecordStore store(testing::fresh_record(name));
  for (std::size_t i = 0; i < papers.size(); ++i) {
    add_read(store, papers[i]);
    if ((i + 1) % step && i + 1 != papers.size()) continue;
    store.commit();
    link_record(store.database(), testing::link_models());
  }
  return stories_of(store.database());
}

TEST(Stories, TwoHappeningsOfOneTypeAreTwoStories) {
  const std::vector<Paper> papers = testing::papers_in(kStories);
  const std::map<std::string, std::string> gold = gold_of(kStories), found = stories_in_steps(papers, papers.size(), "stories");
  EXPECT_EQ(found.size(), papers.size()) << "every article has a story";
  const testing::BCubed b = b_cubed(gold, found);
  std::cout << papers.size() << " reports, " << gold.size() << " in the gold: B-cubed precision " << b.precision << ", recall " << b.recall << ", F1 " << b.f1()
            << '\n';
  EXPECT_GE(b.f1(), 0.95);
  for (const std::string pair : {"quake-velda-20", "acquire-zenit-", "doctor-", "camp-bombed-20", "arrest-lagos-", "protest-peru-"}) {
    std::map<std::string, std::set<std::string>> stories;
    for (const auto& [id, story] : found) {
      if (id.starts_with(pair)) stories[story].insert(gold.at(id));
    }
    for (const auto& [story, happenings] : stories) EXPECT_EQ(happenings.size(), 1u) << pair << " in one story";
  }
}

TEST(Stories, InStepsNearlyAsAtOnce) {
  std::vector<Paper> papers = testing::papers_in(kStories);
  std::sort(papers.begin(), papers.end(), [](const Paper& a, const Paper& b) { return a.published < b.published; });
  EXPECT_GE(b_cubed(gold_of(kStories), stories_in_steps(papers, 9, "stories_steps")).f1(), 0.93);
}

TEST(Stories, AStoryKeepsItsNumberWhileReportsComeIn) {
  std::vector<Paper> papers = testing::papers_in(kStories);
  std::sort(papers.begin(), papers.end(), [](const Paper& a, const Paper& b) { return a.published < b.published; });
  RecordStore store(testing::fresh_record("stories_stable"));
  std::map<std::string, std::string> before;
  std::size_t changed = 0, kept = 0;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    add_read(store, papers[i]);
    if (i % 20 != 19) continue;
    store.commit();
    link_record(store.database(), testing::link_models());
    const std::map<std::string, std::string> now = stories_of(store.database());
    for (const auto& [id, story] : before) ++(now.at(id) == story ? kept : changed);
    before = now;
  }
  EXPECT_GT(kept, 100u);
  EXPECT_LE(changed, kept / 50);
}

TEST(Stories, CopiesFollowTheirOriginal) {
  const std::vector<Paper> papers = testing::papers_in(kStories);
  testing::CopyGenerator generator(5);
  RecordStore store(testing::fresh_record("stories_copies"));
  for (std::size_t i = 0; i < 20; ++i) {
    testing::add_unread(store, papers[i]);
    testing::add_unread(store, {papers[i].id + "-copy", "Copycat", papers[i].published, generator.copy(papers[i].text, {.kept = 0.7})});
  }
  store.commit();
  link_record(store.database(), testing::link_models());
  const std::map<std::string, std::string> found = stories_of(store.database());
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(found.at(papers[i].id), found.at(papers[i].id + "-copy"));
}

TEST(Stories, TimeFactorFallsSteadily) {
  for (int gap = 0; gap < 1000; ++gap) EXPECT_GE(time_factor(gap), time_factor(gap + 1));
  EXPECT_EQ(time_factor(1), 1);
  EXPECT_GT(time_factor(100000), 0.2);
}

TEST(LinkedRecord, FieldsAreAddedAndNothingElseChanges) {
  const std::string record = R"({"article":{"id":"a","text":"He said {\"id\":\"v1\"}"},"events":[{"id":"v1","cameo":"042"},{"id":"v2","cameo":"043"}]})";
  const std::string linked = with_links(record, {.story = "s3", .copy_of = "b \"c\"", .happenings = {{"v2", "h7"}}});
  const nlohmann::json j = nlohmann::json::parse(linked);
  EXPECT_EQ(j["article"]["story"], "s3");
  EXPECT_EQ(j["article"]["copy_of"], "b \"c\"");
  EXPECT_EQ(j["article"]["text"], "He said {\"id\":\"v1\"}");
  EXPECT_FALSE(j["events"][0].contains("happening"));
  EXPECT_EQ(j["events"][1]["happening"], "h7");
  EXPECT_EQ(with_links(record, {}), record);
}

}  // namespace
}  // namespace dragoman
