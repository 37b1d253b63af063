// Verbs that attribute, and where in their frame the content stands: before them, in a clause, in quotation marks, in an infinitive, in an
// object. The order is the order of certainty: words and marks first, then clauses, then what shares its form with plain acts ("attacked",
// "planned").
#include <algorithm>

#include "dragoman/attribution/constructions.h"
#include "dragoman/attribution/extents.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

class VerbReader {
 public:
  VerbReader(const Reading& r, Index verb) : r_(r), v_(verb), s_(r.sentence_range(verb)), lemma_(r.lemma(verb)) {}

  /// A verb that the tagger took for a noun or an adjective: "...,” Novak notes." and "Novak questions the plan" are told by their
  /// neighbours.
  void read_mistagged(Candidates& out) {
    if (v_ == s_.first || v_ + 1 >= s_.last) return;
    if (lemma_.size() > 2 && r_.token(v_).upos == Upos::PROPN && lemma_.ends_with('s')) lemma_.pop_back();
    if (!find_cue()) return;
    read_roles();
    subject_ = object_ = ccomp_ = xcomp_ = indirect_ = kNone;
    passive_ = second_hand_ = false;
    if (cue_->has("q") && speech() && by_closing_clause()) {
      if (r_.quoted(c_.content.front().last - 1)) finish(out);
      return;
    }
    // "NAME verbs the/that/to ...": a subject that can be one, a complement, and no verb that already has this subject
    Index before = v_ - 1;
    while (before > s_.first && r_.token(before).upos == Upos::ADV) --before;
    const bool progressive = lemma_.ends_with("ing") || r_.low(v_).ends_with("ing");
    const bool participle = progressive && r_.token(v_ - 1).form == ",";
    if (progressive && !participle && !(r_.token(before).upos == Upos::AUX && r_.lemma(before) == "be")) return;
    const bool plain_noun = r_.token(before).upos == Upos::NOUN && !r_.cues.find(r_.lemma(v_), "N") && r_.token(v_ + 1).upos != Upos::NOUN;
    if (r_.quoted(v_) || !(progressive || plain_noun || r_.token(before).upos == Upos::PROPN || r_.token(before).xpos == "PRP")) return;
    const Token& next = r_.token(v_ + 1);
    const bool complement = next.upos == Upos::DET || (next.upos == Upos::PROPN && r_.token(v_).upos == Upos::NOUN && (plain_noun || progressive)) ||
                            (progressive && next.upos == Upos::NOUN) || next.xpos == "PRP" || next.xpos == "PRP$" || r_.low(v_ + 1) == "that" ||
                            (r_.low(v_ + 1) == "to" && cue_->has("to")) || r_.quoted(v_ + 1);
    if (!complement) return;
    for (Index t = v_ + 1; t < s_.last; ++t) {
      if ((r_.token(t).xpos == "VBD" || r_.token(t).xpos == "VBZ" || r_.token(t).xpos == "MD") && r_.token(v_ + 1).upos != Upos::SCONJ &&
          r_.token(v_).head == t && base(r_.token(v_).deprel) == Deprel::nsubj)
        return;
    }
    if (r_.token(v_ + 1).deprel == Deprel::case_) return;
    subject_ = before;
    if (participle) {
      subject_ = kNone;
      for (Index t = v_; t-- > s_.first && subject_ == kNone;) {
        if (r_.clausal_verb(t)) subject_ = r_.child(t, Deprel::nsubj);
      }
      if (subject_ == kNone) return;
      before = v_ - 1;
    } else if (progressive) {
      Index t = before;
      while (t > s_.first && (r_.token(t - 1).upos == Upos::AUX || r_.token(t - 1).upos == Upos::ADV)) --t;
      if (t == s_.first || !r_.nominal(t - 1)) return;
      subject_ = t - 1;
      before = t - 1;
    }
    while (!participle && r_.token(subject_).head != kNone && r_.token(subject_).head < v_ && r_.nominal(r_.token(subject_).head) &&
           r_.token(subject_).head > s_.first)
      subject_ = r_.token(subject_).head;
    const bool to = r_.low(v_ + 1) == "to";
    if (!cue_->has(r_.low(v_ + 1) == "that" ? "that" : to ? "to" : r_.quoted(v_ + 1) ? "q" : "obj")) return;
    c_.content = {{v_ + 1, complement_end(r_, v_, v_ + 1)}};
    c_.voice = !to && (r_.low(v_ + 1) == "that" || r_.quoted(v_ + 1));
    c_.because += " mistagged";
    c_.words = {before + 1, v_ + 1};
    finish(out);
  }

