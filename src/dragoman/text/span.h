// Half-open spans whose type says what they count.
#pragma once

#include <cstdint>

namespace dragoman {

/// [begin, end) in bytes of a UTF-8 text.
struct ByteSpan {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(ByteSpan, ByteSpan) = default;
};

/// [begin, end) in Unicode code points of a text: what the record shows.
struct CodePointSpan {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(CodePointSpan, CodePointSpan) = default;
};

}  // namespace dragoman
