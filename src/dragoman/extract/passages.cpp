// What each stretch of a text is. The unit of judgement is the sentence, because an appeal may stand between two sentences of
// one paragraph; the unit of the result is the paragraph or the part of it that is of one kind.
//
// 1. Phrases (boilerplate.tsv) give each sentence evidence; enough of it makes a kind.
// 2. A sentence with a little evidence beside one that is decided goes with it ("Thank you.").
// 3. A sentence that goes on speaking to the reader ("It keeps our newsroom independent.") after one of an appeal, in the same paragraph, is of it.
// 4. At most two short sentences between two of an appeal belong to it.
// 5. Shapes give headline, byline, dateline; what is left is the body.
#include <algorithm>
#include <optional>
#include <string>

#include "dragoman/extract/extract.h"
#include "dragoman/extract/passage_phrases.h"
#include "dragoman/extract/passage_shapes.h"

namespace dragoman {
namespace {

struct Line {
  ByteSpan span;
  std::size_t words = 0;
};

struct Piece {
  ByteSpan span;
  std::size_t line = 0, words = 0;
  PassageKind kind = PassageKind::body;
  std::string reason;
  PhraseEvidence evidence;
  bool quotes = false;
};

bool asking(PassageKind k) { return k == PassageKind::appeal || k == PassageKind::promotion || k == PassageKind::contact; }

bool blank(char c) { return static_cast<unsigned char>(c) <= ' '; }  // control characters too: they are no one's words

ByteSpan trim(std::string_view text, ByteSpan s) {
  while (s.begin < s.end && blank(text[s.begin])) ++s.begin;
  while (s.end > s.begin && blank(text[s.end - 1])) --s.end;
  return s;
}

// Paragraphs: lines, or blocks between blank lines where the text is wrapped at a fixed width.
std::vector<Line> split_lines(std::string_view text) {
  std::vector<ByteSpan> raw;
  std::size_t wrapped = 0, inner = 0;
  std::uint32_t at = 0;
  while (at <= text.size()) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
    raw.push_back(trim(text, {at, end}));
    at = end + 1;
  }
  for (std::size_t i = 0; i + 1 < raw.size(); ++i) {
    if (raw[i].empty() || raw[i + 1].empty()) continue;
    ++inner;
    if (raw[i].size() >= 45 && raw[i].size() <= 95 && !ends_sentence(text.substr(raw[i].begin, raw[i].size()))) ++wrapped;
  }
  const bool join = inner >= 4 && wrapped * 10 >= inner * 6;
  std::vector<Line> lines;
  bool open = false;
  for (const ByteSpan& s : raw) {
    if (s.empty()) {
      open = false;
    } else if (join && open) {
      lines.back().span.end = s.end;
    } else {
      lines.push_back({s});
      open = true;
    }
  }
  for (Line& line : lines) line.words = count_spaced_words(text.substr(line.span.begin, line.span.size()));
  return lines;
}

// Where sentences end, roughly: a wrong cut is healed when equal neighbours are merged.
void split_sentences(std::string_view text, const Line& line, std::size_t index, const PageLexicon::Tables& tables, std::vector<Piece>& pieces) {
  const std::vector<PhraseToken> tokens = phrase_tokens(text, line.span.begin, line.span.end);
  if (tokens.empty()) {
    pieces.push_back({line.span, index, line.words});
    return;
  }
  std::size_t first = 0;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    bool cut = t + 1 == tokens.size();
    if (!cut && !tokens[t].word && (tokens[t].lower[0] == '.' || tokens[t].lower == "!" || tokens[t].lower == "?")) {
      std::size_t next = t + 1;  // closing quotes and brackets belong to the sentence
      while (next < tokens.size() && !tokens[next].word && tokens[next].begin == tokens[next - 1].end && tokens[next].lower != "(") ++next;
      if (next < tokens.size() && tokens[next].begin > tokens[next - 1].end) {
        const char c = text[tokens[next].begin];
        const bool starts = (c >= 'A' && c <= 'Z') || c == '"' || c == '(' || static_cast<unsigned char>(c) >= 0x80;
        const bool abbreviation = tokens[t].lower == "." && t > first && tokens[t - 1].word && tokens[t - 1].lower.size() <= 2 &&
                                  tokens[t - 1].end == tokens[t].begin && tokens[t - 1].lower != "us" && tokens[t - 1].lower != "up";
        if (starts && !abbreviation) {
          cut = true;
          t = next - 1;
        }
      }
    }
    if (!cut) continue;
    Piece piece;
    piece.span = {tokens[first].begin, tokens[t].end};
    piece.line = index;
    for (std::size_t k = first; k <= t; ++k) {
      piece.words += tokens[k].word;
      piece.quotes = piece.quotes || tokens[k].quoted;
    }
    piece.evidence = find_phrases(tokens, first, t + 1, tables);
    pieces.push_back(std::move(piece));
    first = t + 1;
  }
}

