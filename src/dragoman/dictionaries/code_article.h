// An article coded with a user's TABARI or PETRARCH dictionaries in place of ours: actors' codes and events.
#pragma once

#include <vector>

#include "dragoman/dictionaries/dictionary_index.h"
#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class EventCoder;

/// Replaces the codes of all entities by the dictionaries' and returns the events they give, one a triple of source, target and code, in the order
/// of the text. Actors that have no mention yet get one. Everything else of an event (status, date, place, attributions) is found as for our own.
std::vector<Event> code_with_dictionaries(Document& document, const Tree& tree, const DictionaryIndex& index, const EventCoder& ontology);

}  // namespace dragoman
