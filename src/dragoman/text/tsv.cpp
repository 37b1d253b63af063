#include "dragoman/text/tsv.h"

#include <fstream>

namespace dragoman {
namespace {

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t from = 0;;) {
    const std::size_t tab = line.find('\t', from);
    cells.emplace_back(line.substr(from, tab == std::string_view::npos ? tab : tab - from));
    if (tab == std::string_view::npos) return cells;
    from = tab + 1;
  }
}

}  // namespace

std::string_view TsvRow::operator[](std::string_view column) const {
  const auto found = columns->find(column);
  if (found == columns->end() || found->second >= cells.size()) return {};
  return cells[found->second];
}

void for_each_tsv_row(const std::string& path, const std::vector<std::string>& required_columns, const std::function<void(const TsvRow&)>& use) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw BrokenInstallation(path + ": cannot be opened");
  std::shared_ptr<std::map<std::string, std::size_t, std::less<>>> columns;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = split_cells(line);
    if (!columns) {
      columns = std::make_shared<std::map<std::string, std::size_t, std::less<>>>();
      for (std::size_t i = 0; i < cells.size(); ++i) columns->emplace(cells[i], i);
      for (const std::string& name : required_columns) {
        if (!columns->contains(name)) throw BrokenInstallation(path + ":" + std::to_string(number) + ": no column '" + name + "'");
      }
      continue;
    }
    use(TsvRow{std::move(cells), number, columns});
  }
  if (!columns) throw BrokenInstallation(path + ": no header row");
}

std::vector<TsvRow> read_tsv(const std::string& path, const std::vector<std::string>& required_columns) {
  std::vector<TsvRow> rows;
  for_each_tsv_row(path, required_columns, [&](const TsvRow& row) { rows.push_back(row); });
  return rows;
}

std::vector<std::string> split_trimmed(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(separator);
    std::string_view part = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

}  // namespace dragoman
