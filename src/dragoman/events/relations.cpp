// Stated relations: "X is part of / a member of / an ally of Y", "X, leader of Y".
#include "dragoman/events/code_events.h"
#include "dragoman/events/worth_coding.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

std::vector<Relation> find_relations(const Document& document, const Tree& tree, const EventCoder&) {
  std::vector<Relation> out;
  const Analysis& a = document.analysis;
  const std::vector<Index> mention_at = mentions_by_head(document);
  const auto entity_at = [&](Index t) { return t == kNone || mention_at[t] == kNone ? kNone : document.actors.mentions[mention_at[t]].entity; };
  for (Index t = 0; t < a.tokens.size(); ++t) {
    const std::string lemma = to_lower(a.tokens[t].lemma);
    RelationKind kind;
    if (lemma == "ally" || lemma == "partner") kind = RelationKind::ally;
    else if (lemma == "enemy" || lemma == "adversary" || lemma == "foe" || lemma == "rival") kind = RelationKind::adversary;
    else if (lemma == "member") kind = RelationKind::member;
    else if (lemma == "part") kind = RelationKind::part_of;
    else if (lemma == "leader" || lemma == "head" || lemma == "commander") kind = RelationKind::leads;
    else continue;
    if (a.tokens[t].upos != Upos::NOUN || !a.sentences[a.tokens[t].sentence].codable) continue;
    Index whole = kNone, part = kNone;
    for (const Index c : tree.children(t)) {
      if (a.tokens[c].deprel == Deprel::nmod_poss || (a.tokens[c].deprel == Deprel::nmod && (case_of(tree, c) == "of" || case_of(tree, c) == "to")))
        whole = entity_at(c);
      if (base(a.tokens[c].deprel) == Deprel::nsubj) part = entity_at(antecedent(tree, c));
    }
    if (part == kNone && a.tokens[t].deprel == Deprel::appos) part = entity_at(a.tokens[t].head);
    if (whole == kNone || part == kNone || whole == part) continue;
    Relation r;
    r.kind = kind;
    r.a = part;
    r.b = whole;
    r.span = a.tokens[t].span;
    for (Index i = 0; i < document.attributions.size(); ++i) {
      for (const ByteSpan c : document.attributions[i].content) {
        if (c.contains(r.span)) r.according_to.push_back(i);
      }
    }
    out.push_back(std::move(r));
  }
  return out;
}

}  // namespace dragoman
