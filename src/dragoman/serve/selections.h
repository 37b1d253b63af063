// The rows that filters leave, kept for a while: a view asks six questions under the same filters, and many readers ask under the same.
// What an actor takes part in is kept by itself, since its views differ by the dates, types and places that narrow them.
#pragma once

#include <memory>
#include <vector>

#include "dragoman/serve/question.h"
#include "dragoman/serve/recent.h"

namespace dragoman::serve {

using Selection = std::shared_ptr<const std::vector<Row>>;

class Selections {
 public:
  explicit Selections(std::size_t bytes) : kept_(bytes) {}
  /// select(), or what it gave before for the same question of the same index. Throws Cancelled.
  Selection select(const EventIndex& index, const Question& question, const Budget& budget);

 private:
  Recent<Selection> kept_;
};

}  // namespace dragoman::serve
