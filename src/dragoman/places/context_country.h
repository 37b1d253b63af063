// The country of "the police", "a judge", "residents" that the words do not give: the one the article is set in.
//
// The actor stage guesses it from the country names and nationalities around; once places are resolved it can be told better. A town, a state or a
// dateline says where an article is set, a nationality only of what or whom it also speaks ("a German firm bought the quarry in Ohio").
#pragma once

#include <vector>

#include "dragoman/document.h"

namespace dragoman {

/// The country that most of the evidence speaks for (ISO 3166 alpha-3), or empty if two are equal. Places count 2, in the first sentence 4; officials,
/// bodies and people whose own words name their country 1, firms nothing where there are places. A nationality alone ("Swiss cheese") says nothing.
std::string context_country(const std::vector<Place>& places, const Actors& actors);

/// Gives `country` to the entities whose country was guessed by context; takes the guess away if it is empty. A name that is a country's and a
/// region's of another ("Georgia") becomes the region's where all its places were resolved so.
void settle_context(const std::string& country, const std::vector<Place>& places, Actors& actors);

}  // namespace dragoman
