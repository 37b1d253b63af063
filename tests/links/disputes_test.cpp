#include "dragoman/links/disputes.h"

#include <gtest/gtest.h>

#include "dragoman/links/happening_rows.h"
#include "dragoman/links/mention_day.h"
#include "dragoman/links/same_event.h"

namespace dragoman {
namespace {

MentionActor actor(const std::string& name, const std::string& code, const std::string& country, bool proper = true) {
  MentionActor a{.name = name, .code = code, .country = country, .proper = proper};
  a.words = {term_hash(name)};
  return a;
}

EventMention attack(const std::string& origin, double killed = -1) {
  EventMention m;
  m.cameo = "190";
  m.source = {actor("army", "SYRMIL", "SYR", false)};
  m.day = m.last_day = 17000;
  m.day_kind = DayKind::exact;
  m.account = {.origin = origin, .name = origin};
  if (killed >= 0) m.figures = {{MentionFigure::killed, killed, killed}};
  return m;
}

std::vector<Telling> tell(const std::vector<EventMention>& mentions, int day = 17001) {
  std::vector<Telling> out;
  for (const EventMention& m : mentions) out.push_back({.mention = &m, .published = day});
  return out;
}

std::vector<std::string> kinds(const std::vector<EventMention>& mentions) {
  std::vector<std::string> out;
  for (const Dispute& d : find_disputes(tell(mentions))) out.push_back(d.kind);
  return out;
}

using Kinds = std::vector<std::string>;

TEST(Disputes, FiguresApart) {
  EXPECT_EQ(kinds({attack("a", 27), attack("b", 39)}), Kinds{"figures"});
  EXPECT_EQ(kinds({attack("a", 27), attack("b", 27)}), Kinds{});
  EXPECT_EQ(kinds({attack("a", 27), attack("a", 39)}), Kinds{}) << "one origin corrects itself";
  EXPECT_EQ(kinds({attack("a", 5000), attack("b", 5100)}), Kinds{}) << "rounding";
  EventMention at_least = attack("a");
  at_least.figures = {{MentionFigure::killed, 12, 0}};
  EXPECT_EQ(kinds({at_least, attack("b", 14)}), Kinds{}) << "at least 12, and 14";
  EXPECT_EQ(kinds({at_least, attack("b", 9)}), Kinds{"figures"});
}

TEST(Disputes, DurationsApart) {
  const auto ban = [](const std::string& origin, double days) {
    EventMention m = attack(origin);
    m.cameo = "163";
    m.figures = {{MentionFigure::duration, days, days}};
    return m;
  };
  const std::vector<EventMention> m = {ban("a", 30), ban("b", 60)};
  const std::vector<Dispute> found = find_disputes(tell(m));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, "figures");
  EXPECT_EQ(found[0].sides[0].value, "30 days");
  EXPECT_EQ(found[0].sides[1].value, "60 days");
  EXPECT_EQ(kinds({ban("a", 30), ban("b", 30)}), Kinds{});
  EXPECT_EQ(kinds({ban("a", 365), ban("b", 360)}), Kinds{}) << "a year, twelve months";
  EventMention dead = ban("b", 60);
  dead.figures = {{MentionFigure::killed, 60, 60}};
  EXPECT_EQ(kinds({ban("a", 30), dead}), Kinds{}) << "days are no dead";
  EXPECT_EQ(days_of("P2W"), 14);
  EXPECT_EQ(days_of("PT48H"), 2);
  EXPECT_EQ(days_of("PXD"), 0);
  EXPECT_EQ(days_of("P"), 0);
  EXPECT_EQ(days_of("P1DT12H"), 0);
}

TEST(Disputes, ATollThatRisesIsNoDispute) {
  const std::vector<EventMention> m = {attack("a", 16), attack("b", 24)};
  EXPECT_TRUE(find_disputes({{.mention = &m[0], .published = 17001}, {.mention = &m[1], .published = 17003}}).empty());
  EXPECT_FALSE(find_disputes({{.mention = &m[1], .published = 17001}, {.mention = &m[0], .published = 17003}}).empty()) << "it does not fall";
}

TEST(Disputes, DeniedByAnother) {
  EventMention denied = attack("state:SYR");
  denied.account.stance = Stance::denies;
  EXPECT_EQ(kinds({attack("body:monitor"), denied}), Kinds{"denied"});
  EXPECT_EQ(kinds({denied}), Kinds{});
  const std::vector<EventMention> m = {attack("body:monitor")};
  const Denial d{.attribution = "a2", .account = {.origin = "state:SYR", .stance = Stance::denies}};
  const std::vector<Dispute> found = find_disputes({{.mention = &m[0]}, {.mention = &m[0], .denial = &d}});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, "denied");
  ASSERT_EQ(found[0].sides.size(), 2u);
  EXPECT_EQ(found[0].sides[1].tellings, std::vector<std::size_t>{1});
}

