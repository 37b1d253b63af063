#include "dragoman/links/linked_record.h"

#include "dragoman/record/json.h"

namespace dragoman {

// Insertion into the text rather than parsing: what is looked for begins with an unescaped quotation mark after a brace, which no JSON
// string can contain, and an export writes hundreds of megabytes.
std::string with_links(std::string_view record, const ArticleLinks& links) {
  std::string out;
  out.reserve(record.size() + 64 + links.happenings.size() * 20);
  constexpr std::string_view kArticle = "{\"article\":{\"id\":", kEvent = "{\"id\":\"v";
  std::size_t from = 0;
  if (record.starts_with(kArticle) && (!links.story.empty() || !links.copy_of.empty())) {
    from = kArticle.size() - std::string_view("\"id\":").size();
    out.append(record.substr(0, from));
    if (!links.story.empty()) {
      out += "\"story\":";
      append_json_string(out, links.story);
      out += ',';
    }
    if (!links.copy_of.empty()) {
      out += "\"copy_of\":";
      append_json_string(out, links.copy_of);
      out += ',';
    }
  }
  for (std::size_t at = record.find(kEvent, from); !links.happenings.empty() && at != std::string_view::npos; at = record.find(kEvent, from)) {
    const std::size_t id = at + kEvent.size() - 1, end = record.find('"', id);
    if (end == std::string_view::npos) break;
    out.append(record.substr(from, end + 1 - from));
    from = end + 1;
    const auto it = links.happenings.find(std::string(record.substr(id, end - id)));
    if (it == links.happenings.end()) continue;
    out += ",\"happening\":";
    append_json_string(out, it->second);
  }
  return out.append(record.substr(from));
}

}  // namespace dragoman
