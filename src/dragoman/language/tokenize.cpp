// Tokens of a stretch of text: a single left-to-right scan, no backtracking.
#include <algorithm>
#include <cctype>

#include "dragoman/language/segmentation.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

SegmentationRules SegmentationRules::load(const std::string& path) {
  SegmentationRules rules;
  static const std::unordered_map<std::string_view, Kind> kinds = {{"title", Kind::title},  {"month", Kind::month}, {"company", Kind::company},
                                                                   {"inner", Kind::inner},  {"state", Kind::state}, {"prefix", Kind::prefix},
                                                                   {"suffix", Kind::suffix}};
  for (const TsvRow& row : read_tsv(path, {"form", "kind"})) {
    const auto kind = kinds.find(row["kind"]);
    if (kind == kinds.end()) throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": unknown kind '" + std::string(row["kind"]) + "'");
    rules.forms_.emplace(row["form"], kind->second);
  }
  return rules;
}

const SegmentationRules::Kind* SegmentationRules::find(std::string_view form) const {
  const auto found = forms_.find(std::string(form));
  return found == forms_.end() ? nullptr : &found->second;
}

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

/// Length in bytes of the white space at `at` (ASCII, no-break, thin, ideographic, BOM), else 0.
std::size_t space_length(std::string_view t, std::size_t at) {
  if (space(t[at])) return 1;
  if (t.substr(at, 2) == "\u00A0") return 2;
  const std::string_view three = t.substr(at, 3);
  if (three.size() == 3 &&
      (three == "\u3000" || three == "\uFEFF" || three == "\u200B" || (three[0] == '\xE2' && three[1] == '\x80' && (three[2] <= '\x8A' || three[2] == '\xAF'))))
    return 3;
  return 0;
}

/// Length of the letter (any script) at `at`, else 0. Punctuation blocks of Unicode are not letters.
std::size_t letter_length(std::string_view t, std::size_t at) {
  const unsigned char c = static_cast<unsigned char>(t[at]);
  if (c < 0x80) return ascii_letter(t[at]) ? 1 : 0;
  std::size_t end = at;
  const char32_t code = next_code_point(t, end);
  const bool mark = (code >= 0x80 && code < 0xC0 && code != 0xAA && code != 0xB5 && code != 0xBA) || code == 0xD7 || code == 0xF7 ||
                    (code >= 0x2000 && code < 0x2070) || (code >= 0x20A0 && code < 0x20D0) || (code >= 0x2190 && code < 0x2C00) ||
                    (code >= 0x3000 && code < 0x3040) || code == 0xFFFD || code == 0xFEFF || code >= 0x1F000 || (code >= 0xFE00 && code < 0xFE70);
  return mark ? 0 : end - at;
}

std::size_t apostrophe_length(std::string_view t, std::size_t at) {
  if (at >= t.size()) return 0;
  if (t[at] == '\'') return 1;
  return t.substr(at, 3) == "\u2019" ? 3 : 0;
}

bool is_url_start(std::string_view t) { return t.starts_with("http://") || t.starts_with("https://") || t.starts_with("www.") || t.starts_with("ftp://"); }

class Scanner {
 public:
  Scanner(std::string_view text, ByteSpan range, const SegmentationRules& rules) : t_(text.substr(0, range.end)), at_(range.begin), rules_(rules) {}

  std::vector<ByteSpan> scan() {
    while (at_ < t_.size()) {
      if (const std::size_t n = space_length(t_, at_)) at_ += n;
      else if (is_url_start(t_.substr(at_)) || email_ahead()) take(chunk_end());
      else if (digit(t_[at_]) || ((t_[at_] == '.' || t_[at_] == ',') && at_ + 1 < t_.size() && digit(t_[at_ + 1]) && standalone())) number();
      else if (letter_length(t_, at_)) word();
      else symbol();
    }
    return std::move(out_);
  }

 private:
  void take(std::size_t end) {
    out_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
    at_ = end;
  }
  bool standalone() const { return out_.empty() || out_.back().end < at_; }

  /// End of the run of non-space characters, trailing punctuation left off.
  std::size_t chunk_end() const {
    std::size_t end = at_;
    while (end < t_.size() && space_length(t_, end) == 0 && t_[end] != '<' && t_[end] != '>' && t_[end] != '"') ++end;
    while (end > at_ + 1 && std::string_view(".,;:!?)]'").find(t_[end - 1]) != std::string_view::npos) --end;
    return end;
  }

  bool email_ahead() const {
    if (!ascii_letter(t_[at_]) && !digit(t_[at_])) return false;
    std::size_t i = at_;
    while (i < t_.size() && i < at_ + 64 && (ascii_letter(t_[i]) || digit(t_[i]) || t_[i] == '.' || t_[i] == '_' || t_[i] == '-' || t_[i] == '+')) ++i;
    return i > at_ && i + 2 < t_.size() && t_[i] == '@' && ascii_letter(t_[i + 1]);
  }

