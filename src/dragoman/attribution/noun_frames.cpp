// Nouns that attribute: "the claim that", "Kenya's demand that", "his opposition to the treaty", "expressed concern about", "the view is
// that".
//
// A noun of saying names an attribution only if somebody holds it: a possessor, a "by", "from" or "among" phrase, an adjective of
// nationality, or the subject of the light verb it is the object of. The light verb then belongs to the cue ("issued a statement
// condemning").
#include <algorithm>

#include "dragoman/attribution/constructions.h"
#include "dragoman/attribution/extents.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

class NounReader {
 public:
  NounReader(const Reading& r, Index noun) : r_(r), n_(noun), s_(r.sentence_range(noun)) {}

  void read(Candidates& out) {
    cue_ = r_.cues.find(r_.lemma(n_), "N");
    if (!cue_) return;
    if (cue_->has("holder")) return read_holder(out);
    if (r_.token(n_).deprel == Deprel::compound) return;
    find_source();
    if (!(by_clause() || by_mistaken_relative() || by_preposition() || by_copula())) return;
    c_.predicate = n_;
    c_.cue = cue_;
    c_.because = cue_->origin + " " + how_;
    if (c_.words.empty()) c_.words = words();
    if (source_ != kNone) {
      Range s = source_phrase(r_, source_, c_.words);
      if (source_ > n_) s = {s.first, std::min(s.last, std::max(source_ + 1, c_.content.front().first > source_ ? c_.content.front().first : s.last))};
      c_.source = {s};
      c_.speaker_head = source_;
    }
    c_.content = Reading::without(c_.content, c_.words);
    for (const Range s : c_.source) c_.content = Reading::without(c_.content, s);
    if (!c_.content.empty()) out.push_back(std::move(c_));
  }

 private:
  /// "is an outspoken critic of the war", "is among the supporters of the treaty".
  void read_holder(Candidates& out) {
    const Index copula = r_.child(n_, Deprel::cop);
    Index content = kNone;
    for (const Index c : r_.tree.children(n_)) {
      const Deprel d = r_.token(c).deprel;
      if (c > n_ && d == Deprel::nmod && r_.preposition(c) == "of" && content == kNone) content = c;
    }
    if (copula == kNone || copula > n_ || content == kNone) return;
    const Index of = r_.child(content, Deprel::case_);
    c_.words = {cue_extent(r_, copula, kNone).first, of + 1};
    c_.content = {{of + 1, r_.tree.end(content)}};
    source_ = subject_of(r_, n_);
    if (source_ == kNone || source_ > copula) return;
    c_.source = {source_phrase(r_, source_, c_.words)};
    c_.speaker_head = source_;
    c_.predicate = n_;
    c_.cue = cue_;
    c_.because = cue_->origin + " holder";
    out.push_back(std::move(c_));
  }

  void find_source() {
    for (const Index c : r_.tree.children(n_)) {
      const Deprel d = r_.token(c).deprel;
      if (d == Deprel::nmod_poss) source_ = c;
      else if (d == Deprel::nmod && c > n_ && (r_.preposition(c) == "by" || r_.preposition(c) == "from" || r_.preposition(c) == "among")) source_ = c;
      else if ((d == Deprel::amod || d == Deprel::compound) && c < n_ && r_.mention_at(c) != kNone && source_ == kNone) source_ = c;
    }
    if (source_ != kNone) return;
    // the subject of the light verb
    Index h = r_.token(n_).head;
    if (h == kNone) return;
    const Deprel d = r_.token(n_).deprel;
    const bool object = d == Deprel::obj && r_.cues.is(r_.lemma(h), CueWord::light);
    if (!object) return;
    source_ = subject_of(r_, h);
    if (source_ != kNone && h < n_) light_ = h;
  }

  /// "the rumour that" has nobody behind it and is hearsay all the same; "the claim that" may be the author's subject.
  bool reports() const { return cue_->kind == Cue::Kind::speech && (source_ != kNone || cue_->veracity == Veracity::distancing); }

  bool by_clause() {
    for (const Index c : r_.tree.children(n_)) {
      const Deprel d = r_.token(c).deprel;
      if (c < n_ || (d != Deprel::acl && d != Deprel::ccomp && d != Deprel::advcl && d != Deprel::xcomp)) continue;
      const Index mark = r_.child(c, Deprel::mark);
      if (mark == kNone || mark < n_) continue;
      const bool that = r_.low(mark) == "that" && cue_->has("that"), to = r_.low(mark) == "to" && cue_->has("to");
      if (!that && !(to && source_ != kNone)) continue;
      c_.content = {{mark, that ? std::max(r_.tree.end(c), mark + 1) : std::max(r_.tree.end(c), mark + 2)}};
      cut_at_participle();
      c_.voice = that && reports();
      how_ = that ? "noun that" : "noun to";
      return true;
    }
    // "the claim that", whatever the tree made of it
    if (n_ + 1 < s_.last && r_.low(n_ + 1) == "that" && r_.token(n_ + 1).upos == Upos::SCONJ && cue_->has("that")) {
      c_.content = {{n_ + 1, phrase_from(r_, n_, n_ + 1).last}};
      cut_at_participle();
      if (c_.content.front().size() < 3) return c_.content.clear(), false;
      c_.voice = reports();
      how_ = "noun that";
      return true;
    }
    return false;
  }

  /// The noun before "that" in "the allegation by opposition activists that", where the tree tears the phrase off.
  Index holder_by_position() const {
    if (n_ + 3 >= s_.last || (r_.low(n_ + 1) != "by" && r_.low(n_ + 1) != "from")) return kNone;
    Index t = n_ + 2;
    while (t < s_.last && (r_.nominal(t) || r_.token(t).upos == Upos::DET || r_.token(t).upos == Upos::ADJ) && r_.low(t) != "that") ++t;
    return t < s_.last && r_.low(t) == "that" && r_.nominal(t - 1) ? t - 1 : kNone;
  }

