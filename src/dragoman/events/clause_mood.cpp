#include "dragoman/events/clause_mood.h"

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using W = CertaintyWord;

bool auxiliary(Deprel d) { return d == Deprel::aux || d == Deprel::aux_pass || d == Deprel::cop; }

/// Where a sentence supposes something by word order: "Had Kenya attacked, ...", "Were they to leave, ...", "... should Kenya attack".
struct Supposition {
  Index first = kNone, last = kNone;  ///< [first, last): from the auxiliary to the comma
  bool leads = false;                 ///< stands before its main clause
};

/// The word that "had", "were" or "should" at `auxiliary` goes with: a participle, an infinitive with "to" or a participle, a bare infinitive.
Index supposed_verb(const std::vector<Token>& tokens, Index auxiliary, Index last) {
  constexpr Index kReach = 15;
  const std::string w = form_of(tokens[auxiliary]);
  for (Index t = auxiliary + 1; t < last && t < auxiliary + kReach; ++t) {
    const std::string_view x = tokens[t].xpos;
    if (x == "MD" || x == "VBZ" || x == "VBP") return kNone;  // another clause
    if (tokens[t].upos != Upos::VERB && tokens[t].upos != Upos::AUX) continue;
    const bool participle = x == "VBN" || (x == "VBD" && tokens[t].upos == Upos::VERB);
    const bool goes = w == "had" ? participle : w == "should" ? x == "VB" : participle || x == "VBG" || (x == "VB" && form_of(tokens[t - 1]) == "to");
    if (goes && tokens[t].deprel != Deprel::amod) return t;
  }
  return kNone;
}

/// The words tell it, for the parser often joins the clause to its neighbour. The auxiliary stands before its subject, opening the clause, or behind a
/// main clause with a modal; in front it needs a main clause behind the comma ("would", and with "should" any).
Supposition supposition(const Tree& tree, Index head) {
  const auto& tokens = tree.analysis().tokens;
  const Sentence& s = tree.analysis().sentences[tokens[head].sentence];
  const auto modal = [&](Index from, Index to) {
    for (Index t = from; t < to; ++t) {
      if (tokens[t].xpos == "MD") return true;
    }
    return false;
  };
  for (Index k = s.first_token; k + 2 < s.last_token; ++k) {
    if (tokens[k].xpos != "VBD" && tokens[k].xpos != "MD" && tokens[k].xpos != "VBN") continue;
    const std::string w = form_of(tokens[k]);
    const Upos next = tokens[k + 1].upos;
    const bool before_subject = next == Upos::DET || next == Upos::NOUN || next == Upos::PROPN || next == Upos::PRON || next == Upos::ADJ || next == Upos::NUM;
    if ((w != "had" && w != "were" && w != "should") || !before_subject || asks(tree, k)) continue;
    const Index verb = supposed_verb(tokens, k, s.last_token);
    if (verb == kNone) continue;
    Index comma = verb;
    while (comma < s.last_token && tokens[comma].form != "," && tokens[comma].form != ";") ++comma;
    Index before = k;  // the word before, past quotation marks
    while (before > s.first_token && tokens[before - 1].upos == Upos::PUNCT && tokens[before - 1].form != ",") --before;
    const bool parenthetical = k > s.first_token && tokens[k - 1].form == "," && next == Upos::PRON;  // "Kenya, had it attacked, would"
    const bool opens = parenthetical || before == s.first_token || tokens[before - 1].upos == Upos::CCONJ || tokens[before - 1].upos == Upos::SCONJ;
    if (opens && comma < s.last_token && tokens[comma].form == "," && (w == "should" || modal(comma, s.last_token))) return {k, comma, true};
    Index clause = k;
    while (clause > s.first_token && tokens[clause - 1].upos != Upos::PUNCT) --clause;
    const Index subject = tree.child_base(verb, Deprel::nsubj);
    const bool inverted = (subject != kNone && subject > k) || (w == "were" && form_of(tokens[verb - 1]) == "to");
    if (!opens && inverted && modal(clause, k)) return {k, comma, false};
  }
  return {};
}

}  // namespace

std::string form_of(const Token& token) { return to_lower(token.form); }
std::string lemma_of(const Token& token) { return to_lower(token.lemma); }

