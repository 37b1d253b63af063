// The index against the slow and sure: the SQL of `dragoman events`, on generated filters.
#include <gtest/gtest.h>

#include <random>

#include "dragoman/record/event_query.h"
#include "dragoman/serve/api.h"
#include "dragoman/serve/load_index.h"
#include "dragoman/serve/routes.h"
#include "dragoman/text/tsv.h"
#include "made_record.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;

class Collect : public RowSink {
 public:
  std::vector<std::string> cells;
  void null() override { cells.emplace_back(); }
  void text(std::string_view v) override { cells.emplace_back(v); }
  void integer(std::int64_t v) override { cells.push_back(std::to_string(v)); }
  void real(double v) override { cells.push_back(real_text(v)); }
  void identifier(std::int64_t v) override { cells.push_back(std::to_string(v)); }
  void truth(bool v) override { cells.push_back(v ? "true" : "false"); }
};

struct Both {
  Database database;
  Labels labels = Labels::load(DRAGOMAN_SOURCE_DIR);
  std::shared_ptr<const EventIndex> index;
  RecordFile record;
  ParseAgain parser{DRAGOMAN_SOURCE_DIR};
  Selections selections{1 << 20};
  Recent<Text> texts{1 << 20};
  explicit Both(const std::string& path) : database(path, false), index(load_index(database, labels.countries())), record(path) {}

  std::vector<std::vector<std::string>> fast(const Question& q) {
    const Request request;
    const Budget budget(10s);
    const Context context{index, labels, record, parser, selections, texts, request, budget};
    const Grid grid = event_grid(context, select(*index, q, budget));
    EXPECT_EQ(*selections.select(*index, q, budget), select(*index, q, budget));  // from what was kept of an actor before
    std::vector<std::vector<std::string>> out;
    for (std::size_t r = 0; r < grid.rows; ++r) {
      Collect row;
      grid.write(r, row);
      EXPECT_EQ(row.cells.size(), grid.columns.size());
      row.cells.resize(14);
      out.push_back(row.cells);
    }
    return out;
  }
  std::vector<std::vector<std::string>> slow(const Question& q) {
    const auto [sql, parameters] = event_query(q);
    std::vector<std::vector<std::string>> out;
    for (const auto& row : database.query(sql, parameters).rows) {
      out.emplace_back();
      for (const auto& cell : row) out.back().push_back(cell.value_or(""));
    }
    return out;
  }
};

TEST(Select, GivesTheRowsAndColumnsOfTheCommandInItsOrder) {
  Both both(made::record("select", 60));
  const auto all = both.fast({});
  EXPECT_GT(all.size(), 200U);
  EXPECT_EQ(all, both.slow({}));
}

TEST(Select, AgreesWithTheCommandOnGeneratedFilters) {
  Both both(made::record("generated", 80, 99));
  std::mt19937 random(5);
  const std::vector<std::vector<std::string>> values = {{"", "", "SYR", "SYRGOV", "iran", "IRN", "free riders", "émile", "é", "IGO", "nobody", "%", "S_R", "M"},
                                                        {"", "", "IRN", "TUR", "united", "SYRM"},
                                                        {"", "", "2018", "2018-08", "2018-08-27", "2019-01-02", "2018-W30", "9"},
                                                        {"", "", "2018", "2018-08", "2019", "2018-09-01", "2018-Q3"},
                                                        {"", "", "05", "057", "consult", "ASSAULT", "1", "0", "nothing"},
                                                        {"", "", "tasnim", "register\", the", "hassan", "allegedly", "<", "TIMES", "Émile"},
                                                        {"", "", "harbour", "united nations", "zz"},
                                                        {"", "", "occurred", "denied", "planned"},
                                                        {"", "agency", "hassan", "ém", "articles", "said", "agenc"}};
  std::string Question::*const members[] = {
      &Question::actor,  &Question::with,  &Question::since, &Question::until, &Question::type, &Question::according_to, &Question::not_according_to,
      &Question::status, &Question::origin};
  std::size_t found = 0;
  for (int round = 0; round < 100; ++round) {
    Question q;
    std::string asked;
    for (std::size_t m = 0; m < std::size(members); ++m) {
      if (random() % 3 == 0) q.*members[m] = values[m][random() % values[m].size()];
      asked += q.*members[m] + "|";
    }
    const auto slow = both.slow(q);
    found += slow.size();
    ASSERT_EQ(both.fast(q), slow) << asked;
  }
  EXPECT_GT(found, 500U);  // the filters let something through
}

TEST(Select, TakesWhatOnlyThePageAsks) {
  Both both(made::record("page", 30));
  const auto count = [&](auto member, const char* value) {
    Question q;
    q.*member = value;
    return select(*both.index, q, Budget(10s)).size();
  };
  EXPECT_EQ(count(&Question::quad, "12") + count(&Question::quad, "34"), both.index->size());
  EXPECT_GT(count(&Question::quad, "4"), 0U);
  EXPECT_EQ(count(&Question::commitment, "certain") + count(&Question::commitment, "probable") + count(&Question::commitment, "possible") +
                count(&Question::commitment, "alleged"),
            both.index->size());
  EXPECT_GT(count(&Question::country, "POL"), count(&Question::country, "CHE"));
  EXPECT_EQ(count(&Question::place, "łódź") + count(&Question::place, "sana"), count(&Question::country, "POL"));
  EXPECT_GT(count(&Question::publisher, "Tasnim Daily"), 0U);
  EXPECT_EQ(count(&Question::publisher, "Tasnim"), 0U);
}

TEST(Select, StopsWhenItsBudgetIsSpent) {
  Both both(made::record("budget", 3));
  const Budget budget(10s);
  budget.gone()->store(true);
  EXPECT_THROW(select(*both.index, {}, budget), Cancelled);
  EXPECT_THROW(select(*both.index, {}, Budget(-1s)), Cancelled);
}

TEST(Dates, MeanTheirFirstDayAndSayHowMuchIsKnown) {
  const auto same = [](const char* timex, const char* day, Precision precision) {
    const DateValue v = date_value(timex);
    EXPECT_EQ(day_text(v.day), day) << timex;
    EXPECT_EQ(v.precision, precision) << timex;
  };
  same("2018-08-27", "2018-08-27", Precision::day);
  same("2018-08-27T10:00", "2018-08-27", Precision::day);
  same("2018-08", "2018-08-01", Precision::month);
  same("2018-Q3", "2018-07-01", Precision::quarter);
  same("2018", "2018-01-01", Precision::year);
  same("2018-W35", "2018-08-27", Precision::week);
  same("2021-W01", "2021-01-04", Precision::week);
  same("2020-W53", "2020-12-28", Precision::week);
  for (const char* none :
       {"", "PAST_REF", "XXXX-08-27", "2018-13", "2018-02-30", "2018-W54", "2018-W00", "2018-Q5", "2018-0", "20180827", "2018-08-27x", "P2D", "199"}) {
    EXPECT_EQ(date_value(none).precision, Precision::none) << none;
    EXPECT_EQ(date_value(none).day, kNoDay) << none;
  }
}

}  // namespace
}  // namespace dragoman::serve
