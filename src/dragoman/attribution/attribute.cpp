// Cue by cue: find the predicate that attributes, its source and its content in the tree, then the quotations that no clause claims.
//
// Contents are sets of tokens of the sentence (a subtree, less the cue's own clause where the content is fronted), turned into spans at the
// end; a quotation that continues in the next sentence joins the attribution it continues.
#include "dragoman/attribution/attribute.h"

#include <algorithm>

#include "dragoman/attribution/cue_lexicon.h"
#include "dragoman/attribution/quotations.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

struct Range {
  Index first = 0, last = 0;  ///< tokens [first, last)
  bool empty() const { return last <= first; }
};

class Attributor {
 public:
  Attributor(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const CueLexicon& cues)
      : article_(article), a_(analysis), tree_(tree), actors_(actors), cues_(cues), quotations_(find_quotations(article.text)), quotation_of_(analysis.tokens.size(), kNone) {
    std::size_t q = 0;
    for (Index t = 0; t < a_.tokens.size(); ++t) {
      const ByteSpan s = a_.tokens[t].span;
      while (q < quotations_.size() && quotations_[q].end <= s.begin) ++q;
      if (q < quotations_.size() && quotations_[q].overlaps(s)) quotation_of_[t] = static_cast<Index>(q);
    }
    claimed_.assign(quotations_.size(), false);
    mention_at_.assign(a_.tokens.size(), kNone);
    for (Index m = 0; m < actors_.mentions.size(); ++m) {
      const Mention& mention = actors_.mentions[m];
      if (mention.head != kNone && mention_at_[mention.head] == kNone) mention_at_[mention.head] = m;
    }
  }

