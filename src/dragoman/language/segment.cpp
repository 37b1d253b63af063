// Sentence boundaries over tokens: terminators, abbreviations, quotes, line breaks.
#include <algorithm>
#include <cctype>

#include "dragoman/language/segmentation.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

bool upper_start(std::string_view form) {
  std::size_t n = 0;
  next_code_point(form, n);
  const std::string_view first = form.substr(0, n);
  return to_lower(first) != first;
}

bool lower_start(std::string_view form) {
  std::size_t n = 0;
  const char32_t c = next_code_point(form, n);
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c < 0x100);
}

bool closing(std::string_view form) {
  return form == "\"" || form == "''" || form == "'" || form == "”" || form == "’" || form == ")" || form == "]" || form == "»";
}
bool opening(std::string_view form) {
  return form == "\"" || form == "``" || form == "'" || form == "“" || form == "‘" || form == "(" || form == "[" || form == "«" || form == "-" || form == "—";
}

/// ":)", ":-(", ";P": it belongs to the sentence before it and ends it.
bool emoticon(std::string_view form) {
  return form.size() >= 2 && form.size() <= 4 && (form[0] == ':' || form[0] == ';' || form[0] == '=') &&
         std::string_view(")(DPp]/|").find(form.back()) != std::string_view::npos;
}

bool lower_word(std::string_view form) {
  return form.size() >= 2 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// A passage whose lines are wrapped at a fixed width breaks sentences at blank lines only.
bool hard_wrapped(std::string_view text) {
  std::size_t lines = 0, long_unfinished = 0, longest = 0;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = std::min(text.find('\n', from), text.size());
    const std::size_t length = to - from;
    if (length > 0) {
      ++lines;
      longest = std::max(longest, length);
      const char last = text[to - 1];
      const bool lower_next = to + 1 < text.size() && std::islower(static_cast<unsigned char>(text[to + 1]));
      if (length > 45 && (std::isalnum(static_cast<unsigned char>(last)) || last == ',' || last == '-' || lower_next)) ++long_unfinished;
    }
    from = to + 1;
  }
  return lines >= 4 && longest <= 110 && long_unfinished * 10 >= lines * 5;
}

/// 2 = blank line, 1 = single line break, 0 = none, between two tokens.
int line_breaks(std::string_view text, std::uint32_t from, std::uint32_t to) {
  int breaks = 0;
  for (std::uint32_t i = from; i < to; ++i) breaks += text[i] == '\n';
  return std::min(breaks, 2);
}

class Splitter {
 public:
  Splitter(std::string_view text, const std::vector<ByteSpan>& tokens, const SegmentationRules& rules, bool wrapped)
      : text_(text), tokens_(tokens), rules_(rules), wrapped_(wrapped) {}

  /// True if a sentence ends after token i.
  bool ends_after(std::size_t i) const {
    if (i + 1 == tokens_.size()) return true;
    const std::string_view here = slice(text_, tokens_[i]), next = slice(text_, tokens_[i + 1]);
    const int breaks = line_breaks(text_, tokens_[i].end, tokens_[i + 1].begin);
    if (breaks == 2) return true;
    if (breaks == 1 && !wrapped_ && !lower_start(next)) return true;
    const bool spaced = tokens_[i].end < tokens_[i + 1].begin;
    if (!spaced) {
      // "high quality.You will": a full stop glued to the next sentence's capital, between whole words
      const bool terminator = here.find_first_not_of(".!?") == std::string_view::npos;
      return terminator && i > 0 && lower_word(slice(text_, tokens_[i - 1])) && upper_start(next) && next.size() + (i + 2 < tokens_.size() ? 1 : 0) > 1;
    }
    if (emoticon(here) && !lower_start(next)) return true;
    if (emoticon(next)) return false;
    std::size_t last = i;  // the terminator, before closing quotes
    while (last > 0 && closing(slice(text_, tokens_[last])) && tokens_[last - 1].end == tokens_[last].begin) --last;
    const std::string_view mark = slice(text_, tokens_[last]);
    if (closing(here) && last == i) return false;  // a quote after a space opens rather than closes
    const std::size_t after = opening(next) && i + 2 < tokens_.size() ? i + 2 : i + 1;
    const std::string_view start = slice(text_, tokens_[after]);
    if (opening(here) && here == next) return false;
    const char m = mark.back();
    // careless text starts sentences in lower case: after a whole word that ends the line of thought that is likelier than an unknown abbreviation
    const bool unquoted = last == i && after == i + 1;
    const bool whole_word = last > 0 && tokens_[last - 1].size() >= 4 && tokens_[last - 1].end == tokens_[last].begin;
    if (m == '!' || m == '?') return !lower_start(start) || (unquoted && whole_word);
    if (m != '.' && mark != "…") return false;
    if (mark.size() > 1 && mark[0] == '.') return upper_start(start) || !lower_start(start);  // ellipsis
    if (mark == ".") return !lower_start(start) || (unquoted && whole_word) || start.starts_with("al-") || start.starts_with("el-");
    return abbreviation_ends(mark, start, after);
  }

