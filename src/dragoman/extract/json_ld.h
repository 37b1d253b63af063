// schema.org's JSON-LD: the object that describes the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct JsonLdArticle {
  std::string headline, published, modified, url, language, body, publisher, description;
  std::vector<std::string> authors;
  bool found = false;
};

/// Reads one script element's text into `article`; fields already set stay. Broken JSON is mended where that is cheap (raw line
/// breaks in strings, comment and CDATA wrappers), else passed over.
void read_json_ld(std::string_view script, JsonLdArticle& article);

}  // namespace dragoman