  void read(Candidates& out) {
    if (!find_cue()) return;
    const Deprel d = r_.token(v_).deprel;
    if (d == Deprel::compound || d == Deprel::case_ || d == Deprel::fixed || d == Deprel::mark) return;
    if (d == Deprel::amod && !finite_in_disguise()) return;
    read_roles();
    if (inside_second_hand()) return;
    if (by_second_hand() || by_afterthought()) return finish(out);
    if (by_citing(out)) return;
    const bool closed = by_closing_clause();
    const bool found = closed || by_as_clause() || by_fronted_clause() || by_clause();
    by_quotation(found);
    if (subject_ == kNone && !passive_ && !sourceless_ && c_.voice) subject_ = nearest_subject(r_, v_, cue_extent(r_, v_, kNone));
    if (c_.content.empty() && !(by_relative() || by_predication() || by_infinitive() || by_preposition() || by_object() || by_experiencer() || by_passive()))
      return;
    if (!stands()) return;
    finish(out);
  }

 private:
  bool find_cue() {
    after_ = v_ + 1;
    if (const auto* list = r_.cues.find_multiword(lemma_, "V")) {
      for (const MultiwordCue& m : *list) {
        if (v_ + m.rest.size() >= s_.last) continue;
        bool all = true;
        for (std::size_t i = 0; i < m.rest.size() && all; ++i) all = r_.low(v_ + 1 + static_cast<Index>(i)) == m.rest[i];
        if (!all) continue;
        cue_ = &m.cue;
        after_ = v_ + 1 + static_cast<Index>(m.rest.size());
        multiword_ = true;
        return true;
      }
    }
    cue_ = r_.cues.find(lemma_, "V");
    return cue_ != nullptr;
  }

  /// "Novak highlighted endorsements": a finite verb that the parser hung on its object. A noun phrase before it, and none of its parts
  /// after.
  bool finite_in_disguise() const {
    if (v_ == s_.first || (r_.token(v_).xpos != "VBD" && r_.token(v_).xpos != "VBN")) return false;
    Index before = v_ - 1;
    while (before > s_.first && r_.token(before).upos == Upos::ADV) --before;
    if (r_.token(before).upos != Upos::PROPN && r_.token(before).xpos != "PRP" && r_.token(before).form != ",") return false;
    for (Index t = s_.first; t < s_.last; ++t) {  // the sentence has no other finite verb before it
      if (t < v_ && r_.clausal_verb(t) && r_.token(t).xpos != "VBG") return false;
    }
    return r_.token(v_).head != kNone && r_.token(v_).head > v_;
  }

  void read_roles() {
    passive_ = r_.child(v_, Deprel::nsubj_pass) != kNone || r_.child(v_, Deprel::aux_pass) != kNone ||
               (r_.token(v_).deprel == Deprel::acl && r_.token(v_).xpos == "VBN");
    agent_ = r_.child(v_, Deprel::obl_agent);
    promoted_ = r_.child(v_, Deprel::nsubj_pass);
    if (passive_ && agent_ == kNone) {
      for (const Index c : r_.tree.children(v_)) {
        if (c > v_ && base(r_.token(c).deprel) == Deprel::obl && r_.preposition(c) == "by") agent_ = c;
      }
    }
    if (passive_ && promoted_ == kNone && r_.token(v_).deprel == Deprel::acl) promoted_ = r_.token(v_).head;
    subject_ = passive_ ? agent_ : subject_of(r_, v_);
    if (r_.token(v_).deprel == Deprel::amod) passive_ = false, subject_ = nearest_subject(r_, v_, cue_extent(r_, v_, kNone));
    object_ = r_.child(v_, Deprel::obj);
    indirect_ = r_.child(v_, Deprel::iobj);
    ccomp_ = r_.child(v_, Deprel::ccomp);
    for (const Index c : r_.tree.children(v_)) {  // a subject taken for a fronted clause: what is said is the clause after the verb
      if (ccomp_ != kNone && ccomp_ < v_ && r_.nominal(ccomp_) && c > v_ && r_.token(c).deprel == Deprel::ccomp) ccomp_ = c;
    }
    xcomp_ = r_.child(v_, Deprel::xcomp);
    second_hand_ = passive_ && cue_->has("cites") && promoted_ != kNone && r_.token(v_).deprel != Deprel::acl;
    if (second_hand_) subject_ = promoted_;
    c_.predicate = v_;
    c_.cue = cue_;
    c_.because = cue_->origin;
  }

  /// "saying" of "was quoted as saying": the passive speaks for both.
  bool inside_second_hand() const {
    const Index h = r_.token(v_).head;
    if (r_.low(v_) != "saying" || h == kNone || r_.child(h, Deprel::aux_pass) == kNone) return false;
    const Cue* up = r_.cues.find(r_.lemma(h), "V");
    return up && up->has("cites");
  }

  bool speech() const { return cue_->kind == Cue::Kind::speech; }
  bool reports() const { return cue_->has("q") || cue_->has("that"); }

