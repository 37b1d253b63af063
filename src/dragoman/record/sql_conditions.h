// A SELECT that grows by conditions with parameters: filters that ask nothing add nothing.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

class SqlConditions {
 public:
  /// `select` ends in a WHERE with a condition of its own.
  explicit SqlConditions(std::string select) : sql_(std::move(select)) {}

  /// "AND condition", every ? of which is `value`; nothing if `value` is empty.
  void add(std::string_view condition, const std::string& value);
  /// The same without a value.
  void add(std::string_view condition);

  /// The statement with what comes behind its conditions (ORDER BY, and LIMIT unless 0), and its parameters.
  std::pair<std::string, std::vector<std::string>> finish(std::string_view order, std::size_t limit) &&;

 private:
  std::string sql_;
  std::vector<std::string> parameters_;
};

}  // namespace dragoman
