// Reading the lexicon's tab-separated files: a header row, one meaning a line, '#' comments.
//
//   for (const TsvRow& row : read_tsv(path, {"form", "kind", "country"})) use(row["form"], row.line);
//
// A missing file or column throws BrokenInstallation with file, line and column: a lexicon that cannot be read is a broken
// installation, not bad input. Columns beyond those required are kept and may be asked for by name.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct BrokenInstallation : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct TsvRow {
  std::vector<std::string> cells;
  int line = 0;  ///< 1-based line in the file
  std::shared_ptr<const std::map<std::string, std::size_t, std::less<>>> columns;
  /// The cell of a column, empty if the row is short or the column is absent.
  std::string_view operator[](std::string_view column) const;
};

/// Hands on the rows one by one: the gazetteer's, held all at once, took 85 MB that no later stage gives back.
void for_each_tsv_row(const std::string& path, const std::vector<std::string>& required_columns, const std::function<void(const TsvRow&)>& use);

std::vector<TsvRow> read_tsv(const std::string& path, const std::vector<std::string>& required_columns);

/// Splits at `separator`, trims ASCII spaces, drops empty parts.
std::vector<std::string> split_trimmed(std::string_view text, char separator);

}  // namespace dragoman
