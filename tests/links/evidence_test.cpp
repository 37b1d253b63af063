// Happenings change as evidence comes: what looked like one event is split, what looked like two is joined; numbers stay where they can.
#include <gtest/gtest.h>

#include <set>

#include "dragoman/links/rows.h"
#include "link_fixture.h"

namespace dragoman {
namespace {

struct Report {
  std::string id, published, verb, day, place;  ///< day, place: empty if the report does not say
  double lat = 0;
  std::string rest;  ///< what else the sentence says
};

/// "Government troops shelled rebels in Arna , ...": read by hand, so that the test stands on linking alone.
Document told(const Report& r) {
  Document d;
  d.article.id = r.id;
  d.article.publisher.name = "Paper of " + r.id;
  d.article.published = r.published;
  std::string& text = d.article.text;
  const auto add = [&](const std::string& words) {
    if (!text.empty()) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    return ByteSpan{begin, static_cast<std::uint32_t>(text.size())};
  };
  const auto actor = [&](const std::string& name, const std::string& code) {
    const auto e = static_cast<Index>(d.actors.entities.size());
    d.actors.mentions.push_back({.span = add(name), .type = MentionType::group, .entity = e, .sentence = 0});
    d.actors.entities.push_back({.name = name, .type = MentionType::group, .country = code.substr(0, 3), .sectors = {code.substr(3)}, .code = code});
    return Participant{.mention = e, .entity = e, .code = code};
  };
  Event e{.cameo = "190", .quad = 4, .sentence = 0};
  e.source = {actor("Syrian government troops", "SYRMIL")};
  e.trigger = {add(r.verb)};
  e.target = {actor("Syrian rebels", "SYRREB")};
  if (!r.place.empty()) {
    add("in");
    d.places.push_back({.span = add(r.place),
                        .name = r.place,
                        .geonames = static_cast<std::int64_t>(1000 + r.lat * 10),
                        .lat = r.lat,
                        .lon = 36,
                        .located = true,
                        .country = "SYR",
                        .feature = "PPL",
                        .sentence = 0});
    e.place = 0;
  }
  if (!r.day.empty()) {
    add("on");
    d.times.push_back({.span = add("that day"), .value = r.day, .sentence = 0});
    e.date = r.day;
    e.date_time = 0;
  } else {
    e.date = r.published;
    e.date_published = true;
  }
  add(r.rest);
  text += " .";
  const auto end = static_cast<std::uint32_t>(text.size());
  d.analysis.sentences.push_back({.span = {0, end}});
  d.article.passages = {{.span = {0, end}, .kind = PassageKind::body, .reason = "test"}};
  e.confidence = 0.8;
  e.because = {"test"};
  d.events = {e};
  return d;
}

std::map<std::string, std::int64_t> link(RecordStore& store, const std::vector<Report>& reports) {
  for (const Report& r : reports) store.add(told(r));
  store.commit();
  link_record(store.database(), testing::link_models());
  std::map<std::string, std::int64_t> out;
  for_each_row(store.database(), "SELECT article, happening FROM happening_mentions", [&](const Row& row) { out[std::string(row.text(0))] = row.integer(1); });
  return out;
}

const char* const kHay = "burning a depot of the railway and two barns full of hay";
const char* const kCrossing = "at the river crossing near the old sugar mill where a convoy of lorries had stopped overnight";

std::vector<Report> several(const std::string& id, const Report& like) {
  std::vector<Report> out;
  for (int i = 0; i < 5; ++i) {
    out.push_back(like);
    out.back().id = id + std::to_string(i);
  }
  return out;
}

TEST(Evidence, SplitsWhatIsTwoAfterAll) {
  RecordStore store(testing::fresh_record("split"));
  // Neither says when or where: one shelling, as far as anybody can tell.
  auto in = link(store, {{"a", "2016-05-10", "shelled", "", "", 0, kCrossing}, {"b", "2016-05-11", "bombarded", "", "", 0, kHay}});
  ASSERT_EQ(in["a"], in["b"]);
  const std::int64_t before = in["a"];
  // Then others give two days and two towns far apart, in the words of the one and of the other.
  std::vector<Report> later = several("c", {"", "2016-05-11", "shelled", "2016-05-09", "Arna", 33, kCrossing});
  for (const Report& r : several("e", {"", "2016-05-12", "bombarded", "2016-05-11", "Belen", 37.5, kHay})) later.push_back(r);
  in = link(store, later);
  EXPECT_NE(in["a"], in["b"]);
  EXPECT_EQ(in["a"], in["c0"]);
  EXPECT_EQ(in["b"], in["e0"]);
  EXPECT_TRUE(in["a"] == before || in["b"] == before) << "one of the parts keeps the number";
  EXPECT_EQ(number_of(store.database(), "SELECT count(*) FROM happenings"), 2);
}

TEST(Evidence, JoinsWhatLookedLikeTwo) {
  RecordStore store(testing::fresh_record("join"));
  // Other days, towns and words.
  auto in =
      link(store, {{"a", "2016-05-11", "shelled", "2016-05-09", "Arna", 33, kHay}, {"b", "2016-05-12", "bombarded", "2016-05-11", "Belen", 37.5, kCrossing}});
  ASSERT_NE(in["a"], in["b"]);
  const std::set<std::int64_t> before = {in["a"], in["b"]};
  // Reports that tell both in one, and say neither when nor where.
  in = link(store, several("c", {"", "2016-05-11", "shelled", "", "", 0, std::string(kHay) + " " + kCrossing}));
  EXPECT_EQ(in["a"], in["b"]);
  EXPECT_EQ(in["a"], in["c0"]);
  EXPECT_TRUE(before.contains(in["a"])) << "the joined one keeps a number that was there";
  EXPECT_EQ(number_of(store.database(), "SELECT count(*) FROM happenings"), 1);
}

TEST(Evidence, LinkingAgainChangesNothing) {
  RecordStore store(testing::fresh_record("again"));
  const auto once =
      link(store, {{"a", "2016-05-10", "shelled", "2016-05-10", "Arna", 33, kCrossing}, {"b", "2016-05-11", "shelled", "2016-05-10", "Arna", 33, kCrossing}});
  EXPECT_EQ(link(store, {}), once);
}

// Today's articles far from yesterday's leave what yesterday's are in untouched: the rows are the same, not written anew under other numbers.
TEST(Evidence, YesterdaysHappeningsStayAsTheyAre) {
  RecordStore store(testing::fresh_record("untouched"));
  const auto before =
      link(store, {{"a", "2016-05-10", "shelled", "2016-05-10", "Arna", 33, kCrossing}, {"b", "2016-05-11", "shelled", "2016-05-10", "Arna", 33, kCrossing}});
  auto after = link(store, {{"z", "2017-02-01", "shelled", "2017-02-01", "Belen", 37, kHay}});
  EXPECT_NE(after["z"], before.at("a"));
  after.erase("z");
  EXPECT_EQ(after, before);
}

}  // namespace
}  // namespace dragoman
