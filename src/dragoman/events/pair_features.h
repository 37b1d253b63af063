// What the ranker sees of a pair of actors in a sentence: the frames that fit, the words between and around the actors, tense and polarity.
//
// "<s>France</s> condemned <t>Belarus</t>": frame=111, frame_root=11, path=condemn/V, path_roles=nsubj^ obj, subject_of=condemn, object_of=condemn, ...
// Names are kept (not only hashed), so that `explain` can print the weights that decided.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/feature.h"
#include "dragoman/events/match_frame.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// A frame that fits, as seen from a pair: `code` is the frame's code after the mode of its predicate (announced, refused, threatened).
struct PairCandidate {
  FrameMatch match;
  std::string cameo;
  double score = 0;
};

/// The two actors as token tests and head tokens (kNone if the pair has no such side).
struct ActorPair {
  std::function<bool(Index)> is_source, is_target;
  Index source_head = kNone, target_head = kNone;
  Index first_token = 0, last_token = 0;  ///< of the sentence, or of the text that holds both
};

/// Every frame that fits a predicate of the text, best for this pair first. `is_actor` says who else may fill roles.
std::vector<PairCandidate> pair_candidates(const Tree& tree, const ActorPair& pair, const EventCoder& coder, const ActorTest& is_actor);

std::vector<Feature> pair_features(const Tree& tree, const ActorPair& pair, const EventCoder& coder, const std::vector<PairCandidate>& candidates);

}  // namespace dragoman
