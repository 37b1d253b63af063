// Words that decide whether an act took place, and how surely: lexicon/certainty.tsv, one word and one class a line.
//
// The classes are those of the decision table in docs/certainty.md. A word may be in several: "threaten" commits its subject, and is a threat.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman {

/// In the order of kCertaintyClasses (certainty_lexicon.cpp).
enum class CertaintyWord : std::uint8_t {
  future,
  possible_modal,
  conditional_modal,
  obligation,
  obligation_verb,
  negation,
  negative_subject,
  probable,
  possible,
  condition,
  until,
  question,
  indefinite,
  possible_adjective,
  alleged_adjective,
  denied_adjective,
  ready,
  reluctant,
  due,
  likely,
  unlikely,
  able,
  unable,
  refuse,
  deny,
  undo,
  postpone,
  go_on,
  happen,
  attempt,
  plan,
  commit,
  threat,
  hope,
  believe,
  doubt,
  demand,
  demand_clause,
  allege,
  ask,
  instead,
  account,
  untrue
};

class CertaintyLexicon {
 public:
  /// Throws BrokenInstallation with file and line.
  static CertaintyLexicon load(const std::string& path);
  /// `word`: lower case; a lemma for verbs, nouns and adjectives.
  bool is(std::string_view word, CertaintyWord word_class) const;

 private:
  std::unordered_map<std::string, std::uint64_t> classes_;  ///< word -> bits of its classes
};

}  // namespace dragoman
