// A linked record: what its happenings, disputes and denials come to in the API.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dragoman/serve/api.h"
#include "made_record.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// Three articles; the first two tell one happening, which the third denies in words that are no event.
std::string linked_record(const std::string& name, const char* extra = "") {
  const std::string path = made::fresh_path(name);
  RecordStore store(path);
  for (const char* id : {"one", "two", "three"}) store.add(made::article(id, 5, 3));
  store.commit();
  store.database().run(R"sql(
INSERT INTO happenings (happening, cameo, plover, words, source_name, target, date, status, n_mentions, n_articles, n_origins, n_deniers, killed_low, killed_high)
  VALUES (9007199254740993, '190', 'ASSAULT', 'shelled', 'the Free Riders', 'SYR', '2018-08-27', 'disputed', 2, 2, 1, 1, 9, 12);
INSERT INTO happening_mentions VALUES (9007199254740993, 1, 'one', 'v1', 'state:SYR', 'Syria', 'SYR', 'asserts', false), (9007199254740993, 2, 'two', 'v1', 'state:SYR', 'Syria', 'SYR', 'asserts', false),
  (9007199254740993, 3, 'three', 'a2', 'body:X', 'The Riders', NULL, 'denies', false);
INSERT INTO happening_origins VALUES (9007199254740993, 'state:SYR', 'Syria', 'SYR', 'asserts', 2, 'one', 'v1'), (9007199254740993, 'body:X', 'The Riders', NULL, 'denies', 1, 'three', 'a2');
INSERT INTO disputes VALUES (1, 9007199254740993, 'denied', 0, 'happened', 'state:SYR', 'one', 'v1'), (1, 9007199254740993, 'denied', 0, 'happened', 'state:SYR', 'two', 'v1'),
  (1, 9007199254740993, 'denied', 1, 'denied', 'body:X', 'three', 'a2');
)sql");
  store.database().run(*extra ? extra : "CHECKPOINT");
  return path;
}

json get(Api& api, const char* target, int status = 200) {
  const Reply r = api.answer(*parse_target(target), Budget(20s));
  EXPECT_EQ(r.status, status) << target << " " << r.body.substr(0, 300);
  return json::parse(r.body);
}

TEST(Links, ADenialThatIsNoEventIsAnAccount) {
  Api api(linked_record("denial"), DRAGOMAN_SOURCE_DIR);
  EXPECT_EQ(api.index()->unreadable, 0U);
  const json disputes = get(api, "/api/disputes");
  ASSERT_EQ(disputes["rows"].size(), 3U);
  EXPECT_EQ(disputes["rows"][0]["side"], "happened");  // what the side says, not its number
  const json denied = disputes["rows"][2];
  EXPECT_EQ(denied["event"], "a2");
  EXPECT_EQ(denied["side"], "denied");
  EXPECT_EQ(denied["status"], "denied");
  EXPECT_EQ(denied["origin"], "The Riders");
  EXPECT_FALSE(std::string(denied["quote"]).empty());
  const json h = get(api, "/api/happening?id=h9007199254740993");
  EXPECT_EQ(h["happening"]["happening"], "9007199254740993");
  EXPECT_EQ(h["happening"]["source"], "the Free Riders");
  EXPECT_EQ(h["happening"]["killed"], "9-12");
  EXPECT_EQ(h["total"], 3);
  EXPECT_EQ(h["origins"].size(), 2U);
  EXPECT_EQ(h["disputes"].size(), 3U);
  std::size_t denials = 0;
  for (const json& account : h["accounts"]) {
    EXPECT_EQ(account["counted"], true) << account;
    EXPECT_FALSE(account["sentence"].is_null()) << account;
    if (account["stance"] != "denies") continue;
    ++denials;
    EXPECT_EQ(account["event"], "a2");
    EXPECT_EQ(account["label"], h["happening"]["label"]);
    ASSERT_FALSE(account["chain"].empty());
    EXPECT_EQ(account["chain"][0]["attribution"], "a2");
  }
  EXPECT_EQ(denials, 1U);
  EXPECT_EQ(get(api, "/api/accounts?id=9007199254740993")["total"], 3);
  get(api, "/api/happening?id=9007199254740994", 404);
  get(api, "/api/happening?id=9007199254740993x", 404);
  get(api, "/api/happening?id=99999999999999999999999", 404);
}

TEST(Links, FiltersHappeningsByStandingAndOrigins) {
  Api api(linked_record("standing"), DRAGOMAN_SOURCE_DIR);
  EXPECT_EQ(get(api, "/api/happenings?standing=disputed&min_origins=1")["total"], 1);
  EXPECT_EQ(get(api, "/api/happenings?min_origins=2")["total"], 0);
  EXPECT_EQ(get(api, "/api/happenings?standing=confirmed")["total"], 0);
  EXPECT_EQ(get(api, "/api/disputes?kind=figures")["total"], 0);
  get(api, "/api/happenings?min_origins=many", 400);
}

TEST(Links, RowsThatNameNothingAreLeftOutAndCounted) {
  Api api(linked_record("dangling",
                        "INSERT INTO disputes VALUES (2, 1, 'denied', 0, 'happened', 'x', 'nowhere', 'v1'), (2, 1, 'denied', 1, 'denied', 'x', 'one', 'v99');"
                        "INSERT INTO happening_mentions VALUES (7, 1, 'one', 'v1', 'x', 'x', NULL, 'asserts', false)"),
          DRAGOMAN_SOURCE_DIR);
  EXPECT_EQ(api.index()->unreadable, 3U);
  EXPECT_EQ(get(api, "/api/disputes")["disputes"], 1);
}

// A record whose tables another program made otherwise is refused by name, never misread.
TEST(Links, ATableOfOtherTypesIsRefusedByName) {
  const std::string path =
      linked_record("types", "DROP VIEW relations_over_time; DROP VIEW relation_claims; ALTER TABLE happenings ALTER n_origins TYPE VARCHAR");
  try {
    Api api(path, DRAGOMAN_SOURCE_DIR);
    FAIL() << "loaded";
  } catch (const RecordError& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr("column 'n_origins' is VARCHAR, not BIGINT"));
  }
}

}  // namespace
}  // namespace dragoman::serve
