// Values kept while they are asked for: when there is no more room, those go first that have not been asked for the longest.
//
//   Recent<std::string> texts(64 << 20);
//   if (const auto kept = texts.find(key)) return *kept;
//   texts.add(key, text, text.size());
#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman::serve {

/// Safe to use from several threads.
template <typename Value>
class Recent {
 public:
  explicit Recent(std::size_t bytes) : room_(bytes) {}

  std::optional<Value> find(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto at = by_key_.find(key);
    if (at == by_key_.end()) return std::nullopt;
    recent_.splice(recent_.begin(), recent_, at->second);
    return at->second->value;
  }

  /// What is there under the key stays; what would take a quarter of the room is not kept.
  void add(std::string key, Value value, std::size_t bytes) {
    const std::size_t cost = key.size() + bytes + 200;
    if (cost > room_ / 4) return;
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key)) return;
    recent_.push_front({std::move(key), std::move(value), cost});
    by_key_.emplace(recent_.front().key, recent_.begin());
    used_ += cost;
    while (used_ > room_) {
      used_ -= recent_.back().cost;
      by_key_.erase(recent_.back().key);
      recent_.pop_back();
    }
  }

 private:
  struct Kept {
    std::string key;
    Value value;
    std::size_t cost;
  };
  std::mutex mutex_;
  std::list<Kept> recent_;  ///< the last asked first
  std::unordered_map<std::string_view, typename std::list<Kept>::iterator> by_key_;
  std::size_t room_, used_ = 0;
};

}  // namespace dragoman::serve
