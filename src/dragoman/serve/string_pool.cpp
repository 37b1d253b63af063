#include "dragoman/serve/string_pool.h"

#include <cstring>

namespace dragoman::serve {

namespace {
constexpr std::size_t kBlock = std::size_t{1} << 20;
}

std::string_view TextArena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) {
    const std::size_t size = text.size() > kBlock / 4 ? text.size() : kBlock;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    if (size != kBlock) {  // a block of its own, so that the rest of the open block is not lost
      std::memcpy(blocks_.back().get(), text.data(), size);
      return {blocks_.back().get(), size};
    }
    next_ = blocks_.back().get();
    left_ = kBlock;
  }
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  left_ -= text.size();
  return kept;
}

std::uint32_t StringPool::add(std::string_view text) {
  if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(arena_.keep(text));
  numbers_.emplace(texts_.back(), number);
  return number;
}

}  // namespace dragoman::serve
