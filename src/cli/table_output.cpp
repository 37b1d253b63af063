#include "table_output.h"

#include <algorithm>
#include <iostream>

#include "dragoman/record/json.h"
#include "dragoman/text/utf8.h"

namespace dragoman::cli {

std::size_t column(const Table& t, std::string_view name) {
  return static_cast<std::size_t>(std::find(t.columns.begin(), t.columns.end(), name) - t.columns.begin());
}

std::string sql_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

void write_parquet(Database& database, const std::string& sql, const std::vector<std::string>& parameters, const std::string& path) {
  database.query("COPY (" + sql + ") TO " + sql_quoted(path) + " (FORMAT parquet)", parameters);
}

std::string fitted(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size() && n < width; ++n) {
    const std::size_t begin = at;
    next_code_point(text, at);
    if (n + 1 == width && at < text.size()) {
      out += '~';
      break;
    }
    out.append(text, begin, at - begin);
  }
  out.append(width - std::min(width, count_code_points(out)), ' ');
  return out;
}

void print_table(const Table& t, const std::vector<std::pair<const char*, std::size_t>>& columns, const char* what) {
  for (const auto& [name, width] : columns) std::cout << (width ? fitted(name, width) + ' ' : name);
  std::cout << '\n';
  for (const auto& row : t.rows) {
    for (const auto& [name, width] : columns) {
      std::string text = row[column(t, name)].value_or("");
      std::replace(text.begin(), text.end(), '\n', ' ');
      std::cout << (width ? fitted(text, width) + ' ' : text);
    }
    std::cout << '\n';
  }
  std::cout << t.rows.size() << ' ' << what << '\n';
}

void print_csv(const Table& t) {
  const auto cell = [&](const std::string& s) {
    if (s.find_first_of("\",\n\r\t") == std::string::npos) return s;
    std::string out = "\"";
    for (const char c : s) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
  };
  for (std::size_t c = 0; c < t.columns.size(); ++c) std::cout << (c ? "," : "") << t.columns[c];
  std::cout << '\n';
  for (const auto& row : t.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) std::cout << (c ? "," : "") << cell(row[c].value_or(""));
    std::cout << '\n';
  }
}

void print_jsonl(const Table& t, const std::vector<std::string>& numbers) {
  for (const auto& row : t.rows) {
    std::string line = "{";
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!row[c]) continue;
      if (line.size() > 1) line += ',';
      append_json_string(line, t.columns[c]);
      line += ':';
      if (std::find(numbers.begin(), numbers.end(), t.columns[c]) != numbers.end()) line += *row[c];
      else append_json_string(line, *row[c]);
    }
    std::cout << line << "}\n";
  }
}

}  // namespace dragoman::cli