  /// "was quoted as saying that ...": what is said follows.
  bool by_second_hand() {
    if (!second_hand_ || v_ + 3 >= s_.last || r_.low(v_ + 1) != "as") return false;
    const Cue* said = r_.cues.find(r_.lemma(v_ + 2), "V");
    if (!said || !said->has("q") || r_.token(v_ + 2).xpos != "VBG") return false;
    Index first = skip_circumstance(r_, v_ + 3, s_.last);
    while (first < s_.last && r_.punctuation(first) && !r_.quote_mark(first)) ++first;
    if (first >= s_.last || (r_.low(first) != "that" && !r_.quoted(first) && !clause_follows(first))) return false;
    c_.content = {{first, complement_end(r_, v_, first)}};
    c_.words = cue_extent(r_, v_, first);
    c_.words.last = std::max(c_.words.last, v_ + 3);
    c_.voice = true;
    c_.because += " second hand";
    return true;
  }

  /// "State television, citing a ministry statement, said ...": the cited is a source within the one who cites; chains.cpp finds the content.
  bool by_citing(Candidates& out) {
    if (!cue_->has("cites") || r_.token(v_).xpos != "VBG" || r_.quoted(v_) || v_ == s_.first || v_ + 1 >= s_.last) return false;
    if (r_.token(v_ - 1).form != "," || r_.quoted(v_ + 1)) return false;
    const Range phrase = phrase_from(r_, v_, v_ + 1);
    if (phrase.empty()) return false;
    Index last = phrase.last;
    for (Index t = phrase.first; t < last; ++t) {
      if (r_.token(t).form == "," || r_.clausal_verb(t)) last = t;
    }
    if (last <= phrase.first) return false;
    // "citing security concerns" gives a reason, "citing the ministry" or "citing a statement" a source
    const Index who = r_.head_of({phrase.first, last});
    if (who == kNone || !(r_.entity_of(who) != kNone || r_.cues.is(r_.lemma(who), CueWord::document) || r_.cues.is(r_.lemma(who), CueWord::medium)))
      return false;
    c_.source = {{phrase.first, last}};
    c_.speaker_head = r_.head_of(c_.source.front());
    c_.words = {v_, v_ + 1};
    c_.cites = c_.voice = true;
    c_.because += " citing";
    out.push_back(std::move(c_));
    return true;
  }

  /// "..., a claim Turkey dismissed": what is judged is a noun for the account just given, its holder the name after it.
  bool by_afterthought() {
    if (passive_ || !cue_->has("obj") || r_.quoted(v_)) return false;
    const Range cue = cue_extent(r_, v_, kNone);
    Index first = cue.first;
    while (first > s_.first && cue.first - first < 12 && !r_.punctuation(first - 1)) --first;
    const Index noun = first == s_.first || r_.token(first - 1).form == ")" ? kNone : judged_account(r_, first, cue.first);
    if (noun == kNone) return false;
    c_.content = {{first, noun + 1}};
    c_.words = cue;
    const Range source{noun + 1 + (r_.low(noun + 1) == "that" || r_.low(noun + 1) == "which"), cue.first};
    if (source.empty()) return false;
    c_.source = {source};
    c_.speaker_head = r_.head_of(source);
    c_.because += " afterthought";
    return true;
  }

  // ---- words before the verb ----
  bool by_closing_clause() {
    if (!reports() || passive_ != second_hand_) return false;
    std::optional<ClosingClause> closing = closing_clause(r_, v_);
    if (!closing) return false;
    c_.content = std::move(closing->content);
    c_.words = closing->cue;
    c_.source = {closing->source};
    c_.speaker_head = r_.head_of(closing->source);
    c_.voice = true;
    c_.how = Construction::closing_clause;
    c_.because += " closing clause";
    return true;
  }

  /// "As Novak noted, ...", "..., as the army claimed".
  bool by_as_clause() {
    const Index mark = r_.child(v_, Deprel::mark);
    if (!reports() || passive_ || subject_ == kNone || r_.quoted(v_)) return false;
    const Index left = r_.tree.leftmost(v_);
    const bool as = (mark != kNone && r_.low(mark) == "as" && mark < v_) || r_.low(left) == "as";
    if (!as || ccomp_ != kNone || (object_ != kNone && object_ > v_)) return false;
    const Index as_at = mark != kNone && r_.low(mark) == "as" ? mark : left;
    Index end = skip_circumstance(r_, after_, s_.last);
    while (end < s_.last && !r_.punctuation(end) && !r_.quoted(end)) ++end;
    Index opening = s_.first;
    while (opening < as_at && (r_.punctuation(opening) || r_.token(opening).upos == Upos::CCONJ || r_.token(opening).upos == Upos::ADV)) ++opening;
    if (as_at <= opening + 1) {
      while (end < s_.last && r_.punctuation(end) && !r_.quote_mark(end)) ++end;
      if (end + 2 >= s_.last) return false;
      c_.content = {{end, s_.last}};
    } else if (r_.token(as_at - 1).form == "," && end + 1 >= s_.last) {
      c_.content = {{r_.body_start(s_), as_at - 1}};
    } else {
      return false;
    }
    c_.voice = true;
    c_.because += " as clause";
    return true;
  }

