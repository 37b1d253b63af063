#include "dragoman/dictionaries/dictionary_text.h"

#include <algorithm>
#include <cctype>

#include "dragoman/ingest/byte_source.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

/// Takes <!-- --> out of a line; `open` carries a comment over to the next.
std::string without_markup_comments(std::string_view line, bool& open, std::string& comment) {
  std::string out;
  while (!line.empty()) {
    if (open) {
      const std::size_t end = line.find("-->");
      comment += line.substr(0, end);
      if (end == std::string_view::npos) return out;
      line.remove_prefix(end + 3);
      open = false;
    } else {
      const std::size_t begin = line.find("<!--");
      out += line.substr(0, begin);
      if (begin == std::string_view::npos) return out;
      line.remove_prefix(begin + 4);
      open = true;
    }
  }
  return out;
}

/// Where the line's own comment begins. ';' counts after a blank or a bracket only: it may stand inside a name.
std::size_t comment_start(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '#') return i;
    if (line[i] == ';' && (i == 0 || blank(line[i - 1]) || line[i - 1] == ']' || line[i - 1] == '_')) return i;
  }
  return std::string_view::npos;
}

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int checked_date(int year, int month, int day) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return 0;
  if (day > kDays[month - 1] + (month == 2 && leap(year) ? 1 : 0)) return 0;
  return year * 10000 + month * 100 + day;
}

int digits(std::string_view text, std::size_t at, std::size_t n) {
  int value = 0;
  for (std::size_t i = at; i < at + n; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string quoted(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  out += '\'';
  out += text;
  out += '\'';
  return out;
}

std::vector<DictionaryLine> dictionary_lines(std::string_view bytes) {
  std::string repaired;
  if (!valid_utf8(bytes)) {
    repaired = bytes;
    repair_utf8(repaired);
    bytes = repaired;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<DictionaryLine> lines;
  bool open = false, gap = false;
  std::size_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view raw = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++number;
    DictionaryLine line;
    line.number = number;
    const std::string visible = without_markup_comments(raw, open, line.comment);
    const std::size_t start = comment_start(visible);
    line.text = trimmed(std::string_view(visible).substr(0, start));
    if (start != std::string::npos) line.comment += trimmed(std::string_view(visible).substr(start + 1));
    line.indented = !visible.empty() && blank(visible.front());
    if (line.text.empty()) {
      gap |= trimmed(visible).empty();
      continue;
    }
    line.after_gap = gap;
    gap = false;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::optional<std::string> read_dictionary_bytes(const std::string& path, std::string& reason, std::size_t limit) {
  ByteSource source = ByteSource::open_file(path);
  std::string bytes;
  source.read(bytes, limit + 1);
  if (source.trouble() != ByteSource::Trouble::none) {
    reason = source.trouble_reason();
    return std::nullopt;
  }
  if (bytes.size() > limit) {
    reason = "larger than " + std::to_string(limit >> 20) + " MiB";
    return std::nullopt;
  }
  return bytes;
}

std::vector<std::string> phrase_words(std::string_view phrase) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : phrase) {
    if (!blank(c) && c != '_') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(to_lower(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(to_lower(word));
  return words;
}

int dictionary_date(std::string_view text) {
  text = trimmed(text);
  const std::size_t n = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) - text.begin());
  if (n >= 8) return checked_date(digits(text, 0, 4), digits(text, 4, 2), digits(text, 6, 2));
  if (n != 6 || n != text.size()) return 0;
  const int year = digits(text, 0, 2);
  return checked_date(year + (year <= 30 ? 2000 : 1900), digits(text, 2, 2), digits(text, 4, 2));
}

int day_number(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return 0;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (iso[i] < '0' || iso[i] > '9') return 0;
  }
  return checked_date(digits(iso, 0, 4), digits(iso, 5, 2), digits(iso, 8, 2));
}

BracketedLine split_brackets(std::string_view text) {
  BracketedLine out;
  std::size_t open = text.find('[');
  out.head = trimmed(text.substr(0, open));
  while (open != std::string_view::npos) {
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos) {
      out.unclosed = true;
      break;
    }
    out.brackets.push_back(trimmed(text.substr(open + 1, close - open - 1)));
    out.tail = trimmed(text.substr(close + 1));
    open = text.find('[', close);
  }
  return out;
}

bool is_actor_code(std::string_view code) {
  if (code == "---") return true;
  return code.size() >= 2 && std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

}  // namespace dragoman
