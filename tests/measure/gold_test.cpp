// Gold files of every kind, as they should be and broken.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "dragoman/measure/measure.h"

namespace dragoman {
namespace {

std::string file(const std::string& name, const std::string& text) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("dragoman_gold_" + std::to_string(::getpid()));
  std::filesystem::create_directories((folder / name).parent_path());
  std::ofstream(folder / name) << text;
  return (folder / name).string();
}

TEST(Brat, SpansEventsRelations) {
  std::vector<std::string> notes;
  const BratDocument d = parse_brat("Zoë said it rains, and she left.",
                                    "T1\tSource 0 3\tZoë\nT2\tCue 4 8\tsaid\nT3\tContent 9 17;23 31\tit rains she left\nE1\tAttribution:T2 source:T1 "
                                    "content:T3\nR1\tSame Arg1:T1 Arg2:T2\n#1\tNote T1\tx\nA1\tSure T2\n",
                                    "one", notes);
  EXPECT_TRUE(notes.empty());
  ASSERT_EQ(d.bound.size(), 3u);
  EXPECT_EQ(d.bound.at("T3").spans[1], (CodePointSpan{23, 31}));
  ASSERT_EQ(d.groups.size(), 2u);
  EXPECT_EQ(d.groups[0].second[2].second, "T3");
}

TEST(Brat, BrokenLinesAreNamed) {
  std::vector<std::string> notes;
  const BratDocument d = parse_brat("short", "T1\tSource 0 99\tx\nT2\tCue x y\tx\nT3\tCue 3 2\tx\nnonsense\n?\tx\n", "two", notes);
  EXPECT_TRUE(d.bound.empty());
  ASSERT_EQ(notes.size(), 5u);
  EXPECT_NE(notes[0].find("two.ann:1"), std::string::npos);
}

TEST(Gold, LinesObjectsRows) {
  std::vector<std::string> notes;
  const std::string path = file("a.jsonl", "{\"id\":\"1\"}\nbroken\n\n{\"id\":\"2\"}\n");
  EXPECT_EQ(gold_objects(path, notes).size(), 2u);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_NE(notes[0].find(":2:"), std::string::npos);
  EXPECT_THROW(gold_objects(file("b.jsonl", "x\n"), notes), MeasureError);
  EXPECT_THROW(gold_lines("/nowhere"), MeasureError);
  const auto rows = gold_rows(file("c.tsv", "a\tb\r\n1\t2\r\n3\n"), {"a", "b"});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].at("b"), "2");
  EXPECT_EQ(rows[1].at("b"), "");
  EXPECT_THROW(gold_rows(file("d.tsv", "a\n"), {"z"}), MeasureError);
}

TEST(Measure, GoldThatIsWhatWeSayScoresOne) {
  // what the program itself finds, taken as gold
  static const Models models(DRAGOMAN_SOURCE_DIR);
  LanguageWorkspace workspace;
  const std::string text = "Iran and Syria signed a treaty in Damascus on Monday, the Tasnim news agency reported.";
  const Document d = read_gold("x", text, "2018-08-28", models, workspace);
  nlohmann::json g{{"id", "x"},
                   {"text", text},
                   {"published", "2018-08-28"},
                   {"dct", "2018-08-28"},
                   {"timexes", nlohmann::json::array()},
                   {"toponyms", nlohmann::json::array()},
                   {"attributions", nlohmann::json::array()}};
  for (const TimeExpression& t : d.times) g["timexes"].push_back({{"begin", t.span.begin}, {"end", t.span.end}, {"type", "DATE"}, {"value", t.value}});
  for (const Place& p : d.places) g["toponyms"].push_back({{"begin", p.span.begin}, {"end", p.span.end}, {"lat", p.lat}, {"lon", p.lon}});
  const auto spans = [](const std::vector<ByteSpan>& list) {
    nlohmann::json out = nlohmann::json::array();
    for (const ByteSpan s : list) out.push_back({s.begin, s.end});
    return out;
  };
  for (const Attribution& a : d.attributions) g["attributions"].push_back({{"source", spans(a.source)}, {"cue", spans(a.cue)}, {"content", spans(a.content)}});
  ASSERT_FALSE(d.times.empty() || d.places.empty() || d.attributions.empty());
  MeasureOptions o;
  o.path = file("self.jsonl", g.dump() + "\n");
  o.bootstrap.resamples = 10;
  for (const Report& r : {measure_times(o, models)[0], measure_places(o, models)[0], measure_attributions(o, models)[0]}) {
    EXPECT_EQ(r.units, 1u);
    for (const Score& s : r.scores) EXPECT_DOUBLE_EQ(s.value, 1) << r.set << ' ' << s.name;
  }
  // the same attributions as brat standoff
  std::string ann;
  int t = 0;
  for (const Attribution& a : d.attributions) {
    std::string event;
    for (const auto& [type, list] : {std::pair{"Cue", &a.cue}, std::pair{"Source", &a.source}, std::pair{"Content", &a.content}}) {
      if (list->empty()) continue;
      ann += "T" + std::to_string(++t) + "\t" + type;
      for (std::size_t i = 0; i < list->size(); ++i) ann += (i ? ";" : " ") + std::to_string((*list)[i].begin) + " " + std::to_string((*list)[i].end);
      ann += "\twords\n";
      event += (event.empty() ? std::string("Attribution:T") : " " + std::string(type) + ":T") + std::to_string(t);
    }
    ann += "E" + std::to_string(t) + "\t" + event + "\n";
  }
  file("brat/x.ann", ann);
  const std::string folder = std::filesystem::path(file("brat/x.txt", text)).parent_path().string();
  o.path = folder;
  const Report brat = measure_attributions(o, models)[0];
  for (const Score& s : brat.scores) EXPECT_DOUBLE_EQ(s.value, 1) << s.name;
}

TEST(Measure, MissingFieldsAndFilesAreErrors) {
  MeasureOptions o;
  o.path = file("e.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n");
  EXPECT_THROW(measure("petrarch", o, DRAGOMAN_SOURCE_DIR), MeasureError);  // no dictionaries named
  EXPECT_THROW(measure("plover", o, DRAGOMAN_SOURCE_DIR), MeasureError);    // no such columns
  o.path = "/nowhere";
  EXPECT_THROW(measure("conllu", o, DRAGOMAN_SOURCE_DIR), MeasureError);
}

}  // namespace
}  // namespace dragoman