  /// The cue's clause is parenthetical to what is said: "Kenya, he said, would stay".
  bool by_fronted_clause() {
    if (!reports() || r_.token(v_).deprel != Deprel::parataxis || r_.token(v_).head == kNone || ccomp_ != kNone || object_ != kNone ||
        (subject_ == kNone && !passive_))
      return false;
    const Index said = r_.token(v_).head;
    if (!cue_->has("q") && r_.quoted(said)) return false;
    if (r_.quoted(said) && r_.quoted(v_) && r_.quotation(said) == r_.quotation(v_) && speech() && first_person(subject_)) return false;
    Ranges content;
    for (Index t = s_.first; t < s_.last; ++t) {
      const bool in = (r_.tree.dominates(said, t) && !r_.tree.dominates(v_, t)) || (t > v_ && r_.quoted(t) && !r_.quoted(v_));
      if (in) content = Reading::joined(std::move(content), {{t, t + 1}});
    }
    if (content.empty()) return false;
    c_.content = std::move(content);
    c_.voice = true;
    c_.because += " fronted";
    return true;
  }

  // ---- clauses after the verb ----
  bool by_clause() {
    if (!(cue_->has("that") || cue_->has("q") || cue_->has("whether") || cue_->has("tell"))) return false;
    Index start = skip_circumstance(r_, after_, s_.last);
    if (cue_->has("tell") || indirect_ != kNone) {
      const Index hearer = indirect_ != kNone ? indirect_ : object_;
      if (hearer != kNone && hearer >= after_ && hearer < after_ + 12) start = skip_circumstance(r_, std::max(start, hearer_end(hearer)), s_.last);
    }
    Index first = kNone;
    Index comma = start;
    while (comma < s_.last && r_.token(comma).form == ",") ++comma;
    if (comma < s_.last && r_.low(comma) == "that" && r_.token(comma).upos == Upos::SCONJ) first = comma;  // the word says it, whatever the tree
    if (first == kNone) first = complementizer(start);
    if (first == kNone && ccomp_ != kNone && ccomp_ > v_) {
      first = std::max(r_.tree.leftmost(ccomp_), after_);
      if (r_.tree.leftmost(ccomp_) < v_ || (first > start && cue_->has("zero") && opens_clause(start, first))) first = start;
      if (first < ccomp_ && start < s_.last && r_.token(start).upos == Upos::ADP && !r_.quoted(v_)) first = quotation_from(first, ccomp_ + 1);
      while (first < ccomp_ && r_.punctuation(first) && !r_.quote_mark(first) && r_.token(first).form != "(") ++first;
    }
    if (first == kNone && ccomp_ == kNone && xcomp_ == kNone && cue_->has("zero") && clause_follows(start)) first = start;
    if (first == kNone || first >= s_.last) return false;
    c_.content = {{first, complement_end(r_, v_, first)}};
    c_.voice = true;
    c_.because += " clause";
    return true;
  }
  /// "that", or for verbs of asking "if", "whether" and what asks, with nothing but phrases between it and the verb.
  Index complementizer(Index start) const {
    for (Index t = start; t < s_.last && t < start + 14; ++t) {
      if (r_.clausal_verb(t) || (r_.quoted(t) && !r_.quoted(v_)) || r_.token(t).form == ";") return kNone;
      if (r_.low(t) == "that" && cue_->has("that") && (r_.token(t).upos == Upos::SCONJ || opens_reported_clause(start, t))) return t;
      if (!cue_->has("whether")) continue;
      if (r_.low(t) == "whether" || (r_.low(t) == "if" && t + 1 < s_.last && !r_.punctuation(t - 1))) return t;
      if ((r_.token(t).xpos == "WP" || r_.token(t).xpos == "WRB") && t <= start + 1) return t;
    }
    return kNone;
  }
  /// A "that" that the tagger took for a relative pronoun: "agreed with the envoy that Kenya would wait".
  bool opens_reported_clause(Index start, Index that) const {
    if (that + 1 >= s_.last || r_.token(that).upos == Upos::DET) return false;
    const Token& next = r_.token(that + 1);
    const bool subject = next.upos == Upos::PROPN || next.upos == Upos::DET || next.xpos == "PRP" || next.xpos == "PRP$" || next.xpos == "NNS" ||
                         next.upos == Upos::NUM || (next.upos == Upos::ADJ && r_.token(that).deprel == Deprel::mark);
    return subject && (that == start || r_.token(start).upos == Upos::ADP || indirect_ != kNone);
  }
  /// The words from `start` to `first` are the clause's own subject, torn off by the parser: no hearer, no phrase with a preposition.
  bool opens_clause(Index start, Index first) const {
    for (Index t = start; t < first; ++t) {
      if (r_.punctuation(t) && !r_.quote_mark(t)) return false;
      if (r_.token(t).upos == Upos::ADP && t == start) return false;
      if (r_.token(t).deprel == Deprel::iobj) return false;
    }
    return true;
  }
  /// "said of the vote: “...”": from the first quotation mark in [first, last) on.
  Index quotation_from(Index first, Index last) const {
    for (Index t = first; t < last; ++t) {
      if (r_.quoted(t)) return t;
    }
    return first;
  }
  Index hearer_end(Index hearer) const {
    Index end = r_.tree.end(hearer);
    for (Index t = hearer; t < end; ++t) {  // the hearer ends where what is said begins
      if (r_.low(t) == "that" || r_.token(t).form == "," || (r_.quoted(t) && !r_.quoted(v_)) || r_.clausal_verb(t)) return t;
      const std::string& w = r_.low(t);
      if (t > hearer && (w == "he" || w == "she" || w == "they" || w == "it" || w == "we" || w == "i" || w == "there")) return t;
    }
    return end;
  }
  /// A finite clause without "that" begins at `first`: a nominal, then a finite verb, before any boundary.
  bool clause_follows(Index first) const {
    bool named = false;
    for (Index t = first; t < s_.last; ++t) {
      const Token& x = r_.token(t);
      if (t == first && (x.upos == Upos::ADP || x.upos == Upos::VERB || x.upos == Upos::SCONJ)) return false;
      if (r_.quoted(t) && !r_.quoted(v_)) return false;
      if (named && (x.xpos == "WDT" || x.xpos == "WP" || x.upos == Upos::SCONJ)) return false;  // the verb to come is a relative clause's
      if (named && (x.xpos == "VBD" || x.xpos == "VBZ" || x.xpos == "VBP" || x.xpos == "MD")) return true;
      if (r_.punctuation(t) && x.form != "-" && t > first + 12) return false;
      named |= r_.nominal(t);
    }
    return false;
  }

