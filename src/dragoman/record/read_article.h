// The main path: one raw document through every stage to a Document.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/attribution/cue_lexicon.h"
#include "dragoman/dictionaries/dictionary_index.h"
#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/user_ontology.h"
#include "dragoman/extract/extract.h"
#include "dragoman/language/model.h"
#include "dragoman/places/gazetteer.h"
#include "dragoman/times/time_lexicon.h"

namespace dragoman {

/// Everything loaded once and shared by all threads.
struct Models {
  /// From the resources folder (text/resources.h). Throws BrokenInstallation.
  explicit Models(const std::string& resources);
  PageLexicon pages;
  LanguageModel language;
  ActorLexicon actors;
  TimeLexicon times;
  Gazetteer gazetteer;
  CueLexicon cues;
  EventCoder events;
  std::shared_ptr<const UserOntology> ontology;         ///< a user's codes over ours if set; its frames are in `events`
  std::shared_ptr<const DictionaryIndex> dictionaries;  ///< a user's TABARI or PETRARCH dictionaries, coded with in place of ours if set
};

/// Why an extracted article is not worth coding, for every caller the same.
enum class NotCoded : std::uint8_t { coded, no_text, not_english };
NotCoded why_not_coded(const Article& article);
/// In words: "no article text", "not English (de)".
std::string describe(NotCoded reason, const Article& article);

/// The stages in their order. `places` includes the countries they give to actors, `attribution` the pronouns inside quotations, `events` chains and relations.
enum class Stage : std::uint8_t { language, actors, times, places, attribution, events };

/// The article through every stage. Const in everything but the workspace; safe to call from many threads. `done`, if set, is told when each stage ends:
/// what a stage costs is measured on the path itself (benchmarks/stages.cpp).
Document read_article(Article article, const Models& models, LanguageWorkspace& workspace, const std::function<void(Stage)>& done = {});

}  // namespace dragoman
