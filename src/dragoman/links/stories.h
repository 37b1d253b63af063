// Stories: articles on the same happening, kept up to date as articles come.
//
// The unit is a text: of a group of copies only the first is compared, the others follow it. New units look up the units that share their
// heavy terms near in time (story_keys); the stories these are in are clustered again together with the new units, so that a story can
// still be split or joined while reports come in, and everything else stays untouched. A story keeps its number as long as most of it stays.
#pragma once

#include <cstdint>
#include <vector>

#include "dragoman/links/story_clusters.h"
#include "dragoman/links/word_counts.h"
#include "dragoman/record/database.h"

namespace dragoman {

/// Puts the new articles into stories; `regrouped`: articles whose group of copies changed. Updates story_vectors, story_keys, term_counts, stories.
void link_stories(Database& database, const WordCounts& counts, const std::vector<std::int64_t>& fresh, const std::vector<std::int64_t>& regrouped);

}  // namespace dragoman
