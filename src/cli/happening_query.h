// Questions about happenings that several commands ask.
#pragma once

#include <string>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman::cli {

struct HappeningFilter {
  std::string actor, with, since, until, type, status, story, kind;
  long min_origins = 0;
  std::size_t limit = 0;  ///< 0 = all
};

/// The SELECT of the happenings that pass, and its parameters.
std::pair<std::string, std::vector<std::string>> happening_query(const HappeningFilter& filter);

/// Opens a record whose articles are linked. Throws RecordError saying what to do if they are not.
void require_links(Database& database);

/// "h12" or "12" -> "12"; "ARTICLE:v7", "ARTICLE:a2" -> the happening of that event or attribution. Throws RecordError(query_failed) if there is none.
std::string happening_of(Database& database, const std::string& which);

/// What tells of a happening, a row each: origin, stance, article, event, publisher, published, copy_of, chain (who says according to whom), quote (the
/// sentence).
Table tellings_of(Database& database, const std::string& happening);

/// One line for a reader: "2021-03-22 161 Bulgaria > Russia, Sofia: expelled diplomats".
std::string happening_line(Database& database, const std::string& happening);

}  // namespace dragoman::cli
