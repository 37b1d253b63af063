// What: events in CAMEO and PLOVER, with source, target, channel, date, place, status, commitment and the chain of sources.
//
// Frames (lexicon/predicates.tsv) are matched on lemmas and Universal Dependencies; a learned ranker chooses among candidate
// codes and gives `confidence`. One act is one event; reciprocal acts give a second event that is `mirror_of` the first.
// Example: "Iran and Syria signed a deal for military cooperation" gives 057 IRN -> SYR and its mirror SYR -> IRN.
#pragma once

#include <vector>

#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class EventCoder;  // event_coder.h: frames, ontology, ranker

/// Codes one article. Reads every earlier stage's results of `document`; returns the events (document is not changed).
std::vector<Event> code_events(const Document& document, const Tree& tree, const EventCoder& coder);

/// Gives events that were coded otherwise (dictionaries/) their attributions, dates and places, as code_events does.
void add_circumstances(std::vector<Event>& events, const Document& document, const Tree& tree, const EventCoder& coder);

/// Relations between entities that the text states (ally, adversary, member, leads, part_of, mediates).
std::vector<Relation> find_relations(const Document& document, const Tree& tree, const EventCoder& coder);

}  // namespace dragoman
