// Questions to a record that several commands and the server ask: filtered events, one article's record.
//
//   auto [sql, parameters] = event_query({.actor = "SYR", .with = "IRN", .since = "2018-08"});
//   const Table events = database.query(sql, parameters);   // columns date, cameo, type, source, target, place, ...
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman {

/// What `dragoman events` and the API can ask for; an empty member asks nothing.
struct EventFilter {
  std::string actor, with;   ///< a code's beginning (SYR, SYRGOV) or a part of a name, upper or lower case
  std::string since, until;  ///< YYYY-MM-DD or a beginning of it; a date known only as 2018-08 may be any day of August
  std::string type;          ///< PLOVER type (CONSULT) or the beginning of a CAMEO code (04)
  std::string according_to;  ///< a part of the name of anyone in the chain of sources, or of the publisher
  std::string not_according_to;
  std::string origin;  ///< "agency": came by a news agency; else a part of the name of the first in the chain who is named, or of the credited agency
  std::string status;
  std::size_t limit = 0;  ///< 0 = all
};

/// The SELECT of the events that pass the filter, mirrors left out, ordered by date, article and event, and its parameters.
std::pair<std::string, std::vector<std::string>> event_query(const EventFilter& filter);

/// An article's whole record by id or by a prefix of it that is unique. Throws RecordError(query_failed) naming the article.
nlohmann::json article_record(Database& database, const std::string& article);

}  // namespace dragoman