  void number() {
    std::size_t i = at_;
    while (i < t_.size()) {
      if (digit(t_[i])) ++i;
      else if (std::string_view(".,:/").find(t_[i]) != std::string_view::npos && i + 1 < t_.size() && digit(t_[i + 1])) i += 2;
      else if (t_[i] == '-' && i + 1 < t_.size() && digit(t_[i + 1]) && numeric_dashes()) i += 2;
      else break;
    }
    // ordinals, decades, and letters glued to figures ("1990s", "3rd", "F16", "20th"); "5pm" is two tokens, as in EWT
    std::size_t letters = i;
    while (letters < t_.size() && letter_length(t_, letters)) letters += letter_length(t_, letters);
    if (letters > i) {
      const std::string suffix = to_lower(t_.substr(i, letters - i));
      const bool unit = suffix == "am" || suffix == "pm" || suffix == "km" || suffix == "kg" || suffix == "mph" || suffix == "mm" || suffix == "cm" ||
                        suffix == "ft" || suffix == "gb" || suffix == "mb" || suffix == "hrs" || suffix == "yrs" || suffix == "m" || suffix == "bn" ||
                        suffix == "k";
      if (!unit) i = letters;
    }
    if (const std::size_t a = apostrophe_length(t_, i); a && i + a < t_.size() && t_[i + a] == 's' && i + a + 1 <= t_.size() &&
                                                        (i + a + 1 == t_.size() || !letter_length(t_, i + a + 1)) && i - at_ >= 2 && t_[i - 1] == '0')
      i += a + 1;  // 1990's
    take(i);
  }

  /// "2018-08-27", "555-1234": figures and dashes only; "10-year" and "5-4" split.
  bool numeric_dashes() const {
    std::size_t i = at_, dashes = 0, run = 0, longest = 0;
    while (i < t_.size() && (digit(t_[i]) || t_[i] == '-')) {
      run = digit(t_[i]) ? run + 1 : 0;
      longest = std::max(longest, run);
      dashes += t_[i++] == '-';
    }
    if (i == at_) return false;  // ".74-74": no figure where the run would begin (found by fuzzing)
    return t_[i - 1] != '-' && (dashes >= 2 || (longest >= 4 && i - at_ == 8)) && (i == t_.size() || !letter_length(t_, i));
  }

