// The event between two given actors: what `dragoman pairs` prints. Always a best guess.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/pair_features.h"
#include "dragoman/language/tree.h"

namespace dragoman {

struct PairCode {
  std::string cameo, plover;
  int quad = 0;
  double confidence = 0;
  std::string because;
};

/// Text and actor spans of a sentence marked <s>..</s> and <t>..</t>. Marks that are not closed end with the sentence.
struct MarkedSentence {
  std::string text;
  std::vector<ByteSpan> source, target;
};
MarkedSentence read_marks(std::string_view marked);

/// What the coder sees of a marked pair: the frames that fit, best first, and the ranker's features (train/ranker.py learns from them).
struct PairSight {
  std::vector<PairCandidate> candidates;
  std::vector<Feature> features;
};
PairSight see_pair(const Analysis& analysis, const Tree& tree, const MarkedSentence& marked, const EventCoder& coder);

/// Codes the pair in an analysed sentence. Root 01 (statements) is never given: it has no PLOVER type.
PairCode code_pair(const Analysis& analysis, const Tree& tree, const MarkedSentence& marked, const EventCoder& coder);

}  // namespace dragoman
