// What a page says of itself: JSON-LD (schema.org), meta elements (Open Graph, Dublin Core, Highwire, Parsely), microdata, time
// elements, headings, and last the URL.
#pragma once

#include <string>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/extract/html_tree.h"

namespace dragoman {

struct PageMetadata {
  std::string title;
  std::vector<std::string> authors;
  Publisher publisher;
  std::string published;  ///< ISO 8601
  std::string url;        ///< canonical
  std::string language;   ///< as declared, ISO 639-1 part, lower case
  std::string description;
  std::string article_body;  ///< JSON-LD articleBody as plain text
};

/// `page_url` is where the page was fetched from, empty if unknown: relative canonical URLs are resolved against it.
PageMetadata read_metadata(const HtmlTree& tree, std::string_view page_url);

/// The host of a URL without "www.", lower case.
std::string domain_of(std::string_view url);

}  // namespace dragoman