void ClauseMood::read(const Tree& tree, const CertaintyLexicon& words, Index head, bool own) {
  const auto& tokens = tree.analysis().tokens;
  const Token& t = tokens[head];
  infinitive = from = that = subjunctive = instead = has_condition = inside_condition = negated = false;
  bool have = false, finite_auxiliary = false, until = false;
  if (own && t.upos == Upos::VERB) past = t.xpos == "VBD";
  for (const Index k : tree.children(head)) {
    const Deprel d = tokens[k].deprel;
    const std::string w = form_of(tokens[k]), l = lemma_of(tokens[k]);
    if (auxiliary(d)) {
      finite_auxiliary = true;
      if (words.is(l, W::future) || w == "'ll" || w == "’ll") future = true;
      else if (words.is(w, W::possible_modal)) possible = true;
      else if (words.is(w, W::conditional_modal) || ((w == "'d" || w == "’d") && l == "would")) would = true;
      else if (words.is(w, W::obligation)) obligation = true, must |= w == "must";
      else if (l == "have") perfect = have = true, past |= tokens[k].xpos == "VBD";
      else if (l == "be" && t.xpos == "VBG" && tokens[k].xpos != "VBD") progressive = !past;
    }
    if (base(d) == Deprel::nsubj && own) {
      negated |= words.is(w, W::negative_subject);
      for (const Index m : tree.children(k)) negated |= tokens[m].deprel == Deprel::det && form_of(tokens[m]) == "no";  // "No soldier fired"
    }
    const bool modifier = d == Deprel::advmod || d == Deprel::det || d == Deprel::cc || d == Deprel::mark || d == Deprel::cc_preconj || d == Deprel::case_;
    if (own && modifier && words.is(w, W::negation) && !(d == Deprel::cc && k > head)) negated = true;
    if (own && d == Deprel::advmod && words.is(w, W::probable)) commitment = Commitment::probable;
    if (own && d == Deprel::advmod && words.is(w, W::possible)) commitment = Commitment::possible;
    if (d == Deprel::mark || d == Deprel::case_ || d == Deprel::advmod) instead |= words.is(w, W::instead) && k < head;
    if (d == Deprel::mark) {
      infinitive |= w == "to";
      from |= w == "from";
      that |= w == "that";
      until |= words.is(w, W::until);
      // "asked if"; "it is unclear if", "could not confirm if": parsers call these subject or adverbial clauses, but they stand right behind their word
      const bool under = t.deprel == Deprel::ccomp || ((t.deprel == Deprel::advcl || base(t.deprel) == Deprel::csubj) && k == t.head + 1);
      const bool indirect = w == "if" && t.head != kNone && under && words.is(lemma_of(tokens[t.head]), W::ask);
      if (words.is(w, W::question) || indirect) inside_question = true;
      else if (words.is(w, W::condition)) inside_condition = true;
    }
    if (d == Deprel::advcl && own) {
      const Index mark = tree.child(k, Deprel::mark);
      const std::string m = mark == kNone ? "" : form_of(tokens[mark]);
      has_condition |= words.is(m, W::condition) || (words.is(m, W::until) && modal());
    }
  }
  if (have && (possible || would || obligation || future)) progressive = false;
  // "until it withdraws" is still to come, "until it withdrew" has come
  if (until && !past) inside_condition = true;
  if (const Supposition supposed = supposition(tree, head); supposed.first != kNone) {
    const bool inside = supposed.first <= head && head < supposed.last;
    inside_condition |= inside;
    has_condition |= own && !inside && modal() && supposed.leads == (head > supposed.first);
  }
  subjunctive = t.xpos == "VB" && !infinitive && !finite_auxiliary;
}

bool present(const Tree& tree, Index verb) {
  const auto& tokens = tree.analysis().tokens;
  if (tokens[verb].xpos == "VBZ" || tokens[verb].xpos == "VBP") return true;
  for (const Index k : tree.children(verb)) {
    if (auxiliary(tokens[k].deprel) && (tokens[k].xpos == "VBZ" || tokens[k].xpos == "VBP") && lemma_of(tokens[k]) == "be" && tokens[verb].xpos != "VBN")
      return true;
  }
  return false;
}

bool asks(const Tree& tree, Index token) {
  const auto& tokens = tree.analysis().tokens;
  const Sentence& s = tree.analysis().sentences[tokens[token].sentence];
  Index end = token;
  while (end < s.last_token && tokens[end].form != "?" && tokens[end].form != "." && tokens[end].form != "!" && tokens[end].form != ";") ++end;
  if (end >= s.last_token || tokens[end].form != "?") return false;
  for (Index t = token; t-- > s.first_token;) {
    const std::string_view f = tokens[t].form, x = tokens[t].xpos;
    if (x == "WP" || x == "WRB" || x == "WDT" || x == "WP$") return false;
    if (f == "." || f == "?" || f == "!" || f == ";" || f == ":" || f == "“" || f == "\"") break;
  }
  return true;
}

}  // namespace dragoman
