// The clause that closes what is said: "..., the Nigerian army said on Monday.", "..., said Jan Novak, a lawyer for the family."
//
// News closes most of its reports so and web text, on which the parser was trained, hardly ever: words, commas and quotation marks are read
// first, the tree only for the subject's own phrase.
#include <algorithm>

#include "dragoman/attribution/constructions.h"
#include "dragoman/attribution/extents.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

class ClosingReader {
 public:
  ClosingReader(const Reading& r, Index verb) : r_(r), v_(verb), s_(r.sentence_range(verb)) {}

  std::optional<ClosingClause> read() {
    reach_back();
    if (v_ == s_.first || r_.quoted(v_)) return std::nullopt;
    for (const Index c : r_.tree.children(v_)) {  // what is said follows: an ordinary clause
      if (c > v_ && !r_.quoted(c) && (r_.token(c).deprel == Deprel::ccomp || (r_.token(c).deprel == Deprel::xcomp && r_.token(c).upos == Upos::VERB)))
        return std::nullopt;
    }
    ClosingClause out;
    out.cue = cue_extent(r_, v_, kNone);
    const bool read = opens_inverted(out.cue) ? inverted(out) : direct(out);
    if (!read || !content_before(out)) return std::nullopt;
    content_after(out);
    return out;
  }

 private:
  /// "“Why now?” he asked.": the stop inside the quotation has cut the sentence in two; it is read as one.
  void reach_back() {
    if (s_.first == 0 || r_.quoted(s_.first) || !r_.quoted(s_.first - 1) || !r_.quote_mark(s_.first - 1)) return;
    const std::uint32_t from = r_.token(s_.first - 1).span.end, to = r_.token(s_.first).span.begin;
    if (r_.article.text.substr(from, to - from).find('\n') != std::string::npos) return;
    const Index q = r_.quotation(s_.first - 1);
    while (s_.first > 0 && r_.quotation(s_.first - 1) == q) --s_.first;
  }

  /// ", said Novak": nothing but the verb after the border, no subject before it, no words of time or preposition where the name should
  /// stand.
  bool opens_inverted(Range cue) const {
    if (cue.first != v_ || v_ == s_.first || !border(v_ - 1) || v_ + 1 >= s_.last) return false;
    const std::string_view tag = r_.token(v_).xpos;
    if (tag != "VBD" && tag != "VBZ" && tag != "VBP" && tag != "VBN") return false;
    for (const Index c : r_.tree.children(v_)) {
      const Deprel d = r_.token(c).deprel;
      if (c < v_ && d == Deprel::nsubj) return false;
      if (c > v_ && d == Deprel::obj && r_.child(v_, Deprel::nsubj) == kNone && r_.token(v_ - 1).form == "," && r_.lemma(v_) == "tell") return false;
    }
    Index next = v_ + 1;
    while (next < s_.last && r_.token(next).upos == Upos::ADV && r_.token(next).head == v_) ++next;
    return next < s_.last && !r_.is(next, CueWord::time) && r_.token(next).upos != Upos::ADP && r_.token(next).upos != Upos::SCONJ;
  }
  bool border(Index t) const {
    const std::string_view f = r_.token(t).form;
    return f == "," || f == "—" || f == "--" || f == "–" || (r_.quote_mark(t) && r_.quoted(t) && (t + 1 == s_.last || r_.quotation(t + 1) != r_.quotation(t)));
  }
  bool relative(Index t) const { return r_.low(t) == "who" || r_.low(t) == "which" || r_.low(t) == "whose" || r_.low(t) == "whom"; }

  /// ", said SOURCE": the source runs to the end of the phrase, with the apposition or relative clause that follows it.
  bool inverted(ClosingClause& out) {
    border_ = out.cue.first - 1;
    Index end = v_ + 1;
    while (end < s_.last && r_.token(end).upos == Upos::ADV && r_.token(end).head == v_) ++end;
    const Index begin = end;
    bool named = false;
    while (end < s_.last && !r_.quoted(end) && !r_.clausal_verb(end) && r_.token(end).deprel != Deprel::mark && r_.token(end).upos != Upos::SCONJ) {
      const std::string_view f = r_.token(end).form;
      if (r_.punctuation(end) && f != "(" && f != ")" && f != "-") {
        if (!(end > begin && r_.token(end - 1).form == "(")) break;
      }
      if (named && skip_circumstance(r_, end, s_.last) != end) break;
      if (named && r_.low(end) == "as") break;
      named |= r_.nominal(end) || r_.token(end).upos == Upos::NUM;
      ++end;
    }
    if (!named || (end < s_.last && r_.clausal_verb(end) && !relative_clause_before(begin, end))) return false;
    if (end == begin + 1 && r_.token(begin).upos == Upos::PRON && r_.token(begin).xpos == "PRP" && r_.child(v_, Deprel::nsubj) != begin) return false;
    out.source = {begin, end};
    tail_ = end;
    if (end < s_.last && r_.token(end).form == ",") apposition(out);
    return true;
  }
  bool relative_clause_before(Index begin, Index end) const {
    for (Index t = begin; t < end; ++t) {
      if (relative(t) || r_.low(t) == "that") return true;
    }
    return false;
  }
  void apposition(ClosingClause& out) {
    Index t = tail_ + 1;
    if (t >= s_.last || r_.quoted(t) || r_.token(t).xpos == "VBG" || r_.token(t).upos == Upos::SCONJ || r_.token(t).upos == Upos::CCONJ) return;
    if (r_.is(t, CueWord::adjunct) && !relative(t)) return;
    bool inside_relative = false;
    for (; t < s_.last; ++t) {
      if (r_.quoted(t)) break;
      inside_relative |= relative(t);
      if (r_.clausal_verb(t) && !inside_relative) return;  // a new clause, not an apposition
      if (r_.token(t).form == "," && t + 1 < s_.last && (r_.token(t + 1).xpos == "VBG" || r_.low(t + 1) == "as" || r_.quoted(t + 1))) break;
    }
    Index end = t;
    while (end > tail_ && r_.punctuation(end - 1)) --end;
    if (end <= tail_ + 1) return;
    out.source.last = end;
    tail_ = end;
  }

