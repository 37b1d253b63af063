// Denials that are no event of their own: "The Taliban denied responsibility."
#pragma once

#include <vector>

#include "dragoman/links/event_mention.h"

namespace dragoman {

/// The event that such a denial speaks of: the nearest before it, of the article, in which the speaker is who did it, or who is accused, and
/// that is what was denied: any of "the charge", "responsibility"; of "denied shelling the town" the shelling. Null if there is none.
const EventMention* denied_event(const Denial& denial, const std::vector<EventMention>& events);

/// Whether `other` tells of deaths or injuries, so that a denial of these alone can be of it.
bool speaks_of_outcome(const EventMention& denial, const EventMention& other);

}  // namespace dragoman
