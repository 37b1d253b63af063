// Relations over time: claims for and against, of what is stated and of what happenings show, by month.
#include <gtest/gtest.h>

#include "dragoman/record/schema.h"
#include "link_fixture.h"

namespace dragoman {
namespace {

class Relations : public ::testing::Test {
 protected:
  Relations() : store_(testing::fresh_record("relations")) {
    store_.commit();
    prepare_schema(store_.database());
    const auto run = [&](const char* sql) { store_.database().run(sql); };
    run("INSERT INTO articles (article, published) VALUES ('x', '2019-03-04'), ('y', '2019-03-20'), ('z', '2019-04-02')");
    run("INSERT INTO entities VALUES ('x', 'e1', 'Iran', 'location', 'IRN', NULL, 'IRN'), ('x', 'e2', 'the Syrian government', 'group', 'SYR', 'GOV', "
        "'SYRGOV'), "
        "('y', 'e1', 'Iran', 'location', 'IRN', NULL, 'IRN'), ('y', 'e2', 'Syria', 'location', 'SYR', NULL, 'SYR')");
    run("INSERT INTO attributions (article, attribution, veracity) VALUES ('y', 'a1', 'denying')");
    run("INSERT INTO relations VALUES ('x', 'r1', 'ally', 'e1', 'e2', 0, 4, NULL), ('y', 'r1', 'ally', 'e1', 'e2', 0, 4, 'a1')");
    run("INSERT INTO happenings (happening, cameo, source, source_name, target, target_name, date, status) VALUES "
        "(1, '070', 'IRNGOV', 'Tehran', 'SYR', 'Syria', '2019-03-11', 'reported'), (2, '112', 'IRN', 'Iran', 'SYRMIL', 'the Syrian army', '2019-03-25', "
        "'claimed'), "
        "(3, '190', 'IRN', 'Iran', 'SYR', 'Syria', '2019-04-01', 'denied'), (4, '057', 'IRN', 'Iran', 'SYR', 'Syria', '2019-04-01', 'planned')");
    run("INSERT INTO happening_mentions (happening, article, event) VALUES (1, 'x', 'v1')");
    run("INSERT INTO event_participants (article, event, role, code, name) VALUES ('x', 'v1', 'through', 'OMNGOV', 'Oman''s sultan')");
  }
  std::vector<std::optional<std::string>> row(const std::string& kind, const std::string& month) {
    const Table t = store_.database().query(
        "SELECT n_for, n_against, evidence, evidence_against FROM relations_over_time WHERE kind = $1 AND a = 'IRN' AND b = 'SYR' AND month = $2",
        {kind, month});
    EXPECT_LE(t.rows.size(), 1u) << "the organs of a state stand for it";
    return t.rows.empty() ? std::vector<std::optional<std::string>>() : t.rows[0];
  }
  RecordStore store_;
};

TEST_F(Relations, ClaimsForAndAgainst) {
  const auto march = row("ally", "2019-03");
  ASSERT_EQ(march.size(), 4u);
  EXPECT_EQ(*march[0], "2") << "stated once, shown by aid once";
  EXPECT_EQ(*march[1], "2") << "denied once, and an accusation of the same month speaks against it";
  EXPECT_NE(march[2]->find("x:r1"), std::string::npos);
  EXPECT_NE(march[2]->find("h1"), std::string::npos);
  EXPECT_EQ(*march[3], "h2");
  const auto adversary = row("adversary", "2019-03");
  ASSERT_EQ(adversary.size(), 4u);
  EXPECT_EQ(*adversary[0], "1");
  EXPECT_EQ(*adversary[1], "2") << "what is said and done as allies";
}

TEST_F(Relations, WhatIsDeniedOrPlannedShowsNothing) {
  const auto april = row("adversary", "2019-04");
  ASSERT_EQ(april.size(), 4u);
  EXPECT_EQ(*april[0], "0");
  EXPECT_EQ(*april[1], "1");
  EXPECT_TRUE(row("ally", "2019-04").empty()) << "a plan is no alliance yet";
}

TEST_F(Relations, WhoMediates) {
  const Table t = store_.database().query("SELECT a, b, n_for FROM relations_over_time WHERE kind = 'mediates'");
  ASSERT_EQ(t.rows.size(), 1u);
  EXPECT_EQ(*t.rows[0][0], "OMN");
  EXPECT_EQ(*t.rows[0][1], "IRN-SYR");
}

}  // namespace
}  // namespace dragoman
