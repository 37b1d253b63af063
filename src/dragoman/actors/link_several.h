// "the two countries", "both sides", "the three leaders": the entities last named that fit.
#pragma once

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/actors/entity_book.h"

namespace dragoman {

/// Fills f.mention.members and f.because; false if the phrase is none of these or too few fit.
bool link_several(MentionFacts& f, const Analysis& analysis, const ActorLexicon& lexicon, const EntityBook& book);

}  // namespace dragoman
