// A user's ontology over ours: the labour example, and files with errors in them.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "../loaded_models.h"
#include "dragoman/events/code_events.h"
#include "dragoman/names.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

std::string written(const std::string& text) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / ("dragoman_ontology_" + std::to_string(::getpid()) + ".tsv");
  std::ofstream(path) << text;
  return path.string();
}

std::vector<Event> recoded(const std::string& text, const EventCoder& coder, const UserOntology& ontology) {
  const Document d = read_text(text);
  std::vector<Event> events = code_events(d, Tree(d.analysis), coder);
  ontology.recode(events);
  return events;
}

std::string summary(const std::vector<Event>& events) {
  std::string out;
  for (const Event& e : events) {
    if (e.mirror_of != kNone) continue;
    out += (out.empty() ? "" : "; ") + e.cameo + " " + (e.source.empty() ? "" : e.source[0].code) + "->" + (e.target.empty() ? "" : e.target[0].code) + " " +
           std::string(to_string(e.status));
  }
  return out.empty() ? "none" : out;
}

TEST(UserOntology, TheLabourExample) {
  EventCoder coder = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  const UserOntology ontology = UserOntology::load(DRAGOMAN_SOURCE_DIR "/ontology/examples/labour.tsv", coder);
  EXPECT_EQ(ontology.codes().size(), 11u);
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/tests/golden/labour.txt");
  std::size_t all = 0, right = 0;
  for (std::string line; std::getline(in, line);) {
    const std::size_t bar = line.find(" | ");
    if (line.empty() || line[0] == '#' || bar == std::string::npos) continue;
    const std::string found = summary(recoded(line.substr(0, bar), coder, ontology));
    ++all;
    right += found == line.substr(bar + 3);
    if (found != line.substr(bar + 3)) std::cout << line << "\n  found " << found << '\n';
  }
  EXPECT_GE(all, 10u);
  EXPECT_GE(right + 1, all);  // one sentence of slack for a new model of the language
}

TEST(UserOntology, TheMostExactLineHolds) {
  EventCoder coder = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  const UserOntology ontology = UserOntology::load(written("code\tlabel\tcameo\nX\tall others\t*\nY\ttalks\t04*\nZ\tpacts\t057\n"), coder);
  const std::vector<Event> pact = recoded("Iran and Syria signed a treaty.", coder, ontology);
  ASSERT_EQ(pact.size(), 2u);
  EXPECT_EQ(pact[0].cameo, "Z");
  EXPECT_EQ(pact[1].mirror_of, 0u);
  EXPECT_EQ(summary(recoded("The Kenyan president met the Ugandan president.", coder, ontology)).substr(0, 1), "Y");
  EXPECT_EQ(summary(recoded("France condemned Belarus.", coder, ontology)).substr(0, 1), "X");
}

/// What a user asks for is coded whoever does it: no state, no army, an article about something else, a match report.
TEST(UserOntology, FramesOfItsOwnAreNotHeldToPublicAffairs) {
  EventCoder coder = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  const UserOntology labour = UserOntology::load(DRAGOMAN_SOURCE_DIR "/ontology/examples/labour.tsv", coder);
  EXPECT_EQ(summary(recoded("The Danish airline offered the Polish railway company a deal.", coder, labour)), "OFFER DNKBUS->POLBUS occurred");
  EXPECT_EQ(summary(recoded("Nothing grew in the garden. It was a cold spring. The roses were late. The lilies died. Bees were few. The Danish airline "
                            "offered the Polish railway company a deal.",
                            coder, labour)),
            "OFFER DNKBUS->POLBUS occurred");
  // without the frame of one's own there is no such event
  const EventCoder ours = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  const Document d = read_text("The Danish airline offered the Polish railway company a deal.");
  EXPECT_TRUE(code_events(d, Tree(d.analysis), ours).empty());

  EventCoder sport = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  const UserOntology games =
      UserOntology::load(written("code\tlabel\tcameo\thead\tpos\tparticle\tobject\twhere\tsource\ttarget\tflags\tcomment\n"
                                 "TOLD\tstatement\t010\ttell\tV\t\t\t\tsubj\tobj\t\t\nBEAT\tvictory\t190\tbeat\tV\t\t\t\tsubj\tobj\t\t\n"),
                         sport);
  EXPECT_EQ(summary(recoded("Kenyan students beat Ugandan students in the semi-final after the striker scored a hat-trick.", sport, games)).substr(0, 4),
            "BEAT");
  EXPECT_EQ(summary(recoded("The Danish airline told the Polish railway company that it was late.", sport, games)).substr(0, 4), "TOLD");
}

TEST(UserOntology, ErrorsNameThePlace) {
  const auto fails = [](const std::string& text, const std::string& place) {
    EventCoder coder = EventCoder::load(DRAGOMAN_SOURCE_DIR);
    try {
      UserOntology::load(written(text), coder);
      ADD_FAILURE() << "no error: " << text;
    } catch (const BrokenInstallation& e) {
      EXPECT_NE(std::string(e.what()).find(place), std::string::npos) << e.what();
    }
  };
  fails("code\tlabel\n", "cameo");
  fails("code\tlabel\tcameo\nA\ta\t\n", ":2");
  fails("code\tlabel\tcameo\nA\ta\t999\n", ":2");
  fails("code\tlabel\tcameo\thead\tpos\nA\ta\t143\tstrike\tQ\n", ":2");
  fails("code\tlabel\tcameo\thead\tpos\tobject\nA\ta\t143\tstrike\tV\t@NONE\n", "@NONE");
  fails("code\tlabel\tcameo\n# nothing\n", "no codes");
}

}  // namespace
}  // namespace dragoman
