#include "dragoman/record/sql_conditions.h"

namespace dragoman {

void SqlConditions::add(std::string_view condition, const std::string& value) {
  if (value.empty()) return;
  parameters_.push_back(value);
  std::string text(condition);
  const std::string mark = "$" + std::to_string(parameters_.size());
  for (std::size_t at = text.find('?'); at != std::string::npos; at = text.find('?', at + mark.size())) text.replace(at, 1, mark);
  add(text);
}

void SqlConditions::add(std::string_view condition) { sql_.append("\n  AND ").append(condition); }

std::pair<std::string, std::vector<std::string>> SqlConditions::finish(std::string_view order, std::size_t limit) && {
  sql_.append("\nORDER BY ").append(order);
  if (limit) sql_ += "\nLIMIT " + std::to_string(limit);
  return {std::move(sql_), std::move(parameters_)};
}

}  // namespace dragoman
