// How far what is said reaches, when it follows its cue.
//
// The parser, trained on web text, attaches late adjuncts high and cuts clauses at quotation marks. News runs the other way: what is said
// runs on to the end of the sentence unless something of the cue's own clause visibly opens behind a comma or a conjunction. So the
// sentence's end is the default, and the tree is asked only where a boundary is marked in the words.
#include <algorithm>

#include "dragoman/attribution/constructions.h"
#include "dragoman/attribution/extents.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

/// The child of `v` (or of an ancestor of `v`) whose subtree holds `t`; kNone if `t` lies under the clause headed by `complement`.
Index branch_of(const Reading& r, Index t, Index v) {
  Index at = t;
  for (int steps = 0; steps < 60; ++steps) {
    const Index h = r.token(at).head;
    if (h == kNone || h == v) return at;
    if (h < v && r.tree.dominates(h, v)) return at;
    at = h;
  }
  return at;
}

/// ", though she noted that": a clause with a subject and a verb of saying of its own.
bool opens_report(const Reading& r, Index t, Index end) {
  if (r.token(t).upos != Upos::SCONJ && r.token(t).upos != Upos::CCONJ) return false;
  for (Index k = t + 1; k < end && k < t + 8 && !r.punctuation(k); ++k) {
    if (!r.clausal_verb(k)) continue;
    const Cue* cue = r.cues.find(r.lemma(k), "V");
    return cue && cue->kind == Cue::Kind::speech && cue->has("that") && r.token(k).xpos != "VBG";
  }
  return false;
}

bool has_verb(const Reading& r, Index first, Index last) {
  for (Index t = first; t < last; ++t) {
    if (r.token(t).upos == Upos::VERB || r.token(t).upos == Upos::AUX) return true;
  }
  return false;
}

}  // namespace

bool speech_participle(const Reading& r, Index t) {
  if (r.token(t).xpos != "VBG") return false;
  const Cue* cue = r.cues.find(r.lemma(t), "V");
  return cue && cue->kind == Cue::Kind::speech && (cue->has("that") || cue->has("q"));
}

Index judged_account(const Reading& r, Index first, Index last) {
  if (first + 2 >= last || r.token(first).upos != Upos::DET) return kNone;
  Index noun = first + 1;
  while (noun < last && r.token(noun).upos == Upos::ADJ) ++noun;
  if (noun + 1 >= last || !r.cues.find(r.lemma(noun), "N")) return kNone;
  const Token& holder = r.token(noun + 1);
  const bool names = holder.upos == Upos::PROPN || holder.upos == Upos::DET || holder.upos == Upos::PRON;
  return names && holder.deprel != Deprel::compound && holder.head != noun ? noun : kNone;
}

Index complement_end(const Reading& r, Index v, Index first) {
  const Range s = r.sentence_range(v);
  const bool inside = r.quoted(v);
  for (Index t = first + 1; t < s.last; ++t) {
    if (inside && !r.quoted(t)) return t;  // said within a quotation: not past its end
    if (!inside && r.quoted(t)) {          // a quotation opened inside what is said belongs to it whole
      if (t + 1 < s.last && !r.quoted(t + 1) && speech_participle(r, t + 1) && r.punctuation(t)) return t + 1;
      continue;
    }
    const std::string_view form = r.token(t).form;
    const bool comma = form == "," || form == "—" || form == "--" || form == ";";
    const Index next = t + 1;
    if (comma && next < s.last) {
      if (r.low(first) == "that" && !has_verb(r, first, t)) continue;  // "that the talks, and those with Kenya, were over": not past its verb yet
      if (r.low(next) == "according" || (speech_participle(r, next) && r.token(v).xpos != "VBG")) return t;
      if (r.quote_mark(next)) continue;
      if (opens_report(r, next, s.last)) return t;
      if (r.token(v).deprel != Deprel::root && !r.tree.dominates(v, next)) return t;  // the clause of the cue ends: "after X said A, Y left"
      const Index branch = branch_of(r, next, v);
      if (r.token(branch).head == v && branch > v && branch >= next) {
        const Deprel d = r.token(branch).deprel;
        if (d == Deprel::advcl || d == Deprel::parataxis || (d == Deprel::conj && r.tree.leftmost(branch) >= next)) return t;
      }
    }
    const Deprel own = r.token(v).deprel;
    if ((own == Deprel::acl_relcl || own == Deprel::acl) && r.clausal_verb(t) && !r.tree.dominates(v, t)) return t;  // "those who preferred A outnumbered B"
    if (r.token(t).upos == Upos::CCONJ && !r.quoted(t) && next < s.last) {
      // "said A and warned B": a second predicate of the cue's subject
      const Index verb = r.token(t).head;
      const Index after = next + (r.token(next).upos == Upos::ADV && next + 1 < s.last ? 1 : 0);
      const std::string_view tag = r.token(after).xpos, own_tag = r.token(v).xpos;
      const bool finite = tag == "VBD" || tag == "VBZ" || tag == "VBP";
      const bool parallel = own_tag == tag || own_tag == "VB" || own_tag == "VBG" || own_tag == "VBN";
      if (finite && parallel && r.token(after).upos == Upos::VERB && r.cues.find(r.lemma(after), "V")) return t;
      if (verb != kNone && verb > t && r.token(verb).deprel == Deprel::conj && r.token(verb).head == v && r.token(verb).upos == Upos::VERB &&
          r.child(verb, Deprel::nsubj) == kNone)
        return t;
    }
    if (r.token(v).head == t && r.token(t).upos != Upos::PUNCT) {  // the cue's governor follows: "those who said A left"
      Index cut = t;
      while (cut > first + 1 && !r.tree.dominates(v, cut - 1)) --cut;
      return cut;
    }
  }
  return s.last;
}

