#include "dragoman/actors/link_each.h"

#include <algorithm>

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

}  // namespace

bool link_each(MentionFacts& f, std::span<const MentionFacts> rest, const Analysis& a, const Tree& tree, const ActorLexicon& lexicon, EntityBook& book) {
  if (!f.plural || f.former || f.sectors.empty() || !f.country.empty() || !f.area.empty() || !f.code.empty()) return false;
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
    const std::string title = f.title.empty() ? to_lower(a.tokens[f.mention.head].lemma) : singular(f.title, a.tokens[f.mention.head]);
    const AgentNoun* const agent = lexicon.agent(title);
    const bool person = agent && !agent->group;
    for (const Index state : members) {
      const std::string country = book.entity(state).country, name = title + " of " + book.entity(state).name, key = "N:" + to_lower(name);
      if (const auto known = book.by_key(key)) {
        f.mention.members.push_back(*known);
        continue;
      }
      const Index e = book.open(f, key, name, person ? MentionType::role : f.mention.type);
      EntityState& s = book.state(e);
      s.plural = !person && f.mention.type == MentionType::group;
      s.titles.push_back({title, false});
      book.set_code(e, country, f.sectors, "", f.because + ", one of each country");
      f.mention.members.push_back(e);
    }
    f.because = "one of each: " + states.because;
    return true;
  }
  return false;
}

}  // namespace dragoman
