// Rows of a query for people and programs: a table of the columns a terminal has room for, CSV, JSON Lines.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman::cli {

/// `text` at exactly `width` code points: cut with a "~" or filled with spaces.
std::string fitted(const std::string& text, std::size_t width);

/// Columns by name with the width each gets; a column of width 0 comes last, whole. Then "N `what`".
void print_table(const Table& table, const std::vector<std::pair<const char*, std::size_t>>& columns, const char* what);
void print_csv(const Table& table);
/// One object a row, NULL left out; columns in `numbers` are written as numbers.
void print_jsonl(const Table& table, const std::vector<std::string>& numbers);

}  // namespace dragoman::cli
