#include "dragoman/language/clause.h"

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

const Token& at(const Tree& tree, Index t) { return tree.analysis().tokens[t]; }

Index logical_subject(const Tree& tree, Index v, int depth);

/// Subject as the controlled clause sees it: the surface subject of the controlling verb.
Index surface_subject(const Tree& tree, Index v, int depth) {
  for (const Index c : tree.children(v)) {
    if (base(at(tree, c).deprel) == Deprel::nsubj) return antecedent(tree, c);  // "Egypt, which offered to mediate"
  }
  return logical_subject(tree, v, depth);
}

Index logical_subject(const Tree& tree, Index v, int depth) {
  for (const Index c : tree.children(v)) {
    const Deprel d = at(tree, c).deprel;
    if (d == Deprel::nsubj || d == Deprel::nsubj_outer) return antecedent(tree, c);
  }
  const Index h = at(tree, v).head;
  if (depth > 5 || h == kNone) return kNone;
  switch (at(tree, v).deprel) {
    case Deprel::conj: return surface_subject(tree, h, depth + 1);
    case Deprel::xcomp: {
      // object control: "urged Iran to leave"; else subject control
      Index object = tree.child(h, Deprel::obj);
      if (object == kNone) object = tree.child(h, Deprel::iobj);  // "urged Iran to leave": EWT has the one asked as iobj
      if (object != kNone && object < v) return object;
      return surface_subject(tree, h, depth + 1);
    }
    case Deprel::advcl: return surface_subject(tree, h, depth + 1);
    case Deprel::acl: {
      // ", meeting the president" after a comma hangs on the nearest noun of the clause before it, but its doer is that clause's subject
      const Index verb = at(tree, h).head;
      const bool oblique = base(at(tree, h).deprel) == Deprel::obl || base(at(tree, h).deprel) == Deprel::obj;
      if (at(tree, v).xpos == "VBG" && v > 0 && at(tree, v - 1).form == "," && oblique && verb != kNone && at(tree, verb).upos == Upos::VERB)
        return surface_subject(tree, verb, depth + 1);
      return h;  // "rebels fighting the army"
    }
    case Deprel::acl_relcl: return kNone;
    case Deprel::parataxis: return kNone;
    default: return kNone;
  }
}

}  // namespace

Index antecedent(const Tree& tree, Index token) {
  const std::string low = to_lower(at(tree, token).form);
  if (low != "who" && low != "which" && low != "that" && low != "whom") return token;
  Index up = at(tree, token).head;
  for (int steps = 0; up != kNone && steps < 6; ++steps, up = at(tree, up).head) {
    if (at(tree, up).deprel == Deprel::acl_relcl) return at(tree, up).head;
  }
  return token;
}

std::string case_of(const Tree& tree, Index token) {
  for (const Index c : tree.children(token)) {
    if (at(tree, c).deprel != Deprel::case_) continue;
    return to_lower(at(tree, c).form);
  }
  return {};
}

std::vector<Index> coordinated(const Tree& tree, Index token) {
  std::vector<Index> out{token};
  for (const Index c : tree.children(token)) {
    if (at(tree, c).deprel == Deprel::conj && at(tree, c).upos != Upos::VERB) out.push_back(c);
  }
  return out;
}

Clause read_clause(const Tree& tree, Index head) {
  Clause clause;
  clause.head = head;
  const Token& token = at(tree, head);
  bool surface_passive = false;
  for (const Index c : tree.children(head)) {
    const Token& t = at(tree, c);
    switch (t.deprel) {
      case Deprel::nsubj_pass:
        surface_passive = true;
        clause.object = antecedent(tree, c);
        break;
      case Deprel::aux_pass: surface_passive = true; break;
      case Deprel::obj:
        if (surface_passive && clause.object != kNone) break;
        if (!surface_passive && clause.object != kNone && clause.indirect == kNone) clause.indirect = clause.object;  // "fined Hungary two million"
        clause.object = antecedent(tree, c);
        break;
      case Deprel::iobj: clause.indirect = c; break;
      case Deprel::xcomp:
        if (clause.xcomp == kNone) clause.xcomp = c;
        break;
      case Deprel::ccomp:
        if (clause.ccomp == kNone) clause.ccomp = c;
        break;
      case Deprel::compound_prt: clause.particle = to_lower(t.form); break;
      case Deprel::obl:
      case Deprel::obl_agent:
      case Deprel::obl_unmarked:
      case Deprel::nmod:
      case Deprel::advcl: {
        const std::string prep = case_of(tree, c);
        if (!prep.empty()) clause.obliques.emplace_back(prep, c);
        break;
      }
      case Deprel::advmod:
        // "pulled back", "hit back": an adverb that acts as a particle
        if (clause.particle.empty() && c > head && c <= head + 2) {
          const std::string low = to_lower(t.form);
          if (low == "out" || low == "back" || low == "off" || low == "down" || low == "up" || low == "over" || low == "away") clause.particle = low;
        }
        break;
      default: break;
    }
  }
  // the only object, whatever the treebank calls it: "telephoned the president", "warned the rebels"
  if (clause.object == kNone && clause.indirect != kNone) clause.object = clause.indirect;
  // participles: "the general arrested in May" is passive, "rebels fighting" active
  if (token.deprel == Deprel::acl && token.xpos == "VBN") surface_passive = true, clause.object = token.head;
  // a relative clause whose pronoun is left out: "the deal Iran signed"
  if (token.deprel == Deprel::acl_relcl && clause.object == kNone && !surface_passive) {
    bool relative = false;
    for (const Index c : tree.children(head)) relative |= antecedent(tree, c) != c;
    if (!relative && tree.child(head, Deprel::nsubj) != kNone) clause.object = token.head;
  }
  // a conjunct shares the passive and, where it has none of its own, the object that follows the last conjunct
  if (token.deprel == Deprel::conj && token.head != kNone && token.xpos == "VBN" && !surface_passive && clause.object == kNone &&
      tree.child(token.head, Deprel::nsubj_pass) != kNone) {
    surface_passive = true;
    clause.object = antecedent(tree, tree.child(token.head, Deprel::nsubj_pass));
  }
  if (clause.object == kNone && token.upos == Upos::VERB) {
    for (const Index c : tree.children(head)) {
      if (at(tree, c).deprel == Deprel::conj && at(tree, c).upos == Upos::VERB && c <= head + 3) clause.object = tree.child(c, Deprel::obj);
    }
  }
  clause.passive = surface_passive;
  if (surface_passive) {
    for (const auto& [prep, noun] : clause.obliques) {
      if (prep == "by" && clause.subject == kNone) clause.subject = noun;
    }
  } else if (token.upos == Upos::VERB || token.upos == Upos::AUX || tree.child(head, Deprel::cop) != kNone) {
    clause.subject = logical_subject(tree, head, 0);
  }
  return clause;
}

}  // namespace dragoman