  /// ", SOURCE said": back to the comma or quotation mark before the subject.
  bool direct(ClosingClause& out) {
    Index first = after_quotation(out.cue.first);
    const Index subject = r_.child(v_, Deprel::nsubj);
    if (first == kNone && subject != kNone && subject < v_) {
      const Index left = r_.tree.leftmost(subject);
      if (left > s_.first && border(left - 1)) first = left;
    }
    if (first == kNone) {
      bool named = false;
      Index t = out.cue.first;
      if (t > s_.first + 1 && r_.token(t - 1).form == ",") {  // "..., Novak, 58, told": over the apposition to the border before the name
        --t;
        while (t > s_.first && out.cue.first - t < 16 && !border(t - 1) && !r_.clausal_verb(t - 1)) --t;
        if (t == s_.first || !border(t - 1)) return false;
        --t;
      }
      while (t > s_.first && v_ - t < 14 && !border(t - 1) && !r_.clausal_verb(t - 1)) {
        --t;
        named |= r_.nominal(t) || r_.token(t).upos == Upos::NUM;
      }
      if (!named || t == s_.first || !border(t - 1)) return false;
      first = t;
    }
    const Token& opening = r_.token(first);
    if (r_.low(out.cue.first - 1) == "that" || relative(out.cue.first - 1)) return false;
    if (opening.upos == Upos::SCONJ || opening.upos == Upos::CCONJ || relative(first) || r_.is(first, CueWord::clause_opener) || opening.upos == Upos::ADP ||
        opening.xpos == "WRB" || opening.deprel == Deprel::mark)
      return false;
    if (judged_account(r_, first, out.cue.first) != kNone) return false;
    border_ = first - 1;
    out.source = {first, out.cue.first};
    tail_ = out.cue.last;
    return tail_allows();
  }
  /// The word after the quotation that ends before the cue, if what lies between can be one noun phrase with its appositions.
  Index after_quotation(Index cue) const {
    bool relative_clause = false, named = false;
    for (Index t = cue; t > s_.first && cue - t < 45; --t) {
      if (r_.quoted(t - 1))
        return named && border(t - 1) && (r_.nominal(t) || r_.token(t).upos == Upos::DET || r_.token(t).upos == Upos::ADJ || r_.token(t).upos == Upos::NUM)
                   ? t
                   : kNone;
      named |= r_.nominal(t - 1);
      relative_clause = false;
      if (r_.clausal_verb(t - 1)) {  // only inside a relative clause
        for (Index k = t - 1; k > s_.first && t - k < 8; --k) relative_clause |= relative(k - 1) || r_.low(k - 1) == "that";
        if (!relative_clause) return kNone;
      }
      if (r_.token(t - 1).upos == Upos::SCONJ) return kNone;
    }
    return kNone;
  }
  /// After "SOURCE said" there may stand when, where, how and to whom, not what is said.
  bool tail_allows() {
    const bool quoted_before = r_.quote_mark(border_);
    Index t = skip_circumstance(r_, tail_, s_.last);
    if (t < s_.last &&
        (r_.token(t).deprel == Deprel::iobj || (r_.token(t).head == v_ && r_.token(t).deprel == Deprel::obj && r_.lemma(v_) == "tell") || hearer_phrase(t))) {
      while (t < s_.last && !r_.punctuation(t) && !r_.is(t, CueWord::adjunct) && r_.token(t).upos != Upos::SCONJ && !r_.clausal_verb(t)) ++t;
      t = skip_circumstance(r_, t, s_.last);
    }
    if (t >= s_.last || r_.punctuation(t) || r_.quoted(t)) return true;
    const bool adjunct = r_.is(t, CueWord::adjunct) || r_.token(t).upos == Upos::ADP || (r_.token(t).xpos == "VBG" && quoted_before);
    if (!adjunct) return false;
    for (; t < s_.last && !r_.quoted(t); ++t) {
      if (r_.token(t).form == ",") break;
      if (r_.clausal_verb(t) && !quoted_before) return false;
    }
    return true;
  }
  bool hearer_phrase(Index t) const {
    for (Index k = t; k < s_.last && k < t + 8 && !r_.punctuation(k); ++k) {
      if (r_.token(k).head == v_ && (r_.token(k).deprel == Deprel::iobj || (r_.token(k).deprel == Deprel::obj && r_.lemma(v_) == "tell"))) return true;
    }
    return false;
  }

