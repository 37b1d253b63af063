#include "dragoman/attribution/extents.h"

#include <algorithm>

#include "dragoman/attribution/constructions.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

/// An auxiliary, a negation, an adverb or the "to" of the predicate: what may stand directly before it inside the cue.
bool joins_on_the_left(const Reading& r, Index t, Index v) {
  const Token& x = r.token(t);
  if (x.upos == Upos::AUX) return true;
  if (x.upos == Upos::PART) return x.deprel != Deprel::case_;  // not, to; no possessive 's
  if (x.upos == Upos::ADV) return x.xpos != "WRB" && (x.head == v || (x.head != kNone && x.head >= t && x.head <= v));
  return false;
}

Index leftmost_of_group(const Reading& r, Index v, Index floor) {
  Index first = v;
  while (first > floor && joins_on_the_left(r, first - 1, v)) --first;
  // an infinitive's "to" alone is not a cue's beginning unless the verb it hangs on is
  return first;
}

/// The verb or adjective that a cue hangs on, kNone if the cue stands alone.
Index carrier_of(const Reading& r, Index v) {
  const Token& x = r.token(v);
  const Index h = x.head;
  if (h == kNone || h >= v || v - h > 6) return kNone;
  const bool chain = r.cues.is(r.lemma(h), CueWord::chain) && r.token(h).upos == Upos::VERB;
  const bool adjective = r.cues.is(r.low(h), CueWord::chain_adjective) && r.token(h).upos == Upos::ADJ;
  if (x.deprel == Deprel::xcomp && (chain || adjective)) return h;
  if (chain && x.deprel == Deprel::advcl) {  // "began by saying", "set about explaining"
    const Index mark = r.child(v, Deprel::mark);
    if (mark != kNone && (r.low(mark) == "by" || r.low(mark) == "to" || r.low(mark) == "about" || r.low(mark) == "with")) return h;
  }
  return kNone;
}

Index medium_phrase_end(const Reading& r, Index t, Index end) {
  if (t >= end) return t;  // a cue may be the text's last word
  const std::string& p = r.low(t);
  if (p != "in" && p != "during" && p != "on" && p != "at" && p != "via" && p != "by" && p != "through") return t;
  for (Index k = t + 1; k < end && k < t + 7; ++k) {
    if (r.punctuation(k) || r.token(k).upos == Upos::VERB || (r.token(k).upos == Upos::ADP && k > t + 1)) return t;
    if (!r.nominal(k)) continue;
    if (k + 1 < end && r.nominal(k + 1) && r.token(k + 1).upos != Upos::PRON && r.token(k).head == k + 1) continue;  // a compound goes on
    if (r.is(k, CueWord::medium) || r.cues.is(r.lemma(k), CueWord::medium) || r.is(k, CueWord::time) || r.is_medium(r.entity_of(k))) return k + 1;
    if (k + 1 < end && r.nominal(k + 1)) continue;
    return t;
  }
  return t;
}

}  // namespace

Index skip_circumstance(const Reading& r, Index from, Index end) {
  Index t = from;
  while (t < end) {
    const Token& x = r.token(t);
    if (r.is(t, CueWord::time)) {
      ++t;
      continue;
    }
    if (x.upos == Upos::ADV && x.xpos != "WRB" && r.low(t) != "so" && t + 1 <= end) {
      ++t;
      continue;
    }
    if (t + 1 < end && (x.upos == Upos::DET || x.upos == Upos::ADJ) && r.is(t + 1, CueWord::time)) {  // "last week", "that night"
      t += 2;
      continue;
    }
    const Index past = medium_phrase_end(r, t, end);
    if (past == t) break;
    t = past;
  }
  return t;
}

