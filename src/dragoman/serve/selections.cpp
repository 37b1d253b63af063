#include "dragoman/serve/selections.h"

#include <algorithm>
#include <iterator>

namespace dragoman::serve {
namespace {

std::string key_of(const EventIndex& index, const Question& question) {
  std::string key = std::to_string(index.generation);
  for (const QuestionField& f : question_fields()) key.append(1, '\0').append(question.*f.member);
  return key;
}

Question by(const std::string& actor) {
  Question out;
  out.actor = actor;
  return out;
}

}  // namespace

Selection Selections::select(const EventIndex& index, const Question& question, const Budget& budget) {
  budget.check();
  std::string key = key_of(index, question);
  if (auto kept = kept_.find(key)) return *std::move(kept);
  const std::string& first = question.actor.empty() ? question.with : question.actor;
  Selection rows;
  if (first.empty() || key == key_of(index, by(first))) {
    rows = std::make_shared<const std::vector<Row>>(serve::select(index, question, budget));
  } else {
    rows = select(index, by(first), budget);
    if (!question.actor.empty() && !question.with.empty()) {
      const Selection other = select(index, by(question.with), budget);
      std::vector<Row> both;
      std::set_intersection(rows->begin(), rows->end(), other->begin(), other->end(), std::back_inserter(both));
      rows = std::make_shared<const std::vector<Row>>(std::move(both));
    }
    rows = std::make_shared<const std::vector<Row>>(select_among(index, question, *rows, budget));
  }
  kept_.add(std::move(key), rows, rows->size() * sizeof(Row));
  return rows;
}

}  // namespace dragoman::serve
