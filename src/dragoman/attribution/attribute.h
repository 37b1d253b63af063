// According to whom: attributions (source, cue, content), their kinds and their nesting.
//
// The model is Pareti's (PARC 3.0, 2015; PolNeAR, Newell et al. 2018): an attribution links a source span, a cue span and a content span,
// each possibly discontinuous. "Mamlouk was quoted as saying" inside what "the report claimed" nests by `within`.
// Example: «"A," said X, "B."» gives source X, cue said, content {"A,", "B."}, kind quote.
#pragma once

#include <vector>

#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class CueLexicon;  // cue_lexicon.h: lexicon/cues.tsv

std::vector<Attribution> attribute(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const CueLexicon& cues);

}  // namespace dragoman
