// What a denial speaks of: an act, what an act led to, or a charge as a whole; what is turned down is not denied, who accuses is not who did it.
#include "dragoman/links/denials.h"

#include <gtest/gtest.h>

#include "dragoman/links/rows.h"
#include "read_fixture.h"

namespace dragoman {
namespace {

using testing::Paper;

/// What is found in `papers`: of each happening in dispute "kind", of each side its value, "denied: happened | denied".
std::vector<std::string> disputes(const std::string& name, const std::vector<Paper>& papers, std::string* sources = nullptr) {
  RecordStore store(testing::fresh_record(name));
  for (const Paper& p : papers) testing::add_read(store, p);
  store.commit();
  link_record(store.database(), testing::link_models());
  EXPECT_EQ(number_of(store.database(),
                      "SELECT count(*) FROM happenings h WHERE (status = 'disputed') <> EXISTS (SELECT 1 FROM disputes d WHERE d.happening = h.happening AND "
                      "d.kind = 'denied')"),
            0)
      << "the status says what the list of disputes says";
  if (sources) {
    *sources = store.database()
                   .query("SELECT string_agg(source, ' ' ORDER BY happening) FROM happenings WHERE cameo LIKE '18%' OR cameo LIKE '19%'")
                   .rows[0][0]
                   .value_or("");
  }
  std::vector<std::string> out;
  for_each_row(store.database(), "SELECT kind FROM disputes GROUP BY dispute, kind ORDER BY dispute", [&](const Row& row) { out.emplace_back(row.text(0)); });
  return out;
}

using Kinds = std::vector<std::string>;

Paper paper(const std::string& text) { return {"p", "Delta Observer", "2017-05-15", text}; }

TEST(Denials, OneDenialIsNoDispute) {
  EXPECT_EQ(
      disputes("denial_alone", {paper("The Chadian government denied on Sunday that its soldiers had killed herders in Zouar and blamed armed bandits.")}),
      Kinds{});
}

TEST(Denials, OfDeathsAloneLeaveTheAct) {
  const std::string act = "Ugandan police fired tear gas at students in Kampala on Sunday, a lawyers' committee said. ";
  EXPECT_EQ(disputes("deaths_denied", {paper(act + "The police denied that anyone had been killed.")}), Kinds{});
  EXPECT_EQ(disputes("act_denied", {paper(act + "The police denied firing tear gas.")}), Kinds{"denied"});
  EXPECT_EQ(disputes("charge_denied", {paper(act + "The police denied the charge.")}), Kinds{"denied"});
}

TEST(Denials, WhatIsTurnedDownIsNotDenied) {
  EXPECT_EQ(disputes("offer_rejected", {paper("Thousands of nurses marched in Accra on Sunday to demand higher pay. The health minister called on the union to "
                                              "return to talks. The union rejected the offer.")}),
            Kinds{});
  EXPECT_EQ(disputes("protest_rejected", {paper("Norway filed a diplomatic protest with Russia on Sunday after Russian coast guard ships blocked Norwegian "
                                                "trawlers, the foreign ministry in Oslo said. Russia rejected the protest.")}),
            Kinds{});
  EXPECT_EQ(disputes("account_disputed", {paper("Mali's army raided a village near Gao on Sunday, residents said. The army disputed the figure.")}), Kinds{});
}

TEST(Denials, WhoAccusesIsNotWhoDidIt) {
  std::string sources;
  EXPECT_EQ(disputes("accused",
                     {paper("Peru expelled three Chilean attaches on Sunday after Santiago accused Lima of poisoning a retired spy. The Peruvian "
                            "government denied involvement.")},
                     &sources),
            Kinds{"denied"})
      << "nobody else is said to have done it";
  EXPECT_TRUE(sources.starts_with("PER")) << sources;
}

TEST(Denials, TheClaimIsWhatItSays) {
  std::string sources;
  EXPECT_EQ(disputes("claim", {paper("Bolivian President Luis Arce accused Chile of shelling two border posts on Sunday. Chile denied the claim.")}, &sources),
            Kinds{"denied"});
  EXPECT_EQ(sources.substr(0, 3), "CHL");
}

TEST(Denials, OfAnActByAnyOfItsWords) {
  EXPECT_EQ(
      disputes("any_word", {{"p", "Buea Post", "2017-05-15", "Separatist fighters shot down a Cameroonian drone near Bamenda on Sunday, the movement said."},
                            {"q", "Douala Courier", "2017-05-15", "The Cameroonian army denied that separatists had brought down one of its drones."}}),
      Kinds{"denied"});
}

TEST(Accounts, OfStatedCountriesBlameOneAnother) {
  EXPECT_EQ(disputes("blame", {{"p", "Gulu Star", "2017-05-16", "Chadian soldiers killed four herders in Moundou on Sunday, villagers said."},
                               {"q", "Ndjamena Post", "2017-05-16", "Cameroonian rebels killed four herders in Moundou on Sunday, the Chadian army said."}}),
            Kinds{"actor"})
      << "the first word of a sentence is a name too";
}

TEST(Denials, ByABodyThatIsNoKnownActor) {
  const std::string kept = "Protesters held six policemen in a school in Oruro on Sunday, the Bolivian interior minister said.";
  EXPECT_EQ(
      disputes("unknown_body", {{"p", "Altiplano", "2017-05-15", kept},
                                {"q", "Oruro News", "2017-05-15", "The confederation SUMAK denied that protesters had held policemen in Oruro on Sunday."}}),
      Kinds{"denied"});
}

TEST(Denials, AnAccusationThatNamesNoActIsOne) {
  std::string sources;
  disputes("corruption", {paper("Bolivian opposition leader Carla Rojas accused the Bolivian government of corruption on Sunday.")}, &sources);
  EXPECT_EQ(sources, "") << "corruption is no violence";
}

}  // namespace
}  // namespace dragoman
