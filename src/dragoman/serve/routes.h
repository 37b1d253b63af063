// The API's table of contents: each route once, with its parameters, from which both the answer and the OpenAPI description come.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dragoman/serve/labels.h"
#include "dragoman/serve/message.h"
#include "dragoman/serve/parse_again.h"
#include "dragoman/serve/record_file.h"
#include "dragoman/serve/selections.h"
#include "dragoman/serve/tallies.h"

namespace dragoman::serve {

using Json = nlohmann::ordered_json;

/// What an answer may draw on.
struct Context {
  std::shared_ptr<const EventIndex> index;
  const Labels& labels;
  RecordFile& record;
  ParseAgain& parser;
  Selections& selections;
  Recent<Text>& texts;
  const Request& request;
  const Budget& budget;
  const std::string& parameter(std::string_view name) const;  ///< empty if not given
};

/// Thrown by answers for what the client did wrong.
struct Refused {
  BadRequest why;
};

struct Parameter {
  const char* name;
  const char* meaning;
  bool required = false;
  std::vector<const char*> values = {};  ///< empty: any
};

struct Route {
  const char* path;
  const char* summary;
  bool filters;                        ///< takes the filters of question_fields()
  std::vector<Parameter> parameters;   ///< beyond them
  const std::vector<Column>* columns;  ///< of a table: {total, rows, next?}, and format=csv|jsonl|parquet; null: an object
  Reply (*answer)(const Context&);
  std::vector<std::pair<const char*, const char*>> members = {};  ///< of an object, each with what it is, for the API's description
};

const std::vector<Route>& routes();
/// The OpenAPI 3.1 document of routes().
Json openapi();

// ---- what answers are made with ------------------------------------------------------------------------------------

/// As text; what is no UTF-8 in it is replaced.
std::string dump(const Json& json);
/// The filters of the request; throws Refused.
Question question_of(const Context& context);
/// The events that pass them; throws Refused, Cancelled.
Selection rows_asked(const Context& context);
/// A whole number from 1 to `most`; throws Refused.
std::size_t number_of(const std::string& text, const char* name, std::size_t least, std::size_t most);
std::size_t limit_of(const Context& context, std::size_t usual, std::size_t most);
Level level_of(const Context& context);
/// 12 of "h12" or "12", as ids of happenings ('h') and stories ('s') are written; kNoId if it is none.
std::int64_t numbered(std::string_view id, char kind);
/// The happening of that id; throws Refused.
Row happening_named(const EventIndex& index, std::string_view id);

/// The answer to a request for a table: a page of JSON, or all of it in another format. `members` go beside total and rows. `next` names
/// the row where the following page begins: by default its number, which is also what `start_of` reads back.
struct Page {
  std::size_t from = 0, limit = 100;
  std::string next;  ///< empty: the number of the row after the last
};
Reply table_reply(const Context& context, Grid grid, const char* name, const Page& page, const Json& members = Json::object());
/// Page from `limit` and a numeric `after`; throws Refused.
Page page_of(const Context& context, std::size_t usual = 100, std::size_t most = 1000);

std::string day_text(std::int32_t day);  ///< 2018-08-27

// ---- grids (one file a topic) --------------------------------------------------------------------------------------

extern const std::vector<Column> kEventColumns, kTimelineColumns, kActorColumns, kDyadColumns, kPlaceColumns, kCountryColumns, kPointColumns, kHappeningColumns,
    kDisputeColumns, kArticleColumns, kAccountColumns, kTypeColumns;

Grid event_grid(const Context& context, std::vector<Row> rows);
/// A dot of the timeline: a happening, told by its surest mention, or an event that stands alone.
struct Point {
  Row event = 0;
  std::uint32_t mentions = 1, origins = 1;
};
Grid point_grid(const Context& context, std::vector<Point> points);
Grid country_grid(const Context& context, std::vector<std::pair<std::uint32_t, Tally>> tallies);
Grid timeline_grid(const Context& context, Timeline timeline);
Grid actor_grid(const Context& context, std::vector<ActorTally> tallies);
Grid dyad_grid(const Context& context, std::vector<DyadTally> tallies);
Grid place_grid(const Context& context, std::vector<PlaceTally> tallies);
Grid happening_grid(const Context& context, std::vector<Row> happenings);
Grid dispute_grid(const Context& context, std::vector<Row> sides);
Grid article_grid(const Context& context, std::vector<Row> articles);
/// A telling of a happening: an event, or a statement that is none.
struct Account {
  Row event = kNoRow, statement = kNoRow;  ///< one of them
};
/// What the act of a happening is by its own code; where our tables do not have it (a user's own), as the events say that are coded so.
Act act_of(const EventIndex& index, const Labels& labels, const HappeningEntry& happening);
Grid account_grid(const Context& context, Row happening, std::vector<Account> accounts);
Grid type_grid(const Context& context, std::vector<std::pair<std::uint32_t, Tally>> tallies);

/// The happenings that have a mention among `rows`, in `order`: one of EventIndex::happenings_by_...
std::vector<Row> happenings_of(const EventIndex& index, const std::vector<Row>& rows, const std::vector<Row>& order);
/// Whole disputes of which an account is among `rows`: the rows of their sides, and how many they are. Any kind if `kind` is empty, of any
/// happening if `happening` is kNoRow.
struct Disputes {
  std::vector<Row> sides;
  std::size_t disputes = 0;
};
Disputes disputes_of(const EventIndex& index, const std::vector<Row>& rows, std::string_view kind, std::size_t most, Row happening = kNoRow);
std::vector<Point> points_of(const EventIndex& index, const std::vector<Row>& rows, const Budget& budget);
Json facets_json(const Context& context, const std::vector<Row>& rows);

// ---- answers -------------------------------------------------------------------------------------------------------

Reply answer_record(const Context&);
Reply answer_overview(const Context&);
Reply answer_events(const Context&);
Reply answer_points(const Context&);
Reply answer_timeline(const Context&);
Reply answer_actors(const Context&);
Reply answer_dyads(const Context&);
Reply answer_places(const Context&);
Reply answer_countries(const Context&);
Reply answer_facets(const Context&);
Reply answer_happenings(const Context&);
Reply answer_happening(const Context&);
Reply answer_accounts(const Context&);
Reply answer_types(const Context&);
Reply answer_disputes(const Context&);
Reply answer_articles(const Context&);
Reply answer_article(const Context&);
Reply answer_explain(const Context&);
Reply answer_search(const Context&);
Reply answer_labels(const Context&);

}  // namespace dragoman::serve