Range cue_extent(const Reading& r, Index v, Index content) {
  const Range s = r.sentence_range(v);
  Range cue{v, v + 1};
  cue.first = leftmost_of_group(r, v, s.first);
  for (Index carrier = carrier_of(r, v); carrier != kNone; carrier = carrier_of(r, carrier)) cue.first = leftmost_of_group(r, carrier, s.first);
  // an infinitive marker at the cue's front is left outside unless a carrier precedes it
  for (const Index c : r.tree.children(v)) {
    if (c > v && r.token(c).deprel == Deprel::compound_prt && c < v + 3) cue.last = std::max(cue.last, c + 1);
  }
  const Index limit = content == kNone || content < cue.last ? s.last : content;
  if (content != kNone && content >= cue.last) {
    const Index past = skip_circumstance(r, cue.last, limit);
    Index t = past;
    while (t < limit && r.punctuation(t) && !r.quote_mark(t)) ++t;
    if (t == limit) cue.last = past;  // nothing else stands between cue and content
    if (cue.last < limit && (r.token(cue.last).form == ":")) ++cue.last;
  } else {
    if (cue.last < limit && r.is(cue.last, CueWord::time)) ++cue.last;  // "..., she said Friday"
    if (cue.last < limit) cue.last = std::max(cue.last, medium_phrase_end(r, cue.last, limit));
  }
  return cue;
}

Range source_phrase(const Reading& r, Index h, Range cue) {
  const Range sentence = r.sentence_range(h);
  Range s = r.subtree(h);
  s.first = std::max(s.first, sentence.first);
  s.last = std::min(s.last, sentence.last);
  if (h < cue.first) s.last = std::min(s.last, cue.first);
  else s.first = std::max(s.first, cue.last);
  // participles and clauses that merely accompany the saying: "Novak, speaking in Brno, said"
  for (const Index c : r.tree.children(h)) {
    const Deprel d = r.token(c).deprel;
    const bool comma = r.tree.leftmost(c) > h && r.punctuation(r.tree.leftmost(c) - 1);
    if (c > h && (d == Deprel::parataxis || d == Deprel::advcl || (d == Deprel::acl && comma && r.token(c).xpos == "VBG"))) {
      s.last = std::min(s.last, r.tree.leftmost(c));
    }
  }
  if (h < s.first || h >= s.last) s = {h, h + 1};
  if (h < cue.first && s.last < cue.first) {  // what stands between the subject and its verb is the subject's, whatever the tree made of it
    bool plain = cue.first - s.last < 10;
    for (Index t = s.last; t < cue.first && plain; ++t)
      plain = !r.punctuation(t) && !r.clausal_verb(t) && r.token(t).upos != Upos::SCONJ && r.token(t).upos != Upos::CCONJ;
    if (plain) s.last = cue.first;
  }
  if (!r.quoted(h)) {  // not into a quotation that ends before it, nor past one that opens after it
    for (Index t = s.first; t < h; ++t) {
      if (r.quote_mark(t) && r.quoted(t) && t + 1 < s.last && !r.quoted(t + 1) && t > s.first + 0 && r.punctuation(t - 1)) s.first = t + 1;
    }
  }
  const auto strippable = [&](Index t) {
    const Token& x = r.token(t);
    if (r.punctuation(t)) return x.form != "(" && !r.quote_mark(t);
    if (x.upos == Upos::CCONJ || x.deprel == Deprel::mark) return true;
    return x.deprel == Deprel::case_ && !(t + 1 < s.last && (r.low(t + 1) == "least" || r.low(t + 1) == "most"));
  };
  while (s.first < h && strippable(s.first)) ++s.first;
  if (s.first > sentence.first && r.low(s.first - 1) == "at" && (r.low(s.first) == "least" || r.low(s.first) == "most")) --s.first;
  const auto loose = [&](Index t) {
    const std::string_view f = r.token(t).form;
    if (!r.punctuation(t) || f == ")" || f == "]" || r.quote_mark(t)) return false;
    // the comma that closes an apposition before the cue belongs to the source
    bool closes = false;
    for (const Index c : r.tree.children(h)) {
      const Deprel d = r.token(c).deprel;
      closes |= c > h && (d == Deprel::appos || d == Deprel::acl_relcl || d == Deprel::acl);
    }
    return !(closes && f == "," && t + 1 == cue.first);
  };
  while (s.last - 1 > h && (loose(s.last - 1) || (r.token(s.last - 1).upos == Upos::ADV && s.last == cue.first))) --s.last;
  if (s.last + 1 == cue.first && r.token(s.last).form == ")") ++s.last;  // "Novak (R-Ohio)" with the bracket hung elsewhere
  return s;
}

