// One article's JSON object as the record keeps it, and what answers read out of it: words of spans, chains of sources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/serve/routes.h"
#include "dragoman/text/utf8.h"

namespace dragoman::serve {

/// The whole objects as text, kept from before or in one opening of the record. Throws Refused if one is not there, RecordError, Cancelled.
std::vector<Text> stored_articles(const Context& context, const std::vector<Row>& articles);
/// Such a text as an object. Throws Refused if it is no JSON.
Json parsed_article(const std::string& text);

/// Text of code-point spans of one article; the record must outlive it.
class Words {
 public:
  explicit Words(const Json& record);
  std::string operator()(std::uint64_t begin, std::uint64_t end) const;
  /// Of [[begin, end], ...], with " ... " between.
  std::string all(const Json& spans) const;

 private:
  const std::string& text_;
  const OffsetMap offsets_;
  const std::size_t size_;
};

/// The member of record[list] with that id, or null.
const Json* part(const Json& record, const char* list, std::string_view id);
/// The chain of sources that `ids` name, innermost first, with the words of each.
Json chain_json(const Json& record, const Words& words, const Json& ids);
/// {begin, end, text} of a sentence, or null.
Json sentence_json(const Json& record, const Words& words, const Json& event);
/// The sentence in which the code point stands, or null.
Json sentence_at(const Json& record, const Words& words, std::uint64_t point);
/// A row of a table as an object.
Json row_json(const Grid& grid, std::size_t row);

}  // namespace dragoman::serve
