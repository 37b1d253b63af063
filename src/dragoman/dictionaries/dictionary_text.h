// The text of a TABARI or PETRARCH dictionary as lines with their comments set apart, and what could not be used of it.
//
// The formats share their comments: '#' to the end of the line, ';' likewise (TABARI's, after a blank), <!-- ... --> over any number of
// lines. Nothing is dropped silently: a line that no reader can use becomes a DictionaryProblem with file, line and reason.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

/// A line, or a part of one, that could not be taken over as it stands.
struct DictionaryProblem {
  std::string file;
  std::size_t line = 0;  ///< 1-based; 0 = the file as a whole
  std::string text;      ///< the line as written
  std::string reason;
};

using DictionaryProblems = std::vector<DictionaryProblem>;

struct DictionaryLine {
  std::size_t number = 0;  ///< 1-based
  std::string text;        ///< without comment and surrounding blanks
  std::string comment;     ///< after the comment sign, trimmed
  bool indented = false;   ///< the line began with a blank or tab
  bool after_gap = false;  ///< an empty line stands before it
};

/// Lines that say something, in order. Bytes that are not UTF-8 are replaced.
std::vector<DictionaryLine> dictionary_lines(std::string_view bytes);

/// The whole file, decompressed (gzip, zstd), at most `limit` bytes; else nullopt and why.
std::optional<std::string> read_dictionary_bytes(const std::string& path, std::string& reason, std::size_t limit = std::size_t{64} << 20);

/// Words of a phrase: split at blanks and underscores, lower case.
std::vector<std::string> phrase_words(std::string_view phrase);

/// A dictionary's date (YYMMDD, years to 30 are 20YY; or YYYYMMDD with anything after it) as the number YYYYMMDD; 0 if it is none.
int dictionary_date(std::string_view text);

/// The number YYYYMMDD of an ISO 8601 date; 0 if it is none.
int day_number(std::string_view iso);

std::string_view trimmed(std::string_view text);

/// 'text'
std::string quoted(std::string_view text);

/// One "[...]" of a line and what stands before the first.
struct BracketedLine {
  std::string_view head;
  std::vector<std::string_view> brackets;  ///< contents, trimmed
  std::string_view tail;                   ///< after the last
  bool unclosed = false;
};
BracketedLine split_brackets(std::string_view text);

/// True for what an actor code may be: capitals and digits, or "---".
bool is_actor_code(std::string_view code);

}  // namespace dragoman
