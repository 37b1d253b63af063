// The features of the pairs of mentions that share a key, as a table: what the weights of lexicon/happening_weights.tsv are fitted on
// (tools/fit_happenings.py). For records of some hundred articles; every pair under a key is written.
#pragma once

#include <ostream>

#include "dragoman/links/event_knowledge.h"
#include "dragoman/record/database.h"

namespace dragoman {

/// Tab-separated: article, event, article, event, the sum, then one column a feature (header: their names).
void write_pairs(Database& database, const EventKnowledge& knowledge, std::ostream& out);

}  // namespace dragoman
