// The article's body among a page's blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/extract/page_blocks.h"

namespace dragoman {

/// What the page's metadata says that helps to find and trim the body.
struct BodyEvidence {
  std::string_view title;          ///< the headline, which is no part of the body
  std::string_view article_body;   ///< JSON-LD articleBody, as text, may be empty
};

/// The body's paragraphs joined by newlines.
std::string find_body(const HtmlTree& tree, const PageBlocks& page, const BodyEvidence& evidence, const PageLexicon::Tables& lexicon);

}  // namespace dragoman
