// Relations over time: claims for and against, of what is stated and of what happenings show, by month.
#include <gtest/gtest.h>

#include "dragoman/record/schema.h"
#include "read_fixture.h"

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

TEST_F(Relations, WhoLeadsWhatIsToldByNames) {
  const auto run = [&](const char* sql) { store_.database().run(sql); };
  run("INSERT INTO entities VALUES ('z', 'e1', 'General Ahmed', 'person', 'SDN', 'MIL', 'SDNMIL'), ('z', 'e2', 'the Sudanese army', 'organization', 'SDN', "
      "'MIL', 'SDNMIL')");
  run("INSERT INTO relations VALUES ('z', 'r1', 'leads', 'e1', 'e2', 0, 4, NULL)");
  const Table t = store_.database().query("SELECT a, b, month FROM relations_over_time WHERE kind = 'leads'");
  ASSERT_EQ(t.rows.size(), 1u);
  EXPECT_EQ(*t.rows[0][0], "General Ahmed");
  EXPECT_EQ(*t.rows[0][1], "the Sudanese army");
  EXPECT_EQ(*t.rows[0][2], "2019-04");
}

TEST_F(Relations, WhoIsTheSourceOfAMediation) {
  const auto run = [&](const char* sql) { store_.database().run(sql); };
  run("INSERT INTO happenings (happening, cameo, source, source_name, target, target_name, date, status) VALUES (7, '045', 'NORGOV', 'Oslo', 'COL', "
      "'Colombia', "
      "'2019-05-02', 'reported'), (8, '045', 'CHE', 'Bern', 'COL', 'Colombia', '2019-05-03', 'planned')");
  run("INSERT INTO happening_mentions (happening, article, event) VALUES (7, 'z', 'v1'), (7, 'z', 'v2'), (8, 'z', 'v3')");
  run("INSERT INTO event_participants (article, event, role, code, name) VALUES ('z', 'v1', 'source', 'NORGOV', 'Oslo'), ('z', 'v1', 'target', 'COLGOV', "
      "'the Colombian government'), ('z', 'v1', 'target', 'COLREB', 'the rebels'), ('z', 'v2', 'target', 'NOR', 'Norway'), ('z', 'v3', 'target', 'COL', "
      "'Colombia')");
  const Table t = store_.database().query("SELECT a, b, n_for, evidence FROM relations_over_time WHERE kind = 'mediates' AND month = '2019-05'");
  ASSERT_EQ(t.rows.size(), 1u) << "what is only planned is none";
  EXPECT_EQ(*t.rows[0][0], "NOR");
  EXPECT_EQ(*t.rows[0][1], "COL-COLREB") << "between others, not with itself";
  EXPECT_EQ(*t.rows[0][2], "1");
  EXPECT_EQ(*t.rows[0][3], "h7");
}

/// "Peter Novak leads Workers' Union" for each relation of that kind that a text states.
std::vector<std::string> who_leads(const std::string& text) {
  const Document d = read_text(text, "2019-03-04");
  std::vector<std::string> out;
  for (const Relation& r : d.relations) {
    if (r.kind == RelationKind::leads) out.push_back(d.actors.entities[r.a].name + " leads " + d.actors.entities[r.b].name);
  }
  return out;
}

TEST(StatedRelations, WhoLeadsByAVerb) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(who_leads("Peter Novak, leading the Workers' Union, called for a strike on Monday."), Lines{"Peter Novak leads Workers' Union"});
  EXPECT_EQ(who_leads("General Abdel Salih leads the Sudanese army."), Lines{"Abdel Salih leads the Sudanese army"});
  EXPECT_EQ(who_leads("The minister led the Kenyan delegation to the talks in Oslo."), Lines{"The minister leads the Kenyan delegation"});
  EXPECT_EQ(who_leads("The clues led police to a house in Oslo."), Lines{}) << "who leads is somebody";
  EXPECT_EQ(who_leads("Maria Lopez did not lead the Labour Party."), Lines{});
  EXPECT_EQ(who_leads("Maria Lopez would lead the Labour Party."), Lines{}) << "not yet";
}

}  // namespace
}  // namespace dragoman
