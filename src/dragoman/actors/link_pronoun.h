// The entity a pronoun of the third person stands for: the nearest that fits in number and kind, subjects first.
#pragma once

#include "dragoman/actors/entity_book.h"

namespace dragoman {

/// kNone for "I", "we", "you" (see resolve_quoted_pronouns) and where nothing fits. Sets f.because.
Index link_pronoun(MentionFacts& f, const Analysis& analysis, const EntityBook& book);

}  // namespace dragoman
