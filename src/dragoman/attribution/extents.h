// How far a cue and a source reach, in PolNeAR's sense (Newell et al. 2018): a cue takes its auxiliaries, negation, adverbs, the verb it
// hangs on
// ("began by saying", "is likely to argue"), and what stands between it and the content if that says only when, how or where ("said on
// Friday in a statement"); a source takes its appositions and relative clauses.
#pragma once

#include "dragoman/attribution/reading.h"

namespace dragoman {

/// The cue of predicate `v`. What follows it is taken up to `content` (first token of what is said after it), kNone if the content
/// precedes.
Range cue_extent(const Reading& r, Index v, Index content);

/// Past the words of time, manner and medium after `from` ("Friday", "repeatedly", "in a written statement"); `from` if there are none.
Index skip_circumstance(const Reading& r, Index from, Index end);

/// The noun phrase headed by `h` that acts as source of a cue at `cue`: what lies on the other side of the cue is not part of it.
Range source_phrase(const Reading& r, Index h, Range cue);

/// Subject that a verb has, shares by coordination, or takes over from the clause that controls it; kNone for a passive's.
Index subject_of(const Reading& r, Index v);

/// For a verb of saying to which the tree gives no subject: the noun phrase directly before it, or the subject of the clause that "...,
/// saying that" accompanies; kNone if there is neither.
Index nearest_subject(const Reading& r, Index v, Range cue);

}  // namespace dragoman
