// The state of coding one sentence. Internal to noun_meaning.cpp, verb_meaning.cpp, match_pattern.cpp and code_sentence.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/dictionaries/code_sentence.h"

namespace dragoman {

/// What a verb means: events, or, of a verb that says nothing itself, the actors below it.
struct Meaning {
  enum class Target : std::uint8_t { none, actor, passive, event };
  bool event = false;
  DictionaryActor actor;  ///< not an event: an actor handed up
  std::vector<DictionaryActor> source;
  Target target_kind = Target::none;
  DictionaryActor target;
  std::shared_ptr<const Meaning> inner;  ///< the target is an event: what somebody says, wants, ...
  CodeSum code;
  std::vector<Index> verbs;
};

using Meanings = std::vector<Meaning>;

class SentenceCoder {
 public:
  SentenceCoder(const PhraseTree& tree, const DictionaryIndex& index, int day) : tree_(tree), index_(index), day_(day), state_(tree.phrases.size()) {
    raise_existential();
  }
  std::vector<DictionaryEvent> run();

 private:
  struct Word {
    Index phrase;
  };
  struct State {
    bool coloured = false;  ///< matched by a pattern: says what is done, not who
    std::optional<DictionaryActors> noun;
    bool busy = false;
    std::optional<Meanings> verb;
    int passive = -1;             ///< -1 = not asked yet
    std::vector<Index> children;  ///< in place of the tree's, after raising "there"
    bool own_children = false;
    Index parent = kNone;
    bool own_parent = false;
  };
  struct VerbCode {
    CodeSum active, passive;
    std::optional<std::uint32_t> block;
  };

  // tree, with what "there are" was changed to
  PhraseLabel label(Index p) const { return tree_[p].label; }
  const std::vector<Index>& children(Index p) const { return state_[p].own_children ? state_[p].children : tree_[p].children; }
  Index parent(Index p) const { return state_[p].own_parent ? state_[p].parent : tree_[p].parent; }
  bool clause_like(Index p) const { return label(p) == PhraseLabel::s || label(p) == PhraseLabel::sbar; }
  void raise_existential();
  Index head_word(Index p) const;
  Index head_phrase(Index p) const;

  // noun_meaning.cpp
  const DictionaryActors& noun(Index np);
  DictionaryActors prepositional(Index pp);
  void noun_text(Index np, std::vector<Index>& words, DictionaryActors& codes);
  void text(Index p, std::vector<Index>& words);
  DictionaryActors antecedent(Index np, const std::string& pronoun);
  void look_up(const std::vector<Index>& words, DictionaryActors& actors, DictionaryActors& agents) const;

  // verb_meaning.cpp
  const Meanings& verb(Index vp);
  Meanings clause(Index p);
  VerbCode verb_code(Index vp);
  bool passive(Index vp);
  bool valid(Index vp);
  Index clause_above(Index vp) const;
  DictionaryActors upper(Index vp);
  Meanings lower(Index vp, bool& negated);
  Meanings resolve(const Meaning& below, const DictionaryActors& up, const VerbCode& code, Index vp);
  Meanings transform(const Meaning& m) const;

  // match_pattern.cpp
  struct Match {
    const PatternCode* code = nullptr;
    explicit operator bool() const { return code != nullptr; }
  };
  struct Search {  // one search for a pattern of one verb
    Index vp;
    bool passive;
    int steps = 0;
    DictionaryActors source, target;  // what stands at '$' and '+'
  };
  Match match_pattern(Index vp, std::uint32_t block, Search& search);
  Match match_noun(Search& s, WordTrie::Node at, Index phrase, bool by_agent = false);
  Match match_modifiers(Search& s, WordTrie::Node at, Index phrase, Index within);
  Match match_prepositions(Search& s, WordTrie::Node at, Index phrase);
  Match go_on(Search& s, WordTrie::Node at, Index noun_phrase, Index within);
  Match match_words(Index vp, std::uint32_t block, Search& search);
  bool word_step(const PatternStep& step, Index word, Search& search);
  WordTrie::Node step(WordTrie::Node at, WordTrie::Word connector) const { return index_.patterns().step(at, connector); }
  WordTrie::Node step(WordTrie::Node at, const std::string& word) const { return index_.patterns().step(at, index_.patterns().word(word)); }
  Index default_phrase(const Search& s) { return s.passive ? clause_above(s.vp) : s.vp; }

  const PhraseTree& tree_;
  const DictionaryIndex& index_;
  int day_;
  std::vector<State> state_;
  DictionaryActors pattern_source_, pattern_target_;
};

/// [actors] x [agents]: every agent's code joined to every actor's, "~" where there is no actor.
DictionaryActors mix(const DictionaryActors& agents, const DictionaryActors& actors);
void split_codes(const DictionaryActors& codes, DictionaryActors& actors, DictionaryActors& agents);
bool is_agent(const DictionaryActor& a);

}  // namespace dragoman
