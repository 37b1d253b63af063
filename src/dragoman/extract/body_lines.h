// The lines of the body's container that are the article's, written out.
#pragma once

#include "dragoman/extract/find_body.h"

namespace dragoman {

std::string write_lines(const HtmlTree& tree, const PageBlocks& page, std::uint32_t container, std::string_view title);

}  // namespace dragoman
