// An article's record (one JSON object, as stored when it was read) with what linking found since: story, copy_of, happenings.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman {

struct ArticleLinks {
  std::string story;                                        ///< "s12", empty if not linked
  std::string copy_of;                                      ///< id of the article whose text it has, empty if none
  std::unordered_map<std::string, std::string> happenings;  ///< event id -> "h3"
};

/// The record with `story` and `copy_of` in its article and `happening` in its events. Everything else stays byte for byte.
std::string with_links(std::string_view record, const ArticleLinks& links);

}  // namespace dragoman
