#include "dragoman/language/coordination.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

bool has_tense(const Token& t) { return t.xpos == "VBD" || t.xpos == "VBZ" || t.xpos == "VBP" || t.xpos == "MD"; }

}  // namespace

void mend_coordination(std::vector<Token>& tokens, Index first, Index last) {
  // of each word: whether it has a subject, an auxiliary with tense
  std::vector<bool> subject(last - first, false), auxiliary(last - first, false);
  for (Index t = first; t < last; ++t) {
    const Index up = tokens[t].head;
    if (up == kNone) continue;
    if (base(tokens[t].deprel) == Deprel::nsubj || tokens[t].deprel == Deprel::nsubj_pass) subject[up - first] = true;
    if (tokens[t].upos == Upos::AUX && has_tense(tokens[t])) auxiliary[up - first] = true;
  }
  const auto tensed = [&](Index t) { return has_tense(tokens[t]) || auxiliary[t - first]; };
  for (Index v = first; v < last; ++v) {
    Token& verb = tokens[v];
    if (verb.deprel != Deprel::conj || verb.upos != Upos::VERB || verb.head == kNone || verb.head > v || subject[v - first] || auxiliary[v - first]) continue;
    if (verb.xpos != "VBD" && verb.xpos != "VBZ") continue;
    if (tokens[verb.head].upos != Upos::VERB || tensed(verb.head)) continue;
    Index up = verb.head;
    while (up != kNone && (tokens[up].upos != Upos::VERB || !tensed(up))) up = tokens[up].head;
    if (up != kNone && up < v) verb.head = up;
  }
}

void mend_subjects(std::vector<Token>& tokens, Index first, Index last) {
  // "after Santiago accused Lima": what stands between the conjunction and a verb with tense is its subject, and no adjunct
  for (Index m = first + 1; m + 1 < last; ++m) {
    Token& noun = tokens[m];
    const Index verb = m + 1;
    if (noun.deprel != Deprel::obl || noun.head != verb || noun.upos != Upos::PROPN || tokens[verb].upos != Upos::VERB || !has_tense(tokens[verb])) continue;
    bool subject = false;
    Index mark = kNone;
    for (Index t = first; t < last; ++t) {
      subject |= tokens[t].head == verb && base(tokens[t].deprel) == Deprel::nsubj;
      if (tokens[t].head == m && tokens[t].deprel == Deprel::case_ && t < m) mark = t;
    }
    static constexpr std::string_view kConjunctions[] = {"after", "before", "since", "until", "till", "as"};
    if (subject || mark == kNone || std::find(std::begin(kConjunctions), std::end(kConjunctions), tokens[mark].form) == std::end(kConjunctions)) continue;
    noun.deprel = Deprel::nsubj;
    tokens[mark].head = verb;
    tokens[mark].deprel = Deprel::mark;
    tokens[mark].upos = Upos::SCONJ;
  }
  for (Index m = first; m < last; ++m) {
    Token& modifier = tokens[m];
    const Index noun = modifier.head;
    if (modifier.deprel != Deprel::compound || modifier.upos != Upos::PROPN || noun == kNone || noun <= m + 1) continue;
    const Index verb = m + 1;
    if (tokens[verb].upos != Upos::VERB || !has_tense(tokens[verb])) continue;
    bool above = false, subject = false;
    for (Index up = noun; up != kNone && !above; up = tokens[up].head) above = up == verb;
    for (Index t = first; t < last; ++t) subject |= tokens[t].head == verb && base(tokens[t].deprel) == Deprel::nsubj;
    if (above && !subject) modifier.head = verb, modifier.deprel = Deprel::nsubj;
  }
}

void cut_at_verb(const std::vector<Token>& tokens, Name& name) {
  for (Index t = name.first + 1; t < name.last; ++t) {
    const char c = tokens[t].form.empty() ? 'A' : tokens[t].form.front();
    if (tokens[t].upos == Upos::VERB && has_tense(tokens[t]) && c >= 'a' && c <= 'z') name.last = t;
  }
}

}  // namespace dragoman
