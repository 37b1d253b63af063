#include "dragoman/dictionaries/verb_pattern.h"

#include <algorithm>
#include <array>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxElements = 24;

PatternWord pattern_word(std::string_view text) {
  if (!text.empty() && text.front() == '&') return std::string(text);
  return to_lower(text);
}

/// Splits at blanks, with ( ) { } as tokens of their own.
std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      flush();
    } else if (c == '(' || c == ')' || c == '{' || c == '}') {
      flush();
      out.emplace_back(1, c);
    } else {
      word += c;
    }
  }
  flush();
  return out;
}

/// "AIR_STRIKE" is a phrase of two words; a set's name keeps its underscores unless words are hung on it ("FIGHTER_&AIRCRAFT").
void append_joined(std::string_view text, std::vector<PatternWord>& words) {
  while (!text.empty()) {
    if (text.front() == '_') {
      text.remove_prefix(1);
      continue;
    }
    const std::size_t end = text.front() == '&' ? std::string_view::npos : text.find('_');
    words.push_back(pattern_word(text.substr(0, end)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// "(TO A VOTE)": the article heads nothing.
bool is_article(const PatternNoun& n) { return n.words.size() == 1 && (n.words[0] == "a" || n.words[0] == "an" || n.words[0] == "the"); }

struct SideReader {
  const std::vector<std::string>& in;
  std::string& reason;
  std::size_t at = 0, elements = 0;

  bool count() {
    if (++elements <= kMaxElements) return true;
    reason = "too long a pattern";
    return false;
  }

  /// {...}: words up to the closing brace, the last is the head. Braces within braces are flat.
  bool noun_phrase(PatternNoun& noun) {
    int depth = 1;
    for (++at; at < in.size(); ++at) {
      if (in[at] == "{") {
        ++depth;
      } else if (in[at] == "}") {
        if (--depth == 0) {
          ++at;
          if (noun.words.empty()) reason = "{} without words";
          return !noun.words.empty();
        }
      } else if (in[at] == "(" || in[at] == ")") {
        reason = "a parenthesis within {}";
        return false;
      } else {
        append_joined(in[at], noun.words);
        if (!count()) return false;
      }
    }
    reason = "'{' without '}'";
    return false;
  }

  bool noun(PatternNoun& out) {
    if (in[at] == "{") return noun_phrase(out);
    append_joined(in[at++], out.words);
    return count();
  }

  bool prepositional(PatternPreposition& out) {
    ++at;
    if (at >= in.size() || in[at].find_first_of("(){}") != std::string::npos) {
      reason = "'(' without a preposition";
      return false;
    }
    out.preposition = pattern_word(in[at++]);
    if (!count()) return false;
    while (at < in.size() && in[at] != ")") {
      if (in[at] == "(" || in[at] == "}") {
        reason = quoted(in[at]) + " within ()";
        return false;
      }
      PatternNoun n;
      if (!noun(n)) return false;
      if (!n.words.empty() && !is_article(n)) out.nouns.push_back(std::move(n));
    }
    if (at >= in.size()) {
      reason = "'(' without ')'";
      return false;
    }
    ++at;
    return true;
  }

  bool side(PatternSide& out) {
    while (at < in.size()) {
      if (in[at] == ")" || in[at] == "}") {
        reason = quoted(in[at]) + " without its opening";
        return false;
      }
      if (in[at] == "(") {
        PatternPreposition p;
        if (!prepositional(p)) return false;
        out.prepositions.push_back(std::move(p));
      } else {
        PatternNoun n;
        if (!noun(n)) return false;
        if (!n.words.empty()) out.nouns.push_back(std::move(n));
      }
    }
    return true;
  }
};

/// Words in order, nearest to the verb first if `leftwards`.
bool steps(std::string_view text, bool leftwards, std::vector<PatternStep>& out) {
  std::vector<PatternStep> found;
  bool joined = false;
  std::string word;
  const auto flush = [&] {
    if (word.empty()) return;
    found.push_back({pattern_word(word), joined});
    word.clear();
    joined = false;
  };
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '{' || c == '}') continue;
    if (c == '_' && (word.empty() || word.front() != '&')) {
      flush();
      joined = true;
    } else if (c == ' ' || c == '\t') {
      flush();
      joined = false;
    } else {
      word += c;
    }
  }
  const bool open_join = word.empty() && joined;  // "SPY_*": joined to the verb
  flush();
  if (found.size() > kMaxElements) return false;
  if (leftwards) {  // `joined` speaks of the neighbour before in reading order: hand it on when turning round
    std::reverse(found.begin(), found.end());
    for (std::size_t i = found.size(); i-- > 1;) found[i].joined = found[i - 1].joined;
    if (!found.empty()) found.front().joined = open_join;
  }
  out = std::move(found);
  return true;
}

bool holds_marker(const std::vector<PatternNoun>& nouns) {
  for (const PatternNoun& n : nouns) {
    for (const PatternWord& w : n.words) {
      if (w == "%") return true;
    }
  }
  return false;
}

/// A bare word that heads no noun phrase, or words hung together beside the verb.
bool reads_as_words(std::string_view raw, const VerbPattern& p) {
  if (raw.find("_*") != std::string_view::npos || raw.find("*_") != std::string_view::npos) return true;
  for (const PatternSide* side : {&p.before, &p.after}) {
    if (holds_marker(side->nouns)) return true;
    for (const PatternNoun& n : side->nouns) {
      if (is_function_word(n.words.back())) return true;
    }
  }
  return false;
}

}  // namespace

bool is_function_word(std::string_view w) {
  // particles that are heads of adverb phrases (out, off, up, down, back, away, ...) are not among them: "* OUT {NEW STRATEGY}" is of phrases
  static constexpr std::array<std::string_view, 56> kWords = {
      "a",       "about", "after", "against", "all",  "among", "an",   "and",   "as",  "at",    "be",   "been",   "before",  "between",
      "but",     "by",    "does",  "for",     "from", "had",   "has",  "have",  "in",  "into",  "is",   "it",     "its",     "no",
      "not",     "of",    "on",    "onto",    "or",   "over",  "than", "that",  "the", "their", "them", "there",  "to",      "toward",
      "towards", "under", "until", "upon",    "was",  "were",  "when", "which", "who", "will",  "with", "within", "without", "would"};
  return std::find(kWords.begin(), kWords.end(), w) != kWords.end();
}

std::optional<VerbPattern> read_verb_pattern(std::string_view text, std::string& reason) {
  text = trimmed(text);
  const std::size_t star = text.find('*');
  if (star == std::string_view::npos) {
    reason = "a pattern needs '*' where the verb stands";
    return std::nullopt;
  }
  std::size_t end = star + 1;
  while (end < text.size() && text[end] == '*') ++end;  // PETRARCH 1 wrote **
  if (text.find('*', end) != std::string_view::npos) {
    reason = "more than one '*'";
    return std::nullopt;
  }
  const std::string_view left = text.substr(0, star), right = text.substr(end);
  VerbPattern p;
  const std::vector<std::string> left_tokens = tokens(left), right_tokens = tokens(right);
  SideReader before{left_tokens, reason}, after{right_tokens, reason};
  if (!before.side(p.before) || !after.side(p.after)) return std::nullopt;
  if (reads_as_words(text, p)) {
    p.kind = VerbPattern::Kind::words;
    if (!steps(left, true, p.steps_before) || !steps(right, false, p.steps_after)) {
      reason = "too long a pattern";
      return std::nullopt;
    }
    p.before = p.after = {};
  }
  return p;
}

}  // namespace dragoman
