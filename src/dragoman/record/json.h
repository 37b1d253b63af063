// A document as one JSON object: the record of section 2 of the design, offsets in Unicode code points.
//
// Optional fields that are unknown are left out. Ids are "m1", "e1", "t1", "p1", "a1", "v1", "r1", counted from 1 in document order.
// The schema is docs/record.schema.json; tests/record validates every output against it.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/document.h"

namespace dragoman {

/// Appends the object, without a line break. Invalid UTF-8 in a text is written as U+FFFD.
void append_json(std::string& out, const Document& document);

/// Appends a JSON string literal.
void append_json_string(std::string& out, std::string_view text);

}  // namespace dragoman
