// First half of the actor stage: every stretch of text that stands for an actor, with what its own words say of it.
#pragma once

#include <string>
#include <vector>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// What the words of one mention say, before mentions are joined to entities.
struct MentionFacts {
  Mention mention;
  Index core_first = 0, core_last = 0;  ///< the name itself, without title and article
  std::vector<std::uint32_t> known;     ///< lexicon entries of the name (several offices of one person)
  std::string country;
  std::string area;  ///< part of the world, where no country is named ("European diplomats": EUR)
  std::vector<std::string> sectors;
  std::string code;   ///< whole code where the lexicon gives one
  std::string title;  ///< lower-cased agent phrase: "defense minister"
  bool former = false, plural = false, definite = false, capital = false;
  Index outer = kNone;  ///< index of the mention (title and name) that contains this one as its core
  std::string because;
};

/// Mentions sorted by begin, outer before inner.
std::vector<MentionFacts> find_mentions(const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon);

}  // namespace dragoman
