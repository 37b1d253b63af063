// Rows in the text form of PostgreSQL's COPY: fields parted by tabs, a line a row, NULL as \N, a backslash before what would part them.
//
//   std::string line;
//   append_copy_field(line, "Port\tSudan");   // Port\tSudan, with a backslash and a t
//   read_copy_row(line, fields);              // fields[0] == "Port<tab>Sudan"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::postgres {

using Field = std::optional<std::string>;  ///< nullopt = NULL

/// Appends a value. PostgreSQL's texts hold no U+0000: it becomes U+FFFD, one code point for one, so that offsets stay.
void append_copy_field(std::string& out, std::string_view value);

/// Appends NULL.
inline void append_copy_null(std::string& out) { out += "\\N"; }

/// Takes a line (with or without its line end) apart. False if it ends inside an escape: the connection broke, or it is no COPY text.
bool read_copy_row(std::string_view line, std::vector<Field>& fields);

}  // namespace dragoman::postgres