  std::vector<Attribution> run() {
    for (Index s = 0; s < a_.sentences.size(); ++s) {
      const Sentence& sentence = a_.sentences[s];
      if (!sentence.codable) continue;
      for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
        const Token& token = a_.tokens[t];
        if (token.upos == Upos::VERB || (token.upos == Upos::AUX && token.deprel == Deprel::root)) verb_cue(t, sentence);
        else if (token.upos == Upos::NOUN) noun_cue(t, sentence);
        else if (token.upos == Upos::ADJ) adjective_cue(t, sentence);
        else if (token.upos == Upos::ADV) adverb_cue(t, sentence);
        according_to(t, sentence);
      }
      headline_colon(sentence);
      loose_quotations(s);
    }
    reach_back();
    nest();
    find_addressees();
    return std::move(out_);
  }

 private:
  const Token& token(Index t) const { return a_.tokens[t]; }
  bool in_quote(Index t) const { return quotation_of_[t] != kNone; }
  std::string low(Index t) const { return to_lower(token(t).form); }

  // ---- spans --------------------------------------------------------------------------------------------------
  ByteSpan span(Range r) const { return {token(r.first).span.begin, token(r.last - 1).span.end}; }

  Range trim(Range r, bool keep_final_quote = true) const {
    const auto droppable = [&](Index t, bool front) {
      const Token& x = token(t);
      if (x.upos != Upos::PUNCT) return false;
      if (x.form == "\"" || x.form == "“" || x.form == "”" || x.form == "''" || x.form == "``" || x.form == "(" || x.form == ")") return false;
      return front || !(keep_final_quote && false);
    };
    while (!r.empty() && droppable(r.first, true)) ++r.first;
    while (!r.empty() && droppable(r.last - 1, false) && !(r.last - 1 > r.first && in_quote(r.last - 1))) --r.last;
    return r;
  }

  /// Tokens of the subtree of `head` minus those of `without`, as runs.
  std::vector<ByteSpan> subtree_spans(Index head, std::initializer_list<Index> without, Range limit) const {
    std::vector<bool> member(limit.last - limit.first, false);
    for (Index t = limit.first; t < limit.last; ++t) {
      if (!tree_.dominates(head, t)) continue;
      bool out = false;
      for (const Index w : without) out |= w != kNone && w != head && tree_.dominates(head, w) && tree_.dominates(w, t);
      member[t - limit.first] = !out;
    }
    return runs(member, limit);
  }

  std::vector<ByteSpan> runs(const std::vector<bool>& member, Range limit) const {
    std::vector<ByteSpan> spans;
    for (Index t = limit.first; t < limit.last;) {
      if (!member[t - limit.first]) {
        ++t;
        continue;
      }
      Range r{t, t};
      while (r.last < limit.last && (member[r.last - limit.first] || (token(r.last).upos == Upos::PUNCT && r.last + 1 < limit.last && member[r.last + 1 - limit.first] && in_quote(r.last)))) ++r.last;
      t = r.last;
      // a quotation mark that follows belongs to it
      while (r.last < limit.last && token(r.last).upos == Upos::PUNCT && in_quote(r.last) && in_quote(r.last - 1) && quotation_of_[r.last] == quotation_of_[r.last - 1]) ++r.last;
      if (r.first > limit.first && in_quote(r.first) && in_quote(r.first - 1) && token(r.first - 1).upos == Upos::PUNCT && quotation_of_[r.first] == quotation_of_[r.first - 1]) --r.first;
      r = trim(r);
      if (!r.empty()) spans.push_back(span(r));
    }
    return spans;
  }

  /// The cue verb with its auxiliaries, negation, particle and what stands between.
  ByteSpan cue_span(Index v, Index extra = kNone) const {
    Range r{v, v + 1};
    for (const Index c : tree_.children(v)) {
      const Deprel d = token(c).deprel;
      if (c < v && (d == Deprel::aux || d == Deprel::aux_pass || (d == Deprel::cop))) r.first = std::min(r.first, c);
      if (c < v && d == Deprel::mark && low(c) == "to" && c + 3 > v) r.first = std::min(r.first, c);
      if (c == v - 1 && d == Deprel::advmod && token(c).upos == Upos::ADV) r.first = std::min(r.first, c);
      if (c > v && d == Deprel::compound_prt && c < v + 3) r.last = std::max(r.last, c + 1);
    }
    for (Index t = r.first; t < v; ++t) {  // a subject between auxiliary and verb ("did he say") splits the cue: keep the verb
      if (base(token(t).deprel) == Deprel::nsubj) r.first = v;
    }
    if (extra != kNone && extra >= r.last && extra < r.last + 2) r.last = extra + 1;
    if (extra != kNone && extra + 1 == r.first) r.first = extra;
    // "said: ..." and "said:" are written as one cue
    return span(r);
  }

  // ---- sources ------------------------------------------------------------------------------------------------
  /// The noun phrase headed by `h`: subtree without a following relative clause, or anything after ", who".
  ByteSpan source_span(Index h) const {
    Range r{tree_.leftmost(h), tree_.end(h)};
    for (const Index c : tree_.children(h)) {
      const Deprel d = token(c).deprel;
      if (c > h && (d == Deprel::acl_relcl || d == Deprel::acl || d == Deprel::parataxis || d == Deprel::advcl)) {
        Index cut = tree_.leftmost(c);
        const bool comma = cut > r.first && token(cut - 1).upos == Upos::PUNCT;
        if (comma || d == Deprel::parataxis || d == Deprel::advcl) r.last = std::min(r.last, comma ? cut - 1 : cut);
      }
    }
    if (h < r.first || h >= r.last) r = {h, h + 1};
    // a determiner before is part of it, a case marker is not
    while (r.first < h && (token(r.first).deprel == Deprel::case_ || token(r.first).upos == Upos::PUNCT || token(r.first).upos == Upos::CCONJ || token(r.first).deprel == Deprel::mark)) ++r.first;
    while (r.last - 1 > h && (token(r.last - 1).upos == Upos::PUNCT || low(r.last - 1) == "'s" || low(r.last - 1) == "’s")) --r.last;
    return span(r);
  }

  /// Subject that a verb has, shares by coordination, or takes over from the clause that controls it.
  Index subject_of(Index v, int depth = 0) const {
    for (const Index c : tree_.children(v)) {
      const Deprel d = token(c).deprel;
      if (d == Deprel::nsubj || d == Deprel::nsubj_outer) return c;
    }
    if (depth > 4 || token(v).head == kNone) return kNone;
    const Index h = token(v).head;
    switch (token(v).deprel) {
      case Deprel::conj: return tree_.child(v, Deprel::nsubj_pass) == kNone ? subject_or_passive(h, depth + 1) : kNone;
      case Deprel::xcomp: return subject_or_passive(h, depth + 1);
      case Deprel::advcl: return tree_.child(v, Deprel::mark) != kNone && low(tree_.child(v, Deprel::mark)) != "by" && low(tree_.child(v, Deprel::mark)) != "to" && low(tree_.child(v, Deprel::mark)) != "in" && low(tree_.child(v, Deprel::mark)) != "while" && low(tree_.child(v, Deprel::mark)) != "after" && low(tree_.child(v, Deprel::mark)) != "before" ? kNone : subject_or_passive(h, depth + 1);
      case Deprel::acl: return token(v).xpos == "VBG" ? h : kNone;
      default: return kNone;
    }
  }
  Index subject_or_passive(Index v, int depth) const {
    const Index passive = tree_.child(v, Deprel::nsubj_pass);
    if (passive != kNone) return passive;
    if (token(v).upos != Upos::VERB && token(v).upos != Upos::AUX && token(v).upos != Upos::ADJ && token(v).upos != Upos::NOUN) return kNone;
    return subject_of(v, depth);
  }

  Index entity_of(Index head) const {
    if (head == kNone) return kNone;
    if (mention_at_[head] != kNone) return actors_.mentions[mention_at_[head]].entity;
    // "who said": the noun the relative clause belongs to
    if (low(head) == "who" || low(head) == "which" || low(head) == "that") {
      Index v = token(head).head;
      for (int steps = 0; v != kNone && steps < 5; ++steps, v = token(v).head) {
        if (token(v).deprel == Deprel::acl_relcl && token(v).head != kNone) return mention_at_[token(v).head] == kNone ? kNone : actors_.mentions[mention_at_[token(v).head]].entity;
      }
    }
    return kNone;
  }

  bool is_medium(Index entity) const {
    if (entity == kNone) return false;
    const Entity& e = actors_.entities[entity];
    return std::find(e.sectors.begin(), e.sectors.end(), "MED") != e.sectors.end() || e.code.find("MED") != std::string::npos;
  }

  Index head_of(Range r) const {
    for (Index t = r.first; t < r.last; ++t) {
      const Index h = token(t).head;
      if ((h == kNone || h < r.first || h >= r.last) && (token(t).upos == Upos::NOUN || token(t).upos == Upos::PROPN || token(t).upos == Upos::PRON)) return t;
    }
    return r.first;
  }

  /// "CONTENT, SOURCE said [on Monday]." or "CONTENT, said SOURCE." at a sentence's end: fills source and content, false if the words do not run so.
  bool closing_clause(Index v, const Sentence& s, Range& source, std::vector<ByteSpan>& content) const {
    if (in_quote(v)) return false;
    for (const Index c : tree_.children(v)) {  // what is said follows: an ordinary clause
      if (c > v && (token(c).deprel == Deprel::ccomp || token(c).deprel == Deprel::xcomp)) return false;
    }
    const auto nounish = [&](Index t) { return token(t).upos == Upos::NOUN || token(t).upos == Upos::PROPN || token(t).upos == Upos::PRON; };
    const auto clause_verb = [&](Index t) { return token(t).upos == Upos::VERB && token(t).deprel != Deprel::amod && token(t).deprel != Deprel::acl; };
    const auto border = [&](Index t) { return token(t).form == "," || ((token(t).form == "\"" || token(t).form == "”" || token(t).form == "''") && in_quote(t)); };
    Index comma = kNone;
    if (v == s.first_token) return false;
    if (border(v - 1)) {  // inverted: ", said SOURCE"
      Index end = v + 1;
      bool named = false;
      while (end < s.last_token && token(end).upos != Upos::PUNCT && !clause_verb(end) && token(end).deprel != Deprel::mark) named |= nounish(end), ++end;
      if (!named || (end < s.last_token && clause_verb(end))) return false;
      comma = v - 1;
      source = {v + 1, end};
      if (end < s.last_token && token(end).form == ",") {  // an apposition goes with it: "said Jan Novak, a lawyer for the family."
        Index more = end + 1;
        while (more < s.last_token && !clause_verb(more) && token(more).form != "," && token(more).upos != Upos::SCONJ && !in_quote(more) && token(more).form != ".") ++more;
        if (more < s.last_token && token(more).form == "." && more > end + 2) source.last = more;
      }
    } else {
      bool named = false;
      Index t = v;
      while (t > s.first_token && v - t < 14 && !border(t - 1) && !clause_verb(t - 1)) {
        --t;
        named |= nounish(t);
        if (token(t).upos == Upos::SCONJ || token(t).upos == Upos::CCONJ) break;
      }
      if (!named || t == s.first_token || !border(t - 1) || token(t).upos == Upos::SCONJ || (token(t).upos == Upos::CCONJ) || to_lower(token(t).form) == "who" || to_lower(token(t).form) == "which") return false;
      comma = t - 1;
      source = {t, v};
      while (source.last > source.first + 1 && (token(source.last - 1).upos == Upos::AUX || token(source.last - 1).upos == Upos::ADV || token(source.last - 1).upos == Upos::PART)) --source.last;
      // what follows the verb may only say when, where or to whom
      for (Index k = v + 1; k < s.last_token; ++k) {
        if (in_quote(k)) break;
        if (clause_verb(k)) return false;
        if (k == v + 1 && (token(k).upos == Upos::SCONJ || (nounish(k) && token(k).deprel == Deprel::obj && token(v).lemma != "tell"))) return false;
      }
    }
    // what precedes must be a clause, not an introduction ("On Monday, the army said")
    bool verb = false;
    for (Index k = s.first_token; k < comma; ++k) verb |= clause_verb(k) || token(k).upos == Upos::AUX;
    if ((!verb && !in_quote(s.first_token)) || comma < s.first_token + 3) return false;
    Range said{s.first_token, comma};
    if (token(comma).form != ",") said.last = comma + 1;
    // "..., he said": the content keeps to this side of an earlier cue in the same sentence
    if (said.empty()) return false;
    content = {span(said)};
    std::vector<ByteSpan> rest;
    for (Index k = std::max(v, source.last - 1) + 1; k < s.last_token; ++k) {
      if (!in_quote(k)) continue;
      Range r{k, k};
      while (r.last < s.last_token && in_quote(r.last) && quotation_of_[r.last] == quotation_of_[k]) ++r.last;
      rest.push_back(span(r));
      k = r.last;
    }
    content.insert(content.end(), rest.begin(), rest.end());
    return true;
  }

  // ---- verbs --------------------------------------------------------------------------------------------------
  bool negligible(Index v) const {
    const Token& t = token(v);
    return t.deprel == Deprel::amod || t.deprel == Deprel::compound || t.deprel == Deprel::case_ || t.deprel == Deprel::fixed || t.deprel == Deprel::mark;
  }

  void verb_cue(Index v, const Sentence& s) {
    const std::string lemma = to_lower(token(v).lemma);
    const Cue* cue = cues_.find(lemma, "V");
    if (!cue || negligible(v)) return;
    const Range whole{s.first_token, s.last_token};
    const bool passive = tree_.child(v, Deprel::nsubj_pass) != kNone || tree_.child(v, Deprel::aux_pass) != kNone;
    Index subject = passive ? kNone : subject_of(v);
    const Index agent = tree_.child(v, Deprel::obl_agent);
    if (passive) subject = agent;
    // "Mamlouk was quoted as saying": who is quoted speaks, somebody unnamed (or the agent) quotes
    const bool second_hand = passive && (lemma == "quote" || lemma == "cite") && tree_.child(v, Deprel::nsubj_pass) != kNone;
    if (second_hand) subject = tree_.child(v, Deprel::nsubj_pass);
    if (token(v).form == "saying" && token(v).head != kNone && (to_lower(token(token(v).head).lemma) == "quote" || to_lower(token(token(v).head).lemma) == "cite") && tree_.child(token(v).head, Deprel::aux_pass) != kNone) return;
    if (token(v).deprel == Deprel::acl && token(v).xpos == "VBN") subject = agent;
    Attribution at;
    at.veracity = cue->veracity;
    at.because = cue->origin;
    at.sentence = token(v).sentence;
    Index extra = kNone;
    std::vector<ByteSpan> content;
    const Index object = tree_.child(v, Deprel::obj), ccomp = tree_.child(v, Deprel::ccomp), xcomp = tree_.child(v, Deprel::xcomp), iobj = tree_.child(v, Deprel::iobj);
    const bool speech = cue->kind == Cue::Kind::speech;
    bool quoted = false;
    // 0. the clause that closes a sentence, "..., the Nigerian army said on Monday.": words and commas say it more surely than the tree
    Range closing_source{};
    if (speech && (cue->has("q") || cue->has("that")) && closing_clause(v, s, closing_source, content)) {
      closing_source_ = closing_source;
      const Index said = head_of(closing_source);
      subject = said;
    } else {
      closing_source_ = {};
    }
    // 1. fronted content: the cue's clause is parenthetical to what is said
    if (content.empty() && (cue->has("q") || cue->has("that")) && token(v).deprel == Deprel::parataxis && token(v).head != kNone && ccomp == kNone && object == kNone && (subject != kNone || passive)) {
      const Index said = token(v).head;
      std::vector<bool> member(whole.last - whole.first, false);
      const Index end = tree_.end(v);
      for (Index t = whole.first; t < whole.last; ++t) member[t - whole.first] = (tree_.dominates(said, t) && !tree_.dominates(v, t)) || (t > v && in_quote(t) && !in_quote(v));
      (void)end;
      if (cue->has("q") || !in_quote(said)) content = runs(member, whole);
      drop_connectives(content);
    }
    // 2. a clause
    if (content.empty() && ccomp != kNone && (cue->has("that") || cue->has("q") || cue->has("whether") || cue->has("tell"))) {
      content = subtree_spans(ccomp, {v}, whole);
      if (ccomp < v) drop_connectives(content);
      else run_on(content, v, s);
    }
    // 3. direct quotation beside the verb
    if (speech && cue->has("q") && !in_quote(v)) {
      const std::vector<ByteSpan> beside = quotation_beside(v, s, subject);
      if (!beside.empty()) {
        const bool covers = content.empty() || std::any_of(beside.begin(), beside.end(), [&](ByteSpan b) {
          return std::any_of(content.begin(), content.end(), [&](ByteSpan c) { return b.overlaps(c); });
        });
        if (content.empty()) content = beside, quoted = true;
        else if (covers) content = joined(content, beside);
      }
    }
    if (content.empty() && token(v).deprel == Deprel::parataxis && token(v).head != kNone && token(v).head > v && cue->has("q") && subject != kNone && !in_quote(v)) {
      content = subtree_spans(token(v).head, {v}, {tree_.end(v), whole.last});
    }
    // 4. infinitives and objects
    if (content.empty() && xcomp != kNone) {
      if (cue->has("obj_to") && object != kNone && xcomp > v && token(xcomp).upos == Upos::VERB) content = {span(trim({tree_.leftmost(object), std::max(tree_.end(xcomp), tree_.end(object))}))};
      else if (passive && (cue->has("obj_to") || cue->has("that"))) {
        const Index promoted = tree_.child(v, Deprel::nsubj_pass);
        content = subtree_spans(xcomp, {}, whole);
        if (promoted != kNone) content.insert(content.begin(), source_span(promoted));
      } else if (cue->has("seem")) {
        const Index raised = subject_of(v);
        content = subtree_spans(xcomp, {}, whole);
        if (raised != kNone) content.insert(content.begin(), source_span(raised));
        subject = kNone;
      } else if (cue->has("to") && xcomp > v && (token(xcomp).upos == Upos::VERB || token(xcomp).upos == Upos::ADJ || token(xcomp).upos == Upos::NOUN)) {
        content = subtree_spans(xcomp, {}, whole);
      } else if (cue->has("obj_pred") && object != kNone) {
        content = {span(trim({tree_.leftmost(object), std::max(tree_.end(xcomp), tree_.end(object))}))};
      }
    }
    if (content.empty() && passive && ccomp == kNone && cue->has("that") && tree_.child(v, Deprel::nsubj_pass) != kNone && agent != kNone) content = {source_span(tree_.child(v, Deprel::nsubj_pass))};
    if (content.empty()) {
      for (const Index c : tree_.children(v)) {
        if (base(token(c).deprel) != Deprel::obl && token(c).deprel != Deprel::advcl && token(c).deprel != Deprel::obl_agent) continue;
        if (c < v) continue;
        Index mark = tree_.child(c, Deprel::case_);
        if (mark == kNone) mark = tree_.child(c, Deprel::mark);
        if (mark == kNone) continue;
        const std::string prep = low(mark);
        if (cue->has("P:" + prep)) {
          content = {span(trim({mark + 1, tree_.end(c)}))};
          extra = mark;
          break;
        }
        const char* with_object = prep == "of" ? "obj_of" : prep == "for" ? "obj_for" : prep == "as" ? "obj_as" : nullptr;
        if (with_object && cue->has(with_object) && object != kNone && object < c) {
          content = {span(trim({tree_.leftmost(object), tree_.end(c)}))};
          break;
        }
      }
    }
    if (content.empty() && object != kNone && cue->has("obj") && object > v && !cue->has("tell")) {
      content = {source_span_full(object)};
      // "stressed her support of the raid": an of-phrase is the noun's, wherever the parser hung it
      Index next = tree_.end(object);
      if (next + 1 < s.last_token && low(next) == "of" && token(next).head != kNone && token(next).head > next) content.front().end = token(std::min(tree_.end(token(next).head), s.last_token) - 1).span.end;
    }
    if (content.empty() && passive && cue->has("obj") && agent != kNone) {
      const Index promoted = tree_.child(v, Deprel::nsubj_pass);
      if (promoted != kNone) content = {source_span(promoted)};
    }
    if (content.empty()) return;
    const Index to = tree_.child(v, Deprel::mark);
    const bool purpose = to != kNone && low(to) == "to" && (token(v).deprel == Deprel::advcl || token(v).deprel == Deprel::acl);
    if (purpose && ccomp == kNone && !quoted) return;
    // inside a quotation "I think", "we want" is the speaker's own voice, already attributed
    if (!passive && !quoted && in_quote(v) && subject != kNone && (cue->kind != Cue::Kind::speech || ccomp == kNone)) {
      const std::string who = low(subject);
      if (who == "i" || who == "we" || who == "you") return;
    }
    // what has neither source nor a cue that can stand without one is no attribution
    if (subject == kNone && !passive && !cue->has("seem") && token(v).deprel != Deprel::root && token(v).deprel != Deprel::ccomp && token(v).deprel != Deprel::advcl && token(v).deprel != Deprel::conj) return;
    if (subject == kNone && !passive && !cue->has("seem") && cue->kind != Cue::Kind::speech) return;
    if (subject != kNone) {
      if (low(subject) == "it" && !passive && cue->has("seem")) subject = kNone;
      else if (!closing_source_.empty()) at.source = {span(closing_source_)};
      else at.source = {source_span(subject)};
      if (subject != kNone) at.speaker = entity_of(subject);
    }
    at.cue = {cue_span(v, extra)};
    at.content = std::move(content);
    remove_overlaps(at);
    if (at.content.empty()) return;
    set_kind(at, *cue, quoted);
    // addressee and medium
    const Index hearer = cue->has("tell") ? (object != kNone ? object : iobj) : iobj;
    if (hearer != kNone) {
      const Index e = entity_of(hearer);
      if (is_medium(e)) at.medium = e;
      else at.addressee = e;
    }
    for (const Index c : tree_.children(v)) {
      if (base(token(c).deprel) == Deprel::obl && low_case(c) == "to" && at.addressee == kNone) at.addressee = entity_of(c);
    }
    at.medium = at.medium == kNone ? medium_of(v) : at.medium;
    claim(at);
    if (second_hand) {
      Attribution outer = at;
      outer.source.clear();
      outer.speaker = kNone;
      if (agent != kNone) outer.source = {source_span(agent)}, outer.speaker = entity_of(agent);
      outer.kind = AttributionKind::indirect;
      outer.because = "passive of " + lemma;
      Index last = v;
      if (v + 2 < s.last_token && low(v + 1) == "as" && low(v + 2) == "saying") last = v + 2;
      at.cue = {{at.cue.front().begin, token(last).span.end}};
      at.within = static_cast<Index>(out_.size() + 1);
      out_.push_back(std::move(at));
      out_.push_back(std::move(outer));
      return;
    }
    out_.push_back(std::move(at));
    quoting_passive(v, s);
  }

  /// A that-clause after its verb runs to the sentence's end, unless something of the cue's own clause follows ("... said X on Monday", "said X and left").
  /// The parser, trained on other text, often cuts it at an adjunct or an opening quotation mark.
  void run_on(std::vector<ByteSpan>& content, Index v, const Sentence& s) const {
    if (content.empty()) return;
    Index from = v + 1;
    while (from < s.last_token && token(from).span.begin < content.back().end) ++from;
    Index last = s.last_token;
    for (Index t = from; t < s.last_token; ++t) {
      const bool own = token(t).head == v && token(t).upos != Upos::PUNCT;
      const bool above = token(v).head != kNone && !tree_.dominates(v, t) && token(t).upos != Upos::PUNCT;
      if (!own && !above) continue;
      last = std::min(last, std::max(from, tree_.leftmost(t)));
    }
    const Range r = trim({from, last});
    if (r.empty() || r.last <= from) return;
    content.back().end = std::max(content.back().end, token(r.last - 1).span.end);
    for (const ByteSpan q : quotations_) {  // never half a quotation
      if (q.begin < content.back().end && content.back().end < q.end && q.end <= s.span.end) content.back().end = q.end;
    }
  }

  std::string low_case(Index t) const {
    const Index mark = tree_.child(t, Deprel::case_);
    return mark == kNone ? "" : low(mark);
  }

  /// "in an interview with X", "on Twitter", "told X by phone": the body the words went through.
  Index medium_of(Index v) const {
    for (const Index c : tree_.children(v)) {
      if (base(token(c).deprel) != Deprel::obl && token(c).deprel != Deprel::nmod) continue;
      const Index e = entity_of(c);
      if (is_medium(e) && (low_case(c) == "on" || low_case(c) == "with" || low_case(c) == "to" || low_case(c) == "in" || low_case(c) == "via")) return e;
      for (const Index cc : tree_.children(c)) {
        if (token(cc).deprel == Deprel::nmod && (low_case(cc) == "with" || low_case(cc) == "to" || low_case(cc) == "on" || low_case(cc) == "by") && is_medium(entity_of(cc))) return entity_of(cc);
      }
    }
    return kNone;
  }

  /// "was quoted as saying": who is quoted speaks; somebody unnamed quotes.
  void quoting_passive(Index v, const Sentence&) {
    if (token(v).deprel != Deprel::advcl && token(v).deprel != Deprel::xcomp && token(v).deprel != Deprel::obl) return;
    const Index h = token(v).head;
    if (h == kNone || tree_.child(h, Deprel::aux_pass) == kNone) return;
    const std::string lemma = to_lower(token(h).lemma);
    if (lemma != "quote" && lemma != "cite" && lemma != "report" && lemma != "paraphrase") return;
    Attribution outer;
    Attribution& inner = out_.back();
    outer.kind = AttributionKind::indirect;
    outer.veracity = Veracity::neutral;
    outer.because = "passive of " + lemma;
    outer.sentence = inner.sentence;
    const Index agent = tree_.child(h, Deprel::obl_agent);
    if (agent != kNone) outer.source = {source_span(agent)}, outer.speaker = entity_of(agent);
    outer.cue = {cue_span(h)};
    outer.content = inner.content;
    inner.within = static_cast<Index>(out_.size());
    out_.push_back(std::move(outer));
  }

  ByteSpan source_span_full(Index h) const {
    Range r = trim({tree_.leftmost(h), tree_.end(h)});
    if (r.empty()) r = {h, h + 1};
    return span(r);
  }

  static std::vector<ByteSpan> joined(std::vector<ByteSpan> x, const std::vector<ByteSpan>& y) {
    x.insert(x.end(), y.begin(), y.end());
    std::sort(x.begin(), x.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
    std::vector<ByteSpan> out;
    for (const ByteSpan s : x) {
      if (!out.empty() && s.begin <= out.back().end + 1) out.back().end = std::max(out.back().end, s.end);
      else out.push_back(s);
    }
    return out;
  }

  /// Pieces of a fronted content that are only a connective or punctuation.
  void drop_connectives(std::vector<ByteSpan>& content) const {
    content.erase(std::remove_if(content.begin(), content.end(), [&](ByteSpan s) { return s.size() < 4; }), content.end());
  }

  /// Source and cue never lie inside the content.
  void remove_overlaps(Attribution& at) const {
    std::vector<ByteSpan> kept;
    for (ByteSpan c : at.content) {
      std::vector<ByteSpan> cuts = at.cue;
      cuts.insert(cuts.end(), at.source.begin(), at.source.end());
      std::sort(cuts.begin(), cuts.end(), [](ByteSpan x, ByteSpan y) { return x.begin < y.begin; });
      for (const ByteSpan cut : cuts) {
        if (!cut.overlaps(c)) continue;
        if (cut.begin > c.begin) kept.push_back({c.begin, cut.begin});
        c.begin = std::min(std::max(c.begin, cut.end), c.end);
      }
      if (!c.empty()) kept.push_back(c);
    }
    at.content.clear();
    for (ByteSpan s : kept) {
      const auto white = [&](std::uint32_t i) { const char ch = article_.text[i]; return ch == ' ' || ch == '\n' || ch == ','; };
      while (!s.empty() && white(s.begin)) ++s.begin;
      while (!s.empty() && (article_.text[s.end - 1] == ' ' || article_.text[s.end - 1] == '\n')) --s.end;
      if (s.size() >= 2) at.content.push_back(s);
    }
  }

  void set_kind(Attribution& at, const Cue& cue, bool quoted) const {
    std::size_t inside = 0, total = 0;
    for (const ByteSpan c : at.content) {
      total += c.size();
      for (const ByteSpan q : quotations_) {
        if (q.overlaps(c)) inside += std::min(q.end, c.end) - std::max(q.begin, c.begin);
      }
    }
    if (cue.kind != Cue::Kind::speech) at.kind = AttributionKind::belief;
    else if (quoted || inside * 10 >= total * 8) at.kind = AttributionKind::quote;
    else if (inside * 10 >= total * 2) at.kind = AttributionKind::mixed;
    else at.kind = AttributionKind::indirect;
  }

  void claim(const Attribution& at) {
    for (std::size_t q = 0; q < quotations_.size(); ++q) {
      for (const ByteSpan c : at.content) {
        if (c.overlaps(quotations_[q])) claimed_[q] = true;
      }
    }
  }

  /// Quotations of the sentence that stand directly before or after the clause of `v`.
  std::vector<ByteSpan> quotation_beside(Index v, const Sentence& s, Index subject) const {
    std::vector<ByteSpan> out;
    Index left = v, right = v;
    if (subject != kNone) {
      const ByteSpan src = source_span(subject);
      while (left > s.first_token && token(left - 1).span.begin >= src.begin) --left;
      while (right + 1 < s.last_token && token(right + 1).span.end <= src.end) ++right;
    }
    const auto quotation_tokens = [&](Index q) {
      Range r{kNone, 0};
      for (Index t = s.first_token; t < s.last_token; ++t) {
        if (quotation_of_[t] != q) continue;
        if (r.first == kNone) r.first = t;
        r.last = t + 1;
      }
      return r;
    };
    const auto consider = [&](Index edge, int step) {
      Index t = edge;
      for (int gap = 0; gap < 14; ++gap) {
        if (step < 0 ? t == s.first_token : t + 1 >= s.last_token) return;
        t = static_cast<Index>(static_cast<int>(t) + step);
        if (quotation_of_[t] != kNone) {
          const Range r = quotation_tokens(quotation_of_[t]);
          if (r.last - r.first >= 4 || (gap <= 1 && r.last - r.first >= 3)) out.push_back(span(r));
          return;
        }
        const Token& x = token(t);
        // another clause in between: the quotation is not this verb's
        if (x.upos == Upos::VERB && !tree_.dominates(v, t) && step < 0) return;
        if (x.upos == Upos::VERB && step > 0 && x.deprel != Deprel::xcomp && x.deprel != Deprel::advcl && x.deprel != Deprel::acl) return;
        if (step < 0 && gap > 5 && x.upos != Upos::PUNCT) return;
      }
    };
    consider(left, -1);
    consider(right, 1);
    return out;
  }

  // ---- nouns, adjectives, adverbs, prepositions ------------------------------------------------------------------
  void noun_cue(Index n, const Sentence& s) {
    const Cue* cue = cues_.find(to_lower(token(n).lemma), "N");
    if (!cue) return;
    const Range whole{s.first_token, s.last_token};
    Index clause = kNone, extra = kNone, source = kNone;
    for (const Index c : tree_.children(n)) {
      const Deprel d = token(c).deprel;
      if (c > n && (d == Deprel::acl || d == Deprel::ccomp || d == Deprel::advcl)) {
        const Index mark = tree_.child(c, Deprel::mark);
        if (mark == kNone || mark < n) continue;
        if ((low(mark) == "that" && cue->has("that")) || (low(mark) == "to" && cue->has("to"))) clause = c;
      } else if (d == Deprel::nmod_poss) {
        source = c;
      } else if (d == Deprel::nmod && (low_case(c) == "by" || low_case(c) == "from" || (low_case(c) == "of" && cue->has("that") && !cue->has("of")))) {
        source = c;
      } else if (d == Deprel::amod && mention_at_[c] != kNone && source == kNone) {
        source = c;  // "the American demand that Iran leave"
      }
    }
    if (clause == kNone) return;
    if (source == kNone) {  // "X made the claim that", "X's"; the subject of a light verb
      const Index h = token(n).head;
      if (h != kNone && token(n).deprel == Deprel::obj) source = subject_of(h);
    }
    Attribution at;
    at.veracity = cue->veracity;
    at.because = cue->origin;
    at.sentence = token(n).sentence;
    at.content = subtree_spans(clause, {}, whole);
    if (at.content.empty()) return;
    at.cue = {cue_noun(n, extra)};
    if (source != kNone) at.source = {source_span(source)}, at.speaker = entity_of(source);
    remove_overlaps(at);
    if (at.content.empty()) return;
    set_kind(at, *cue, false);
    claim(at);
    out_.push_back(std::move(at));
  }
  ByteSpan cue_noun(Index n, Index extra) const {
    Range r{n, n + 1};
    if (extra == n + 1) ++r.last;
    return span(r);
  }

  void adjective_cue(Index j, const Sentence& s) {
    const Cue* cue = cues_.find(to_lower(token(j).lemma), "ADJ");
    if (!cue) return;
    const Index copula = tree_.child(j, Deprel::cop);
    if (copula == kNone) return;
    const Index subject = subject_of(j);
    if (subject == kNone || low(subject) == "it") return;
    const Range whole{s.first_token, s.last_token};
    Attribution at;
    Index extra = kNone;
    for (const Index c : tree_.children(j)) {
      if (c < j) continue;
      const Deprel d = token(c).deprel;
      if ((d == Deprel::ccomp && cue->has("that")) || (d == Deprel::xcomp && cue->has("to"))) {
        at.content = subtree_spans(c, {}, whole);
        break;
      }
      if (d == Deprel::obl && ((low_case(c) == "of" && cue->has("of")) || (low_case(c) == "about" && cue->has("about")))) {
        extra = tree_.child(c, Deprel::case_);
        at.content = {span(trim({extra + 1, tree_.end(c)}))};
        break;
      }
    }
    if (at.content.empty()) return;
    at.veracity = cue->veracity;
    at.because = cue->origin;
    at.sentence = token(j).sentence;
    at.source = {source_span(subject)};
    at.speaker = entity_of(subject);
    at.cue = {cue_span(j, extra)};
    remove_overlaps(at);
    if (at.content.empty()) return;
    set_kind(at, *cue, false);
    out_.push_back(std::move(at));
  }

  void adverb_cue(Index r, const Sentence& s) {
    const Cue* cue = cues_.find(low(r), "ADV");
    if (!cue || !cue->has("clause") || token(r).head == kNone) return;
    Index clause = token(r).head;
    if (token(clause).upos != Upos::VERB && tree_.child(clause, Deprel::cop) == kNone && token(clause).head != kNone && token(clause).deprel == Deprel::amod) clause = token(clause).head;
    Attribution at;
    at.veracity = cue->veracity;
    at.because = cue->origin;
    at.sentence = token(r).sentence;
    at.cue = {token(r).span};
    at.content = subtree_spans(clause, {r}, {s.first_token, s.last_token});
    if (at.content.empty()) return;
    at.kind = AttributionKind::indirect;
    out_.push_back(std::move(at));
  }

  void according_to(Index t, const Sentence& s) {
    Index cue_last = kNone, source = kNone;
    const std::string w = low(t);
    if (w == "according" && t + 1 < s.last_token && low(t + 1) == "to") {
      cue_last = t + 1;
    } else if (w == "per" && token(t).upos == Upos::ADP && t + 1 < s.last_token && (token(t + 1).upos == Upos::PROPN || token(t + 1).upos == Upos::DET)) {
      cue_last = t;
    } else {
      return;
    }
    // the source is the noun whose case marker this is
    for (Index up = t; up != kNone && source == kNone; up = token(up).head) {
      if (token(up).deprel == Deprel::case_ || token(up).deprel == Deprel::fixed || token(up).deprel == Deprel::mark) source = token(up).head;
      if (up != t && token(up).upos == Upos::VERB) break;
    }
    if (source == kNone || source <= cue_last) {
      for (const Index c : tree_.children(t)) {
        if (c > cue_last && base(token(c).deprel) == Deprel::obl) source = c;
      }
    }
    if (source == kNone || source <= cue_last) {
      for (Index k = cue_last + 1; k < s.last_token && token(k).upos != Upos::PUNCT; ++k) {
        if (token(k).upos == Upos::NOUN || token(k).upos == Upos::PROPN || token(k).upos == Upos::PRON) { source = k; break; }
      }
    }
    if (source == kNone || source <= cue_last || token(source).head == kNone) return;
    Index clause = token(source).head;
    if (clause == t || tree_.dominates(t, clause)) clause = token(t).head;
    if (clause == kNone) return;
    // up to the clause: "a 5 % rise, according to" still speaks of its sentence
    while (token(clause).head != kNone && token(clause).upos != Upos::VERB && tree_.child(clause, Deprel::cop) == kNone && tree_.child_base(clause, Deprel::nsubj) == kNone) clause = token(clause).head;
    Attribution at;
    at.because = "according to";
    at.sentence = token(t).sentence;
    at.cue = {span({t, cue_last + 1})};
    at.source = {span_from(cue_last + 1, source)};
    at.speaker = entity_of(source);
    if (is_medium(at.speaker)) at.medium = at.speaker;
    std::vector<bool> member(s.last_token - s.first_token, false);
    for (Index k = s.first_token; k < s.last_token; ++k) member[k - s.first_token] = tree_.dominates(clause, k) && !tree_.dominates(source, k) && k != t && k != cue_last;
    at.content = runs(member, {s.first_token, s.last_token});
    remove_overlaps(at);
    drop_connectives(at.content);
    if (at.content.empty()) return;
    at.kind = AttributionKind::indirect;
    claim(at);
    out_.push_back(std::move(at));
  }
  ByteSpan span_from(Index first, Index head) const {
    const ByteSpan s = source_span(head);
    return {std::max(s.begin, token(first).span.begin), s.end};
  }

  /// Headlines: "Iran: no talks with Washington", "No talks with Washington - Iran".
  void headline_colon(const Sentence& s) {
    if (s.passage == kNone || article_.passages[s.passage].kind != PassageKind::headline) return;
    for (Index t = s.first_token + 1; t + 2 < s.last_token && t < s.first_token + 6; ++t) {
      if (token(t).form != ":") continue;
      Index head = kNone;
      for (Index k = s.first_token; k < t; ++k) {
        if (mention_at_[k] != kNone) head = k;
      }
      if (head == kNone) return;
      Attribution at;
      at.because = "headline colon";
      at.sentence = token(t).sentence;
      at.source = {span({s.first_token, t})};
      at.cue = {token(t).span};
      at.content = {span(trim({t + 1, s.last_token}))};
      at.speaker = entity_of(head);
      claim(at);
      out_.push_back(std::move(at));
      return;
    }
  }

  // ---- running quotation -----------------------------------------------------------------------------------------
  /// A sentence that lies in quotation marks and that no cue claims goes on with the speaker before it, or belongs to the one after.
  void loose_quotations(Index index) {
    const Sentence& s = a_.sentences[index];
    const Index q = quotation_of_[s.first_token];
    if (q == kNone) return;
    std::size_t inside = 0;
    for (Index t = s.first_token; t < s.last_token; ++t) inside += in_quote(t);
    if (inside * 10 < (s.last_token - s.first_token) * 9 || s.last_token - s.first_token < 4) return;
    for (const Attribution& at : out_) {
      if (at.kind == AttributionKind::belief) continue;
      for (const ByteSpan c : at.content) {
        if (c.overlaps(s.span) && !sentence_inside(at, s)) return;
      }
    }
    Attribution* last = nullptr;
    for (Attribution& at : out_) {
      if (at.kind != AttributionKind::quote && at.kind != AttributionKind::mixed) continue;
      if (in_quote_span(at)) continue;  // an attribution inside a quotation does not speak on
      if (at.sentence < index && at.sentence + 6 > index) last = &at;
    }
    if (!last) return;
    // only if nothing but quoted sentences lies between, or the quotation opened in a sentence of the same paragraph
    for (Index k = last->sentence + 1; k < index; ++k) {
      if (quotation_of_[a_.sentences[k].first_token] == kNone) return;
    }
    last->content = joined(last->content, {s.span});
    claimed_[q] = true;
  }
  bool sentence_inside(const Attribution& at, const Sentence& s) const { return at.cue.empty() || s.span.contains(at.cue.front()); }
  bool in_quote_span(const Attribution& at) const {
    for (const ByteSpan q : quotations_) {
      for (const ByteSpan c : at.cue) {
        if (q.contains(c)) return true;
      }
    }
    return false;
  }

  // ---- addressees --------------------------------------------------------------------------------------------------
  /// "You" without a named hearer speaks to the other side: the last country named before that is not the speaker's own.
  void find_addressees() {
    for (Attribution& a : out_) {
      if (a.addressee != kNone || a.speaker == kNone || (a.kind != AttributionKind::quote && a.kind != AttributionKind::mixed) || a.content.empty()) continue;
      const std::string& own = actors_.entities[a.speaker].country;
      if (own.empty()) continue;
      for (std::size_t m = actors_.mentions.size(); m-- > 0;) {
        const Mention& mention = actors_.mentions[m];
        if (mention.entity == kNone || mention.span.begin >= a.content.front().begin || mention.sentence + 3 < a.sentence) continue;
        const Entity& e = actors_.entities[mention.entity];
        if (e.country.empty() || e.country == own || mention.entity == a.speaker) continue;
        a.addressee = mention.entity;
        break;
      }
    }
  }

  /// A quotation whose cue comes in its last sentence belongs to the speaker from its opening mark on.
  void reach_back() {
    for (Attribution& a : out_) {
      if (a.kind != AttributionKind::quote || a.content.empty() || in_quote_span(a)) continue;
      ByteSpan& first = a.content.front();
      for (const ByteSpan q : quotations_) {
        if (q.begin < first.begin && first.begin < q.end && first.begin - q.begin < 2000) first.begin = q.begin;
      }
    }
  }

  // ---- nesting ---------------------------------------------------------------------------------------------------
  void nest() {
    for (std::size_t i = 0; i < out_.size(); ++i) {
      if (out_[i].within != kNone || out_[i].cue.empty()) continue;
      std::uint32_t best = 0;
      for (std::size_t j = 0; j < out_.size(); ++j) {
        if (i == j) continue;
        std::uint32_t size = 0;
        bool inside = false;
        for (const ByteSpan c : out_[j].content) size += c.size(), inside |= c.contains(out_[i].cue.front());
        if (inside && (best == 0 || size < best)) best = size, out_[i].within = static_cast<Index>(j);
      }
    }
    // a cycle cannot arise from containment, but two contents that hold each other's cue would make one: cut it
    for (std::size_t i = 0; i < out_.size(); ++i) {
      Index up = out_[i].within;
      for (std::size_t steps = 0; up != kNone; up = out_[up].within) {
        if (up == i || ++steps > out_.size()) {
          out_[i].within = kNone;
          break;
        }
      }
    }
  }

  const Article& article_;
  const Analysis& a_;
  const Tree& tree_;
  const Actors& actors_;
  const CueLexicon& cues_;
  std::vector<ByteSpan> quotations_;
  std::vector<Index> quotation_of_;
  std::vector<bool> claimed_;
  std::vector<Index> mention_at_;
  Range closing_source_;  ///< source words of the closing clause under consideration
  std::vector<Attribution> out_;
};

}  // namespace

std::vector<Attribution> attribute(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const CueLexicon& cues) {
  return Attributor(article, analysis, tree, actors, cues).run();
}

}  // namespace dragoman
