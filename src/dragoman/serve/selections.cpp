#include "dragoman/serve/selections.h"

namespace dragoman::serve {

Selection Selections::select(const EventIndex& index, const Question& question, const Budget& budget) {
  budget.check();
  std::string key = std::to_string(index.generation);
  for (const QuestionField& f : question_fields()) key.append(1, '\0').append(question.*f.member);
  {
    const std::lock_guard lock(mutex_);
    if (const auto at = by_key_.find(key); at != by_key_.end()) {
      recent_.splice(recent_.begin(), recent_, at->second);
      return at->second->second;
    }
  }
  auto rows = std::make_shared<const std::vector<Row>>(serve::select(index, question, budget));
  const std::lock_guard lock(mutex_);
  const Kept fresh{std::move(key), rows};
  if (cost(fresh) > room_ / 4 || by_key_.contains(fresh.first)) return rows;
  recent_.push_front(fresh);
  by_key_.emplace(recent_.front().first, recent_.begin());
  used_ += cost(fresh);
  while (used_ > room_) {
    used_ -= cost(recent_.back());
    by_key_.erase(recent_.back().first);
    recent_.pop_back();
  }
  return rows;
}

}  // namespace dragoman::serve
