#include <gtest/gtest.h>

#include "dragoman/language/analyse.h"
#include "dragoman/language/model.h"
#include "dragoman/text/utf8.h"
#include "dragoman/times/calendar.h"
#include "dragoman/times/find_times.h"
#include "dragoman/times/time_lexicon.h"

namespace dragoman {
namespace {

std::string times(const std::string& text, const std::string& published) {
  static const LanguageModel model(DRAGOMAN_SOURCE_DIR "/models/en.dgm", DRAGOMAN_SOURCE_DIR "/lexicon/abbreviations.tsv");
  static const TimeLexicon lexicon = TimeLexicon::load(DRAGOMAN_SOURCE_DIR "/lexicon/times.tsv");
  Article a;
  a.text = text;
  a.published = published;
  LanguageWorkspace w;
  const Analysis analysis = analyse(a, model, w);
  const Tree tree(analysis);
  std::string out;
  for (const TimeExpression& t : find_times(a, analysis, tree, lexicon)) out += (out.empty() ? "" : "; ") + std::string(slice(a.text, t.span)) + "=" + t.value;
  return out;
}

TEST(Times, WeekdaysByTenseAndPublicationDate) {
  EXPECT_EQ(times("On Monday, Iran and Syria signed a deal.", "2018-08-28"), "Monday=2018-08-27");
  EXPECT_EQ(times("The ministers will meet on Friday.", "2018-08-28"), "Friday=2018-08-31");
}
TEST(Times, WithoutPublicationDateWeekdaysStayRelative) { EXPECT_EQ(times("On Monday, Iran and Syria signed a deal.", ""), "Monday=XXXX-WXX-1"); }
TEST(Times, DurationsAndDates) {
  EXPECT_EQ(times("He arrived on August 26, 2018 for a two-day visit.", "2018-08-28"), "August 26, 2018=2018-08-26; two-day=P2D");
  EXPECT_EQ(times("The meeting lasted for four hours.", "2018-08-28"), "four hours=PT4H");
}
TEST(Times, CountedFromThePublicationDate) {
  EXPECT_EQ(times("Germany failed to persuade them last month.", "2020-09-10"), "last month=2020-08");
  EXPECT_EQ(times("Two years ago the army left.", "2018-08-28"), "Two years ago=2016");
}
TEST(Calendar, WeeksMonthsAndLeapDays) {
  EXPECT_EQ(week_value(*parse_day("2021-01-03")), "2020-W53");
  EXPECT_EQ(day_value(add_months(*parse_day("2020-03-31"), -1)), "2020-02-29");
  EXPECT_EQ(month_value(2020, 0), "2019-12");
  EXPECT_FALSE(parse_day("2019-02-29"));
}

}  // namespace
}  // namespace dragoman