TEST(Disputes, WhoWhenWhere) {
  EventMention other = attack("b");
  other.source = {actor("rebels", "SYRREB", "SYR", false)};
  EXPECT_EQ(kinds({attack("a"), other}), Kinds{"actor"});
  EventMention state = attack("b");
  state.source = {actor("Syria", "SYR", "SYR")};
  EXPECT_EQ(kinds({attack("a"), state}), Kinds{}) << "a state and its army are one";
  EventMention later = attack("b");
  later.day = later.last_day = 17002;
  EXPECT_EQ(kinds({attack("a"), later}), Kinds{"date"});
  EventMention here = attack("a"), there = attack("b");
  here.place = MentionPlace{.name = "Pama", .geonames = 1, .lat = 11.25, .lon = 0.7, .country = "BFA", .located = true};
  there.place = MentionPlace{.name = "Fada", .geonames = 2, .lat = 12.06, .lon = 0.36, .country = "BFA", .located = true};
  EXPECT_EQ(kinds({here, there}), Kinds{"place"});
  there.place->lat = 11.3;
  EXPECT_EQ(kinds({here, there}), Kinds{});
}

TEST(Disputes, WhoDidItIsNotReadOffWhatIsOnlySaid) {
  EventMention other = attack("b");
  other.source = {actor("rebels", "SYRREB", "SYR", false)};
  other.said_only = true;
  EXPECT_EQ(kinds({attack("a"), other}), Kinds{});
}

TEST(Status, ByTheWeightOfOrigins) {
  const std::vector<std::string> s = {"AZE"}, t = {"ARM"};
  EXPECT_EQ(status_of({{"paper:x", "X", ""}}, s, t, true), "reported");
  EXPECT_EQ(status_of({{"state:AZE", "Baku", "AZE"}}, s, t, true), "claimed");
  EXPECT_EQ(status_of({{"state:AZE", "Baku", "AZE"}, {"state:ARM", "Yerevan", "ARM"}}, s, t, true), "confirmed by both sides");
  EXPECT_EQ(status_of({{"paper:x", "X", ""}, {"body:y", "Y", ""}}, s, t, true), "confirmed");
  EXPECT_EQ(status_of({{"paper:x", "X", ""}, {"state:AZE", "Baku", "AZE", true}}, s, t, true), "disputed");
  EXPECT_EQ(status_of({{"state:AZE", "Baku", "AZE", true}}, s, t, true), "denied");
  EXPECT_EQ(status_of({{"paper:x", "X", ""}}, s, t, false), "planned");
}

TEST(Actors, GoTogetherAsCountries) {
  EXPECT_EQ(match(actor("Kenya", "KEN", "KEN"), actor("the minister", "KENGOV", "KEN", false)), ActorMatch::compatible)
      << "a minister's visit is his country's";
  EXPECT_EQ(match(actor("the army", "SYRMIL", "SYR", false), actor("rebels", "SYRREB", "SYR", false)), ActorMatch::sector_differs);
  EXPECT_EQ(match(actor("France", "FRA", "FRA"), actor("United Nations", "IGOUNO", "")), ActorMatch::country_differs);
  EXPECT_EQ(match(actor("police", "COP", "", false), actor("police", "ZWECOP", "ZWE", false)), ActorMatch::compatible);
  MentionActor zarif = actor("Zarif", "IRNGOV", "IRN"), hatami = actor("Hatami", "IRNGOV", "IRN");
  zarif.person = hatami.person = true;
  EXPECT_EQ(match(zarif, hatami), ActorMatch::name_differs) << "two ministers of one country";
  EXPECT_EQ(match(std::vector<MentionActor>{}, {zarif}), ActorMatch::unknown);
}

TEST(Places, Distance) {
  const MentionPlace london{.lat = 51.5074, .lon = -0.1278}, paris{.lat = 48.8566, .lon = 2.3522};
  EXPECT_NEAR(distance_km(london, paris), 344, 3);
  EXPECT_NEAR(distance_km(london, london), 0, 1e-6);
}

}  // namespace
}  // namespace dragoman
