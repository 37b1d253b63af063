// Gold files: JSON Lines, TSV and brat standoff, plain or compressed, and articles made of them as `dragoman read` makes them.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/record/read_article.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

/// What stops a measurement: the file, the place in it, and why.
struct MeasureError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The lines of a file or of the same with .gz after its name. Throws MeasureError.
std::vector<std::string> gold_lines(const std::string& path);

/// One JSON object a line. A line that is none is noted and left out. Throws MeasureError if the file cannot be read or has no object.
std::vector<nlohmann::json> gold_objects(const std::string& path, std::vector<std::string>& notes);

/// Calls `each` for every object, `limit` times at most (0 = no limit). An object without a field that `each` asks for, or with one of another type, is noted
/// and left out.
void for_each_gold(const std::string& path, std::size_t limit, std::vector<std::string>& notes, const std::function<void(const nlohmann::json&)>& each);

/// The object's "id" as text, whatever its type; empty if it has none.
std::string gold_id(const nlohmann::json& object);

/// Rows by column name. Throws MeasureError if a column is missing.
std::vector<std::map<std::string, std::string>> gold_rows(const std::string& path, const std::vector<std::string>& columns);

using CodePointSpans = std::vector<CodePointSpan>;

/// brat standoff: text-bound annotations (T), events (E) and relations (R) of one .ann file beside its .txt.
struct BratDocument {
  std::string id, text;
  struct Bound {
    std::string type;
    CodePointSpans spans;
  };
  std::map<std::string, Bound> bound;                                                            ///< T1, ...
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> groups;  ///< events and relations: type, (role, id) pairs
};
/// All documents of a folder (.txt with .ann), sorted by name; lines that cannot be read are noted.
std::vector<BratDocument> read_brat(const std::string& folder, std::vector<std::string>& notes);
BratDocument parse_brat(std::string text, std::string_view annotations, const std::string& id, std::vector<std::string>& notes);

/// An article as `dragoman read --input jsonl` makes it of {"id", "text", "published"}, through all stages; empty document (no sentences) where read skips it.
Document read_gold(const std::string& id, const std::string& text, const std::string& published, const Models& models, LanguageWorkspace& workspace);

/// The first of `found` (anything with a `span`) that touches the code points [begin, end) and is not taken yet, marked as taken; found.size() if none.
template <class Found>
std::size_t take_overlapping(const std::vector<Found>& found, const OffsetMap& points, std::vector<bool>& taken, std::uint32_t begin, std::uint32_t end) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const CodePointSpan s = points(found[i].span);
    if (taken[i] || begin >= s.end || s.begin >= end) continue;
    taken[i] = true;
    return i;
  }
  return found.size();
}

}  // namespace dragoman
