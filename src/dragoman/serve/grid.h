// A table on its way out: typed columns, rows made one by one, written as JSON, CSV, JSON Lines or Parquet.
//
// Every table of the API is a Grid, so that each has the same downloads. Rows are made when they are written: a download of a million
// events holds a piece of 64 KB, not the table.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/serve/budget.h"

namespace dragoman::serve {

struct Column {
  enum class Type : std::uint8_t {
    text,
    integer,  ///< a count: well below 2^53
    real,
    identifier,  ///< a 64-bit number that names something: a JSON string, since JavaScript would round it
    truth,
  };
  const char* name;
  Type type;
  const char* meaning;  ///< for the API's description
};

/// Takes the values of a row, one a column, in order.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void null() = 0;
  virtual void text(std::string_view value) = 0;
  virtual void integer(std::int64_t value) = 0;
  virtual void real(double value) = 0;
  virtual void identifier(std::int64_t value) = 0;
  virtual void truth(bool value) = 0;
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
};

struct Grid {
  std::vector<Column> columns;
  std::size_t rows = 0;
  std::function<void(std::size_t row, RowSink& sink)> write;  ///< owns what it reads
};

/// The next piece of a long answer; empty at its end. Throws Cancelled.
using Pieces = std::function<std::string()>;

/// Appends rows [from, to) as JSON objects with commas between.
void append_json_rows(std::string& out, const Grid& grid, std::size_t from, std::size_t to);
/// With a header line; quoted as RFC 4180 says.
Pieces csv_pieces(Grid grid, const Budget& budget);
Pieces jsonl_pieces(Grid grid, const Budget& budget);
/// The table is written to a temporary file first, which goes when the last piece is read or the pieces are dropped.
Pieces parquet_pieces(const Grid& grid, const Budget& budget);

/// As DuckDB writes doubles in text: the shortest form that reads back the same, "8.0" for 8.
std::string real_text(double value);

}  // namespace dragoman::serve