Index nearest_subject(const Reading& r, Index v, Range cue) {
  const Range s = r.sentence_range(v);
  // directly before: "Afterwards Novak said"
  Index t = cue.first;
  while (t > s.first && (r.token(t - 1).upos == Upos::ADV || r.token(t - 1).form == "," || r.token(t - 1).form == ")")) --t;
  const bool closed = t > s.first && t < cue.first && (r.token(cue.first - 1).form == ")" || (r.token(cue.first - 1).form == "," && r.token(v).xpos != "VBN"));
  if (t == cue.first || r.token(t).upos == Upos::ADV || closed) {
    const Index n = t > s.first ? t - 1 : kNone;
    if (n != kNone && r.nominal(n) && r.token(v).xpos != "VBG") {
      Index h = n;  // climb to the head of the noun phrase, not past the verb
      for (int steps = 0; steps < 8; ++steps) {
        Index up = r.token(h).head;
        // over the participle in "Radio Mara, citing a statement, said"
        if (up != kNone && up < h && up >= s.first + 2 && r.token(up).xpos == "VBG" && r.token(up - 1).form == "," && r.nominal(up - 2)) up -= 2;
        if (up == kNone || up >= cue.first || !r.nominal(up) || r.token(h).deprel == Deprel::obl || up < s.first) break;
        h = up;
      }
      return h;
    }
  }
  // "offered a deal, then says": the subject of the clause before
  if (r.token(v).xpos != "VBG" && r.token(v).xpos != "VB" && cue.first > s.first &&
      (r.low(cue.first - 1) == "and" || r.low(cue.first - 1) == "but" || r.low(cue.first) == "then")) {
    for (Index k = cue.first; k-- > s.first;) {
      const Index subject = r.clausal_verb(k) && r.quoted(k) == r.quoted(v) ? r.child(k, Deprel::nsubj) : kNone;
      if (subject != kNone && subject < k && r.token(k).xpos == r.token(v).xpos) return subject;
    }
  }
  // "..., saying that": the subject of the clause that the participle accompanies
  if (r.token(v).xpos == "VBG" && cue.first > s.first && (r.token(cue.first - 1).form == "," || cue.first == s.first)) {
    for (Index k = cue.first; k-- > s.first;) {
      if (!r.clausal_verb(k) || r.quoted(k) != r.quoted(v)) continue;
      const Index subject = r.child(k, Deprel::nsubj);
      if (subject != kNone && subject < k) return subject;
    }
  }
  return kNone;
}

Index subject_of(const Reading& r, Index v) {
  Index at = v;
  for (int depth = 0; depth < 5 && at != kNone; ++depth) {
    for (const Index c : r.tree.children(at)) {
      const Deprel d = r.token(c).deprel;
      if (d == Deprel::nsubj || d == Deprel::nsubj_outer || (depth > 0 && d == Deprel::nsubj_pass)) return c;
    }
    const Token& x = r.token(at);
    if (x.head == kNone) return kNone;
    switch (x.deprel) {
      case Deprel::conj:
        if (r.child(at, Deprel::nsubj_pass) != kNone) return kNone;
        break;
      case Deprel::xcomp: break;
      case Deprel::advcl: {
        const Index that = r.child(x.head, Deprel::mark);
        // "responded to the demand that Iran leave, telling the envoy that": who responded tells, though the parser hung it on the noun's clause
        if (at == v && v > 0 && r.token(v - 1).form == "," && speech_participle(r, v) && that != kNone && that > 0 && r.token(that - 1).upos == Upos::NOUN) {
          Index verb = r.token(that - 1).head;
          while (verb != kNone && r.token(verb).upos != Upos::VERB) verb = r.token(verb).head;
          if (verb != kNone && verb < that) {
            at = verb;
            continue;
          }
        }
        const Index mark = r.child(at, Deprel::mark);
        if (mark == kNone) break;
        const std::string& m = r.low(mark);
        if (m != "by" && m != "to" && m != "in" && m != "while" && m != "after" && m != "before" && m != "when") return kNone;
        break;
      }
      case Deprel::acl: return x.xpos == "VBG" ? x.head : kNone;
      default: return kNone;
    }
    const Upos up = r.token(x.head).upos;
    if (up != Upos::VERB && up != Upos::AUX && up != Upos::ADJ && up != Upos::NOUN && up != Upos::PROPN) return kNone;
    at = x.head;
  }
  return kNone;
}

}  // namespace dragoman
