// What code asks of data by name is there, and what is there is asked for: word classes of classes.tsv, traits of sectors.tsv.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "dragoman/events/event_coder.h"
#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

std::set<std::string> classes_in_sources() {
  std::set<std::string> names;
  const std::regex name("\"(@[A-Z_]+)\"");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(DRAGOMAN_SOURCE_DIR "/src/dragoman")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (auto m = std::sregex_iterator(text.begin(), text.end(), name); m != std::sregex_iterator(); ++m) names.insert((*m)[1]);
  }
  names.erase("@D_");  // the beginning of the names that lexicon import gives
  return names;
}

TEST(NamedClasses, TheListIsWhatTheSourcesAskFor) {
  EXPECT_EQ(classes_in_sources(), std::set<std::string>(std::begin(kAskedByName), std::end(kAskedByName)));
  std::set<std::string> known;
  for (const TsvRow& row : read_tsv(DRAGOMAN_SOURCE_DIR "/lexicon/classes.tsv", {"class"})) known.emplace(row["class"]);
  for (const std::string_view name : kAskedByName) EXPECT_TRUE(known.contains(std::string(name))) << name;
}

TEST(NamedClasses, AClassThatNothingUsesIsFound) {
  EventCoder coder = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  EXPECT_EQ(coder.idle_classes(), std::vector<std::string>());
  coder.add_class("@IDLE", {"ferry"});
  EXPECT_EQ(coder.idle_classes(), std::vector<std::string>{"@IDLE"});
}

TEST(Sectors, TraitsAndPublicCodes) {
  const Sectors s = Sectors::load(DRAGOMAN_SOURCE_DIR "/ontology/sectors.tsv");
  EXPECT_TRUE(s.is("MIL", Trait::armed));
  EXPECT_FALSE(s.is("EDU", Trait::armed));
  EXPECT_FALSE(s.is("???", Trait::public_affairs));
  for (const char* code : {"KEN", "KENGOV", "KENOPP", "IGOUNO", "GOV", "KENBUSGOV"}) EXPECT_TRUE(s.public_code(code)) << code;
  for (const char* code : {"", "BUS", "KENBUS", "KENMED", "CVL"}) EXPECT_FALSE(s.public_code(code)) << code;
}

TEST(Sectors, ABadCellNamesItsPlace) {
  const std::string path = (std::filesystem::temp_directory_path() / ("dragoman_sectors_" + std::to_string(::getpid()) + ".tsv")).string();
  std::ofstream(path) << "code\tpublic\tofficial\tpolitician\tarmed\teveryday\tcrowd\nGOV\ty\ty\tmaybe\t\t\t\n";
  try {
    Sectors::load(path);
    ADD_FAILURE() << "no error";
  } catch (const BrokenInstallation& e) {
    EXPECT_NE(std::string(e.what()).find(":2: column politician"), std::string::npos) << e.what();
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace dragoman
