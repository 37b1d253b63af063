// Questions to a record that several commands ask: filtered events, one article's record.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman::cli {

struct EventFilter {
  std::string actor, with, since, until, type, according_to, not_according_to, status;
  std::size_t limit = 0;  ///< 0 = all
};

/// The SELECT of the events that pass the filter, mirrors left out, and its parameters.
std::pair<std::string, std::vector<std::string>> event_query(const EventFilter& filter);

/// An article's whole record by id or by a prefix of it that is unique. Throws RecordError(query_failed) naming the article.
nlohmann::json article_record(Database& database, const std::string& article);

}  // namespace dragoman::cli
