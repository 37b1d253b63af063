#include "dragoman/actors/link_each.h"

#include <algorithm>
#include <vector>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/actors/link_several.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// "defense minister" of "defense ministers".
std::string singular(const std::string& title, const Token& head) {
  const std::string written = to_lower(head.form);
  return title.ends_with(written) ? title.substr(0, title.size() - written.size()) + to_lower(head.lemma) : title;
}

/// A state or body that has one of those the phrase speaks of.
struct Owner {
  std::string name, country, code;  ///< code: of a body
  std::string origin;               ///< empty where the phrase's own is its
};

/// "Of France and Germany", "French and German": the states or bodies named together right at the noun; empty unless there are two or more.
std::vector<Owner> named_together(const MentionFacts& f, std::span<const MentionFacts> rest, const Analysis& a, const Tree& tree, const ActorLexicon& lexicon) {
  std::vector<Owner> owners;
  Index first = kNone;
  for (const MentionFacts& m : rest) {
    if (m.mention.sentence != f.mention.sentence) break;
    const Index head = m.mention.head;
    const Token& t = a.tokens[head];
    if (m.known.empty() || m.mention.nominal || (m.country.empty() && m.code.empty())) continue;
    if (first == kNone) {
      const Deprel d = t.deprel;
      const bool before = head < f.mention.head && t.head == f.mention.head &&
                          (d == Deprel::amod || d == Deprel::compound || d == Deprel::nmod_poss || d == Deprel::nmod_unmarked);
      const Index mark = tree.child(head, Deprel::case_);
      const std::string words = case_of(tree, head);
      const bool behind = d == Deprel::nmod && mark == f.mention.last_token && (words == "of" || words == "from");
      if (!before && !behind) continue;
      first = head;
    } else if (t.deprel != Deprel::conj || t.head != first || tree.child(head, Deprel::case_) != kNone) {
      continue;
    }
    Owner o{lexicon.country_name(m.country), m.country, m.code, m.because};
    if (!m.code.empty()) o.name = lexicon.actor(m.known.front()).name;
    if (std::none_of(owners.begin(), owners.end(), [&](const Owner& other) { return other.name == o.name; })) owners.push_back(std::move(o));
  }
  if (owners.size() < 2) owners.clear();
  return owners;
}

/// "Of the two countries": those named before that the phrase after the noun means. `why`: how they were found.
std::vector<Owner> counted_together(const MentionFacts& f, std::span<const MentionFacts> rest, const Analysis& a, const Tree& tree, const ActorLexicon& lexicon,
                                    const EntityBook& book, std::string& why) {
  for (const MentionFacts& owner : rest) {
    if (owner.mention.sentence != f.mention.sentence) break;
    const Token& t = a.tokens[owner.mention.head];
    if (!owner.plural || t.deprel != Deprel::nmod) continue;
    const std::string mark = case_of(tree, owner.mention.head);
    // "of" belongs to the noun right before it, also where the tree hangs it higher up: "a meeting between the ministers of the two countries"
    const bool behind = mark == "of" && tree.child(owner.mention.head, Deprel::case_) == f.mention.last_token;
    if (t.head != f.mention.head && !behind) continue;
    MentionFacts states = owner;
    if ((mark != "of" && mark != "from") || !link_several(states, a, lexicon, book)) continue;
    const auto& members = states.mention.members;
    if (!std::all_of(members.begin(), members.end(), [&](Index e) { return book.is_state(e); })) continue;
    std::vector<Owner> owners;
    for (const Index e : members) owners.push_back({book.entity(e).name, book.entity(e).country, "", ""});
    why = states.because;
    return owners;
  }
  return {};
}

}  // namespace

bool link_each(MentionFacts& f, std::span<const MentionFacts> rest, const Analysis& a, const Tree& tree, const ActorLexicon& lexicon, EntityBook& book) {
  if (!f.plural || f.former || f.sectors.empty() || !f.area.empty()) return false;
  std::string why = "named together";
  std::vector<Owner> owners = named_together(f, rest, a, tree, lexicon);
  const bool named = !owners.empty();
  if (!named && f.country.empty() && f.code.empty()) owners = counted_together(f, rest, a, tree, lexicon, book, why);
  if (owners.empty()) return false;
  const std::string plural = f.title.empty() ? to_lower(a.tokens[f.mention.head].lemma) : f.title;
  const std::string title = f.title.empty() ? plural : singular(f.title, a.tokens[f.mention.head]);
  const AgentNoun* const agent = lexicon.agent(title);
  // "the ministers" of two states are one of each, "soldiers" of two are many of each
  const bool person = agent && !agent->group && (!named || (f.definite && lexicon.is(to_lower(a.tokens[f.mention.head].lemma), ActorWord::office_noun)));
  for (const Owner& owner : owners) {
    const std::string name = (named && !person ? plural : title) + " of " + owner.name, key = "N:" + to_lower(name);
    if (const auto known = book.by_key(key)) {
      f.mention.members.push_back(*known);
      continue;
    }
    const Index e = book.open(f, key, name, person ? MentionType::role : f.mention.type);
    EntityState& s = book.state(e);
    s.plural = !person && f.mention.type == MentionType::group;
    s.titles.push_back({title, false});
    const std::string origin = owner.origin.empty() || !agent ? f.because : agent->origin + ", " + owner.origin;
    book.set_code(e, owner.country, f.sectors, owner.code, origin + (owner.code.empty() ? ", one of each country" : ", one of each body"));
    f.mention.members.push_back(e);
  }
  f.because = "one of each: " + why;
  return true;
}

}  // namespace dragoman
