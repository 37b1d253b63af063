#include "dragoman/record/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdio>

#include "dragoman/names.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

namespace {

/// Bytes that a JSON string cannot hold as they are, and those that may be malformed UTF-8.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && kPlain[static_cast<unsigned char>(text[i])]) ++i;
    out.append(text, begin, i - begin);  // runs, not characters: most of a text needs no escape
    if (i == text.size()) break;
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c >= 0x80) {
      const std::size_t start = i;
      const char32_t decoded = next_code_point(text, i);
      if (decoded == U'\uFFFD' && i == start + 1) out += "\uFFFD";
      else out.append(text, start, i - start);
      continue;
    }
    ++i;
    if (c == '"' || c == '\\') out += '\\', out += static_cast<char>(c);
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (c == '\r') out += "\\r";
    else {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", c);
      out += code;
    }
  }
  out += '"';
}

namespace {

/// Commas and keys of objects and arrays.
class Writer {
 public:
  Writer(std::string& out, const OffsetMap& offsets) : out_(out), offsets_(offsets) {}

  void open(char bracket) { comma(), out_ += bracket, first_ = true; }
  void open(std::string_view key, char bracket) { name(key), out_ += bracket, first_ = true; }
  void close(char bracket) { out_ += bracket, first_ = false; }
  void name(std::string_view key) {
    comma();
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }
  void field(std::string_view key, std::string_view value) { name(key), append_json_string(out_, value); }
  void optional(std::string_view key, std::string_view value) {
    if (!value.empty()) field(key, value);
  }
  void number(std::string_view key, std::integral auto value) { name(key), append_integer(value); }
  void number(std::string_view key, double value) { name(key), append_real(value); }
  void boolean(std::string_view key, bool value) { name(key), out_ += value ? "true" : "false"; }
  void id(std::string_view key, char letter, Index index) { name(key), append_id(letter, index); }
  void optional_id(std::string_view key, char letter, Index index) {
    if (index != kNone) id(key, letter, index);
  }
  void id_value(char letter, Index index) { comma(), append_id(letter, index); }
  void value(std::string_view text) { comma(), append_json_string(out_, text); }
  void begin_end(ByteSpan span) {
    const CodePointSpan s = offsets_(span);
    number("begin", s.begin);
    number("end", s.end);
  }
  void span(ByteSpan span) {
    const CodePointSpan s = offsets_(span);
    comma();
    out_ += '[', append_integer(s.begin), out_ += ',', append_integer(s.end), out_ += ']';
  }
  /// A span as the value of the key just named.
  void open_span(ByteSpan s) { first_ = true, span(s), first_ = false; }
  void spans(std::string_view key, const std::vector<ByteSpan>& list) {
    open(key, '[');
    for (const ByteSpan s : list) span(s);
    close(']');
  }
  void strings(std::string_view key, const std::vector<std::string>& list) {
    open(key, '[');
    for (const std::string& s : list) value(s);
    close(']');
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void append_integer(std::int64_t v) {
    char text[24];
    out_.append(text, std::to_chars(text, text + sizeof text, v).ptr);
  }
  // The shortest form of 100000 would be 1e+05, which many readers take for no integer: fixed notation for what people write out.
  void append_real(double v) {
    char text[64];
    const bool plain = std::abs(v) < 1e15;
    out_.append(text, (plain ? std::to_chars(text, text + sizeof text, v, std::chars_format::fixed) : std::to_chars(text, text + sizeof text, v)).ptr);
  }
  void append_id(char letter, Index index) { out_ += '"', out_ += letter, append_integer(std::int64_t{index} + 1), out_ += '"'; }
  std::string& out_;
  const OffsetMap& offsets_;
  bool first_ = true;
};

void write_article(Writer& w, const Article& a) {
  w.open("article", '{');
  w.field("id", a.id);
  w.optional("url", a.url);
  w.optional("title", a.title);
  if (!a.publisher.name.empty() || !a.publisher.domain.empty()) {
    w.open("publisher", '{');
    w.optional("name", a.publisher.name);
    w.optional("domain", a.publisher.domain);
    w.close('}');
  }
  w.strings("authors", a.authors);
  w.optional("published", a.published);
  w.field("language", a.language);
  w.field("text", a.text);
  w.close('}');
}

void write_participants(Writer& w, std::string_view key, const std::vector<Participant>& list) {
  w.open(key, '[');
  for (const Participant& p : list) {
    w.open('{');
    w.optional_id("mention", 'm', p.mention);
    w.optional_id("entity", 'e', p.entity);
    w.optional("code", p.code);
    w.close('}');
  }
  w.close(']');
}

void write_event(Writer& w, const Document& d, std::size_t i) {
  const Event& e = d.events[i];
  w.open('{');
  w.id("id", 'v', static_cast<Index>(i));
  w.field("cameo", e.cameo);
  w.field("plover", e.plover);
  w.optional("mode", e.mode);
  w.strings("contexts", e.contexts);
  w.number("quad", e.quad);
  w.number("goldstein", e.goldstein);
  w.number("sentence", e.sentence);
  w.spans("trigger", e.trigger);
  write_participants(w, "source", e.source);
  write_participants(w, "target", e.target);
  write_participants(w, "through", e.through);
  w.optional("date", e.date);
  if (e.date_time != kNone) w.id("date_from", 't', e.date_time);
  else if (e.date_published) w.field("date_from", "published");
  w.optional_id("place", 'p', e.place);
  if (!e.figures.empty()) {
    w.open("figures", '[');
    for (const Figure& f : e.figures) {
      w.open('{');
      w.field("kind", to_string(f.kind));
      w.number("low", f.low);
      w.number("high", f.high);
      w.optional("unit", f.unit);
      w.name("span");
      w.open_span(f.span);
      w.close('}');
    }
    w.close(']');
  }
  w.field("status", to_string(e.status));
  w.field("commitment", to_string(e.commitment));
  w.open("according_to", '[');
  for (const Index a : e.according_to) w.id_value('a', a);
  w.close(']');
  w.optional_id("mirror_of", 'v', e.mirror_of);
  w.number("confidence", e.confidence);
  w.strings("because", e.because);
  w.close('}');
}

}  // namespace

void append_json(std::string& out, const Document& d) {
  const OffsetMap offsets(d.article.text);
  Writer w(out, offsets);
  w.open('{');
  write_article(w, d.article);
  w.open("passages", '[');
  for (const Passage& p : d.article.passages) {
    w.open('{');
    w.begin_end(p.span);
    w.field("kind", to_string(p.kind));
    w.field("reason", p.reason);
    w.close('}');
  }
  w.close(']');
  w.open("sentences", '[');
  for (const Sentence& s : d.analysis.sentences) w.open('{'), w.begin_end(s.span), w.close('}');
  w.close(']');
  w.open("mentions", '[');
  for (std::size_t i = 0; i < d.actors.mentions.size(); ++i) {
    const Mention& m = d.actors.mentions[i];
    w.open('{');
    w.id("id", 'm', static_cast<Index>(i));
    w.begin_end(m.span);
    w.field("type", to_string(m.type));
    w.id("entity", 'e', m.entity);
    if (!m.members.empty()) {
      w.open("members", '[');
      for (const Index e : m.members) w.id_value('e', e);
      w.close(']');
    }
    w.optional("because", m.because);
    w.close('}');
  }
  w.close(']');
  w.open("entities", '[');
  for (std::size_t i = 0; i < d.actors.entities.size(); ++i) {
    const Entity& e = d.actors.entities[i];
    w.open('{');
    w.id("id", 'e', static_cast<Index>(i));
    w.field("name", e.name);
    w.field("type", to_string(e.type));
    w.optional("country", e.country);
    w.strings("sectors", e.sectors);
    w.field("code", e.code);
    w.optional("because", e.because);
    w.close('}');
  }
  w.close(']');
  w.open("times", '[');
  for (std::size_t i = 0; i < d.times.size(); ++i) {
    const TimeExpression& t = d.times[i];
    w.open('{');
    w.id("id", 't', static_cast<Index>(i));
    w.begin_end(t.span);
    w.field("type", to_string(t.type));
    w.field("value", t.value);
    w.optional("because", t.because);
    w.close('}');
  }
  w.close(']');
  w.open("places", '[');
  for (std::size_t i = 0; i < d.places.size(); ++i) {
    const Place& p = d.places[i];
    w.open('{');
    w.id("id", 'p', static_cast<Index>(i));
    w.begin_end(p.span);
    w.field("name", p.name);
    if (p.geonames) w.number("geonames", p.geonames);
    if (p.located) w.number("lat", p.lat), w.number("lon", p.lon);
    w.optional("country", p.country);
    w.optional("feature", p.feature);
    w.optional("because", p.because);
    w.close('}');
  }
  w.close(']');
  w.open("attributions", '[');
  for (std::size_t i = 0; i < d.attributions.size(); ++i) {
    const Attribution& a = d.attributions[i];
    w.open('{');
    w.id("id", 'a', static_cast<Index>(i));
    w.field("kind", to_string(a.kind));
    w.spans("source", a.source);
    w.spans("cue", a.cue);
    w.spans("content", a.content);
    w.optional_id("speaker", 'e', a.speaker);
    w.optional_id("medium", 'e', a.medium);
    w.optional_id("addressee", 'e', a.addressee);
    w.optional_id("within", 'a', a.within);
    w.field("veracity", to_string(a.veracity));
    w.optional("because", a.because);
    w.close('}');
  }
  w.close(']');
  w.open("events", '[');
  for (std::size_t i = 0; i < d.events.size(); ++i) write_event(w, d, i);
  w.close(']');
  w.open("relations", '[');
  for (std::size_t i = 0; i < d.relations.size(); ++i) {
    const Relation& r = d.relations[i];
    w.open('{');
    w.id("id", 'r', static_cast<Index>(i));
    w.field("kind", to_string(r.kind));
    w.id("a", 'e', r.a);
    w.id("b", 'e', r.b);
    w.name("span");
    w.open_span(r.span);
    w.open("according_to", '[');
    for (const Index a : r.according_to) w.id_value('a', a);
    w.close(']');
    w.close('}');
  }
  w.close(']');
  w.close('}');
}

}  // namespace dragoman
