#include "dragoman/serve/routes.h"

namespace dragoman::serve {
namespace {

const Parameter kLimit = {"limit", "Rows of a page of JSON; of other formats, rows in all"};
const Parameter kAfter = {"after", "Go on after here: the member `next` of the page before"};
const Parameter kFormat = {"format", "JSON comes in pages, the others hold all rows", false, {"json", "csv", "jsonl", "parquet"}};
const Parameter kLevel = {"level", "Whether SYRGOV and SYRMIL count as SYR (the default) or as themselves", false, {"country", "actor"}};

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> kRoutes = {
      {"/api/record", "What the record is: counts, span of dates, which program, model and lexicon wrote it", false, {}, nullptr, answer_record},
      {"/api/overview",
       "The first view: events over time, pairs, actors, kinds, what is new, happenings with most origins, disputes",
       true,
       {kLevel},
       nullptr,
       answer_overview},
      {"/api/events",
       "Events, with the filters and the columns of `dragoman events`; reciprocal acts once",
       true,
       {kLimit, kAfter, kFormat, {"order", "oldest (as the command) or newest first; undated events last", false, {"oldest", "newest"}}},
       &kEventColumns,
       answer_events},
      {"/api/points",
       "The weightiest happenings and events with a date, one each: what the timeline draws as dots",
       true,
       {kLimit, kFormat},
       &kPointColumns,
       answer_points},
      {"/api/timeline",
       "Events a day, week, month or year, by quad class and by certainty",
       true,
       {{"by", "Unit; auto takes the finest that gives at most 120 periods", false, {"auto", "day", "week", "month", "year"}}, kLimit, kAfter, kFormat},
       &kTimelineColumns,
       answer_timeline},
      {"/api/actors", "Actors by number of events", true, {kLevel, kLimit, kAfter, kFormat}, &kActorColumns, answer_actors},
      {"/api/dyads", "Pairs of actors by number of events between them", true, {kLevel, kLimit, kAfter, kFormat}, &kDyadColumns, answer_dyads},
      {"/api/places", "Places by number of events", true, {kLimit, kAfter, kFormat}, &kPlaceColumns, answer_places},
      {"/api/countries", "Countries of places by number of events", true, {kLimit, kAfter, kFormat}, &kCountryColumns, answer_countries},
      {"/api/facets", "How many events have each type, status, commitment, publisher, country", true, {}, nullptr, answer_facets},
      {"/api/happenings",
       "Happenings with a mention that passes the filters",
       true,
       {{"order", "origins (most first), newest or oldest", false, {"origins", "newest", "oldest"}},
        {"disputed", "Only disputed ones", false, {"yes", "no"}},
        kLimit,
        kAfter,
        kFormat},
       &kHappeningColumns,
       answer_happenings},
      {"/api/happening",
       "All accounts of one happening: who says what, how surely, which are copies, and its disputes",
       false,
       {{"id", "Of the happening", true}},
       nullptr,
       answer_happening},
      {"/api/disputes", "Accounts that cannot both hold, a row an account", true, {kLimit, kAfter, kFormat}, &kDisputeColumns, answer_disputes},
      {"/api/articles",
       "Articles, the newest added first",
       false,
       {{"q", "A part of the title, or an id"},
        {"publisher", "The publisher's whole name"},
        {"since", "Published from this date on"},
        {"until", "Published up to this date"},
        kLimit,
        kAfter,
        kFormat},
       &kArticleColumns,
       answer_articles},
      {"/api/article",
       "One article with everything found in it (member `record`: docs/record.schema.json), its copies and its story",
       false,
       {{"id", "Of the article", true}},
       nullptr,
       answer_article},
      {"/api/explain",
       "Why an event was coded: words, participants, date, place, chain of sources, lexicon lines, tree",
       false,
       {{"article", "Id of the article", true}, {"event", "Id of the event (v1)", true}},
       nullptr,
       answer_explain},
      {"/api/search",
       "What a word may mean: actors, places, kinds of events, publishers, articles",
       false,
       {{"q", "A part of a name, code or title", true}},
       nullptr,
       answer_search},
      {"/api/labels", "What codes are called", false, {}, nullptr, answer_labels},
  };
  return kRoutes;
}

}  // namespace dragoman::serve
