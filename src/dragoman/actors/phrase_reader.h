// What the words of a noun phrase say of the actor it stands for: its agent noun, its country, the body it belongs to.
//
//   "the head of Lebanon's General Security"   sectors of the body, country by the possessor
//   "Iran-backed militias"                     no country: a backer is not the one who acts
//   "European diplomats"                       no country, area EUR
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "dragoman/actors/mention_finder.h"

namespace dragoman {

/// Tokens [first, last) that name a part of the world ("West African": WAF). No mention of their own: they act for nobody.
struct AreaWords {
  Index first = 0, last = 0;
  std::string code;
};

class PhraseReader {
 public:
  PhraseReader(const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon, const std::vector<std::string>& low)
      : a_(analysis), tree_(tree), lexicon_(lexicon), low_(low) {}

  using Found = std::span<const MentionFacts>;  ///< mentions of the same sentence found so far
  /// Parts of the world named in the sentence at work.
  void add_area(AreaWords area) { areas_.push_back(std::move(area)); }
  void forget_areas() { areas_.clear(); }

  /// Agent phrase that ends before token `end` and does not begin before `floor`; longest first. Its length in tokens, 0 = none.
  std::pair<const AgentNoun*, Index> agent_ending(Index end, Index floor) const;
  /// The same for the phrase of a head noun, which may go on ("attorney general", "secretary of state"); second: one past its last token.
  struct HeadAgent {
    const AgentNoun* agent = nullptr;
    Index length = 0, end = 0;
  };
  HeadAgent agent_of(Index head) const;

  /// Words before a name: "Iranian Defense Minister".
  void title(Index first, Index last, MentionFacts& f, Found found) const;
  /// An organisation's own name: "Syrian Arab Army", "Ministry of Defence of Iraq".
  void body_name(MentionFacts& f, Found found) const;
  /// The noun phrase headed by `head`: agent phrase, country, body it belongs to.
  void noun(Index head, MentionFacts& f, Found found) const;
  /// Country or body from the modifiers of a noun: adjective, compound, possessor, of/in/from/for phrase, "-based".
  void modifiers(Index head, MentionFacts& f, Found found) const;
  /// "Ali Mamlouk, head of the National Security Bureau", "Peter Lindqvist of the foreign ministry": words beside a name.
  void beside_name(Index head, MentionFacts& f, Found found) const;

 private:
  const Token& token(Index i) const { return a_.tokens[i]; }
  void set_title(MentionFacts& f, Index first, Index last) const;
  bool stands_before(Index c, Index head) const;
  void take_from(const MentionFacts& m, bool own, MentionFacts& f) const;
  void inner_noun(Index c, MentionFacts& f, Found found) const;
  const Analysis& a_;
  const Tree& tree_;
  const ActorLexicon& lexicon_;
  const std::vector<std::string>& low_;
  std::vector<AreaWords> areas_;
};

}  // namespace dragoman