/// What the heaviest phrase shows, in words, and which it is: `asks for money: "we need your help" (boilerplate.tsv:178)`.
std::string because(const PhraseEvidence& evidence, PassageKind kind, const PageLexicon::Tables& tables) {
  const int line = evidence.line[static_cast<std::size_t>(kind)];
  std::string place = "boilerplate.tsv:" + std::to_string(line);
  const auto phrase = std::find_if(tables.phrases.begin(), tables.phrases.end(), [&](const BoilerplatePhrase& p) { return p.line == line; });
  if (phrase == tables.phrases.end()) return place;
  std::string words;
  for (const std::string& word : phrase->words) words.append(words.empty() ? "" : " ").append(word == "*" ? "..." : word);
  return phrase->comment + ": \"" + words + "\" (" + place + ")";
}

constexpr PassageKind kByPhrase[] = {PassageKind::appeal,  PassageKind::contact, PassageKind::promotion, PassageKind::related,
                                     PassageKind::caption, PassageKind::byline,  PassageKind::other};

void decide_by_phrases(std::string_view text, std::vector<Piece>& pieces, const PageLexicon::Tables& tables) {
  for (Piece& p : pieces) {
    auto& score = p.evidence.score;
    for (std::uint32_t i = p.span.begin; i < p.span.end; ++i) {
      if ((text[i] == '[' || text[i] == '@') && score[static_cast<std::size_t>(PassageKind::contact)] > 0) {
        std::uint32_t from = i;
        while (text[i] == '@' && from > p.span.begin && !blank(text[from - 1])) --from;
        if (address_size(text, from) > 0) {
          ++score[static_cast<std::size_t>(PassageKind::contact)];
          break;
        }
      }
    }
    int best = 1;
    for (const PassageKind kind : kByPhrase) {
      const int s = score[static_cast<std::size_t>(kind)];
      if (s > best) {
        best = s;
        p.kind = kind;
      }
    }
    if (p.kind == PassageKind::body) continue;
    // A long sentence with one phrase in it is likelier news about donations than an appeal.
    // So is a quoted sentence that names an agency or a contributor at its end.
    const bool label = p.evidence.of_line[static_cast<std::size_t>(p.kind)];
    if ((p.words > 60 && best < 3) || (p.quotes && !label && !asking(p.kind))) {
      p.kind = PassageKind::body;
      continue;
    }
    p.reason = because(p.evidence, p.kind, tables);
  }
}

// A label at a line's start speaks for the whole line: "Read more: ..." and what follows it there.
void spread_over_lines(std::vector<Piece>& pieces, const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& head = pieces[i];
    if (head.kind == PassageKind::body || (i > 0 && pieces[i - 1].line == head.line)) continue;
    const bool label = head.evidence.of_line[static_cast<std::size_t>(head.kind)];
    const bool short_line = lines[head.line].words <= 45;
    if (!label || !short_line) continue;
    for (std::size_t k = i + 1; k < pieces.size() && pieces[k].line == head.line; ++k) {
      if (pieces[k].kind != PassageKind::body) continue;
      pieces[k].kind = head.kind;
      pieces[k].reason = "in the line of a label, " + head.reason;
    }
  }
}

/// Names nobody, nowhere and no day: no capital inside it but "I".
bool nameless(std::string_view sentence) {
  for (std::size_t i = 1; i < sentence.size(); ++i) {
    const bool starts = blank(sentence[i - 1]) && (static_cast<unsigned char>(sentence[i]) >= 0x80 || (sentence[i] >= 'A' && sentence[i] <= 'Z'));
    if (starts && !(sentence[i] == 'I' && (i + 1 == sentence.size() || blank(sentence[i + 1]) || sentence[i + 1] == '\''))) return false;
  }
  return true;
}

