// According to whom an event is, innermost first, and what the chain and the article's other voices make of it.
//
// "State television, citing a ministry statement, said A": A is according to the statement, then to the television. A distancing cue makes A
// alleged, a belief makes it probable, a denying cue denies it. An account that somebody else in the article denies is alleged, whoever gave it.
#pragma once

#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/certainty_lexicon.h"

namespace dragoman {

/// The attributions whose content holds the event's predicate; status and commitment as their cues leave them.
void read_chain(Event& event, const Document& document);

/// Events whose words somebody puts in scare quotes, and those that another voice of the article denies, become alleged.
void weigh_accounts(std::vector<Event>& events, const Document& document, const CertaintyLexicon& words);

}  // namespace dragoman
