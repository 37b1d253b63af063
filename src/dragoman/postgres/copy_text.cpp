// The escapes are those of the manual's page on COPY, "Text Format". What COPY TO writes is a part of what COPY FROM takes: octal and
// hexadecimal escapes need not be read.
#include "dragoman/postgres/copy_text.h"

namespace dragoman::postgres {
namespace {

constexpr std::string_view kEscaped = "\b\f\n\r\t\v\\", kLetters = "bfnrtv\\";

}  // namespace

void append_copy_field(std::string& out, std::string_view value) {
  for (const char c : value) {
    if (c == '\0') {
      out += "\xEF\xBF\xBD";
    } else if (const std::size_t at = kEscaped.find(c); at != std::string_view::npos) {
      out += '\\';
      out += kLetters[at];
    } else {
      out += c;
    }
  }
}

bool read_copy_row(std::string_view line, std::vector<Field>& fields) {
  fields.clear();
  if (line.ends_with('\n')) line.remove_suffix(1);
  std::string value;
  bool null = false;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i == line.size() || line[i] == '\t') {
      fields.push_back(null ? Field() : Field(value));
      value.clear();
      null = false;
    } else if (line[i] != '\\') {
      value += line[i];
    } else if (++i == line.size()) {
      return false;
    } else if (line[i] == 'N' && value.empty() && (i + 1 == line.size() || line[i + 1] == '\t')) {
      null = true;
    } else {
      const std::size_t at = kLetters.find(line[i]);
      value += at == std::string_view::npos ? line[i] : kEscaped[at];
    }
  }
  return true;
}

}  // namespace dragoman::postgres