Range phrase_from(const Reading& r, Index v, Index first) {
  const Range s = r.sentence_range(v);
  if (first >= s.last) return {first, first};
  Index top = first;
  for (int steps = 0; steps < 40; ++steps) {
    const Index h = r.token(top).head;
    if (h == kNone || h == v || h < first || r.tree.leftmost(h) < first) break;
    if (r.tree.dominates(h, v)) break;
    top = h;
  }
  return {first, std::min(s.last, std::max(first + 1, r.tree.end(top)))};
}

Ranges quotations_beside(const Reading& r, Index v, Range source) {
  const Range s = r.sentence_range(v);
  Index left = v, right = v;
  if (!source.empty()) {
    left = std::min(left, source.first);
    right = std::max(right, source.last - 1);
  }
  Ranges out;
  const auto consider = [&](Index edge, int step) {
    Index t = edge;
    for (int gap = 0; gap < 16; ++gap) {
      if (step < 0 ? t == s.first : t + 1 >= s.last) return;
      t = static_cast<Index>(static_cast<int>(t) + step);
      if (r.quoted(t)) {
        const Range q = r.quotation_in(r.quotation(t), s);
        if (gap > 1 && r.title_like(q)) return;
        if (q.size() >= 4 || (gap <= 1 && q.size() >= 3)) out.push_back(q);
        return;
      }
      const Token& x = r.token(t);
      // another clause in between: the quotation is not this verb's
      if (x.upos == Upos::VERB && step < 0 && !r.tree.dominates(v, t)) return;
      if (x.upos == Upos::VERB && step > 0 && x.deprel != Deprel::advcl && x.deprel != Deprel::acl) return;
      if (step < 0 && gap > 3 && x.upos != Upos::PUNCT) return;
    }
  };
  consider(left, -1);
  consider(right, 1);
  return Reading::joined({}, out);
}

Index object_end(const Reading& r, Index v, Index first, Index object) {
  Index end = complement_end(r, v, first);
  const Index floor = std::max(first + 1, object + 1);
  for (Index t = floor; t < end; ++t) {
    if (r.quoted(t) && !r.quoted(v)) continue;
    if (r.punctuation(t) && (r.token(t).form == "," || r.token(t).form == ";" || r.token(t).form == "—") && t > object) {
      // an afterthought of the author, unless the object itself goes on behind the comma
      if (t + 1 < end && (r.low(t + 1) == "who" || r.low(t + 1) == "which" || r.is(t + 1, CueWord::clause_opener) || r.token(t + 1).xpos == "VBG")) return t;
      continue;
    }
    const bool opens =
        r.low(t) == "after" || r.low(t) == "before" || r.low(t) == "during" || r.low(t) == "when" || r.low(t) == "while" || r.low(t) == "following";
    if (opens) return t;
    if (r.token(t).upos == Upos::ADP && skip_circumstance(r, t, end) > t + 1) return t;
    if (r.is(t, CueWord::time) && r.token(t).upos == Upos::PROPN && r.token(t - 1).upos != Upos::ADP) return t;
  }
  return end;
}

}  // namespace dragoman
