// What the linking of events knows besides the record: how common words are, which verbs react, what makes two mentions one event.
#pragma once

#include "dragoman/links/act_words.h"
#include "dragoman/links/reactions.h"
#include "dragoman/links/same_event.h"
#include "dragoman/links/word_counts.h"

namespace dragoman {

/// Loaded once, const. Throws BrokenInstallation.
struct EventKnowledge {
  explicit EventKnowledge(const std::string& resources)
      : words(WordCounts::load(resources + "/lexicon/word_counts.tsv")),
        weights(PairWeights::load(resources + "/lexicon/happening_weights.tsv")),
        reactions(Reactions::load(resources + "/lexicon/predicates.tsv")),
        acts(ActWords::load(resources + "/lexicon/predicates.tsv", resources + "/lexicon/times.tsv", resources + "/lexicon/classes.tsv",
                            resources + "/lexicon/irregular_verbs.tsv")) {}
  WordCounts words;
  PairWeights weights;
  Reactions reactions;
  ActWords acts;
};

}  // namespace dragoman
