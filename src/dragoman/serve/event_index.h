// The record's events as columns in memory: what the page counts, filters and draws, answered in milliseconds.
//
// The page asks the same few questions of all events again and again (how many a month, between whom, where). DuckDB answers one of
// them over a million events in tens of milliseconds on every core; fifty readers at once would wait for seconds. So `serve` reads the
// record once into dictionary-coded columns (about 150 bytes an event) and scans those. Rows are sorted as `dragoman events` sorts them: by
// date (unknown last), article, event; reciprocal acts stand once, as there. Whole articles stay in the record.
//
//   const auto index = load_index(database);                       // load_index.h
//   const std::vector<Row> rows = select(*index, question, budget); // select.h: the same filters as `dragoman events`
//   std::string_view when = index->dates[index->date[rows[0]]];
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/serve/string_pool.h"
#include "dragoman/serve/text_search.h"

namespace dragoman::serve {

/// A row of EventIndex, or of one of its tables; kNoRow = none.
using Row = std::uint32_t;
inline constexpr Row kNoRow = std::numeric_limits<Row>::max();
/// Of a happening, story, copy group: none.
inline constexpr std::int64_t kNoId = std::numeric_limits<std::int64_t>::min();

/// A day no date can have: the date is unknown or no calendar date ("PAST_REF").
inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

/// How much of a date is known; ordered.
enum class Precision : std::uint8_t { none, year, quarter, month, week, day };

struct DateValue {
  std::int32_t day = kNoDay;  ///< days since 1970-01-01 of the first day that the date may mean
  Precision precision = Precision::none;
};
/// Of a TIMEX3 date: 2018, 2018-Q3, 2018-08, 2018-W35, 2018-08-27, each with or without a time of day.
DateValue date_value(std::string_view timex);

enum class Role : std::uint8_t { source, target, through };

/// Who took part in an event: an actor of EventIndex::actors in a role.
struct Party {
  Row actor = 0;
  Role role = Role::source;
};

/// A code and a name that occur together.
struct ActorName {
  std::uint32_t code = 0, name = 0;  ///< of EventIndex::codes, names
  std::uint32_t key = 0;             ///< of EventIndex::keys: the code or, without one, the name: what tables show
  std::uint32_t country = 0;         ///< of EventIndex::keys: the code's country, or the key if it has none
};

/// What an act is: everything the code says about it.
struct Kind {
  std::uint32_t cameo = 0, plover = 0, mode = 0, contexts = 0;  ///< of EventIndex::terms
  std::uint8_t quad = 0;                                        ///< 1..4
  double goldstein = 0;
};

struct PlaceName {
  std::string_view name;
  std::uint32_t country = 0;  ///< of EventIndex::terms
  std::int64_t geonames = 0;  ///< 0 = none
  double lat = 0, lon = 0;
  bool located = false;
};

struct ArticleEntry {
  std::string_view id, title, url, published;
  std::uint32_t publisher = 0;  ///< of EventIndex::publishers
  std::int64_t rowid = 0;       ///< in the record's table, which articles are only ever added to
  std::uint32_t events = 0;     ///< mirrors left out
  std::int64_t copy_group = kNoId, story = kNoId;
  std::string_view copy_of;  ///< the article it copies, if linking found one
  bool original = false;     ///< of its copy group
};

/// Rows [first, last) of a table that is grouped.
struct Rows {
  Row first = 0, last = 0;
  std::size_t size() const { return last - first; }
};

/// One happening, with what linking found best; views into EventIndex::told.
struct HappeningEntry {
  std::int64_t id = 0;
  std::string_view cameo, source, target, date, place, status, words, killed, injured;
  std::int64_t n_mentions = 0, n_articles = 0, n_origins = 0, n_deniers = 0, story = kNoId;
  Rows mentions, statements, origins;  ///< of EventIndex::mentions, statements, origin_list
  bool disputed = false;
};

/// Somebody on whose independent word a happening rests, or who denies it.
struct OriginEntry {
  std::uint32_t origin = 0, name = 0, country = 0;  ///< of EventIndex::told: "state:SYR", "the Syrian government", "SYR"
  std::uint32_t articles = 0;
  bool denies = false;
};

/// How a mention stands to its happening.
enum class Stance : std::uint8_t { none, asserts, plans, denies };
/// "asserts", "plans", "denies" as linking writes them; none otherwise.
Stance stance_of(std::string_view name);
/// The status an event would have that stands so to its happening: occurred, planned, denied; empty for none, which says nothing of that.
std::string_view status_of(Stance stance);

/// Words of an article that deny or state a happening without being an event of their own ("NATO denied the claim"): an attribution.
struct StatementEntry {
  Row article = kNoRow, happening = kNoRow;
  std::uint32_t attribution = 0;  ///< 3 of "a3"
  std::uint32_t origin = 0;       ///< of EventIndex::told
  std::string_view chain, quote;
  Stance stance = Stance::denies;
};

/// One account on one side of a dispute: an event, or a statement.
struct DisputeSide {
  std::int64_t dispute = 0, happening = kNoId;
  Row about = kNoRow;           ///< the happening's row
  std::string_view kind, side;  ///< what the accounts differ in; what this side says of it
  std::string_view origin, quote;
  Row article = kNoRow, event = kNoRow, statement = kNoRow;  ///< one of the last two
};

struct EventIndex {
  // the dictionaries; in each, number 0 is "none"
  StringPool dates, codes, names, keys, terms, chains, publishers, triggers;
  StringPool first_words;  ///< whose word an event is first, and the agencies credited: a line each, the speaker and how the text calls it
  TextArena texts;
  TextSearch names_lower, chains_lower, first_words_lower, publishers_lower, titles_lower;  ///< for searches that take no notice of case; titles by article
  std::vector<DateValue> date_values;                                                       ///< what each of `dates` means
  std::vector<ActorName> actors;
  std::vector<Kind> kinds;
  std::vector<PlaceName> places;  ///< places[0] is none

