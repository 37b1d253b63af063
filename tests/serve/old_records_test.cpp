// A record of every older schema: read as it is by all that reads, and brought up to date, with nothing lost, by whatever writes.
#include <gmock/gmock.h>

#include "../temporary_path.h"
#include "dragoman/formats/coded_events.h"
#include "dragoman/links/event_mention.h"
#include "dragoman/links/link.h"
#include "dragoman/record/event_query.h"
#include "dragoman/record/provenance.h"
#include "dragoman/record/schema.h"
#include "dragoman/serve/api.h"
#include "dragoman/text/resources.h"
#include "old_schemas.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

class OldSchema : public testing::TestWithParam<int> {
 protected:
  std::string record(const std::string& name) const { return record_of_schema(temporary_path(name + ".duckdb"), GetParam()); }
};

TEST_P(OldSchema, IsReadAsItIs) {
  const std::string path = record("read");
  {
    Database d(path, false);
    EXPECT_EQ(check_schema(d), GetParam());
    const auto [sql, parameters] = event_query({.actor = "KEN", .with = "UGA", .since = "2018"});
    EXPECT_EQ(d.query(sql, parameters).rows.size(), 1U);
    EXPECT_EQ(article_record(d, "old")["events"][0]["cameo"], "161");
    EXPECT_FALSE(describe_provenance(d, provenance_of("dragoman 9", find_resources())).empty());
    std::size_t rows = 0;
    each_coded_event(d, find_resources(), {}, [&](const CodedEvent&) { ++rows; });
    EXPECT_EQ(rows, 1U);
  }
  serve::Api api(path, find_resources());
  for (const char* question : {"/api/record", "/api/overview", "/api/events", "/api/happenings", "/api/disputes", "/api/articles", "/api/dyads"}) {
    const serve::Reply reply = api.answer({question, {}}, serve::Budget(std::chrono::seconds(10)));
    EXPECT_EQ(reply.status, 200) << question << ": " << reply.body;
  }
  EXPECT_THAT(api.answer({"/api/article", {{"id", "old"}}}, serve::Budget(std::chrono::seconds(10))).body, HasSubstr("Kenya expelled"));
  EXPECT_EQ(api.index()->happenings.size(), GetParam() >= 3 ? 1U : 0U);
  Database d(path, false);
  EXPECT_EQ(check_schema(d), GetParam());  // reading changed nothing
}

TEST_P(OldSchema, IsBroughtUpToDateByWriting) {
  const std::string path = record("write");
  {
    Database d(path, true);
    if (GetParam() == 3 || GetParam() == 4) d.run("INSERT INTO happening_keys VALUES (1, 7, 3), (1, 7, 2050)");  // v3 and a2, as they were numbered
    const LinkCounts counts = link_record(d, LinkModels(find_resources()));
    EXPECT_EQ(counts.happenings, 1);
    EXPECT_EQ(counts.articles, GetParam() >= 3 ? 0 : 1);  // version 3 had linked it
  }
  Database d(path, false), empty(":memory:", true);
  prepare_schema(empty);
  EXPECT_EQ(check_schema(d), kSchemaVersion);
  EXPECT_EQ(d.query("SELECT cameo FROM events").rows[0][0], "161");
  EXPECT_EQ(d.query("SELECT program FROM runs").rows[0][0], "dragoman 0.1.0");
  if (GetParam() == 3 || GetParam() == 4) {
    const Table keys = d.query("SELECT event FROM happening_keys WHERE key = 1 ORDER BY 1");
    ASSERT_EQ(keys.rows.size(), 2U);
    EXPECT_EQ(keys.rows[0][0], std::to_string(mention_number("v3")));
    EXPECT_EQ(keys.rows[1][0], std::to_string(mention_number("a2")));
  }
  const char* const all = "SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY table_name, ordinal_position";
  EXPECT_EQ(d.query(all).rows, empty.query(all).rows);  // what a new record has
}

INSTANTIATE_TEST_SUITE_P(Every, OldSchema, testing::Range(1, kKnownSchemas + 1));

}  // namespace
}  // namespace dragoman