// A paper that asks goes on speaking as itself, to its reader, until the paragraph ends; a report does neither outside quotation marks.
// Between, it may say in a sentence or two what the money is for ("Ten euros pay for an hour in court."): news would name someone.
void go_on(std::string_view text, std::vector<Piece>& pieces, std::size_t from) {
  if (pieces[from].kind != PassageKind::appeal || pieces[from].evidence.reports) return;
  std::size_t words = 0;
  for (std::size_t k = from + 1; k < pieces.size() && k - from <= 3; ++k) {
    const Piece& p = pieces[k];
    words += p.words;
    if (p.kind != PassageKind::body || p.line != pieces[from].line || p.quotes || p.evidence.reports || words > 40) return;
    if (p.evidence.goes_on) {
      for (std::size_t m = from + 1; m <= k; ++m) pieces[m].kind = PassageKind::appeal, pieces[m].reason = "goes on with an appeal";
      return;
    }
    if (!nameless(text.substr(p.span.begin, p.span.size()))) return;
  }
}

void draw_neighbours(std::string_view text, std::vector<Piece>& pieces) {
  const auto weak = [](const Piece& p) {
    int sum = 0;
    for (const PassageKind kind : {PassageKind::appeal, PassageKind::promotion, PassageKind::contact}) sum += p.evidence.score[static_cast<std::size_t>(kind)];
    return sum > 0;
  };
  const auto draw = [&](Piece& p, const Piece& by) {
    if (p.kind != PassageKind::body || !asking(by.kind) || !weak(p) || p.words > 40) return;
    p.kind = by.kind == PassageKind::contact ? PassageKind::contact : by.kind;
    p.reason = "beside " + std::string(by.kind == PassageKind::appeal ? "an appeal" : by.kind == PassageKind::promotion ? "a promotion" : "a contact line");
  };
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    draw(pieces[i], pieces[i - 1]);
    go_on(text, pieces, i - 1);
  }
  for (std::size_t i = pieces.size(); i-- > 1;) draw(pieces[i - 1], pieces[i]);
  // between two sentences of an appeal
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!asking(pieces[i].kind)) continue;
    std::size_t words = 0, k = i + 1;
    bool quotes = false;
    while (k < pieces.size() && pieces[k].kind == PassageKind::body && k - i <= 2) {
      words += pieces[k].words;
      quotes = quotes || pieces[k].quotes;
      ++k;
    }
    if (k == i + 1 || k >= pieces.size() || pieces[k].kind != pieces[i].kind || quotes || words > 40) continue;
    for (std::size_t m = i + 1; m < k; ++m) {
      pieces[m].kind = pieces[i].kind;
      pieces[m].reason = "between two sentences of the same";
    }
  }
}

// A heading over other articles is followed by their titles.
void follow_related(std::vector<Piece>& pieces, const std::vector<Line>& lines, std::string_view text) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces[i].kind != PassageKind::related || lines[pieces[i].line].words > 6) continue;
    for (std::size_t k = i + 1; k < pieces.size() && k <= i + 12; ++k) {
      const Line& line = lines[pieces[k].line];
      if (pieces[k].kind != PassageKind::body || line.words > 18 || ends_sentence(text.substr(line.span.begin, line.span.size()))) break;
      pieces[k].kind = PassageKind::related;
      pieces[k].reason = "a title under a heading of related articles";
    }
  }
}

