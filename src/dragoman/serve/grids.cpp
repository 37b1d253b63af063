// The columns of the API's tables and how a row of each is made.
#include <algorithm>
#include <cmath>

#include "dragoman/names.h"
#include "dragoman/serve/routes.h"

namespace dragoman::serve {

using Type = Column::Type;

// The first fourteen are those of `dragoman events`, in its order.
const std::vector<Column> kEventColumns = {
    {"date", Type::text, "TIMEX3 date, as exactly as it is known"},
    {"cameo", Type::text, "CAMEO code"},
    {"type", Type::text, "PLOVER type; empty for CAMEO root 01"},
    {"source", Type::text, "Who acts: actor codes or names, '/' between several"},
    {"target", Type::text, "To whom"},
    {"place", Type::text, "Where"},
    {"status", Type::text, "occurred, ongoing, planned, demanded, conditional or denied"},
    {"commitment", Type::text, "certain, probable, possible or alleged"},
    {"trigger", Type::text, "The words that say it"},
    {"according_to", Type::text, "The chain of sources, innermost first, ' < ' between"},
    {"publisher", Type::text, "Who published the article"},
    {"confidence", Type::real, "0 to 1"},
    {"article", Type::text, "Id of the article"},
    {"event", Type::text, "Id of the event within its article"},
    {"label", Type::text, "What the CAMEO code says"},
    {"mode", Type::text, "PLOVER mode"},
    {"contexts", Type::text, "PLOVER contexts, ';' between"},
    {"quad", Type::integer, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"},
    {"goldstein", Type::real, "-10 (conflict) to 10 (cooperation)"},
    {"source_names", Type::text, "Names in the article of who acts, '; ' between several"},
    {"target_names", Type::text, "... of to whom"},
    {"through", Type::text, "Go-betweens"},
    {"country", Type::text, "ISO 3166 alpha-3 of the place"},
    {"lat", Type::real, "Degrees north"},
    {"lon", Type::real, "Degrees east"},
    {"geonames", Type::identifier, "GeoNames id of the place"},
    {"published", Type::text, "When the article was published"},
    {"title", Type::text, "The article's title"},
    {"happening", Type::identifier, "The happening it is a mention of, if the record is linked"},
    {"origins", Type::integer, "Independent origins of that happening; 1 if not linked"},
    {"mutual", Type::truth, "A reciprocal act, which the record holds in both directions"},
};

#define TALLY_COLUMNS                                                                                                    \
  {"events", Type::integer, "Events"}, {"goldstein", Type::real, "Their mean Goldstein score"},                          \
      {"verbal_cooperation", Type::integer, "Events of quad class 1"}, {"material_cooperation", Type::integer, "... 2"}, \
      {"verbal_conflict", Type::integer, "... 3"}, {                                                                     \
    "material_conflict", Type::integer, "... 4"                                                                          \
  }

const std::vector<Column> kTimelineColumns = {{"from", Type::text, "First day of the period"},      TALLY_COLUMNS,
                                              {"certain", Type::integer, "Events told as certain"}, {"probable", Type::integer, "... probable"},
                                              {"possible", Type::integer, "... possible"},          {"alleged", Type::integer, "... alleged"}};
const std::vector<Column> kActorColumns = {{"actor", Type::text, "Actor code, country code, or name"},
                                           {"label", Type::text, "In words"},
                                           {"as_source", Type::integer, "Events in which it acts"},
                                           {"as_target", Type::integer, "Events in which it is acted on"},
                                           TALLY_COLUMNS};
const std::vector<Column> kDyadColumns = {{"a", Type::text, "One side"},
                                          {"b", Type::text, "The other; the same as a for what happens within a country"},
                                          {"a_label", Type::text, "In words"},
                                          {"b_label", Type::text, "In words"},
                                          {"a_to_b", Type::integer, "Events by a towards b"},
                                          {"b_to_a", Type::integer, "Events by b towards a"},
                                          {"mutual", Type::integer, "Acts of both"},
                                          TALLY_COLUMNS};
const std::vector<Column> kPlaceColumns = {
    {"place", Type::text, "Name"},        {"country", Type::text, "ISO 3166 alpha-3"}, {"geonames", Type::identifier, "GeoNames id"},
    {"lat", Type::real, "Degrees north"}, {"lon", Type::real, "Degrees east"},         TALLY_COLUMNS};
const std::vector<Column> kCountryColumns = {{"country", Type::text, "ISO 3166 alpha-3"}, {"label", Type::text, "Name"}, TALLY_COLUMNS};
const std::vector<Column> kPointColumns = {{"date", Type::text, "Date of the happening or event"},
                                           {"day", Type::text, "The first day it may mean"},
                                           {"label", Type::text, "What the CAMEO code says"},
                                           {"cameo", Type::text, "CAMEO code"},
                                           {"quad", Type::integer, "Quad class"},
                                           {"goldstein", Type::real, "Goldstein score"},
                                           {"source", Type::text, "Who acts"},
                                           {"target", Type::text, "To whom"},
                                           {"status", Type::text, "Status"},
                                           {"commitment", Type::text, "How surely it is told"},
                                           {"confidence", Type::real, "0 to 1"},
                                           {"mentions", Type::integer, "Events that are this happening"},
                                           {"origins", Type::integer, "Independent origins"},
                                           {"article", Type::text, "An article that tells it"},
                                           {"event", Type::text, "Its event there"},
                                           {"happening", Type::identifier, "The happening, if linked"}};
const std::vector<Column> kHappeningColumns = {{"happening", Type::identifier, "Id"},
                                               {"date", Type::text, "Best date"},
                                               {"cameo", Type::text, "CAMEO code"},
                                               {"label", Type::text, "What it says"},
                                               {"source", Type::text, "Who acts"},
                                               {"target", Type::text, "To whom"},
                                               {"place", Type::text, "Where"},
                                               {"words", Type::text, "The words that say it, of the surest account"},
                                               {"killed", Type::text, "How many were killed: 9, or 9-12 where accounts differ"},
                                               {"injured", Type::text, "... injured"},
                                               {"status", Type::text, "By weight of accounts: planned, reported, claimed, confirmed, disputed, denied"},
                                               {"n_mentions", Type::integer, "Mentions"},
                                               {"n_articles", Type::integer, "Articles"},
                                               {"n_origins", Type::integer, "Independent origins that say it"},
                                               {"n_deniers", Type::integer, "... that deny it"},
                                               {"disputed", Type::truth, "Two accounts of it cannot both hold"},
                                               {"quad", Type::integer, "Quad class of its CAMEO code"},
                                               {"story", Type::identifier, "The story it belongs to"}};
const std::vector<Column> kDisputeColumns = {{"dispute", Type::identifier, "Id"},
                                             {"happening", Type::identifier, "What it is about"},
                                             {"kind", Type::text, "What the accounts differ in: denied (whether it happened), actor, figures, date, place"},
                                             {"side", Type::text, "What this account's side says of it"},
                                             {"about_source", Type::text, "Of the happening: who acts"},
                                             {"about_target", Type::text, "... to whom"},
                                             {"about_label", Type::text, "... and what its code says"},
                                             {"origin", Type::text, "On whose word"},
                                             {"quote", Type::text, "The account's words"},
                                             {"date", Type::text, "Date in this account"},
                                             {"label", Type::text, "What the CAMEO code says"},
                                             {"source", Type::text, "Who acts"},
                                             {"target", Type::text, "To whom"},
                                             {"place", Type::text, "Where"},
                                             {"status", Type::text, "Status in this account"},
                                             {"commitment", Type::text, "How surely; missing for a statement that is no event"},
                                             {"according_to", Type::text, "Chain of sources"},
                                             {"publisher", Type::text, "Publisher"},
                                             {"article", Type::text, "Article"},
                                             {"event", Type::text, "Event (v1), or attribution (a1) that states or denies one"}};
const std::vector<Column> kArticleColumns = {{"article", Type::text, "Id"},
                                             {"title", Type::text, "Title; of an article without one its headline or beginning"},
                                             {"publisher", Type::text, "Publisher"},
                                             {"published", Type::text, "When"},
                                             {"url", Type::text, "Where it was"},
                                             {"events", Type::integer, "Events in it"},
                                             {"copy_group", Type::identifier, "Articles of one text"},
                                             {"copy_of", Type::text, "The article it copies"},
                                             {"story", Type::identifier, "Articles on one story"}};

const std::vector<Column> kTypeColumns = {{"type", Type::text, "PLOVER type; empty for CAMEO root 01"}, TALLY_COLUMNS};

#undef TALLY_COLUMNS

// Beyond an event's: a statement that is no event has an attribution's id for one, and of the rest what its happening has.
const std::vector<Column> kAccountColumns = [] {
  std::vector<Column> out = kEventColumns;
  for (const Column& c : std::initializer_list<Column>{{"stance", Type::text, "asserts, plans, denies, or none: it only speaks of it"},
                                                       {"origin", Type::text, "On whose word, as linking tells sources apart"},
                                                       {"counted", Type::truth, "They are one of the happening's independent origins"},
                                                       {"origin_name", Type::text, "... of this name"},
                                                       {"copy_group", Type::identifier, "Articles of one text"},
                                                       {"copy_of", Type::text, "The article that this one copies"},
                                                       {"original", Type::truth, "The article is its group's original"}})
    out.push_back(c);
  return out;
}();

namespace {

void write_tally(RowSink& to, const Tally& t) {
  to.integer(static_cast<std::int64_t>(t.events));
  to.real(std::round(t.mean_goldstein() * 1000) / 1000);
  for (const std::uint64_t n : t.quad) to.integer(static_cast<std::int64_t>(n));
}

void identifier_or_null(RowSink& to, std::int64_t id) { id == kNoId ? to.null() : to.identifier(id); }

// Values that the enumeration lacks (a record of a newer program, a damaged file) are shown as nothing.
std::string_view status_name(const EventIndex& x, Row r) { return x.status[r] < kStatusNames.size() ? kStatusNames[x.status[r]] : std::string_view(); }
std::string_view commitment_name(const EventIndex& x, Row r) {
  return x.commitment[r] < kCommitmentNames.size() ? kCommitmentNames[x.commitment[r]] : std::string_view();
}

std::string names_of(const EventIndex& x, Row event, Role role) {
  std::vector<std::string_view> seen;
  std::string out;
  for (const Party& p : x.parties_of(event)) {
    if (p.role != role) continue;
    const ActorName& a = x.actors[p.actor];
    const std::string_view name = a.name ? x.names[a.name] : x.codes[a.code];
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    seen.push_back(name);
    out.append(out.empty() ? "" : "; ").append(name);
  }
  return out;
}

template <typename Rows, typename Write>
Grid make_grid(const Context& c, const std::vector<Column>& columns, Rows rows, Write write) {
  Grid out;
  out.columns = columns;
  out.rows = rows.size();
  auto kept = std::make_shared<const Rows>(std::move(rows));
  out.write = [index = c.index, &labels = c.labels, kept, write](std::size_t r, RowSink& to) { write(*index, labels, (*kept)[r], to); };
  return out;
}

}  // namespace

Grid event_grid(const Context& c, std::vector<Row> rows) {
  return make_grid(c, kEventColumns, std::move(rows), [](const EventIndex& x, const Labels& labels, Row r, RowSink& to) {
    const Kind& k = x.kinds[x.kind[r]];
    const ArticleEntry& a = x.articles[x.article[r]];
    const PlaceName& p = x.places[x.place[r]];
    to.text_or_null(x.dates[x.date[r]]), to.text(x.terms[k.cameo]), to.text(x.terms[k.plover]), to.text_or_null(x.keys[x.source_text[r]]),
        to.text_or_null(x.keys[x.target_text[r]]);
    to.text_or_null(p.name), to.text(status_name(x, r)), to.text(commitment_name(x, r));
    to.text(x.triggers[x.trigger[r]]), to.text(x.chains[x.chain[r]]), to.text_or_null(x.publishers[a.publisher]), to.real(x.confidence[r]), to.text(a.id),
        to.text(event_id(x.number[r]));
    to.text_or_null(labels.event(x.terms[k.cameo])), to.text_or_null(x.terms[k.mode]), to.text_or_null(x.terms[k.contexts]), to.integer(k.quad),
        to.real(k.goldstein);
    to.text_or_null(names_of(x, r, Role::source)), to.text_or_null(names_of(x, r, Role::target)), to.text_or_null(names_of(x, r, Role::through));
    to.text_or_null(x.terms[p.country]);
    if (p.located) to.real(p.lat), to.real(p.lon);
    else to.null(), to.null();
    identifier_or_null(to, p.geonames ? p.geonames : kNoId);
    to.text_or_null(a.published), to.text_or_null(a.title);
    identifier_or_null(to, x.happening[r] == kNoRow ? kNoId : x.happenings[x.happening[r]].id);
    to.integer(x.origins(r)), to.truth(x.mirrored[r]);
  });
}

Grid timeline_grid(const Context& c, Timeline timeline) {
  return make_grid(c, kTimelineColumns, std::move(timeline.buckets), [](const EventIndex&, const Labels&, const Timeline::Bucket& b, RowSink& to) {
    to.text(day_text(b.day)), write_tally(to, b.tally);
    for (const std::uint64_t n : b.commitment) to.integer(static_cast<std::int64_t>(n));
  });
}

Grid actor_grid(const Context& c, std::vector<ActorTally> tallies) {
  return make_grid(c, kActorColumns, std::move(tallies), [](const EventIndex& x, const Labels& labels, const ActorTally& t, RowSink& to) {
    to.text(x.keys[t.key]), to.text(labels.actor(x.keys[t.key])), to.integer(static_cast<std::int64_t>(t.as_source)),
        to.integer(static_cast<std::int64_t>(t.as_target)), write_tally(to, t.tally);
  });
}

Grid dyad_grid(const Context& c, std::vector<DyadTally> tallies) {
  return make_grid(c, kDyadColumns, std::move(tallies), [](const EventIndex& x, const Labels& labels, const DyadTally& t, RowSink& to) {
    to.text(x.keys[t.a]), to.text(x.keys[t.b]), to.text(labels.actor(x.keys[t.a])), to.text(labels.actor(x.keys[t.b]));
    for (const std::uint64_t n : {t.forward, t.backward, t.mutual}) to.integer(static_cast<std::int64_t>(n));
    write_tally(to, t.tally);
  });
}

Grid place_grid(const Context& c, std::vector<PlaceTally> tallies) {
  return make_grid(c, kPlaceColumns, std::move(tallies), [](const EventIndex& x, const Labels&, const PlaceTally& t, RowSink& to) {
    const PlaceName& p = x.places[t.place];
    to.text(p.name), to.text_or_null(x.terms[p.country]), identifier_or_null(to, p.geonames ? p.geonames : kNoId);
    if (p.located) to.real(p.lat), to.real(p.lon);
    else to.null(), to.null();
    write_tally(to, t.tally);
  });
}

Grid country_grid(const Context& c, std::vector<std::pair<std::uint32_t, Tally>> tallies) {
  return make_grid(c, kCountryColumns, std::move(tallies),
                   [](const EventIndex& x, const Labels& labels, const std::pair<std::uint32_t, Tally>& t, RowSink& to) {
                     to.text(x.terms[t.first]), to.text_or_null(labels.country(x.terms[t.first])), write_tally(to, t.second);
                   });
}

Grid type_grid(const Context& c, std::vector<std::pair<std::uint32_t, Tally>> tallies) {
  return make_grid(c, kTypeColumns, std::move(tallies), [](const EventIndex& x, const Labels&, const std::pair<std::uint32_t, Tally>& t, RowSink& to) {
    to.text(x.terms[t.first]), write_tally(to, t.second);
  });
}

Grid point_grid(const Context& c, std::vector<Point> points) {
  return make_grid(c, kPointColumns, std::move(points), [](const EventIndex& x, const Labels& labels, const Point& p, RowSink& to) {
    const Row r = p.event;
    const Kind& k = x.kinds[x.kind[r]];
    to.text_or_null(x.dates[x.date[r]]), to.text(day_text(x.date_values[x.date[r]].day)), to.text_or_null(labels.event(x.terms[k.cameo])),
        to.text(x.terms[k.cameo]), to.integer(k.quad), to.real(k.goldstein);
    to.text_or_null(x.keys[x.source_text[r]]), to.text_or_null(x.keys[x.target_text[r]]), to.text(status_name(x, r)), to.text(commitment_name(x, r)),
        to.real(x.confidence[r]);
    to.integer(p.mentions), to.integer(p.origins), to.text(x.articles[x.article[r]].id), to.text(event_id(x.number[r]));
    identifier_or_null(to, x.happening[r] == kNoRow ? kNoId : x.happenings[x.happening[r]].id);
  });
}

Grid happening_grid(const Context& c, std::vector<Row> happenings) {
  return make_grid(c, kHappeningColumns, std::move(happenings), [](const EventIndex& x, const Labels& labels, Row row, RowSink& to) {
    const HappeningEntry& h = x.happenings[row];
    to.identifier(h.id), to.text_or_null(h.date), to.text(h.cameo), to.text_or_null(labels.event(h.cameo));
    for (const std::string_view t : {h.source, h.target, h.place, h.words, h.killed, h.injured, h.status}) to.text_or_null(t);
    for (const std::int64_t n : {h.n_mentions, h.n_articles, h.n_origins, h.n_deniers}) to.integer(n);
    to.truth(h.disputed);
    const int quad = act_of(x, labels, h).quad;
    quad ? to.integer(quad) : to.null();
    identifier_or_null(to, h.story);
  });
}

Grid dispute_grid(const Context& c, std::vector<Row> sides) {
  return make_grid(c, kDisputeColumns, std::move(sides), [](const EventIndex& x, const Labels& labels, Row row, RowSink& to) {
    const DisputeSide& s = x.disputes[row];
    to.identifier(s.dispute), identifier_or_null(to, s.happening), to.text(s.kind), to.text(s.side);
    static const HappeningEntry kUnknown;
    const HappeningEntry& about = s.about == kNoRow ? kUnknown : x.happenings[s.about];
    to.text_or_null(about.source), to.text_or_null(about.target), to.text_or_null(labels.event(about.cameo)), to.text_or_null(s.origin),
        to.text_or_null(s.quote);
    if (const Row r = s.event; r != kNoRow) {
      to.text_or_null(x.dates[x.date[r]]), to.text_or_null(labels.event(x.terms[x.kinds[x.kind[r]].cameo]));
      to.text_or_null(x.keys[x.source_text[r]]), to.text_or_null(x.keys[x.target_text[r]]), to.text_or_null(x.places[x.place[r]].name);
      to.text(status_name(x, r)), to.text(commitment_name(x, r)), to.text_or_null(x.chains[x.chain[r]]);
    } else {  // a statement tells nothing of its own: what it states or denies is the happening
      const StatementEntry& stated = x.statements[s.statement];
      to.text_or_null(about.date), to.text_or_null(labels.event(about.cameo));
      for (const std::string_view t : {about.source, about.target, about.place}) to.text_or_null(t);
      to.text(status_of(stated.stance)), to.null(), to.text_or_null(stated.chain);
    }
    to.text_or_null(x.publishers[x.articles[s.article].publisher]), to.text(x.articles[s.article].id);
    to.text(s.event != kNoRow ? event_id(x.number[s.event]) : attribution_id(x.statements[s.statement].attribution));
  });
}

Grid article_grid(const Context& c, std::vector<Row> articles) {
  return make_grid(c, kArticleColumns, std::move(articles), [](const EventIndex& x, const Labels&, Row row, RowSink& to) {
    const ArticleEntry& a = x.articles[row];
    to.text(a.id), to.text_or_null(a.title), to.text_or_null(x.publishers[a.publisher]), to.text_or_null(a.published), to.text_or_null(a.url),
        to.integer(a.events);
    identifier_or_null(to, a.copy_group), to.text_or_null(a.copy_of), identifier_or_null(to, a.story);
  });
}

}  // namespace dragoman::serve
