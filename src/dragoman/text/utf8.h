// UTF-8: decoding, validation and the one conversion between byte and code-point offsets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/text/span.h"

namespace dragoman {

inline std::string_view slice(std::string_view text, ByteSpan span) { return text.substr(span.begin, span.size()); }

/// Decodes the code point at `at` and advances `at` past it. Invalid bytes yield U+FFFD and advance one byte.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends `c` as UTF-8.
void append_utf8(std::string& out, char32_t c);

/// True if `text` is well-formed UTF-8 (no surrogates, no overlong forms).
bool valid_utf8(std::string_view text);

/// Replaces malformed sequences by U+FFFD; returns how many were replaced.
std::size_t repair_utf8(std::string& text);

/// Number of code points in `text`.
std::size_t count_code_points(std::string_view text);

/// Lower-cases ASCII and the Latin-1, Latin Extended-A, Greek and Cyrillic letters that names use.
std::string to_lower(std::string_view text);

/// Maps byte offsets of one text to code-point offsets and back, in O(1) after O(n) preparation (ASCII text: no table).
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view text);
  std::uint32_t code_point(std::uint32_t byte) const;
  std::uint32_t byte(std::uint32_t code_point) const;
  CodePointSpan operator()(ByteSpan s) const { return {code_point(s.begin), code_point(s.end)}; }

 private:
  std::vector<std::uint32_t> code_point_of_block_;  ///< code points before byte 64*i; empty for ASCII
  std::string_view text_;
};

}  // namespace dragoman
