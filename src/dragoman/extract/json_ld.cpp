// The article may stand at the top, in an array, in @graph, or as mainEntity(OfPage); a work list finds it without recursion.
#include "dragoman/extract/json_ld.h"

#include <simdjson.h>

#include <utility>

#include "dragoman/extract/html_tree.h"

namespace dragoman {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string_view string_of(const element& e) {
  std::string_view s;
  if (e.get(s) != simdjson::SUCCESS) return {};
  return s;
}

std::string_view field(const object& o, const char* key) {
  element e;
  if (o[key].get(e) != simdjson::SUCCESS) return {};
  simdjson::dom::array list;
  if (e.get(list) == simdjson::SUCCESS) {
    for (element item : list) return string_of(item);
    return {};
  }
  return string_of(e);
}

bool is_article(const object& o) {
  element type;
  if (o["@type"].get(type) != simdjson::SUCCESS) return false;
  const auto says = [](std::string_view t) {
    return t.ends_with("Article") || t.ends_with("Posting") || t == "Report" || t == "Review" || t == "CreativeWork" || t == "Recipe" || t == "LiveBlogPosting";
  };
  simdjson::dom::array list;
  if (type.get(list) == simdjson::SUCCESS) {
    for (element item : list)
      if (says(string_of(item))) return true;
    return false;
  }
  return says(string_of(type));
}

// A person or organisation: a string, an object with a name, or an array of these.
void names(const element& e, std::vector<std::string>& out, int depth = 0) {
  if (depth > 2 || out.size() > 20) return;
  simdjson::dom::array list;
  object o;
  std::string_view s;
  if (e.get(list) == simdjson::SUCCESS) {
    for (element item : list) names(item, out, depth + 1);
  } else if (e.get(o) == simdjson::SUCCESS) {
    element name;
    if (o["name"].get(name) == simdjson::SUCCESS) names(name, out, depth + 1);
  } else if (e.get(s) == simdjson::SUCCESS) {
    std::string name = decode_folded(s);
    if (!name.empty() && name.size() < 200) out.push_back(std::move(name));
  }
}

void set(std::string& to, std::string_view value) {
  if (to.empty()) to = decode_folded(value);
}

void read_article(const object& o, JsonLdArticle& article) {
  article.found = true;
  set(article.headline, field(o, "headline"));
  set(article.headline, field(o, "name"));
  set(article.published, field(o, "datePublished"));
  set(article.published, field(o, "dateCreated"));
  set(article.modified, field(o, "dateModified"));
  set(article.url, field(o, "url"));
  set(article.language, field(o, "inLanguage"));
  set(article.description, field(o, "description"));
  if (article.body.empty()) article.body = field(o, "articleBody");
  element e;
  if (article.authors.empty() && o["author"].get(e) == simdjson::SUCCESS) names(e, article.authors);
  if (article.authors.empty() && o["creator"].get(e) == simdjson::SUCCESS) names(e, article.authors);
  if (article.publisher.empty() && o["publisher"].get(e) == simdjson::SUCCESS) {
    std::vector<std::string> publisher;
    names(e, publisher);
    if (!publisher.empty()) article.publisher = publisher.front();
  }
}

std::string mend(std::string_view script) {
  std::string out;
  out.reserve(script.size());
  for (const char c : script) out += static_cast<unsigned char>(c) < 32 ? ' ' : c;
  if (const std::size_t cdata = out.find("<![CDATA["); cdata < 20) out.replace(cdata, 9, 9, ' ');
  const std::size_t from = out.find_first_of("{[");
  std::size_t to = out.find_last_of("}]");
  while (to != out.npos && to > 0 && out.compare(to - 1, 3, "]]>") == 0) to = out.find_last_of("}]", to - 2);  // CDATA's end
  if (from == out.npos || to == out.npos || to < from) return {};
  return out.substr(from, to - from + 1);
}

}  // namespace

void read_json_ld(std::string_view script, JsonLdArticle& article) {
  thread_local simdjson::dom::parser parser;  // scratch memory only: nothing of a page outlives the call
  element root;
  if (parser.parse(script.data(), script.size()).get(root) != simdjson::SUCCESS) {
    const std::string mended = mend(script);
    if (mended.empty() || parser.parse(mended).get(root) != simdjson::SUCCESS) return;
  }
  std::vector<std::pair<element, int>> work{{root, 0}};
  for (std::size_t i = 0; i < work.size() && i < 200; ++i) {
    const auto [e, depth] = work[i];
    simdjson::dom::array list;
    object o;
    if (depth > 4) continue;
    if (e.get(list) == simdjson::SUCCESS) {
      for (element item : list) work.emplace_back(item, depth + 1);
    } else if (e.get(o) == simdjson::SUCCESS) {
      if (is_article(o)) read_article(o, article);
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"}) {
        element below;
        if (o[key].get(below) == simdjson::SUCCESS) work.emplace_back(below, depth + 1);
      }
    }
  }
}

}  // namespace dragoman