  // ---- quotation marks ----
  void by_quotation(bool found) {
    if (!speech() || !cue_->has("q") || r_.quoted(v_)) return;
    if (c_.how == Construction::closing_clause) return;
    const Range source = subject_ == kNone ? Range{} : source_phrase(r_, subject_, {v_, v_ + 1});
    const Ranges beside = quotations_beside(r_, v_, source);
    if (beside.empty()) return;
    if (!found) {
      // a quoted fragment inside what the verb governs ("pledged to fight “to the end”") is found with the whole
      const Range right = beside.back();
      if (right.first > v_ && beside.size() == 1 && (cue_->has("to") || cue_->has("obj") || cue_->has("tell"))) {
        Index t = skip_circumstance(r_, after_, right.first);
        const bool hearer = indirect_ != kNone || (cue_->has("tell") && object_ != kNone && object_ < right.first);
        if (hearer) t = std::max(t, std::min(right.first, hearer_end(indirect_ != kNone ? indirect_ : object_)));
        while (t < right.first && r_.punctuation(t)) ++t;
        t = skip_circumstance(r_, t, right.first);
        if (t < right.first && !hearer && xcomp_ == kNone && object_ == kNone && r_.token(t).upos != Upos::ADP && !r_.punctuation(right.first - 1)) {
          c_.content = {{t, complement_end(r_, v_, t)}};
          c_.voice = true;
          c_.because += " quotation";
          return;
        }
        if (t < right.first && r_.low(t) == "to" && hearer) {
          c_.content = {{t, complement_end(r_, v_, t)}};
          c_.because += " quotation";
          return;
        }
        if (t < right.first && !r_.punctuation(right.first - 1) &&
            ((xcomp_ != kNone && xcomp_ > v_ && cue_->has("to")) || (object_ != kNone && object_ > v_ && cue_->has("obj"))))
          return;
      }
      c_.content = beside;
      c_.quotation = c_.voice = true;
      c_.because += " quotation";
      return;
    }
    const bool touches = std::any_of(beside.begin(), beside.end(),
                                     [&](Range b) { return std::any_of(c_.content.begin(), c_.content.end(), [&](Range c) { return b.overlaps(c); }); });
    if (touches) c_.content = Reading::joined(std::move(c_.content), beside);
  }

