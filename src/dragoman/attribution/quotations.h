// Quotation marks of a text paired into quotations, by characters, before any syntax: “ ”, " ", « », and single quotes where they quote.
#pragma once

#include <string_view>
#include <vector>

#include "dragoman/text/span.h"

namespace dragoman {

/// Quotations (marks included), in order, not overlapping. An opening mark that is never closed runs to the end of its paragraph (English
/// typography repeats the opening mark at each paragraph of a long quotation and closes only the last).
std::vector<ByteSpan> find_quotations(std::string_view text);

}  // namespace dragoman
