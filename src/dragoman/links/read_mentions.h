// From an article's record to what linking compares of its events.
#pragma once

#include "dragoman/links/event_knowledge.h"
#include "dragoman/links/event_mention.h"
#include "dragoman/links/parsed_record.h"

namespace dragoman {

/// Events (mirrors left out) and denials that are no events of their own.
ArticleMentions read_mentions(const ParsedRecord& record, const MentionContext& article, const EventKnowledge& knowledge);

}  // namespace dragoman
