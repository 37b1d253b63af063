// The country of "the police", "a judge", "residents" that the words do not give: the one the article is set in.
//
// Told once places are resolved, and by no stage before. A town, a state or a dateline says where an article is set, a nationality only of what or
// whom it also speaks ("a German firm bought the quarry in Ohio").
#pragma once

#include <vector>

#include "dragoman/document.h"

namespace dragoman {

/// The country that most of the evidence speaks for (ISO 3166 alpha-3), or empty if two are equal. Places count 2, in the first sentence 4; officials,
/// bodies and people whose own words or phrase name their country 1, firms nothing where there are places. A nationality alone ("Swiss cheese") says nothing.
std::string context_country(const std::vector<Place>& places, const Actors& actors);

}  // namespace dragoman
