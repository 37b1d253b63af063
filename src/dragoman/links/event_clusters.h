// Which mentions are one event: likely pairs by keys, same_event() on each, average-link clustering on that.
#pragma once

#include <cstdint>
#include <vector>

#include "dragoman/links/same_event.h"

namespace dragoman {

/// Keys under which mentions find each other: kind of act with story; story with a stretch of eight days, whatever the act; kind of act with
/// country, name or place in stretches of four days, each mention in its own and the next, so that mentions up to four days apart share one.
/// What has no day, or spans more than ten, has only the first.
std::vector<std::int64_t> mention_keys(const EventMention& mention);

/// A label for each mention; the same label, the same event. Labels are indexes of mentions. `together`: mentions with the same number >= 0
/// begin as one event (empty: none do). Near linear: of a key with many mentions each is compared with the nearest in time only.
/// The result is the same for any number of threads.
std::vector<int> cluster_events(const std::vector<EventMention>& mentions, const PairWeights& weights, const std::vector<std::int64_t>& together = {},
                                unsigned threads = 1);

}  // namespace dragoman
