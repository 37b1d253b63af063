// Rows of a query for people and programs: a table of the columns a terminal has room for, CSV, JSON Lines.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/record/database.h"

namespace dragoman::cli {

/// The place of a column; the number of columns if there is none of that name.
std::size_t column(const Table& table, std::string_view name);

/// `text` as an SQL string: quoted, quotes in it doubled.
std::string sql_quoted(std::string_view text);
/// Writes the rows of a query to a Parquet file.
void write_parquet(Database& database, const std::string& sql, const std::vector<std::string>& parameters, const std::string& path);

/// `text` at exactly `width` code points: cut with a "~" or filled with spaces.
std::string fitted(const std::string& text, std::size_t width);

/// Columns by name with the width each gets; a column of width 0 comes last, whole. Then "N `what`".
void print_table(const Table& table, const std::vector<std::pair<const char*, std::size_t>>& columns, const char* what);
void print_csv(const Table& table);
/// One object a row, NULL left out; columns in `numbers` are written as numbers.
void print_jsonl(const Table& table, const std::vector<std::string>& numbers);

}  // namespace dragoman::cli
