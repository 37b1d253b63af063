// The main path: one raw document through every stage to a Document.
#pragma once

#include <memory>
#include <string>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/attribution/cue_lexicon.h"
#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"
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
};

/// The article through every stage. Const in everything but the workspace; safe to call from many threads.
Document read_article(Article article, const Models& models, LanguageWorkspace& workspace);

}  // namespace dragoman