void mark_head(const Article& article, std::vector<Piece>& pieces, const std::vector<Line>& lines) {
  const std::string_view text = article.text;
  bool headline = false, long_line = false;
  for (const Line& line : lines) long_line = long_line || line.words >= 15;
  std::size_t looked = 0;
  for (std::size_t i = 0; i < pieces.size() && looked < 8; ++i) {
    Piece& p = pieces[i];
    if (i > 0 && pieces[i - 1].line == p.line) continue;
    const Line& line = lines[p.line];
    const std::string_view words = text.substr(line.span.begin, line.span.size());
    const auto whole = [&](PassageKind kind, const char* reason) {
      for (std::size_t k = i; k < pieces.size() && pieces[k].line == p.line; ++k) {
        pieces[k].kind = kind;
        pieces[k].reason = reason;
      }
    };
    ++looked;
    if (p.kind != PassageKind::body && p.kind != PassageKind::byline) continue;
    if (is_byline(words)) {
      whole(PassageKind::byline, "a line of names after 'By'");
    } else if (const std::uint32_t size = dateline_size(words); size > 0 && size == words.size()) {
      whole(PassageKind::dateline, "a line with nothing but place, agency and a dash");
    } else if (is_date_line(words)) {
      whole(PassageKind::byline, "a line with nothing but a date");
    } else if (!article.title.empty() && words == article.title) {
      whole(PassageKind::headline, "the title");
      headline = true;
    } else if (looked == 1 && article.title.empty() && long_line && lines.size() > 1 && line.words >= 3 && line.words <= 22 && !ends_sentence(words) &&
               !headline && words.find('|') == words.npos && !words.ends_with(':') && dateline_size(words) == 0) {
      whole(PassageKind::headline, "a first line without a full stop");
      headline = true;
    }
    if (line.words >= 25) break;  // the report has begun
  }
}

// Cuts addresses out of appeals and promotions, so that they are found as contacts.
void emit(std::string_view text, const Piece& p, std::vector<Passage>& out) {
  const auto put = [&](ByteSpan span, PassageKind kind, const std::string& reason) {
    span = trim(text, span);
    if (span.empty()) return;
    if (!out.empty() && out.back().kind == kind && text.substr(out.back().span.end, span.begin - out.back().span.end).find('\n') == text.npos) {
      out.back().span.end = span.end;
    } else {
      out.push_back({span, kind, reason});
    }
  };
  std::uint32_t from = p.span.begin;
  if (p.kind == PassageKind::appeal || p.kind == PassageKind::promotion) {
    for (std::uint32_t i = from; i < p.span.end; ++i) {
      if (i > from && !blank(text[i - 1]) && text[i - 1] != '(' && text[i - 1] != ':' && text[i] != '[') continue;
      const std::uint32_t size = address_size(text, i);
      if (size == 0 || i + size > p.span.end) continue;
      put({from, i}, p.kind, p.reason);
      put({i, i + size}, PassageKind::contact, "an address");
      from = i + size;
      i = from - 1;
    }
  }
  put({from, p.span.end}, p.kind, p.reason);
}

}  // namespace

void mark_passages(Article& article, const PageLexicon& lexicon) {
  const std::string_view text = article.text;
  const std::vector<Line> lines = split_lines(text);
  std::vector<Piece> pieces;
  pieces.reserve(lines.size() * 3);
  for (std::size_t i = 0; i < lines.size(); ++i) split_sentences(text, lines[i], i, lexicon.tables(), pieces);
  decide_by_phrases(text, pieces, lexicon.tables());
  spread_over_lines(pieces, lines);
  draw_neighbours(text, pieces);
  follow_related(pieces, lines, text);
  mark_head(article, pieces, lines);
  article.passages.clear();
  bool dateline = false;
  std::size_t body = 0;
  for (Piece& p : pieces) {
    if (p.kind == PassageKind::body) {
      if (p.reason.empty()) p.reason = "running text";
      const bool line_start = p.span.begin == lines[p.line].span.begin;
      if (!dateline && line_start && ++body <= 3) {
        if (const std::uint32_t size = dateline_size(text.substr(p.span.begin, p.span.size()))) {
          article.passages.push_back({{p.span.begin, p.span.begin + size}, PassageKind::dateline, "place, agency and a dash before the first sentence"});
          p.span = trim(text, {p.span.begin + size, p.span.end});
          dateline = true;
        }
      }
    }
    emit(text, p, article.passages);
  }
}

std::string article_body(const Article& article) {
  std::string out;
  std::uint32_t last = 0;
  const std::string_view text = article.text;
  for (const Passage& p : article.passages) {
    if (p.kind != PassageKind::body && p.kind != PassageKind::headline && p.kind != PassageKind::dateline) continue;
    if (!out.empty()) out += text.substr(last, p.span.begin - last).find('\n') != text.npos ? '\n' : ' ';
    out.append(text, p.span.begin, p.span.size());
    last = p.span.end;
  }
  return out;
}

}  // namespace dragoman