  // ---- infinitives, objects, prepositions ----
  bool by_infinitive() {
    if (xcomp_ == kNone || xcomp_ < v_) return false;
    const Upos what = r_.token(xcomp_).upos;
    const Index person = object_ != kNone ? object_ : indirect_;
    if (cue_->has("obj_to") && person != kNone && person > v_ && what == Upos::VERB) {
      c_.content = {{std::max(after_, r_.tree.leftmost(person)), complement_end(r_, v_, std::max(person, r_.tree.leftmost(xcomp_)))}};
    } else if (passive_ && (cue_->has("obj_to") || cue_->has("raise"))) {
      c_.voice = cue_->has("raise");  // "is said to", "is expected to": somebody says or expects it
      c_.content = {r_.subtree(xcomp_)};
      if (promoted_ != kNone) c_.content = Reading::joined(std::move(c_.content), {source_phrase(r_, promoted_, {v_, v_ + 1})});
    } else if (cue_->has("seem") && !passive_) {
      c_.content = {r_.subtree(xcomp_)};
      if (subject_ != kNone && r_.low(subject_) != "it") c_.content = Reading::joined(std::move(c_.content), {source_phrase(r_, subject_, {v_, v_ + 1})});
      subject_ = kNone;
      sourceless_ = true;
    } else if (cue_->has("to") && !passive_ && (what == Upos::VERB || what == Upos::ADJ || what == Upos::NOUN)) {
      c_.content = {{std::max(after_, r_.tree.leftmost(xcomp_)), complement_end(r_, v_, r_.tree.leftmost(xcomp_))}};
    } else {
      return false;
    }
    c_.how = Construction::infinitive;
    c_.because += " infinitive";
    return true;
  }

  /// "what he called a mistake", "which they oppose": the relative word is what is said, with what is said of it.
  bool by_relative() {
    if (passive_ || subject_ == kNone || !(cue_->has("obj") || cue_->has("obj_pred") || cue_->has("obj_as"))) return false;
    Index wh = kNone;
    for (const Index c : r_.tree.children(v_)) {
      if (c < v_ && c < subject_ && (r_.token(c).xpos == "WP" || r_.token(c).xpos == "WDT") && base(r_.token(c).deprel) != Deprel::nsubj) wh = c;
    }
    if (wh == kNone) return false;
    c_.content = {{wh, wh + 1}};
    if (cue_->has("obj_pred") || cue_->has("obj_as")) {
      Index first = after_;
      if (first < s_.last && !r_.punctuation(first)) {
        const Range phrase = phrase_from(r_, v_, first);
        if (!phrase.empty()) c_.content.push_back(phrase);
      } else if (first < s_.last && r_.quoted(first) && !r_.quoted(v_)) {
        c_.content.push_back(r_.quotation_in(r_.quotation(first), s_));
      }
    }
    c_.because += " relative";
    return true;
  }

  /// "called the plan a mistake", "deemed it unwise": an object and what is said of it.
  bool by_predication() {
    if (passive_ || !cue_->has("obj_pred") || after_ >= s_.last) return false;
    Index object = object_ != kNone ? object_ : indirect_;
    if (object == kNone || object < v_) object = object_by_position(after_);
    if ((object == kNone || object < v_) && !r_.quoted(after_)) return false;
    const Index end = complement_end(r_, v_, after_);
    bool two = (xcomp_ != kNone && xcomp_ > v_) || (object_ != kNone && indirect_ != kNone);
    for (Index t = after_ + 1; t < end && !two; ++t) {
      const std::string_view w = r_.low(t);
      two = (r_.quoted(t) && !r_.quoted(v_)) || ((w == "a" || w == "an") && r_.token(t - 1).upos != Upos::ADP && !r_.punctuation(t - 1)) ||
            (r_.token(t).upos == Upos::ADJ && (t + 1 >= end || !r_.nominal(t + 1)) && r_.token(t - 1).upos != Upos::AUX);
    }
    if (!two && !r_.quoted(after_)) return false;
    c_.content = {{after_, object_end(r_, v_, after_, object == kNone ? after_ : object)}};
    c_.because += " predication";
    return true;
  }

  bool by_preposition() {
    for (const Index c : r_.tree.children(v_)) {
      if (c < v_ || (base(r_.token(c).deprel) != Deprel::obl && r_.token(c).deprel != Deprel::advcl)) continue;
      Index mark = r_.child(c, Deprel::case_);
      if (mark == kNone) mark = r_.child(c, Deprel::mark);
      if (mark == kNone || mark < v_) continue;
      const std::string& prep = r_.low(mark);
      if (cue_->has("P:" + prep) && !passive_) {
        c_.content = {{mark + 1, std::max(r_.tree.end(c), mark + 2)}};
        cue_last_ = mark + 1;
        c_.because += " P:" + prep;
        return true;
      }
      const char* with_object = prep == "of" ? "obj_of" : prep == "for" ? "obj_for" : prep == "as" ? "obj_as" : nullptr;
      if (!with_object || !cue_->has(with_object)) continue;
      if (!passive_ && object_ != kNone && object_ < c && object_ > v_) {
        c_.content = {{r_.tree.leftmost(object_), r_.tree.end(c)}};
        c_.because += std::string(" ") + with_object;
        return true;
      }
      if (passive_ && promoted_ != kNone) {
        c_.content = Reading::joined({source_phrase(r_, promoted_, {v_, v_ + 1})}, {{mark + 1, r_.tree.end(c)}});
        cue_last_ = mark + 1;
        sourceless_ = agent_ == kNone;
        c_.because += std::string(" passive ") + with_object;
        return true;
      }
    }
    return false;
  }

