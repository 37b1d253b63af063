// A linked record: what its happenings, disputes and statements come to in the API.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "dragoman/serve/api.h"
#include "made_record.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// Three articles; the first two tell one happening, which the third denies in words that are no event.
std::string linked_record(const std::string& name, const char* extra = "") {
  std::string path = made::fresh_path(name);
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

TEST(Links, AStatementThatIsNoEventIsAnAccount) {
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
  EXPECT_EQ(h["happening"]["quad"], 4);
  EXPECT_EQ(h["total"], 3);
  EXPECT_EQ(h["origins"].size(), 2U);
  EXPECT_EQ(h["disputes"].size(), 3U);
  std::size_t statements = 0;
  for (const json& account : h["accounts"]) {
    EXPECT_EQ(account["counted"], true) << account;
    EXPECT_FALSE(account["sentence"].is_null()) << account;
    if (account["stance"] != "denies") continue;
    ++statements;
    EXPECT_EQ(account["event"], "a2");
    EXPECT_EQ(account["label"], h["happening"]["label"]);
    ASSERT_FALSE(account["chain"].empty());
    EXPECT_EQ(account["chain"][0]["attribution"], "a2");
  }
  EXPECT_EQ(statements, 1U);
  EXPECT_EQ(get(api, "/api/accounts?id=9007199254740993")["total"], 3);
  get(api, "/api/happening?id=9007199254740994", 404);
  get(api, "/api/happening?id=9007199254740993x", 404);
  get(api, "/api/happening?id=99999999999999999999999", 404);
}

// Accounts that are all statements: their dispute is about the events of its happening; without any, no filter can speak of it.
TEST(Links, ADisputeOfStatementsAloneIsThere) {
  Api api(
      linked_record(
          "statements",
          "INSERT INTO disputes VALUES (2, 9007199254740993, 'figures', 0, '4', 'body:X', 'three', 'a2'), (2, 9007199254740993, 'figures', 1, '9', 'x', 'two', "
          "'a2');"
          "INSERT INTO happenings (happening, cameo, n_mentions, n_articles, n_origins, n_deniers) VALUES (8, '18', 2, 2, 1, 1);"
          "INSERT INTO happening_mentions VALUES (8, 1, 'one', 'a3', 'y', 'Y', NULL, 'asserts', false), (8, 2, 'two', 'a3', 'z', 'Z', NULL, 'denies', false);"
          "INSERT INTO disputes VALUES (3, 8, 'denied', 0, 'happened', 'y', 'one', 'a3'), (3, 8, 'denied', 1, 'denied', 'z', 'two', 'a3')"),
      DRAGOMAN_SOURCE_DIR);
  EXPECT_EQ(api.index()->unreadable, 0U);
  const json all = get(api, "/api/disputes");
  EXPECT_EQ(all["disputes"], 3);
  EXPECT_EQ(all["total"], 7);
  EXPECT_EQ(get(api, "/api/disputes?kind=figures")["disputes"], 1);
  EXPECT_EQ(get(api, "/api/disputes?kind=denied")["disputes"], 2);
  const json events = get(api, "/api/events");
  const auto told = std::find_if(events["rows"].begin(), events["rows"].end(), [](const json& e) { return e["article"] == "one" && e["event"] == "v1"; });
  ASSERT_NE(told, events["rows"].end());
  std::size_t narrowed = 0;
  for (const char* field : {"type", "status", "commitment"}) {
    const std::string filter = std::string("?") + field + "=" + std::string((*told)[field]);
    if (get(api, ("/api/events" + filter).c_str())["total"] == events["total"]) continue;
    ++narrowed;
    EXPECT_EQ(get(api, ("/api/disputes" + filter).c_str())["disputes"], 2) << filter;
  }
  EXPECT_GT(narrowed, 0U);
  EXPECT_EQ(get(api, "/api/disputes?until=1900")["disputes"], 0);
  EXPECT_EQ(get(api, "/api/overview")["disputes"].size(), 7U);
}

// A statement is of the kind its happening's own code is, whatever else its first mention says; one that takes no stand has no status.
TEST(Links, AStatementIsOfItsHappeningsKind) {
  Api api(linked_record("kind", "UPDATE happenings SET cameo = '036'; UPDATE happening_mentions SET stance = 'none' WHERE event = 'a2'"), DRAGOMAN_SOURCE_DIR);
  EXPECT_EQ(get(api, "/api/happenings")["rows"][0]["quad"], 1);
  const json disputes = get(api, "/api/disputes");
  EXPECT_EQ(disputes["rows"][2]["event"], "a2");
  EXPECT_EQ(disputes["rows"][2]["status"], "");
  std::size_t statements = 0;
  const json accounts = get(api, "/api/accounts?id=9007199254740993");
  for (const json& account : accounts["rows"]) {
    if (account["event"] != "a2") continue;
    ++statements;
    EXPECT_EQ(account["quad"], 1);
    EXPECT_EQ(account["goldstein"], 4.0);
    EXPECT_EQ(account["status"], "");
  }
  EXPECT_EQ(statements, 1U);
}

TEST(Links, CodesOfNoTableAreOfTheKindTheirEventsAre) {
  const std::string path =
      linked_record("own_code", "UPDATE events SET cameo = 'X7', quad = 4, goldstein = -3.5 WHERE event = 'v1'; UPDATE happenings SET cameo = 'X7'");
  EXPECT_EQ(get(*std::make_unique<Api>(path, DRAGOMAN_SOURCE_DIR), "/api/happenings")["rows"][0]["quad"], 4);
  Api unknown(linked_record("no_code", "UPDATE happenings SET cameo = 'X8'"), DRAGOMAN_SOURCE_DIR);
  EXPECT_FALSE(get(unknown, "/api/happenings")["rows"][0].contains("quad"));
}

TEST(Links, EveryAccountCountsAgainstTheLimit) {
  Api api(linked_record("limit"), DRAGOMAN_SOURCE_DIR);
  for (const std::size_t limit : {1U, 2U, 3U, 12U}) {
    const json h = get(api, ("/api/happening?id=9007199254740993&limit=" + std::to_string(limit)).c_str());
    EXPECT_EQ(h["accounts"].size(), std::min<std::size_t>(limit, 3));
    EXPECT_EQ(h["total"], 3);
  }
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