  /// What precedes must be a clause or a quotation, not an introduction ("On Monday, the army said").
  bool content_before(ClosingClause& out) const {
    if (border_ < s_.first + 1) return false;
    bool verb = false;
    for (Index k = s_.first; k < border_; ++k) verb |= r_.clausal_verb(k) || r_.token(k).upos == Upos::AUX;
    const bool quoted = r_.quote_mark(border_) && r_.quoted(border_);
    if (!verb && !quoted && !r_.quoted(s_.first) && !predicate_follows(out)) return false;
    Index opening = s_.first;
    while (opening < border_ && (r_.token(opening).upos == Upos::CCONJ || r_.punctuation(opening))) ++opening;
    if (!quoted && !r_.quoted(border_ - 1) && (r_.token(opening).upos == Upos::SCONJ || r_.token(opening).xpos == "WRB" || r_.low(opening) == "asked")) {
      // "When the talks failed, the minister said ...": a fronted clause of time is no report, unless another clause follows it
      Index commas = 0;
      for (Index k = s_.first; k < border_; ++k) commas += r_.token(k).form == ",";
      if (commas == 0) return false;
    }
    if (!quoted && !predicate_follows(out)) {  // "Asked why, he replied, “...”": what is said follows
      Index t = std::max(tail_, out.source.last);
      while (t < s_.last && r_.punctuation(t) && !r_.quote_mark(t)) ++t;
      if (t > tail_ && t < s_.last && r_.quoted(t) && !r_.quoted(s_.first)) return false;
    }
    Index first = r_.body_start(s_);
    if (quoted) {  // "Novak scolded him: “...,” she said": from the quotation on
      for (Index t = border_; t-- > first + 1;) {
        if (r_.token(t).form == ":" && !r_.quoted(t) && r_.quoted(t + 1)) first = t + 1;
      }
    }
    if (first >= border_) return false;
    out.content = {{first, quoted ? border_ + 1 : border_}};
    return true;
  }
  /// "The plan, he said, would fail": subject before, predicate after.
  bool predicate_follows(const ClosingClause& out) const {
    const Index t = std::max(tail_, out.source.last);
    return t + 1 < s_.last && r_.token(t).form == "," && (r_.token(t + 1).upos == Upos::AUX || r_.clausal_verb(t + 1)) && r_.token(t + 1).xpos != "VBG" &&
           r_.token(s_.first).upos != Upos::ADP;
  }
  void content_after(ClosingClause& out) const {
    const bool quoted_before = r_.quote_mark(border_) && r_.quoted(border_);
    Index t = std::max(tail_, out.source.last);
    while (t < s_.last && !r_.punctuation(t) && !r_.quoted(t)) ++t;
    if (t >= s_.last) return;
    const Index next = r_.quoted(t) ? t : t + 1;
    if (next >= s_.last || judged_account(r_, next, s_.last) != kNone) return;
    if (!r_.quoted(next) && !quoted_before && !r_.is(next, CueWord::adjunct) && r_.token(next).xpos != "VBG" && r_.token(next).upos != Upos::CCONJ &&
        r_.token(t).form == ",") {
      out.content.push_back({next, s_.last});
      return;
    }
    for (Index k = next; k < s_.last; ++k) {
      if (r_.quoted(k)) {
        const Range q = r_.quotation_in(r_.quotation(k), {k, s_.last});
        out.content.push_back(q);
        k = q.last - 1;
      } else if (r_.token(k).upos == Upos::VERB && r_.cues.find(r_.lemma(k), "V")) {
        // "adding that", "before saying, “...”": the rest is another cue's
        Index after = skip_circumstance(r_, k + 1, s_.last);
        while (after < s_.last && r_.punctuation(after) && !r_.quote_mark(after)) ++after;
        if (after < s_.last && (r_.quoted(after) || r_.low(after) == "that")) return;
      }
    }
  }

  const Reading& r_;
  Index v_;
  Range s_;
  Index border_ = kNone, tail_ = kNone;
};

}  // namespace

std::optional<ClosingClause> closing_clause(const Reading& r, Index verb) { return ClosingReader(r, verb).read(); }

}  // namespace dragoman
