// Where: toponyms found in the text and resolved to GeoNames, countries and areas of our own (lexicon/regions.tsv).
//
// "Paris" is the capital of France unless the article speaks of Texas: population, the article's other places, its countries and
// feature words decide (toponym resolution; Leidner 2007, Lieberman & Samet 2010 for local news).
#pragma once

#include <vector>

#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class Gazetteer;  // gazetteer.h

std::vector<Place> find_places(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const Gazetteer& gazetteer);

/// Entities that are places get the country of the place they were resolved to: an attack on Aleppo is one on Syria. Actors without a
/// country get that of the place in their own phrase ("police in Dresden", "the governor of California"), else the one that the article
/// is set in (context_country), `because` then says "country by context": rebels only where most of its places lie there.
void give_countries(const Article& article, const Analysis& analysis, const Tree& tree, const std::vector<Place>& places, const Gazetteer& gazetteer,
                    Actors& actors);

}  // namespace dragoman
