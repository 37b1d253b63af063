#include "dragoman/actors/link_several.h"

#include <algorithm>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// How many the phrase speaks of: 0 if it does not say.
std::size_t counted(const MentionFacts& f, const Analysis& a) {
  std::size_t count = 0;
  for (Index t = f.mention.first_token; t < f.mention.last_token; ++t) {
    const std::string w = to_lower(a.tokens[t].form);
    if (w == "two" || w == "both" || w == "2") count = 2;
    else if (w == "three" || w == "3") count = 3;
    else if (w == "four" || w == "4") count = 4;
  }
  return count;
}

}  // namespace

bool link_several(MentionFacts& f, const Analysis& a, const ActorLexicon& lexicon, const EntityBook& book) {
  const std::string head = to_lower(a.tokens[f.mention.head].lemma);
  const bool states = lexicon.is(head, ActorWord::state_noun), people = lexicon.is(head, ActorWord::office_noun);
  const std::size_t count = states || people ? counted(f, a) : 0;
  if (count == 0) return false;
  std::vector<Index> members;
  for (std::size_t i = book.out.mentions.size(); i-- > 0 && members.size() < count;) {
    const Mention& m = book.out.mentions[i];
    if (m.entity == kNone || m.sentence + 4 < f.mention.sentence) continue;
    const Entity& e = book.entity(m.entity);
    const bool fits = (people && book.state(m.entity).human && e.type == MentionType::person) || (states && !e.country.empty() && book.is_state(m.entity));
    if (fits && std::find(members.begin(), members.end(), m.entity) == members.end()) members.push_back(m.entity);
  }
  if (members.size() != count) return false;
  std::reverse(members.begin(), members.end());
  f.mention.members = std::move(members);
  f.because = "the " + std::to_string(count) + " named last";
  return true;
}

}  // namespace dragoman
