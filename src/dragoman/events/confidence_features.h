// What the confidence model sees of a coded event: its frame, its clause, who the actors are and how they hang on the predicate, what the
// sentence and the article speak of. Names are kept, so that `explain` can print the weights that decided.
#pragma once

#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/feature.h"
#include "dragoman/events/match_frame.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// What of an article is the same for all its events.
struct ArticleView {
  ArticleView(const Document& d, const std::vector<Index>& mention_at, const Sectors& sectors);
  const std::vector<Index>& mention_at;  ///< mention headed by each token, or kNone
  double public_share = 0;               ///< of the sentences, those that name somebody of public affairs
  std::size_t countries = 0;
};

std::vector<Feature> confidence_features(const Document& d, const Tree& tree, const EventCoder& coder, const ArticleView& article, const FrameMatch& match,
                                         const Event& event);

}  // namespace dragoman
