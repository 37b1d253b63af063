#include "dragoman/serve/grid.h"

#include <charconv>
#include <cmath>

#include "dragoman/record/json.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kPiece = 65536;

void append_integer(std::string& out, std::int64_t v) {
  char text[24];
  out.append(text, std::to_chars(text, text + sizeof text, v).ptr);
}

void append_real(std::string& out, double v) {
  char text[32];
  const std::string_view written(text, static_cast<std::size_t>(std::to_chars(text, text + sizeof text, v).ptr - text));
  out += written;
  if (written.find_first_of(".en") == std::string_view::npos) out += ".0";
}

/// One JSON object a row; NULL members are left out, as everywhere in the record.
class JsonRow : public RowSink {
 public:
  JsonRow(std::string& out, const std::vector<Column>& columns) : out_(out), columns_(columns) {}
  void begin() { at_ = 0, first_ = true, out_ += '{'; }
  void end() { out_ += '}'; }
  void null() override { ++at_; }
  void text(std::string_view v) override { key(), append_json_string(out_, v); }
  void integer(std::int64_t v) override { key(), append_integer(out_, v); }
  void real(double v) override { key(), std::isfinite(v) ? append_real(out_, v) : void(out_ += "null"); }
  void identifier(std::int64_t v) override { key(), out_ += '"', append_integer(out_, v), out_ += '"'; }
  void truth(bool v) override { key(), out_ += v ? "true" : "false"; }

 private:
  void key() {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"', out_ += columns_[at_++].name, out_ += "\":";
  }
  std::string& out_;
  const std::vector<Column>& columns_;
  std::size_t at_ = 0;
  bool first_ = true;
};

class CsvRow : public RowSink {
 public:
  explicit CsvRow(std::string& out) : out_(out) {}
  void begin() { first_ = true; }
  void end() { out_ += '\n'; }
  void null() override { comma(); }
  void text(std::string_view v) override {
    comma();
    if (v.find_first_of("\",\n\r\t") == std::string_view::npos) return void(out_ += v);
    out_ += '"';
    for (const char c : v) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
  }
  void integer(std::int64_t v) override { comma(), append_integer(out_, v); }
  void real(double v) override { comma(), append_real(out_, v); }
  void identifier(std::int64_t v) override { integer(v); }
  void truth(bool v) override { comma(), out_ += v ? "true" : "false"; }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  bool first_ = true;
};

template <typename Sink>
std::string next_piece(const Grid& grid, const Budget& budget, std::size_t& at, std::string out, Sink&& make_sink) {
  budget.check();
  auto sink = make_sink(out);
  while (at < grid.rows && out.size() < kPiece) {
    sink.begin();
    grid.write(at++, sink);
    sink.end();
  }
  return out;
}

}  // namespace

std::string real_text(double value) {
  std::string out;
  append_real(out, value);
  return out;
}

void append_json_rows(std::string& out, const Grid& grid, std::size_t from, std::size_t to) {
  JsonRow sink(out, grid.columns);
  for (std::size_t r = from; r < to && r < grid.rows; ++r) {
    if (r != from) out += ',';
    sink.begin();
    grid.write(r, sink);
    sink.end();
  }
}

Pieces csv_pieces(Grid grid, const Budget& budget) {
  std::string header;
  for (const Column& c : grid.columns) header.append(header.empty() ? "" : ",").append(c.name);
  header += '\n';
  return [grid = std::move(grid), budget, header, at = std::size_t{0}]() mutable {
    std::string start;
    start.swap(header);
    return next_piece(grid, budget, at, std::move(start), [](std::string& out) { return CsvRow(out); });
  };
}

Pieces jsonl_pieces(Grid grid, const Budget& budget) {
  struct Line : JsonRow {
    using JsonRow::JsonRow;
    Line(std::string& out, const std::vector<Column>& columns) : JsonRow(out, columns), to(out) {}
    void end() { JsonRow::end(), to += '\n'; }
    std::string& to;
  };
  return [grid = std::move(grid), budget, at = std::size_t{0}]() mutable {
    return next_piece(grid, budget, at, std::string(), [&](std::string& out) { return Line(out, grid.columns); });
  };
}

}  // namespace dragoman::serve
