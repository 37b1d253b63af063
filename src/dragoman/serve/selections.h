// The rows that filters leave, kept for a while: a view asks six questions under the same filters, and many readers ask under the same.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "dragoman/serve/question.h"

namespace dragoman::serve {

using Selection = std::shared_ptr<const std::vector<Row>>;

class Selections {
 public:
  explicit Selections(std::size_t bytes) : room_(bytes) {}
  /// select(), or what it gave before for the same question of the same index. Throws Cancelled.
  Selection select(const EventIndex& index, const Question& question, const Budget& budget);

 private:
  using Kept = std::pair<std::string, Selection>;
  static std::size_t cost(const Kept& k) { return k.first.size() + k.second->size() * sizeof(Row) + 200; }
  std::mutex mutex_;
  std::list<Kept> recent_;  ///< the last asked first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key_;
  std::size_t room_, used_ = 0;
};

}  // namespace dragoman::serve