  void word() {
    const std::size_t begin = at_;
    std::size_t i = begin;
    const auto run = [&](std::size_t from) {
      while (from < t_.size()) {
        if (const std::size_t n = letter_length(t_, from)) from += n;
        else if (digit(t_[from]) || t_[from] == '_') ++from;
        else if (t_[from] == '&' && from + 1 < t_.size() && ascii_letter(t_[from + 1]) && from > begin &&
                 std::isupper(static_cast<unsigned char>(t_[from - 1])))
          ++from;  // AT&T
        else break;
      }
      return from;
    };
    i = run(i);
    // letter-period sequences: U.S., p.m., e.g., J.R.R.
    if (i - begin <= 3 && i < t_.size() && t_[i] == '.') {
      std::size_t j = begin;
      int letters = 0;
      for (;;) {
        const std::size_t n = j < t_.size() ? letter_length(t_, j) : 0;
        if (n == 0 || j + n >= t_.size() || t_[j + n] != '.') break;
        j += n + 1;
        ++letters;
      }
      if (letters >= 2 && (j >= t_.size() || !letter_length(t_, j))) return take(j);
      if (letters == 1 && j - begin == 2 && std::isupper(static_cast<unsigned char>(t_[begin])) && initial_follows(j)) return take(j);
    }
    if (const std::size_t end = dotted_end(i)) return take(end);
    // bound prefixes and particles keep their hyphen: anti-war, al-Assad
    while (i + 1 < t_.size() && t_[i] == '-' && letter_length(t_, i + 1)) {
      const std::string prefix = to_lower(t_.substr(begin, i + 1 - begin));
      const SegmentationRules::Kind* kind = rules_.find(prefix);
      if (!kind || *kind != SegmentationRules::Kind::prefix) break;
      i = run(i + 1);
    }
    // an apostrophe inside a name or word: O'Brien, Sana'a; a contraction or possessive is split off
    while (const std::size_t a = apostrophe_length(t_, i)) {
      const std::size_t after = i + a;
      if (after >= t_.size() || !letter_length(t_, after)) break;
      const std::size_t end = run(after);
      const std::string tail = to_lower(t_.substr(after, end - after));
      if (tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") break;
      if (tail == "t" && i > begin + 1 && (t_[i - 1] == 'n' || t_[i - 1] == 'N')) {  // do|n't
        at_ = begin;
        take(i - 1);
        return take(end);
      }
      i = end;
    }
    if (i < t_.size() && t_[i] == '.' && rules_.find(t_.substr(begin, i + 1 - begin))) ++i;  // Gen., Inc.
    const std::string low = i - begin == 6 ? to_lower(t_.substr(begin, 6)) : std::string();
    if (low == "cannot") {
      take(begin + 3);
      return take(begin + 6);
    }
    take(i);
    if (const std::size_t a = apostrophe_length(t_, i)) {
      const std::size_t after = i + a;
      if (after < t_.size() && letter_length(t_, after)) {
        const std::size_t end = run(after);
        const std::string tail = to_lower(t_.substr(after, end - after));
        if (tail == "s" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m") take(end);
      }
    }
  }

  /// End of a host, newsgroup or file name whose first part ends at `first` ("Goldstar.com", "alt.animals.cat", "letter.doc"), else 0: a known ending, or two
  /// and more parts. A capital after the point is rather the next sentence of careless text.
  std::size_t dotted_end(std::size_t first) const {
    std::size_t end = first, last = first, parts = 0;
    while (end + 2 < t_.size() && t_[end] == '.' && ((t_[end + 1] >= 'a' && t_[end + 1] <= 'z'))) {
      std::size_t i = end + 1;
      while (i < t_.size() && ((t_[i] >= 'a' && t_[i] <= 'z') || digit(t_[i]) || t_[i] == '_')) ++i;
      if (i - end < 3) break;
      last = end;
      end = i;
      ++parts;
    }
    if (parts == 0 || (end < t_.size() && letter_length(t_, end))) return 0;
    const SegmentationRules::Kind* kind = rules_.find(t_.substr(last, end - last));
    return parts >= 2 || (kind && *kind == SegmentationRules::Kind::suffix) ? end : 0;
  }

  /// A single capital and a period are an initial if a capitalised word follows on the same line ("George W. Bush").
  bool initial_follows(std::size_t after) const {
    std::size_t i = after;
    while (i < t_.size() && t_[i] == ' ') ++i;
    if (i >= t_.size()) return false;
    const std::size_t n = letter_length(t_, i);
    return n && i > after && (to_lower(t_.substr(i, n)) != t_.substr(i, n));
  }

  void symbol() {
    const char c = t_[at_];
    std::size_t i = at_ + 1;
    if (c == '.' || c == '!' || c == '?' || c == '-' || c == '*' || c == '=' || c == '_' || c == '~') {
      while (i < t_.size() && (t_[i] == c || ((c == '!' || c == '?') && (t_[i] == '!' || t_[i] == '?')))) ++i;
      return take(i);
    }
    if (c == '`' && t_.substr(at_, 2) == "``") return take(at_ + 2);
    if (c == '\'') {
      if (t_.substr(at_, 2) == "''") return take(at_ + 2);
      // 's after a closing quote or bracket
      const std::size_t end = std::min(t_.size(), at_ + 2);
      if (!standalone() && end == at_ + 2 && (t_[at_ + 1] == 's' || t_[at_ + 1] == 'S') && (end == t_.size() || !letter_length(t_, end))) return take(end);
      return take(i);
    }
    if ((c == '<' || c == '>') && i < t_.size() && t_[i] == c) return take(i + 1);
    if ((c == ':' || c == ';') && i < t_.size()) {
      if (t_[i] == ')' || t_[i] == '(' || t_[i] == 'D') return take(i + 1);
      if (t_[i] == '-' && i + 1 < t_.size() && (t_[i + 1] == ')' || t_[i + 1] == '(')) return take(i + 2);
    }
    if ((c == '#' || c == '@') && i < t_.size() && letter_length(t_, i)) {
      while (i < t_.size() && (letter_length(t_, i) || digit(t_[i]) || t_[i] == '_')) i += std::max<std::size_t>(1, letter_length(t_, i));
      return take(i);
    }
    i = at_;
    next_code_point(t_, i);
    take(i);
  }

  std::string_view t_;
  std::size_t at_;
  const SegmentationRules& rules_;
  std::vector<ByteSpan> out_;
};

}  // namespace

std::vector<ByteSpan> tokenize(std::string_view text, ByteSpan range, const SegmentationRules& rules) { return Scanner(text, range, rules).scan(); }

bool joined_word(const Token& first, const Token& second) {
  if (first.span.end != second.span.begin) return false;
  const std::string low = to_lower(second.form);
  static const std::unordered_map<std::string_view, bool> kClitics = {{"n't", true}, {"n’t", true}, {"'s", true},  {"’s", true},  {"'re", true},
                                                                      {"’re", true}, {"'ve", true}, {"’ve", true}, {"'ll", true}, {"’ll", true},
                                                                      {"'d", true},  {"’d", true},  {"'m", true},  {"’m", true}};
  if (kClitics.contains(low))
    return letter_length(first.form, first.form.size() - 1) > 0 || static_cast<unsigned char>(first.form.back()) >= 0x80 || digit(first.form.back());
  return low == "not" && to_lower(first.form) == "can";
}

}  // namespace dragoman
