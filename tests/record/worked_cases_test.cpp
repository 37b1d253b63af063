// The worked cases beside the project, row by row: status, commitment and chain of each row that is coded. What their texts say is not repeated
// here; a row is named by the word that the event hangs on. Skipped where the cases are not there.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "../loaded_models.h"
#include "dragoman/names.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

const std::string kCases = DRAGOMAN_SOURCE_DIR "/../shared/examples/";

std::string file(const std::string& name) {
  std::ifstream in(kCases + name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The quoted passage of worked.md under the heading that begins with `letter`.
std::string passage(char letter) {
  std::istringstream in(file("worked.md"));
  std::string line, out;
  bool inside = false;
  while (std::getline(in, line)) {
    if (line.starts_with("## ")) inside = line.size() > 3 && line[3] == letter;
    if (inside && line.starts_with("> ")) out += (out.empty() ? "" : " ") + line.substr(2);
  }
  return out;
}

/// "root status commitment | link < link": a link by a word of its source, or of its cue in brackets where nobody is named.
/// `skip`: how many events on the same word come before.
std::string row(const Document& d, const std::string& word, int skip = 0) {
  for (const Event& e : d.events) {
    if (e.mirror_of != kNone || d.analysis.tokens[e.head].form != word || skip-- > 0) continue;
    std::string out = e.cameo.substr(0, 2) + " " + std::string(to_string(e.status)) + " " + std::string(to_string(e.commitment));
    for (std::size_t i = 0; i < e.according_to.size(); ++i) {
      const Attribution& a = d.attributions[e.according_to[i]];
      const auto words = [&](const std::vector<ByteSpan>& spans) { return std::string(slice(d.article.text, spans.front())); };
      out += (i ? " < " : " | ") + (a.source.empty() ? "(" + words(a.cue) + ")" : words(a.source));
    }
    return out;
  }
  return "";
}

#define SKIP_WITHOUT_CASES(text) \
  if ((text).empty()) GTEST_SKIP() << "no worked cases in " << kCases

TEST(WorkedCases, TheDelegation) {
  const std::string text = file("delegation.txt");
  SKIP_WITHOUT_CASES(text);
  const Document d = read_text(text, "2018-08-28");
  std::string relations;
  for (const Relation& r : d.relations) {
    relations += d.actors.entities[r.a].code + "-" + d.actors.entities[r.b].code + " ";
    ASSERT_EQ(r.according_to.size(), 1u);
    EXPECT_EQ(slice(d.article.text, d.attributions[r.according_to.front()].source.front()), "Mamlouk");
  }
  EXPECT_EQ(relations, "IRN-SYR IRN-LBNREB SYR-LBNREB ");  // "between them, and with" the third: each with it
  const std::string quoted = " | Mamlouk < (was quoted) < the report";
  EXPECT_EQ(row(d, "rejected"), "12 occurred alleged | (allegedly) < the report");
  EXPECT_EQ(row(d, "came"), "11 occurred certain" + quoted);
  EXPECT_EQ(row(d, "leave"), "10 demanded certain" + quoted);
  EXPECT_EQ(row(d, "treat"), "13 conditional certain" + quoted);
  EXPECT_EQ(row(d, "demand"), "10 occurred certain");
  EXPECT_EQ(row(d, "agreed"), "03 occurred certain");
  EXPECT_EQ(row(d, "signed"), "05 occurred certain | the Tasnim news agency");
  EXPECT_EQ(row(d, "travelled"), "04 occurred certain | Tasnim");
  EXPECT_EQ(row(d, "meeting"), "04 occurred alleged | (was said) < the report");
  EXPECT_EQ(row(d, "meeting", 1), "04 occurred certain | the Tasnim news agency");
  EXPECT_EQ(row(d, "meeting", 2), "04 occurred certain | Tasnim");
  EXPECT_EQ(row(d, "changing"), "12 occurred certain | he");
  EXPECT_EQ(row(d, "respond"), "13 conditional certain | Hatami");
  EXPECT_EQ(row(d, "has"), "12 occurred certain | Hatami");
  for (const Event& e : d.events) EXPECT_NE(d.analysis.tokens[e.head].form, "attack") << "nobody's act";
}

TEST(WorkedCases, RunningQuotationMediumDenialDispute) {
  const std::string text = passage('A');
  SKIP_WITHOUT_CASES(text);
  const Document d = read_text(text, "2023-03-04");
  EXPECT_EQ(row(d, "fired"), "17 occurred certain | a doctors' committee < Nile Wire");
  EXPECT_EQ(row(d, "attacked"), "18 occurred alleged | an interior ministry statement < State television < Nile Wire");
  EXPECT_EQ(row(d, "demonstrators"), "14 occurred certain | a doctors' committee < Nile Wire");
  EXPECT_EQ(row(d, "called").substr(0, 19), "02 occurred certain");
  EXPECT_EQ(row(d, "Protests"), "14 planned probable | (are expected) < Nile Wire");
  bool radio = false;
  for (const Attribution& a : d.attributions) {
    radio |=
        a.kind == AttributionKind::quote && a.content.size() == 2 && a.medium != kNone && d.actors.entities[a.medium].name.find("Radio") != std::string::npos;
  }
  EXPECT_TRUE(radio) << "both parts of the quotation are one speaker's, by one medium";
}

TEST(WorkedCases, ImplicativesControlPassiveNominalEvents) {
  const std::string text = passage('B');
  SKIP_WITHOUT_CASES(text);
  const Document d = read_text(text, "2020-09-10");
  EXPECT_EQ(row(d, "Talks"), row(d, "collapsed").empty() ? row(d, "Talks") : "");
  EXPECT_EQ(row(d, row(d, "Talks").empty() ? "collapsed" : "Talks"), "16 occurred certain | two EU diplomats");
  EXPECT_EQ(row(d, "refused"), "12 occurred certain | two EU diplomats");
  EXPECT_EQ(row(d, "threatened"), "13 conditional certain");
  EXPECT_EQ(row(d, "escorted"), "17 occurred alleged | Athens");
  EXPECT_EQ(row(d, "persuade"), "04 denied certain");
  EXPECT_EQ(row(d, "trying"), "04 ongoing certain");
}

TEST(WorkedCases, NothingToCode) {
  const std::string text = passage('C');
  SKIP_WITHOUT_CASES(text);
  EXPECT_TRUE(read_text(text, "2020-09-10").events.empty());
}

}  // namespace
}  // namespace dragoman
