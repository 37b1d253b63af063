// Matching frames on a parsed sentence: which predicate, which frame, who in which role, how well.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/tree.h"

namespace dragoman {

struct FrameMatch {
  const Frame* frame = nullptr;
  Clause clause;
  double score = 0;                            ///< conditions met; see lexicon/README.md
  std::vector<Index> source, target, through;  ///< head tokens of actors
  Index part_of = kNone;                       ///< head of the act that this is the outcome or the mediation of: no second event beside it
  std::vector<Index> victims;                  ///< whom the act killed or hurt, by a participle ("killing 12 soldiers")
  std::vector<Index> words;                    ///< tokens that met a condition: the trigger
  bool guessed_target = false;                 ///< the target was not where the frame says
  bool target_by_discourse = false;            ///< ... but named before (discourse_sides.h)
  bool source_by_discourse = false;            ///< the source, too, was named before the clause
};

/// Whether the frame asks for words beside its predicate; else it takes the predicate in any sense.
bool asks_for_words(const Frame& frame);

/// How near the predicate an actor hangs: an argument of it, inside an argument, or elsewhere.
enum class Hang { none, near, inside, away };
Hang hang_of(const Tree& tree, const std::vector<Index>& heads, Index predicate);
std::string_view to_string(Hang hang);

/// Tells whether a token heads (or stands in) an actor.
using ActorTest = std::function<bool(Index token)>;

/// All frames that fit the predicate `head`, best first. `is_place` tells whether a token heads the name of a place; without it none does.
std::vector<FrameMatch> match_frames(const Tree& tree, Index head, const EventCoder& coder, const ActorTest& is_actor, const ActorTest& is_place = {});

/// The actor that a noun phrase names by its head, an adjective, a compound or a possessor; kNone if none.
Index holder(const Tree& tree, Index noun, const ActorTest& is_actor);

/// The actor a noun phrase stands for: its head, a possessor or adjective, an of/by/from phrase; kNone if none.
Index actor_within(const Tree& tree, Index noun, const ActorTest& is_actor);

}  // namespace dragoman
