// Verb dictionaries: sets of synonyms, blocks of verbs that share patterns, and rules for verbs within verbs.
//
//   &HARBOUR                       a set of nouns, plurals made; a closing '_' on the name or a member keeps it from having one
//   +DOCK
//   +FISHING_PORT
//   ---  BLOCKADE   [191]  ---     a block; its code is that of the verb alone ([---]: the verb alone is no event)
//   BLOCKADE                       regular forms are made,
//   CUT {CUTS CUTTING}  [190]      irregular ones given; a verb may have its own code, [A:P] one as active and one as passive
//   +SEAL_OFF                      verb and particle; RE_+ARM: the verb is the second word
//   - SHIP * {FISHING FLEET} (IN &HARBOUR)   [191]    what stands before the verb (*), the objects after it, its prepositional phrases
//   ~ a (b . ATTACK) SAY = a b 112                    "a says that b attacks" is read as a against b, 112
//
// In patterns a bare word is the head of a noun phrase, {..} a noun phrase that ends in its head, (..) a prepositional phrase. '$' and '+' stand
// for source and target, '%' for a compound of both, '^' for a noun phrase that is not coded. TABARI's patterns are words in order: '_' joins
// neighbours, a blank lets other words between; a pattern that has prepositions or particles bare is read so (kind words).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/dictionaries/dictionary_text.h"

namespace dragoman {

struct SynonymSet {
  std::string name;  ///< with '&', without the closing '_'
  struct Member {
    std::vector<std::string> words;  ///< lower case; the last is the head
    bool plural = true;              ///< a plural is made of it
    std::size_t line = 0;
  };
  std::vector<Member> members;
  std::size_t line = 0;
};

/// A word of a pattern: lower case, or a set's name in capitals with '&', or "$", "+", "%", "^".
using PatternWord = std::string;

struct PatternNoun {
  std::vector<PatternWord> words;  ///< the last is the head
};

struct PatternPreposition {
  PatternWord preposition;
  std::vector<PatternNoun> nouns;
};

struct PatternSide {
  std::vector<PatternNoun> nouns;
  std::vector<PatternPreposition> prepositions;
  bool empty() const { return nouns.empty() && prepositions.empty(); }
};

/// One word of a pattern read as words in order.
struct PatternStep {
  PatternWord word;
  bool joined = false;  ///< stands next to the step before it (for the first: to the verb)
};

struct VerbPattern {
  enum class Kind : std::uint8_t { phrases, words } kind = Kind::phrases;
  PatternSide before, after;                           ///< kind phrases
  std::vector<PatternStep> steps_before, steps_after;  ///< kind words; steps_before from the verb leftwards
  std::string code;
  std::string text, comment;
  std::size_t line = 0;
};

struct DictionaryVerb {
  std::vector<std::string> front, back;  ///< other words of a compound verb
  std::vector<std::string> forms;        ///< lower case, every form of the word that inflects
  std::string text, code, comment;       ///< code: its own, else the block's
  std::size_t line = 0;
};

struct VerbBlock {
  std::string name, code;
  std::vector<DictionaryVerb> verbs;
  std::vector<VerbPattern> patterns;
  std::size_t line = 0;
};

/// a (b . ATTACK) SAY = a b 112: source of the outer verb, source and target of the inner, verbs, and what comes of it.
struct VerbTransformation {
  struct Level {
    std::string source;              ///< a variable, "_" = none, "." = anybody
    std::vector<std::string> verbs;  ///< their codes add up; {"Q"} = any
  };
  std::vector<Level> levels;  ///< outermost first
  std::string target;
  std::string result_source, result_target, result_code;
  std::string text;
  std::size_t line = 0;
};

struct VerbDictionary {
  std::string file;
  std::vector<SynonymSet> sets;
  std::vector<VerbBlock> blocks;
  std::vector<VerbTransformation> transformations;
  std::unordered_map<std::string, std::size_t> set_of_name;
  const SynonymSet* set(std::string_view name) const;  ///< with or without closing '_'; nullptr if not defined
};

VerbDictionary read_verb_dictionary(std::string_view bytes, const std::string& file, DictionaryProblems& problems);

/// Regular inflection: -S (or -ES, -IES), -ED, -ING, all lower case, the stem first.
std::vector<std::string> regular_verb_forms(const std::string& stem);

}  // namespace dragoman