  // the columns
  std::vector<Row> article;
  std::vector<std::uint32_t> number;  ///< 12 for "v12"
  std::vector<std::uint32_t> date, kind, trigger, place, chain, first_word;
  std::vector<std::uint32_t> source_text, target_text;  ///< of keys: all sources, sorted, joined by '/', as `events` shows them
  std::vector<std::uint8_t> status, commitment;
  std::vector<std::uint8_t> by_agency;  ///< came by a news agency or another paper, credited or cited
  std::vector<std::uint8_t> mirrored;   ///< a second, reverse event of the same act is in the record
  std::vector<double> confidence;
  std::vector<Row> happening;              ///< of happenings, kNoRow if not linked
  std::vector<Stance> stance;              ///< to its happening
  std::vector<std::uint32_t> origin;       ///< of told: on whose word, as linking counts it; 0 = not linked
  std::vector<std::uint32_t> first_party;  ///< parties[first_party[r] .. first_party[r + 1])
  std::vector<Party> parties;

  // the way back: rows of an actor, of an article
  std::vector<std::uint32_t> first_of_actor, rows_of_actor;
  std::vector<std::uint32_t> first_of_article, rows_of_article;

  std::vector<std::uint64_t> events_at_place, events_of_publisher, events_of_kind;

  std::vector<ArticleEntry> articles;                         ///< in the record's order: the newest added last
  std::vector<Row> article_by_id;                             ///< sorted by id
  std::vector<Row> article_by_story, article_by_copy_group;   ///< those that have one, sorted by it
  std::vector<HappeningEntry> happenings;                     ///< sorted by id
  std::vector<Row> happenings_by_weight, happenings_by_date;  ///< most origins first; oldest first, those without a date last
  std::vector<Row> mentions;                                  ///< event rows, grouped by happening
  StringPool told;                                            ///< what linking writes: names, dates, statuses of happenings, origins
  std::vector<OriginEntry> origin_list;                       ///< grouped by happening, those who say it first
  std::vector<StatementEntry> statements;                     ///< grouped by happening; those of none last
  std::vector<DisputeSide> disputes;                          ///< sorted by dispute
  std::uint64_t generation = 0;                               ///< counts the loadings of one server
  std::size_t unreadable = 0;                                 ///< rows left out because they name nothing the record has

  std::size_t size() const { return article.size(); }
  std::span<const Party> parties_of(Row event) const { return {parties.data() + first_party[event], parties.data() + first_party[event + 1]}; }
  std::span<const Row> events_of(Row one_article) const {
    return {rows_of_article.data() + first_of_article[one_article], rows_of_article.data() + first_of_article[one_article + 1]};
  }
  /// The article of that id, or kNoRow.
  Row find_article(std::string_view id) const;
  /// The event of an article by its id ("v12"), or kNoRow.
  Row find_event(Row one_article, std::string_view id) const;
  /// Independent origins of an event: its happening's where linked, else 1.
  std::int64_t origins(Row event) const { return happening[event] == kNoRow ? 1 : std::max<std::int64_t>(1, happenings[happening[event]].n_origins); }
};

/// "v12" of 12.
inline std::string event_id(std::uint32_t number) { return std::string(1, 'v').append(std::to_string(number)); }
inline std::string attribution_id(std::uint32_t number) { return std::string(1, 'a').append(std::to_string(number)); }
/// 12 of "v12" or, with kind 'a', of "a12"; 0 if it is no id of that kind.
std::uint32_t id_number(std::string_view id, char kind);

}  // namespace dragoman::serve
