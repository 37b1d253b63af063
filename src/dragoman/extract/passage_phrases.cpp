// A phrase is found by its first word; the few candidates are compared word by word.
#include "dragoman/extract/passage_phrases.h"

#include <algorithm>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

bool ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Tokens from `at` that match the phrase, 0 if they do not. "*" takes one to three words, as few as possible.
std::size_t match(const std::vector<PhraseToken>& tokens, std::size_t at, std::size_t last, const std::vector<std::string>& words) {
  std::size_t t = at, w = 0, star = 0, star_at = 0, taken = 0;
  while (w < words.size()) {
    if (words[w] == "*") {
      star = w;
      star_at = t + 1;
      taken = 1;
      if (t >= last || !tokens[t].word) return 0;
      ++t, ++w;
    } else if (t < last && tokens[t].lower == words[w]) {
      ++t, ++w;
    } else if (star != 0 && taken < 3 && star_at < last && tokens[star_at].word) {
      t = ++star_at;
      ++taken;
      w = star + 1;
    } else {
      return 0;
    }
  }
  return t - at;
}

}  // namespace

std::vector<PhraseToken> phrase_tokens(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<PhraseToken> tokens;
  bool quoted = false;
  std::size_t at = begin;
  while (at < end) {
    const char c = text[at];
    PhraseToken token;
    token.begin = static_cast<std::uint32_t>(at);
    if (static_cast<unsigned char>(c) <= ' ') {
      ++at;
      continue;
    }
    if (c == '"') quoted = !quoted;
    if ((c == '\'' || c == '`') && at + 1 < end && text[at + 1] == c) {  // '' and `` of wire services
      quoted = !quoted;
      at += 2;
      token.lower = "\"";
    }
    if (token.lower.empty() && (ascii_word(c) || static_cast<unsigned char>(c) >= 0xC3)) {
      while (at < end) {
        const char d = text[at];
        const auto u = static_cast<unsigned char>(d);
        const bool more = at + 1 < end && (ascii_word(text[at + 1]) || static_cast<unsigned char>(text[at + 1]) >= 0xC3);
        if (ascii_word(d)) {
          token.lower += d >= 'A' && d <= 'Z' ? static_cast<char>(d + 32) : d;
          ++at;
        } else if ((d == '-' || d == '\'') && more && !token.lower.empty()) {
          token.lower += d;
          ++at;
        } else if (u == 0xE2 && at + 3 < end && text.substr(at, 3) == "\u2019" && ascii_word(text[at + 3]) && !token.lower.empty()) {
          token.lower += '\'';
          at += 3;
        } else if (u >= 0xC3 && u != 0xE2) {
          const std::size_t from = at;
          next_code_point(text, at);
          token.lower += to_lower(text.substr(from, at - from));
        } else {
          break;
        }
      }
      token.word = true;
    }
    if (!token.lower.empty() && !token.word) {
      // a double apostrophe, read above
    } else if (token.lower.empty()) {
      if (c == '.') {
        while (at < end && text[at] == '.') token.lower += text[at++];
      } else {
        const char32_t p = next_code_point(text, at);
        if (p == U'\u201C' || p == U'\u00AB') quoted = true;
        if (p == U'\u201D' || p == U'\u00BB') quoted = false;
        if (p == U'\u2026') token.lower = "...";
        else if (p == U'\u2019' || p == U'\u2018') token.lower.assign(1, '\'');
        else token.lower.assign(text.substr(token.begin, at - token.begin));
      }
      token.word = false;
    }
    token.end = static_cast<std::uint32_t>(at);
    token.quoted = quoted;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

PhraseEvidence find_phrases(const std::vector<PhraseToken>& tokens, std::size_t first, std::size_t last, const PageLexicon::Tables& tables) {
  using Where = BoilerplatePhrase::Where;
  struct Found {
    const BoilerplatePhrase* phrase;
    std::size_t at, size;
  };
  std::vector<Found> found;
  PhraseEvidence evidence;
  std::size_t line_size = tokens.size();
  while (line_size > 0 && !tokens[line_size - 1].word && line_size > 1) --line_size;  // "Read more >>" is still nothing but "Read more"
  std::size_t line_start = 0;
  while (line_start + 1 < tokens.size() && !tokens[line_start].word && tokens[line_start].lower != "(" && tokens[line_start].lower != "©") ++line_start;
  for (std::size_t t = first; t < last; ++t) {
    const auto candidates = tables.phrases_by_first.find(tokens[t].lower);
    if (candidates == tables.phrases_by_first.end()) continue;
    for (const std::uint32_t index : candidates->second) {
      const BoilerplatePhrase& phrase = tables.phrases[index];
      const std::size_t size = match(tokens, t, phrase.where == Where::any ? last : tokens.size(), phrase.words);
      if (size == 0) continue;
      if (phrase.where != Where::any && t != line_start) continue;
      if (phrase.where == Where::whole && t + size < line_size) continue;
      const bool asks = phrase.kind == PassageKind::appeal || phrase.kind == PassageKind::promotion || phrase.kind == PassageKind::contact;
      if (tokens[t].quoted && (phrase.where == Where::any || (asks && phrase.where == Where::start))) continue;
      if (phrase.speaks_to_reader) {
        evidence.speaks_to_reader = true;
        evidence.goes_on |= phrase.weight > 1 && !tokens[t].quoted;
        continue;
      }
      if (phrase.reports) evidence.reports = true;
      else found.push_back({&phrase, t, size});
    }
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    const BoilerplatePhrase& phrase = *found[f].phrase;
    const auto kind = static_cast<std::size_t>(phrase.kind);
    // "our independence" inside "maintain our independence" is one piece of evidence
    bool inside = false;
    for (std::size_t g = 0; g < found.size(); ++g) {
      if (g == f || found[g].phrase->kind != phrase.kind) continue;
      const bool covers = found[g].at <= found[f].at && found[g].at + found[g].size >= found[f].at + found[f].size;
      const bool same = covers && found[g].size == found[f].size && found[g].at == found[f].at;
      // the same phrase twice is one piece of evidence too ("the email ... another email")
      if (found[g].phrase == found[f].phrase && g < f) inside = true;
      if (covers && (!same || g < f) && found[g].phrase->weight >= phrase.weight) inside = true;
    }
    if (inside) continue;
    const bool needs_reader = (phrase.kind == PassageKind::appeal || phrase.kind == PassageKind::promotion) && phrase.where == Where::any;
    if (needs_reader && !evidence.speaks_to_reader && found[f].at != first) continue;
    if (phrase.weight > 1 || evidence.line[kind] == 0) evidence.line[kind] = phrase.line;
    evidence.score[kind] += phrase.weight;
    if (phrase.where != Where::any && phrase.weight > 1) evidence.of_line[kind] = true;
  }
  return evidence;
}

}  // namespace dragoman
