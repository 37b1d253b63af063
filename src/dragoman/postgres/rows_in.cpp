#include "dragoman/postgres/rows_in.h"

#include <charconv>

namespace dragoman::postgres {
namespace {

using Kind = Column::Kind;

template <typename Number>
Number number(const std::string& text, const Column& column) {
  Number out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size())
    throw RecordError(RecordError::Code::query_failed, "column " + column.name + ": no number: " + text.substr(0, 40));
  return out;
}

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

std::string bytes(const std::string& text, const Column& column) {
  std::string out;
  bool good = text.starts_with("\\x") && text.size() % 2 == 0;
  for (std::size_t i = 2; good && i < text.size(); i += 2) {
    good = digit(text[i]) >= 0 && digit(text[i + 1]) >= 0;
    out += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  }
  if (!good) throw RecordError(RecordError::Code::query_failed, "column " + column.name + ": no bytes: " + text.substr(0, 40));
  return out;
}

}  // namespace

std::string as_text(const std::vector<Column>& columns) {
  std::string out;
  for (const Column& c : columns) {
    out += out.empty() ? "" : ", ";
    out += c.kind == Kind::text    ? quoted(c.name)
           : c.kind == Kind::bytes ? "'\\x' || lower(hex(" + quoted(c.name) + "))"
                                   : "CAST(" + quoted(c.name) + " AS VARCHAR)";
  }
  return out;
}

void append_row(std::string& line, const dragoman::Row& row, std::size_t first, const std::vector<Column>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row.null(first + i)) append_copy_null(line);
    else append_copy_field(line, row.text(first + i));
    line += i + 1 < columns.size() ? '\t' : '\n';
  }
}

void append_to_record(Appender& to, const std::vector<Field>& fields, std::size_t first, const std::vector<Column>& columns) {
  if (fields.size() != first + columns.size())
    throw RecordError(RecordError::Code::query_failed, "a row of " + std::to_string(fields.size()) + " columns, not " + std::to_string(first + columns.size()));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& c = columns[i];
    const Field& f = fields[first + i];
    if (!f) to.null();
    else if (c.kind == Kind::integer) to.integer(number<std::int64_t>(*f, c));
    else if (c.kind == Kind::real) to.real(number<double>(*f, c));
    else if (c.kind == Kind::boolean) to.integer(*f == "t");
    else if (c.kind == Kind::bytes) to.blob(bytes(*f, c));
    else to.text(*f);
  }
  to.end_row();
}

}  // namespace dragoman::postgres
