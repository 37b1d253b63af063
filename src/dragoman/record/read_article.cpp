#include "dragoman/record/read_article.h"

#include "dragoman/actors/find_actors.h"
#include "dragoman/attribution/attribute.h"
#include "dragoman/attribution/idle_links.h"
#include "dragoman/dictionaries/code_article.h"
#include "dragoman/events/code_events.h"
#include "dragoman/language/analyse.h"
#include "dragoman/places/find_places.h"
#include "dragoman/times/find_times.h"

namespace dragoman {

Models::Models(const std::string& resources)
    : pages(PageLexicon::load(resources + "/lexicon")),
      language(resources + "/models/en.dgm", resources + "/lexicon/abbreviations.tsv"),
      actors(ActorLexicon::load(resources + "/lexicon")),
      times(TimeLexicon::load(resources + "/lexicon/times.tsv")),
      gazetteer(Gazetteer::load(resources)),
      cues(CueLexicon::load(resources + "/lexicon/cues.tsv", resources + "/lexicon/cue_words.tsv")),
      events(EventCoder::load(resources)) {}

// A sentence or two of names looks foreign to any identifier: 6 of 1,050 English test sentences did.
constexpr std::size_t kEnoughToTell = 400;

NotCoded why_not_coded(const Article& article) {
  if (article.text.find_first_not_of(" \n\t\r") == std::string::npos) return NotCoded::no_text;
  if (article.language != "en" && article.language != "und" && article.text.size() >= kEnoughToTell) return NotCoded::not_english;
  return NotCoded::coded;
}

std::string describe(NotCoded reason, const Article& article) {
  if (reason == NotCoded::no_text) return "no article text";
  return reason == NotCoded::not_english ? "not English (" + article.language + ")" : "";
}

Document read_article(Article article, const Models& models, LanguageWorkspace& workspace, const std::function<void(Stage)>& done) {
  const auto ended = [&](Stage stage) {
    if (done) done(stage);
  };
  Document d;
  d.article = std::move(article);
  d.analysis = analyse(d.article, models.language, workspace);
  const Tree tree(d.analysis);
  ended(Stage::language);
  d.actors = find_actors(d.article, d.analysis, tree, models.actors);
  ended(Stage::actors);
  d.times = find_times(d.article, d.analysis, tree, models.times);
  ended(Stage::times);
  d.places = find_places(d.article, d.analysis, tree, d.actors, models.gazetteer);
  give_countries(d.article, d.analysis, tree, d.places, models.gazetteer, d.actors);
  ended(Stage::places);
  d.attributions = attribute(d.article, d.analysis, tree, d.actors, models.cues);
  resolve_quoted_pronouns(d.analysis, d.attributions, d.actors);
  ended(Stage::attribution);
  d.events = models.dictionaries ? code_with_dictionaries(d, tree, *models.dictionaries, models.events) : code_events(d, tree, models.events);
  if (models.ontology) models.ontology->recode(d.events);
  d.relations = find_relations(d, tree, models.events);
  drop_idle_links(d.attributions, d.events, d.relations);
  ended(Stage::events);
  return d;
}

}  // namespace dragoman
