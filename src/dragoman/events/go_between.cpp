#include "dragoman/events/go_between.h"

#include <algorithm>

#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// "hosted by Iraq", "US-brokered": who did it to the noun or clause that the participle hangs on.
Index agent_of(const Tree& tree, Index participle, const ActorTest& is_actor) {
  const auto& tokens = tree.analysis().tokens;
  for (const Index c : tree.children(participle)) {
    const Deprel d = tokens[c].deprel;
    const bool before = d == Deprel::compound || d == Deprel::obl_unmarked || d == Deprel::nmod_unmarked;
    if (!before && (base(d) != Deprel::obl || case_of(tree, c) != "by")) continue;
    const Index a = holder(tree, c, is_actor);
    if (a != kNone) return a;
  }
  return kNone;
}

/// "Turkish mediation", "the auspices of Qatar".
Index owner_of(const Tree& tree, Index noun, const ActorTest& is_actor) {
  const Index a = holder(tree, noun, is_actor);
  if (a != kNone) return a;
  for (const Index c : tree.children(noun)) {
    if (tree.analysis().tokens[c].deprel == Deprel::nmod && case_of(tree, c) == "of") return holder(tree, c, is_actor);
  }
  return kNone;
}

/// A clause of its own begins between the act and `t`: what is told there is not the act.
bool of_another_clause(const Tree& tree, Index act, Index t) {
  const auto& tokens = tree.analysis().tokens;
  for (Index up = tokens[t].head; up != kNone && up != act; up = tokens[up].head) {
    if (tokens[up].upos == Upos::VERB) return true;
  }
  return false;
}

}  // namespace

std::vector<Index> go_betweens(const Tree& tree, Index act, const EventCoder& coder, const ActorTest& is_actor) {
  const auto& tokens = tree.analysis().tokens;
  const auto in = [&](const char* words, Index t) { return coder.in_class(words, to_lower(tokens[t].lemma)); };
  std::vector<Index> out;
  for (Index t = tree.leftmost(act); t < tree.end(act); ++t) {
    if (t == act || !tree.dominates(act, t) || of_another_clause(tree, act, t)) continue;
    Index between = kNone;
    if (tokens[t].xpos == "VBN" && in("@GO_BETWEEN", t)) between = agent_of(tree, t, is_actor);
    else if (tokens[t].upos == Upos::NOUN && in("@AUSPICES", t) && !case_of(tree, t).empty()) between = owner_of(tree, t, is_actor);
    if (between != kNone && std::find(out.begin(), out.end(), between) == out.end()) out.push_back(between);
  }
  return out;
}

}  // namespace dragoman
