// What a request asks for: the filters of `dragoman events`, and a few that only a page needs, read from a query string.
//
//   parse_question({{"actor", "SYR"}, {"since", "2018-08"}})   // the same as: dragoman events RECORD --actor SYR --since 2018-08
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "dragoman/record/event_query.h"
#include "dragoman/serve/budget.h"
#include "dragoman/serve/event_index.h"

namespace dragoman::serve {

struct Question : EventFilter {
  std::string commitment;  ///< certain, probable, possible or alleged
  std::string quad;        ///< CAMEO's classes, e.g. "34" for both of conflict
  std::string country;     ///< ISO 3166 alpha-3 of the place
  std::string place;       ///< a part of the place's name
  std::string publisher;   ///< the publisher's whole name
};

/// The names of Question's members as a query string spells them, each with what it asks, for the API's description.
struct QuestionField {
  const char* name;
  std::string Question::*member;
  const char* meaning;
};
const std::vector<QuestionField>& question_fields();

/// What a client did wrong, in words for it.
struct BadRequest {
  int status = 400;
  std::string message;
};

using Parameters = std::multimap<std::string, std::string, std::less<>>;

/// Unknown parameters are left to the caller; values that are too long, or of a closed set and not in it, are refused.
tl::expected<Question, BadRequest> parse_question(const Parameters& parameters);

/// The rows that pass, in the index's order. Throws Cancelled.
std::vector<Row> select(const EventIndex& index, const Question& question, const Budget& budget);
/// Those of `among` that pass all filters but `actor` and `with`. Throws Cancelled.
std::vector<Row> select_among(const EventIndex& index, const Question& question, std::vector<Row> among, const Budget& budget);

}  // namespace dragoman::serve