  bool by_object() {
    if (passive_ || !cue_->has("obj")) return false;
    Index first = skip_circumstance(r_, after_, s_.last), object = object_;
    if (multiword_) {
      const Range phrase = phrase_from(r_, v_, first);
      if (phrase.empty() || r_.punctuation(first)) return false;
      object = r_.head_of(phrase);
    } else if (cue_->has("tell")) {
      return false;
    } else if (object_ == kNone || object_ < v_) {
      object = object_by_position(first);
      if (object == kNone) return false;
    }
    if (indirect_ != kNone && cue_->has("whether")) first = std::max(first, r_.tree.end(indirect_));  // "asked Kenya a question"
    if (first > object || r_.punctuation(first)) first = std::max(after_, r_.tree.leftmost(object));
    if (first > object) first = object;
    c_.content = {{first, std::max(object + 1, object_end(r_, v_, first, object))}};
    c_.how = Construction::object;
    c_.because += " object";
    return true;
  }

  /// What follows the verb directly is its object, whatever the parser called it: a noun phrase, or a gerund ("mentioned refinancing").
  Index object_by_position(Index first) const {
    if (first >= s_.last || (r_.quoted(first) && !r_.quoted(v_))) return kNone;
    const Token& x = r_.token(first);
    const bool opens = r_.nominal(first) || x.upos == Upos::DET || x.upos == Upos::ADJ || x.upos == Upos::NUM || x.xpos == "VBG" || x.xpos == "PRP$" ||
                       x.xpos == "WP" || r_.low(first) == "how" || r_.low(first) == "why";
    if (!opens) return kNone;
    for (Index t = first; t < s_.last && t < first + 8 && !r_.punctuation(t); ++t) {
      if (r_.token(t).upos == Upos::ADP || r_.token(t).upos == Upos::AUX) break;
      if (r_.nominal(t) && !(t + 1 < s_.last && r_.nominal(t + 1) && r_.token(t + 1).upos != Upos::PRON)) return t;
      if (t > first && r_.clausal_verb(t)) break;
    }
    return first;
  }

  /// "The plan angered voters", "Voters were angered by the plan": who feels is the source, what causes it the content (psych verbs).
  bool by_experiencer() {
    if (!cue_->has("exp")) return false;
    if (!passive_) {
      const Index feeler = object_ != kNone && object_ > v_ ? object_ : object_by_position(after_);
      if (feeler == kNone || subject_ == kNone || subject_ > v_ || r_.token(feeler).upos == Upos::VERB) return false;
      c_.content = {source_phrase(r_, subject_, {v_, v_ + 1})};
      subject_ = feeler;
    } else {
      if (promoted_ == kNone || agent_ == kNone || agent_ < v_) return false;
      const Index by = r_.child(agent_, Deprel::case_);
      if (by == kNone) return false;
      c_.content = {{by + 1, object_end(r_, v_, by + 1, agent_)}};
      cue_last_ = by + 1;
      subject_ = promoted_;
    }
    c_.because += " experiencer";
    return true;
  }

  bool antecedent_only(Index t) const { return r_.low(t) == "that" || r_.low(t) == "which" || r_.low(t) == "who"; }

  bool by_passive() {
    if (!passive_ || promoted_ == kNone || !(cue_->has("obj") || (cue_->has("that") && agent_ != kNone))) return false;
    if (agent_ == kNone && (r_.token(v_).deprel == Deprel::acl || antecedent_only(promoted_))) return false;
    if (agent_ != kNone && r_.low(promoted_) == "it" && cue_->has("that") && impersonal()) return true;
    sourceless_ = agent_ == kNone;
    c_.content = {source_phrase(r_, promoted_, {v_, v_ + 1})};
    c_.because += " passive";
    denied_account();
    return true;
  }

  /// "It was denied by rebels that jets bombed the town": the clause, whether or not the parser takes it for a relative one of the rebels.
  bool impersonal() {
    Index that = agent_ + 1;
    while (that < s_.last && r_.low(that) != "that" && !r_.punctuation(that) && r_.token(that).upos != Upos::VERB) ++that;
    if (that + 2 >= s_.last || r_.low(that) != "that" || r_.clausal_verb(that + 1) || r_.token(that + 1).upos == Upos::AUX) return false;
    Range source = source_phrase(r_, agent_, {v_, v_ + 1});
    source.last = std::min(source.last, that);
    c_.source = {source};
    c_.speaker_head = agent_;
    c_.content = {{that, complement_end(r_, v_, that)}};
    c_.voice = true;
    c_.because += " impersonal passive";
    return true;
  }

