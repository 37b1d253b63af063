// One line of a tab-separated file that any reader takes apart alike.
//
// The field's files are read with and without quoting (csv modules quote, awk and most loaders do not), so no field may hold what the one
// or the other would trip over: tabs, line breaks and other control characters become spaces, a double quote becomes an apostrophe.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

class TabRow {
 public:
  TabRow& text(std::string_view v) {
    separate();
    for (const char c : v) line_ += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c == '"' ? '\'' : c;
    return *this;
  }
  TabRow& integer(std::int64_t v) { return text(std::to_string(v)); }
  /// At most `digits` decimals, without trailing zeros but with one decimal: 8.0, -2.5.
  TabRow& real(double v, int digits = 1) {
    char out[64];
    std::snprintf(out, sizeof out, "%.*f", digits, v);
    std::string number = out;
    if (number.find_first_of("123456789") == number.npos && number[0] == '-') number.erase(0, 1);  // "-0.0"
    while (number.size() > 3 && number.back() == '0' && number[number.size() - 2] != '.') number.pop_back();
    return text(number);
  }
  TabRow& empty(int n = 1) {
    for (int i = 0; i < n; ++i) text({});
    return *this;
  }
  int columns() const { return columns_; }
  /// The line with its end; the row is empty again.
  std::string take() {
    std::string out = std::move(line_);
    line_.clear();
    columns_ = 0;
    return out + '\n';
  }

 private:
  void separate() {
    if (columns_++ > 0) line_ += '\t';
  }
  std::string line_;
  int columns_ = 0;
};

inline std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : separator) + p;
  return out;
}

}  // namespace dragoman
