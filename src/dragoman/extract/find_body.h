// The article's body among a page's blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/extract/page_blocks.h"

namespace dragoman {

/// The body's paragraphs joined by newlines. `title` is the page's headline: it tells which of several articles is meant, and is no
/// part of the body.
std::string find_body(const HtmlTree& tree, const PageBlocks& page, std::string_view title);

}  // namespace dragoman
