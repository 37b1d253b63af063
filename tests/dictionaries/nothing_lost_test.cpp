// Every line of the dictionaries in use (the Phoenix set, when it is beside the checkout) is an entry, a part of one, or a named problem.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <iostream>
#include <set>

#include "dragoman/dictionaries/dictionaries.h"

namespace dragoman {
namespace {

std::set<std::size_t> lines_of(const ActorDictionary& d) {
  std::set<std::size_t> lines;
  for (const ActorEntry& e : d.entries) {
    for (const DictionaryPhrase& p : e.phrases) lines.insert(p.line);
    for (const ActorCode& c : e.codes) lines.insert(c.line);
  }
  return lines;
}

std::set<std::size_t> lines_of(const AgentDictionary& d) {
  std::set<std::size_t> lines;
  for (const AgentEntry& e : d.entries) lines.insert(e.line);
  return lines;
}

std::set<std::size_t> lines_of(const VerbDictionary& d) {
  std::set<std::size_t> lines;
  for (const SynonymSet& s : d.sets) {
    lines.insert(s.line);
    for (const auto& m : s.members) lines.insert(m.line);
  }
  for (const VerbBlock& b : d.blocks) {
    lines.insert(b.line);
    for (const DictionaryVerb& v : b.verbs) lines.insert(v.line);
    for (const VerbPattern& p : b.patterns) lines.insert(p.line);
  }
  for (const VerbTransformation& t : d.transformations) lines.insert(t.line);
  return lines;
}

template <typename List>
std::set<std::size_t> lines_of(const List& list) {
  std::set<std::size_t> lines;
  for (const auto& e : list.entries) lines.insert(e.line);
  return lines;
}

/// `also`: lines that only frame others (sections of issues, definitions of agents' sets).
template <typename Dictionary>
void expect_all(const Dictionary& d, const std::string& folder, const DictionaryProblems& problems, const std::function<bool(const std::string&)>& frames) {
  std::string reason;
  const auto plain = read_dictionary_bytes(folder + "/" + d.file, reason);
  const auto packed = plain ? plain : read_dictionary_bytes(folder + "/" + d.file + ".gz", reason);
  ASSERT_TRUE(packed) << d.file << ": " << reason;
  std::set<std::size_t> used = lines_of(d);
  for (const DictionaryProblem& p : problems) {
    if (p.file == d.file) used.insert(p.line);
  }
  std::size_t lost = 0;
  for (const DictionaryLine& line : dictionary_lines(*packed)) {
    if (used.contains(line.number) || frames(line.text)) continue;
    if (++lost < 10) ADD_FAILURE() << d.file << ":" << line.number << ": " << line.text;
  }
  EXPECT_EQ(lost, 0u) << d.file;
}

TEST(NothingLost, Phoenix) {
  const std::string folder = std::string(DRAGOMAN_SOURCE_DIR) + "/../shared/data/petrarch-dictionaries";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no dictionaries at " << folder;
  const Dictionaries d = load_dictionaries(folder);
  ASSERT_EQ(d.verbs.size(), 1u);
  ASSERT_EQ(d.actors.size(), 3u);
  ASSERT_EQ(d.agents.size(), 1u);
  ASSERT_EQ(d.discards.size(), 1u);
  ASSERT_EQ(d.issues.size(), 1u);
  const auto none = [](const std::string&) { return false; };
  for (const auto& a : d.actors) expect_all(a, folder, d.problems, none);
  for (const auto& a : d.agents) expect_all(a, folder, d.problems, [](const std::string& t) { return t.starts_with('!'); });
  for (const auto& v : d.verbs) expect_all(v, folder, d.problems, none);
  for (const auto& l : d.discards) expect_all(l, folder, d.problems, none);
  for (const auto& l : d.issues) expect_all(l, folder, d.problems, [](const std::string& t) { return t.starts_with('<'); });
  std::size_t names = 0, patterns = 0;
  for (const auto& a : d.actors) {
    for (const auto& e : a.entries) names += e.phrases.size();
  }
  for (const auto& b : d.verbs[0].blocks) patterns += b.patterns.size();
  for (const DictionaryProblem& p : d.problems) std::cout << p.file << ":" << p.line << ": " << p.reason << "  |  " << p.text << '\n';
  std::cout << names << " names, " << patterns << " patterns, " << d.problems.size() << " lines that cannot be used as they stand\n";
  EXPECT_LT(d.problems.size(), 200u);
}

}  // namespace
}  // namespace dragoman
