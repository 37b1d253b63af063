#include "dragoman/links/happenings.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <random>
#include <set>

#include "b_cubed.h"
#include "dragoman/links/agglomerate.h"
#include "dragoman/links/event_clusters.h"
#include "dragoman/links/rows.h"
#include "read_fixture.h"

namespace dragoman {
namespace {

using testing::Paper;

const char* const kReports = DRAGOMAN_SOURCE_DIR "/tests/links/data/reports.jsonl";

/// Mentions of the gold that were coded: "article:event" -> its key.
std::map<std::string, std::string> gold_mentions(Database& database) {
  std::map<std::string, std::string> out;
  std::ifstream in(kReports);
  for (std::string line; std::getline(in, line);) {
    const nlohmann::json report = nlohmann::json::parse(line);
    const std::string id = report["id"];
    const Table t = database.query("SELECT event, \"trigger\" FROM events WHERE article = $1 AND mirror_of IS NULL ORDER BY length(\"trigger\")", {id});
    std::set<std::string> used;
    for (const auto& h : report["happenings"]) {
      const std::string words = h["words"];
      for (const auto& row : t.rows) {
        if (row[1]->find(words.substr(0, words.find(' '))) == std::string::npos || !used.insert(*row[0]).second) continue;
        out[id + ":" + *row[0]] = h["key"];
        break;
      }
    }
  }
  return out;
}

std::map<std::string, std::string> found_mentions(Database& database) {
  std::map<std::string, std::string> out;
  for_each_row(database, "SELECT article || ':' || event, happening FROM happening_mentions WHERE event LIKE 'v%'",
               [&](const Row& row) { out[std::string(row.text(0))] = std::to_string(row.integer(1)); });
  return out;
}

testing::BCubed measure(std::size_t step, const std::string& name) {
  const std::vector<Paper> papers = testing::papers_in(kReports);
  RecordStore store(testing::fresh_record(name));
  for (std::size_t i = 0; i < papers.size(); ++i) {
    testing::add_read(store, papers[i]);
    if ((i + 1) % step && i + 1 != papers.size()) continue;
    store.commit();
    link_record(store.database(), testing::link_models());
  }
  EXPECT_EQ(number_of(store.database(), "SELECT count(*) FROM events WHERE mirror_of IS NULL"),
            number_of(store.database(), "SELECT count(*) FROM happening_mentions WHERE event LIKE 'v%'"))
      << "every event is in one happening";
  EXPECT_EQ(number_of(store.database(), "SELECT count(*) FROM happenings"),
            number_of(store.database(), "SELECT count(DISTINCT happening) FROM happening_mentions"));
  EXPECT_EQ(number_of(store.database(), "SELECT count(*) FROM happenings WHERE n_origins + n_deniers < 1"), 0);
  EXPECT_EQ(number_of(store.database(),
                      "SELECT count(*) FROM happenings h WHERE (status = 'disputed') <> EXISTS (SELECT 1 FROM disputes d WHERE d.happening = h.happening AND "
                      "d.kind = 'denied')"),
            0)
      << "the status says what the list of disputes says";
  const std::map<std::string, std::string> gold = gold_mentions(store.database());
  EXPECT_GE(gold.size(), 40u);
  return testing::b_cubed(gold, found_mentions(store.database()));
}

TEST(Happenings, OwnReports) {
  const testing::BCubed b = measure(1000, "happenings");
  std::cout << "own reports, coded mentions: B-cubed precision " << b.precision << ", recall " << b.recall << ", F1 " << b.f1() << '\n';
  EXPECT_GE(b.f1(), 0.82);
}

TEST(Happenings, InStepsNearlyAsAtOnce) { EXPECT_GE(measure(5, "happenings_steps").f1(), 0.82); }

TEST(Happenings, CopiesAndOrgansOfAStateAreOneOrigin) {
  RecordStore store(testing::fresh_record("origins"));
  const std::string text =
      "SOFIA (Balkan Wire) - Bulgaria expelled two Russian diplomats on Monday, the foreign ministry in Sofia said. It gave them three days to leave the "
      "country.";
  testing::add_read(store, {"wire", "Balkan Wire", "2021-03-22", text});
  for (int i = 0; i < 5; ++i) testing::add_read(store, {"copy" + std::to_string(i), "Paper " + std::to_string(i), "2021-03-23", "Spies sent home\n\n" + text});
  testing::add_read(store,
                    {"premier", "Sofia Courier", "2021-03-22", "Bulgaria expelled two Russian diplomats on Monday, Prime Minister Boyko Borissov said."});
  testing::add_read(store, {"moscow", "Moscow Review", "2021-03-23", "Bulgaria expelled two Russian diplomats on Monday, the Russian foreign ministry said."});
  store.commit();
  link_record(store.database(), testing::link_models());
  const Table t = store.database().query("SELECT n_articles, n_origins, status FROM happenings WHERE cameo LIKE '16%'");
  ASSERT_EQ(t.rows.size(), 1u);
  EXPECT_EQ(*t.rows[0][0], "8");
  EXPECT_EQ(*t.rows[0][1], "2");
  EXPECT_EQ(*t.rows[0][2], "confirmed by both sides");
}

TEST(Happenings, TheHeadlinesActorIsTheOneThatTheBodyNames) {
  RecordStore store(testing::fresh_record("headline"));
  testing::add_read(store, {"p", "Sahel Post", "2019-03-06",
                            "Rights group says soldiers shot 12 herders\n\nThe human rights group Beacon said on Wednesday that Malian soldiers shot twelve "
                            "herders near Mopti on Tuesday. Beacon called for an inquiry."});
  store.commit();
  link_record(store.database(), testing::link_models());
  const Table t = store.database().query("SELECT string_agg(name, ', ') FROM happening_origins JOIN happenings USING (happening) WHERE cameo LIKE '19%'");
  ASSERT_TRUE(t.rows[0][0]);
  EXPECT_NE(t.rows[0][0]->find("Beacon"), std::string::npos) << *t.rows[0][0];
  EXPECT_EQ(t.rows[0][0]->find(','), std::string::npos) << *t.rows[0][0];
}

TEST(Happenings, DurationsThatDifferAreDisputed) {
  RecordStore store(testing::fresh_record("durations"));
  testing::add_read(store, {"p", "Zomba Times", "2019-03-05", "Malawi closed its border with Mozambique for 30 days on Monday, the Malawian government said."});
  testing::add_read(store,
                    {"q", "Beira Post", "2019-03-05", "Malawi closed its border with Mozambique for 60 days on Monday, the Mozambican government said."});
  store.commit();
  link_record(store.database(), testing::link_models());
  const Table t = store.database().query("SELECT kind, string_agg(DISTINCT value, ', ' ORDER BY value) FROM disputes GROUP BY kind");
  ASSERT_EQ(t.rows.size(), 1u);
  EXPECT_EQ(*t.rows[0][0], "figures");
  EXPECT_EQ(*t.rows[0][1], "30 days, 60 days");
}

TEST(EventClusters, FarApartNeverOne) {
  const PairWeights& weights = testing::link_models().weights;
  std::vector<EventMention> mentions;
  for (int i = 0; i < 40; ++i) {
    EventMention m;
    m.number = i;
    m.event = 1;
    m.cameo = "190";
    m.story = i / 4;
    m.trigger_words = {1};
    m.source = {{.name = "Syria", .code = "SYR", .country = "SYR"}};
    m.target = {{.name = "rebels", .code = "SYRREB", .country = "SYR"}};
    m.day = m.last_day = 17000 + 20 * (i / 4);
    m.day_kind = DayKind::exact;
    m.account.origin = "paper:x";
    mentions.push_back(m);
  }
  const std::vector<int> label = cluster_events(mentions, weights);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(label[static_cast<std::size_t>(i)], i / 4 * 4);
}

// Average link against the plain algorithm that looks at all pairs of clusters each time.
TEST(Agglomerate, AgreesWithTheSlowWay) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    const int n = 14;
    std::vector<std::vector<double>> s(n, std::vector<double>(n));
    for (int i = 0; i < n; ++i) {
      for (int j = 0; j < i; ++j) s[i][j] = s[j][i] = std::uniform_real_distribution<>(-1, 1)(random);
    }
    struct Policy {
      const std::vector<std::vector<double>>& s;
      std::vector<std::vector<int>> members;
      double between(int a, int b) const {
        double sum = 0;
        for (const int x : members[static_cast<std::size_t>(a)]) {
          for (const int y : members[static_cast<std::size_t>(b)]) sum += s[static_cast<std::size_t>(x)][static_cast<std::size_t>(y)];
        }
        return sum / static_cast<double>(members[static_cast<std::size_t>(a)].size() * members[static_cast<std::size_t>(b)].size());
      }
      void merge(int a, int b) {
        auto &x = members[static_cast<std::size_t>(a)], &y = members[static_cast<std::size_t>(b)];
        x.insert(x.end(), y.begin(), y.end());
        y.clear();
      }
      double joined(int a, int, int k, const double*, const double*) const { return between(a, k); }
      static bool accepts(int, int, double near) { return near > 0; }
    };
    Policy fast{s, {}}, slow{s, {}};
    std::vector<NearPair> edges;
    for (int i = 0; i < n; ++i) {
      fast.members.push_back({i});
      slow.members.push_back({i});
      for (int j = 0; j < i; ++j) edges.push_back({j, i, s[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)]});
    }
    const std::vector<int> into = agglomerate(n, edges, -10, fast);
    while (true) {
      std::tuple<double, int, int> best{0, 0, 0};
      for (int i = 0; i < n; ++i) {
        for (int j = 0; j < i; ++j) {
          if (!slow.members[static_cast<std::size_t>(i)].empty() && !slow.members[static_cast<std::size_t>(j)].empty())
            best = std::max(best, {slow.between(i, j), j, i});
        }
      }
      if (std::get<0>(best) <= 0) break;
      slow.merge(std::get<1>(best), std::get<2>(best));
    }
    for (const auto& group : slow.members) {
      for (const int m : group) EXPECT_EQ(into[static_cast<std::size_t>(m)], into[static_cast<std::size_t>(group[0])]);
    }
    EXPECT_EQ(std::set<int>(into.begin(), into.end()).size(),
              static_cast<std::size_t>(std::count_if(slow.members.begin(), slow.members.end(), [](const auto& g) { return !g.empty(); })));
  }
}

TEST(Reactions, AreReadOffTheFrames) {
  const Reactions& r = testing::link_models().reactions;
  EXPECT_TRUE(r.contains("criticised"));
  EXPECT_FALSE(r.contains("said"));
  EXPECT_FALSE(r.contains("bombed"));
}

}  // namespace
}  // namespace dragoman
