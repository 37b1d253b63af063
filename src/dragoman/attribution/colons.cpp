// A colon that attributes: headlines ("Iran: no talks with Washington"), transcripts ("NOVAK: We shall see."), and a name before a
// quotation.
#include <cctype>

#include "dragoman/attribution/constructions.h"

namespace dragoman {
namespace {

bool starts_paragraph(const Reading& r, const Sentence& s) {
  std::uint32_t at = s.span.begin;
  const std::string& text = r.article.text;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"')) --at;
  return at == 0 || text[at - 1] == '\n';
}

/// The article's headline, or its first sentence, which stands for one where the input names none.
bool headline(const Reading& r, const Sentence& s) {
  if (s.passage != kNone && r.article.passages[s.passage].kind == PassageKind::headline) return true;
  return s.first_token == 0;
}

bool capitals(std::string_view w) {
  std::size_t letters = 0;
  for (const char ch : w) {
    if (std::islower(static_cast<unsigned char>(ch))) return false;
    letters += std::isupper(static_cast<unsigned char>(ch)) != 0;
  }
  return letters > 1;
}

/// Token of the colon of a speaker's label in capitals ("MR. NOVAK:"), or kNone.
Index label_colon(const Reading& r, const Sentence& s) {
  if (!starts_paragraph(r, s)) return kNone;
  Index t = s.first_token;
  while (t < s.last_token && r.quote_mark(t)) ++t;
  const Index first = t;
  while (t < s.last_token && t < first + 5 && (capitals(r.token(t).form) || r.token(t).form == "." || r.token(t).form == "MR.")) ++t;
  return t > first && t < s.last_token && r.token(t).form == ":" ? t : kNone;
}

/// The noun phrase that ends at the colon, back to a dash or the sentence's start, if no verb stands in between and somebody is named.
Range name_before(const Reading& r, const Sentence& s, Index colon) {
  Index first = colon;
  bool named = false;
  while (first > s.first_token && !r.quoted(first - 1) && colon - first < 20) {
    const Token& x = r.token(first - 1);
    if (x.form == "-" || x.form == "–" || x.form == "—" || x.form == "--" || x.form == ";" || x.upos == Upos::SCONJ) break;
    if (x.upos == Upos::VERB || x.upos == Upos::AUX) return {};
    named |= r.mention_at(first - 1) != kNone || r.is(first - 1, CueWord::medium);
    --first;
  }
  while (first < colon && (r.token(first).upos == Upos::ADP || r.token(first).upos == Upos::ADV || r.token(first).upos == Upos::CCONJ)) ++first;
  return named && first < colon ? Range{first, colon} : Range{};
}

}  // namespace

bool transcript(const Reading& r) {
  int labels = 0;
  for (const Sentence& s : r.analysis.sentences) labels += s.last_token > s.first_token && label_colon(r, s) != kNone;
  return labels > 2;
}

void colon_cue(const Reading& r, const Sentence& s, bool in_transcript, Candidates& out) {
  const auto attribute = [&](Range source, Index colon, Ranges content, const char* why) {
    Candidate c;
    c.predicate = colon;
    c.words = {colon, colon + 1};
    c.source = {source};
    c.speaker_head = r.head_of(source);
    c.content = std::move(content);
    c.voice = true;
    c.because = why;
    out.push_back(std::move(c));
  };
  if (const Index colon = label_colon(r, s); in_transcript && colon != kNone) {
    // a transcript: the words run to the next label
    Index first = s.first_token;
    while (r.quote_mark(first)) ++first;
    Ranges content{{colon + 1, s.last_token}};
    for (std::size_t k = static_cast<std::size_t>(&s - r.analysis.sentences.data()) + 1; k < r.analysis.sentences.size(); ++k) {
      const Sentence& next = r.analysis.sentences[k];
      if (!next.codable || label_colon(r, next) != kNone) break;
      const std::string_view opening = r.token(next.first_token).form;
      if (opening == "(" || opening == "[") continue;  // stage directions
      content.push_back({next.first_token, next.last_token});
    }
    attribute({first, colon}, colon, Reading::joined({}, content), "transcript label");
    return;
  }
  for (Index t = s.first_token + 1; t + 1 < s.last_token; ++t) {
    if (r.token(t).form != ":" || r.quoted(t) || !r.quoted(t + 1)) continue;
    const Range source = name_before(r, s, t);
    if (source.empty()) continue;
    attribute(source, t, {r.quotation_in(r.quotation(t + 1), {t + 1, s.last_token})}, "colon before a quotation");
    return;
  }
  const bool title = headline(r, s);
  if (!title && !starts_paragraph(r, s)) return;
  for (Index t = s.first_token + 1; t + 2 < s.last_token && t < s.first_token + 9; ++t) {
    if (r.token(t).upos == Upos::VERB && r.clausal_verb(t) && !title) return;
    if (r.token(t).form != ":") continue;
    Range source{s.first_token, t};
    bool named = false, label = true;
    for (Index k = source.first; k < source.last; ++k) {
      label &= r.is(k, CueWord::label) || r.token(k).upos == Upos::DET;
      if (r.clausal_verb(k) || r.token(k).upos == Upos::AUX) return;  // "Here is what we know: ..."
      named |= r.mention_at(k) != kNone || r.is(k, CueWord::medium);
    }
    if (!named || label || (!title && !r.quoted(t + 1))) return;
    attribute(source, t, {{t + 1, s.last_token}}, "colon");
    return;
  }
}

}  // namespace dragoman
