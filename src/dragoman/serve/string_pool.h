// Strings kept once each, named by small numbers: an index over a million events names the same few thousand actors, dates and sources.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman::serve {

/// Text that lives as long as the arena, in large blocks, without a header a string.
class TextArena {
 public:
  std::string_view keep(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t left_ = 0;
  char* next_ = nullptr;
};

/// Number 0 is the empty string.
class StringPool {
 public:
  StringPool() { add(""); }
  std::uint32_t add(std::string_view text);
  std::string_view operator[](std::uint32_t number) const { return texts_[number]; }
  std::size_t size() const { return texts_.size(); }
  const std::vector<std::string_view>& all() const { return texts_; }
  /// Frees what only adding needs.
  void freeze() { numbers_ = {}; }

 private:
  TextArena arena_;
  std::vector<std::string_view> texts_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace dragoman::serve