 private:
  bool abbreviation_ends(std::string_view mark, std::string_view start, std::size_t after) const {
    if (!upper_start(start) && start != "\"" && start != "“") return false;
    const SegmentationRules::Kind* kind = rules_.find(mark);
    using Kind = SegmentationRules::Kind;
    if (kind && (*kind == Kind::title || *kind == Kind::month || *kind == Kind::inner || *kind == Kind::state)) return false;
    if (mark.size() == 2) return false;  // an initial
    // "U.S. The" ends, "U.S. Senator" does not: a function word with a capital starts a sentence
    static const std::string_view kStarters[] = {"The",  "A",       "An",    "In",  "He",  "She",  "It",    "They", "We",        "But",   "And",   "This",
                                                 "That", "On",      "At",    "Its", "His", "Her",  "Their", "If",   "When",      "While", "As",    "After",
                                                 "For",  "However", "There", "I",   "You", "Some", "Most",  "Many", "Officials", "Mr.",   "Police"};
    (void)after;
    return std::find(std::begin(kStarters), std::end(kStarters), start) != std::end(kStarters);
  }

  std::string_view text_;
  const std::vector<ByteSpan>& tokens_;
  const SegmentationRules& rules_;
  bool wrapped_;
};

}  // namespace

Analysis segment(const Article& article, const SegmentationRules& rules, const BoundaryModel* learned) {
  Analysis out;
  std::vector<Passage> whole;
  if (article.passages.empty()) whole.push_back({{0, static_cast<std::uint32_t>(article.text.size())}, PassageKind::body, ""});
  const std::vector<Passage>& passages = article.passages.empty() ? whole : article.passages;
  const bool wrapped = hard_wrapped(article.text);
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const std::vector<ByteSpan> spans = tokenize(article.text, passages[p].span, rules);
    const Splitter splitter(article.text, spans, rules, wrapped);
    std::vector<bool> ends(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) ends[i] = splitter.ends_after(i);
    if (learned) learned->correct(article.text, spans, ends);
    Index first = static_cast<Index>(out.tokens.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
      Token token;
      token.span = spans[i];
      token.form = slice(article.text, spans[i]);
      token.sentence = static_cast<Index>(out.sentences.size());
      out.tokens.push_back(std::move(token));
      if (!ends[i]) continue;
      Sentence sentence;
      sentence.first_token = first;
      sentence.last_token = static_cast<Index>(out.tokens.size());
      sentence.span = {out.tokens[first].span.begin, spans[i].end};
      sentence.passage = article.passages.empty() ? kNone : static_cast<Index>(p);
      sentence.codable = passages[p].kind == PassageKind::body || passages[p].kind == PassageKind::headline;
      out.sentences.push_back(sentence);
      first = sentence.last_token;
    }
  }
  return out;
}

}  // namespace dragoman