  /// ", telling the envoy that": there the sentence's subject goes on.
  void cut_at_participle() {
    Range& content = c_.content.front();
    for (Index t = content.first + 2; t + 1 < content.last; ++t) {
      if (r_.token(t).form == "," && speech_participle(r_, t + 1)) content.last = t;
    }
  }

  bool finite(Index t) const {
    const std::string_view x = r_.token(t).xpos;
    return x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD";
  }

  /// "A claim by Hezbollah that Israel had attacked Lebanon angered Damascus": behind the holder the parser takes the clause for a relative one,
  /// and the verb of the sentence for a part of it. A relative clause lacks what its pronoun stands for; this one has its subject and its object.
  bool by_mistaken_relative() {
    if (!cue_->has("that")) return false;
    if (source_ == kNone) source_ = holder_by_position();
    if (source_ == kNone) return false;
    Index that = std::max(n_, source_) + 1;
    while (that < s_.last && that < std::max(n_, source_) + 6 && r_.low(that) != "that" && !finite(that) && !r_.punctuation(that)) ++that;
    if (that + 2 >= s_.last || r_.low(that) != "that" || r_.token(that).upos == Upos::DET || finite(that + 1)) return false;
    Index verb = that + 1;
    while (verb < s_.last && r_.token(verb).upos != Upos::VERB && !r_.punctuation(verb)) ++verb;
    if (verb >= s_.last || r_.token(verb).upos != Upos::VERB || base(r_.token(that).deprel) == Deprel::nsubj) return false;
    bool whole = r_.token(that).deprel == Deprel::mark;
    for (const Index c : r_.tree.children(verb)) {
      const Deprel d = r_.token(c).deprel;
      whole |= c != that && (d == Deprel::nsubj_pass || (c > verb && (d == Deprel::obj || d == Deprel::ccomp)));
    }
    if (!whole) return false;
    const Index end = clause_end(verb);
    c_.content = {{that, end}};
    c_.voice = reports();
    how_ = "noun that";
    return true;
  }

  /// One past the clause of `verb`: up to the sentence's own verb, where the noun is its subject.
  Index clause_end(Index verb) const {
    const Index end = std::max(r_.tree.end(verb), verb + 1);
    for (Index t = s_.first; t < n_; ++t) {
      if (finite(t)) return end;
    }
    bool another = false;  // the next finite verb is coordinated or has a clause of its own
    for (Index t = verb + 1; t < s_.last && !r_.punctuation(t); ++t) {
      const Token& x = r_.token(t);
      if (x.upos == Upos::CCONJ || x.upos == Upos::SCONJ || x.xpos == "WDT" || x.xpos == "WP" || x.xpos == "WRB") another = true;
      else if (finite(t) && another) another = false;
      else if (finite(t)) return t;
    }
    return end;
  }

  bool by_preposition() {
    if (source_ == kNone) return false;
    for (const Index c : r_.tree.children(n_)) {
      const Deprel d = r_.token(c).deprel;
      if (c < n_ || c == source_ || (d != Deprel::nmod && d != Deprel::acl && d != Deprel::obl && d != Deprel::advcl)) continue;
      Index mark = r_.child(c, Deprel::case_);
      if (mark == kNone) mark = r_.child(c, Deprel::mark);
      if (mark == kNone || mark < n_) continue;
      if (!cue_->has("P:" + r_.low(mark))) continue;
      c_.content = {{mark + 1, std::max(r_.tree.end(c), mark + 2)}};
      prep_ = mark;
      how_ = "noun preposition";
      return true;
    }
    return false;
  }

  /// "Their hope is that the talks resume."
  bool by_copula() {
    const Index h = r_.token(n_).head;
    if (h == kNone || base(r_.token(n_).deprel) != Deprel::nsubj) return false;
    Index copula = r_.child(h, Deprel::cop);
    Index clause = h;
    if (copula == kNone && r_.token(h).upos == Upos::AUX) copula = h, clause = r_.child(h, Deprel::ccomp);
    if (copula == kNone || clause == kNone || copula < n_ || !cue_->has("that")) return false;
    Index first = copula + 1;
    while (first < s_.last && r_.token(first).upos == Upos::ADV) ++first;
    if (first >= s_.last || (r_.low(first) != "that" && r_.low(first) != "to")) return false;
    c_.content = {{first, complement_end(r_, copula, first)}};
    c_.words = {words().first, first};
    how_ = "noun copula";
    return true;
  }

  Range words() const {
    Range w{n_, n_ + 1};
    // adjectives between the possessor and the noun: "his long opposition"
    const Index floor = source_ != kNone && source_ < n_ && light_ == kNone ? r_.tree.end(source_) : s_.first;
    while (w.first > floor && (r_.token(w.first - 1).upos == Upos::ADJ || r_.token(w.first - 1).upos == Upos::ADV) && r_.tree.dominates(n_, w.first - 1) &&
           source_ != w.first - 1)
      --w.first;
    if (light_ != kNone) {
      const Range light = cue_extent(r_, light_, kNone);
      if (n_ - light_ < 9) w.first = light.first;
    }
    if (prep_ != kNone && prep_ < n_ + 4) w.last = std::max(w.last, prep_ + 1);
    return w;
  }

  const Reading& r_;
  Index n_;
  Range s_;
  const Cue* cue_ = nullptr;
  Candidate c_;
  Index source_ = kNone, light_ = kNone, prep_ = kNone;
  std::string how_;
};

}  // namespace

void noun_cue(const Reading& r, Index noun, Candidates& out) { NounReader(r, noun).read(out); }

}  // namespace dragoman