  /// "The conclusion that Kenya shelled the town was rejected by Nairobi": an account nobody is named for, and its clause what is denied. Whose
  /// account it is ("the report's conclusion") tells the clause himself.
  void denied_account() {
    if (cue_->veracity != Veracity::denying || agent_ == kNone || negated()) return;
    const Range account = c_.content.front();
    Index noun = account.first;
    while (noun < account.last && (r_.token(noun).upos == Upos::DET || r_.token(noun).upos == Upos::ADJ) && r_.mention_at(noun) == kNone) ++noun;
    if (noun + 3 >= account.last || r_.low(noun + 1) != "that") return;
    const Cue* told = r_.cues.find(r_.lemma(noun), "N");
    if (!told || told->kind != Cue::Kind::speech || !told->has("that")) return;
    c_.content = {{noun + 1, account.last}};
    c_.voice = true;
  }
  bool negated() const {
    const Range cue = cue_extent(r_, v_, kNone);
    for (Index t = cue.first; t < v_; ++t) {
      if (r_.token(t).upos == Upos::PART || r_.low(t) == "never") return true;
    }
    return false;
  }

  // ---- what stands ----
  bool first_person(Index t) const {
    if (t == kNone) return false;
    const std::string& w = r_.low(t);
    return w == "i" || w == "we" || w == "you";
  }
  bool stands() const {
    if (subject_ != kNone && r_.is(subject_, CueWord::nobody)) return false;
    const Token& x = r_.token(v_);
    const Index to = r_.child(v_, Deprel::mark);
    const bool purpose = to != kNone && r_.low(to) == "to" && (x.deprel == Deprel::advcl || x.deprel == Deprel::acl);
    if (purpose && !c_.voice && !(subject_ != kNone && x.deprel == Deprel::advcl && c_.how == Construction::object)) return false;
    // inside a quotation "I think", "we want" is the speaker's own voice, already attributed
    if (!passive_ && !c_.quotation && r_.quoted(v_) && first_person(subject_) && (!speech() || !c_.voice)) return false;
    if (subject_ == kNone && !passive_ && !sourceless_) {
      if (!speech()) return false;
      if (x.deprel != Deprel::root && x.deprel != Deprel::ccomp && x.deprel != Deprel::advcl && x.deprel != Deprel::conj) return false;
      if (!c_.voice) return false;
    }
    if (subject_ == kNone && passive_ && !c_.voice && !sourceless_ && agent_ == kNone && !cue_->has("obj_to")) return false;
    return true;
  }

  void finish(Candidates& out) {
    const Index first = c_.content.front().first > v_ ? c_.content.front().first : kNone;
    if (c_.words.empty()) c_.words = cue_extent(r_, v_, first);
    c_.words.last = std::max(c_.words.last, after_);
    if (cue_last_ != kNone && skip_circumstance(r_, c_.words.last, cue_last_) + 1 >= cue_last_) c_.words.last = std::max(c_.words.last, cue_last_);
    if (c_.source.empty() && subject_ != kNone && !(cue_->has("seem") && r_.low(subject_) == "it")) {
      c_.source = {source_phrase(r_, subject_, c_.words)};
      c_.speaker_head = subject_;
    }
    c_.hearer = cue_->has("tell") ? (object_ != kNone ? object_ : indirect_) : indirect_;
    for (const Index c : r_.tree.children(v_)) {
      if (base(r_.token(c).deprel) == Deprel::obl && r_.preposition(c) == "to" && c_.hearer == kNone) c_.hearer = c;
    }
    if (second_hand_) {
      Candidate outer = c_;
      outer.source.clear();
      outer.speaker_head = kNone;
      if (agent_ != kNone) outer.source = {source_phrase(r_, agent_, c_.words)}, outer.speaker_head = agent_;
      outer.how = Construction::quoter;
      outer.because = "passive of " + lemma_;
      outer.voice = c_.voice = true;
      c_.quoted_by_next = true;
      if (v_ + 2 < s_.last && r_.low(v_ + 1) == "as" && r_.low(v_ + 2) == "saying") c_.words.last = std::max(c_.words.last, v_ + 3);
      out.push_back(std::move(c_));
      out.push_back(std::move(outer));
      return;
    }
    out.push_back(std::move(c_));
  }

  const Reading& r_;
  Index v_;
  Range s_;
  std::string lemma_;
  const Cue* cue_ = nullptr;
  Candidate c_;
  bool passive_ = false, second_hand_ = false, multiword_ = false, sourceless_ = false;
  Index subject_ = kNone, object_ = kNone, indirect_ = kNone, ccomp_ = kNone, xcomp_ = kNone, agent_ = kNone, promoted_ = kNone;
  Index after_ = 0, cue_last_ = kNone;
};

}  // namespace

void verb_cue(const Reading& r, Index verb, Candidates& out) { VerbReader(r, verb).read(out); }

void mistagged_verb_cue(const Reading& r, Index noun, Candidates& out) { VerbReader(r, noun).read_mistagged(out); }

}  // namespace dragoman
