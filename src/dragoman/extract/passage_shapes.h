// What lines at the head of a report look like: headline, byline, date, dateline. Shapes, not words.
#pragma once

#include <cstdint>
#include <string_view>

namespace dragoman {

/// Bytes of a dateline at the start of a paragraph ("DAMASCUS, Aug. 27 (Reuters) -"), 0 if there is none.
std::uint32_t dateline_size(std::string_view paragraph);

/// "By Jane Doe", "By JANE DOE and John Roe, Associated Press": a whole line.
bool is_byline(std::string_view line);

/// A line that is nothing but a date, with or without a time.
bool is_date_line(std::string_view line);

std::size_t count_spaced_words(std::string_view line);

/// True if the line ends a sentence: a full stop, question or exclamation mark, perhaps behind a quotation mark.
bool ends_sentence(std::string_view line);

/// Bytes of an e-mail address or "[email protected]" at text[at], 0 if there is none.
std::uint32_t address_size(std::string_view text, std::size_t at);

}  // namespace dragoman
