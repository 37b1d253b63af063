// Coding one sentence with dictionaries: PETRARCH 2's rules on the phrases of our trees.
//
// The meaning of a phrase is put together from its parts, from the words upwards: nouns mean actor codes ("Iranian foreign minister": IRN and ~GOV,
// IRNGOV), verbs mean events (source, target, code), a verb that governs another adds its code ("agreed to provide aid") or follows a
// transformation of the dictionary ("A said B attacked it": 112). docs/dictionaries.md says it rule by rule, and where we differ.
#pragma once

#include <string>
#include <vector>

#include "dragoman/dictionaries/dictionary_index.h"
#include "dragoman/dictionaries/phrase_tree.h"

namespace dragoman {

struct DictionaryActor {
  std::string code;           ///< "IRNGOV"; "---GOV" for an agent of no country
  Index first = 0, last = 0;  ///< tokens of the words that gave it
  std::string because;
};

using DictionaryActors = std::vector<DictionaryActor>;

struct DictionaryEvent {
  DictionaryActor source, target;
  std::string code;
  std::vector<Index> verbs;  ///< tokens of the verbs whose codes it is made of
  std::string because;
};

/// Events of a sentence, each triple of source, target and code once. `day`: YYYYMMDD of the article, 0 = not known.
std::vector<DictionaryEvent> code_sentence(const PhraseTree& phrases, const DictionaryIndex& index, int day);

/// The actors a stretch of words names, as the dictionary codes them together ("Iranian foreign minister": IRNGOV).
std::vector<DictionaryActor> code_words(const std::vector<std::pair<Index, std::string>>& words, const DictionaryIndex& index, int day);

}  // namespace dragoman
