// Articles of the record as mentions, and what is kept of mentions between runs: keys, and which happening each is in.
#pragma once

#include <map>
#include <unordered_map>

#include "dragoman/links/event_knowledge.h"
#include "dragoman/links/event_mention.h"
#include "dragoman/record/database.h"

namespace dragoman {

struct LoadedArticle {
  MentionContext context;
  ArticleMentions mentions;
};

/// The events of the numbered articles, read from their records a page at a time.
std::map<std::int64_t, LoadedArticle> load_mentions(Database& database, const EventKnowledge& knowledge, const std::vector<std::int64_t>& numbers);

/// A mention's place in the record.
struct MentionId {
  std::int64_t number = 0;
  int event = 0;
  friend auto operator<=>(const MentionId&, const MentionId&) = default;
};

/// Pairs of a mention and an older one that shares a key with it, the latest 48 of each key; then stores the new mentions' keys.
std::vector<std::pair<std::size_t, MentionId>> find_older(Database& database, const std::vector<EventMention>& fresh);

/// mention -> happening, for the mentions of the given happenings.
std::map<MentionId, std::int64_t> members_of(Database& database, const std::vector<std::int64_t>& happenings);
/// The happenings that mentions are in.
std::map<MentionId, std::int64_t> happenings_of(Database& database, const std::vector<MentionId>& mentions);

}  // namespace dragoman
