#include "dragoman/events/clause_mood.h"

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

using W = CertaintyWord;

bool auxiliary(Deprel d) { return d == Deprel::aux || d == Deprel::aux_pass || d == Deprel::cop; }

/// "Were the generals to free him", "Should Kenya attack": the auxiliary before the subject, where nothing is asked.
bool inverted(const Tree& tree, Index clause) {
  const auto& tokens = tree.analysis().tokens;
  const Index subject = tree.child_base(clause, Deprel::nsubj), first = tree.leftmost(clause);
  if (subject == kNone || tokens[first].head != clause || !auxiliary(tokens[first].deprel) || first > tree.leftmost(subject)) return false;
  const std::string w = form_of(tokens[first]);
  return (w == "were" || w == "had" || w == "should") && !asks(tree, clause);
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
      has_condition |= words.is(m, W::condition) || (words.is(m, W::until) && modal()) || (mark == kNone && inverted(tree, k));
    }
  }
  if (have && (possible || would || obligation || future)) progressive = false;
  // "until it withdraws" is still to come, "until it withdrew" has come
  if (until && !past) inside_condition = true;
  if (t.deprel == Deprel::advcl && inverted(tree, head)) inside_condition = true;
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
