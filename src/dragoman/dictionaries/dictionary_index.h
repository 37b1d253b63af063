// Dictionaries made ready for coding: names, agents and patterns as trees of words, verbs by their forms. Immutable after building; shared by threads.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dragoman/dictionaries/code_arithmetic.h"
#include "dragoman/dictionaries/dictionaries.h"
#include "dragoman/dictionaries/phrase_tree.h"
#include "dragoman/dictionaries/word_trie.h"

namespace dragoman {

/// A name or agent found in a phrase.
struct NameMatch {
  std::size_t length = 0;  ///< words; 0 = none
  std::string code;        ///< actors: as it stands; agents: "~GOV" or "NGO~"; empty: known, but nobody on that day
  std::string origin;      ///< file:line
};

/// One verb of a dictionary as it is looked up.
struct VerbEntry {
  std::vector<std::string> front, back;
  std::uint32_t block = 0;  ///< patterns of this block go with it
  std::string code, origin;
};

/// A pattern's code and the line it came from.
struct PatternCode {
  std::string code, origin;
};

struct WordPattern {
  std::vector<PatternStep> before, after;
  PatternCode result;
};

class DictionaryIndex {
 public:
  /// Takes the dictionaries over. `resources` holds ontology/petrarch_codes.tsv and lexicon/object_control.tsv. What cannot be used is added to problems().
  DictionaryIndex(Dictionaries dictionaries, const std::string& resources);

  /// The longest name that begins at words[at], on that day (YYYYMMDD, 0 = not known).
  NameMatch actor(const std::vector<const std::string*>& words, std::size_t at, int day) const;
  NameMatch agent(const std::vector<const std::string*>& words, std::size_t at) const;
  const std::vector<VerbEntry>* verbs(const std::string& form) const;

  // Patterns: connectors are words of the tree that no text has.
  const WordTrie& patterns() const { return patterns_; }
  WordTrie::Node pattern_root(std::uint32_t block) const { return block_roots_[block]; }
  const PatternCode* pattern_at(WordTrie::Node node) const;
  const std::vector<WordPattern>& word_patterns(std::uint32_t block) const { return word_patterns_[block]; }
  const SynonymSet* set(std::string_view name) const;

  /// A phrase that keeps a sentence (or, `whole_article`, the article) from being coded; nullptr if none.
  const DiscardEntry* discard(const std::vector<std::string>& words) const;
  /// Codes of the issues of a sentence with the number of times each was met; empty if a phrase cancels them.
  std::vector<std::pair<std::string, int>> issues(const std::vector<std::string>& words) const;

  const std::vector<VerbTransformation>& transformations() const { return transformations_; }
  const CodeArithmetic& arithmetic() const { return arithmetic_; }
  const ObjectControl& object_control() const { return object_control_; }
  const Dictionaries& dictionaries() const { return dictionaries_; }
  const DictionaryProblems& problems() const { return dictionaries_.problems; }
  std::size_t pattern_nodes() const { return patterns_.size(); }

  struct Connectors {
    WordTrie::Word modifier, next, prepositions, verb, source, target, both, skipped;
  };
  const Connectors& connectors() const { return connectors_; }

 private:
  void add_names();
  void add_verbs(const VerbDictionary& verbs);
  void add_lists();
  void add_pattern(const VerbDictionary& verbs, std::uint32_t block, const VerbPattern& pattern);
  std::uint32_t block_named(const std::string& name);

  Dictionaries dictionaries_;
  CodeArithmetic arithmetic_;
  ObjectControl object_control_;
  WordTrie names_, agents_, patterns_, discards_, issues_;
  Connectors connectors_{};
  std::unordered_map<WordTrie::Node, std::pair<std::uint32_t, std::uint32_t>> name_at_;  ///< dictionary, entry
  std::unordered_map<WordTrie::Node, NameMatch> agent_at_;
  std::unordered_map<WordTrie::Node, PatternCode> pattern_at_;
  std::unordered_map<WordTrie::Node, std::pair<std::uint32_t, std::uint32_t>> discard_at_, issue_at_;
  std::unordered_map<std::string, std::vector<VerbEntry>> verbs_;
  std::unordered_map<std::string, std::uint32_t> blocks_;
  std::vector<WordTrie::Node> block_roots_;
  std::vector<std::vector<WordPattern>> word_patterns_;
  std::vector<VerbTransformation> transformations_;
};

}  // namespace dragoman
