// "The defence ministers of the two countries", "of France and Germany", "French and German": one of each, where those they belong to are known by name.
#pragma once

#include <span>

#include "dragoman/actors/entity_book.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// Sets the members of a plural phrase to an actor for each of the states or bodies it belongs to, opened where it is not known yet. `rest`: the
/// mentions after f, for the states stand behind or inside it. False, and nothing done, where it belongs to one alone or to none that is known.
bool link_each(MentionFacts& f, std::span<const MentionFacts> rest, const Analysis& analysis, const Tree& tree, const ActorLexicon& lexicon, EntityBook& book);

}  // namespace dragoman
