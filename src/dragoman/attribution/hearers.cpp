#include "dragoman/attribution/hearers.h"

#include "dragoman/language/labels.h"

namespace dragoman {

Index medium_of(const Reading& r, Index v) {
  for (const Index c : r.tree.children(v)) {
    const Deprel d = base(r.token(c).deprel);
    if (d != Deprel::obl && d != Deprel::nmod) continue;
    const std::string p = r.preposition(c);
    if (r.is_medium(r.entity_of(c)) && (p == "on" || p == "with" || p == "to" || p == "in" || p == "via")) return c;
    for (const Index k : r.tree.children(c)) {
      const std::string q = r.preposition(k);
      if (base(r.token(k).deprel) == Deprel::nmod && (q == "with" || q == "to" || q == "on" || q == "by") && r.is_medium(r.entity_of(k))) return k;
    }
  }
  return kNone;
}

void find_addressees(const Reading& r, std::vector<Attribution>& attributions) {
  const auto& mentions = r.actors.mentions;
  for (Attribution& a : attributions) {
    if (a.addressee != kNone || a.speaker == kNone || (a.kind != AttributionKind::quote && a.kind != AttributionKind::mixed) || a.content.empty()) continue;
    const std::string& own = r.actors.entities[a.speaker].country;
    if (own.empty()) continue;
    for (std::size_t m = mentions.size(); m-- > 0;) {
      const Mention& mention = mentions[m];
      if (mention.entity == kNone || mention.span.begin >= a.content.front().begin || mention.sentence + 3 < a.sentence) continue;
      const Entity& e = r.actors.entities[mention.entity];
      if (e.country.empty() || e.country == own || mention.entity == a.speaker) continue;
      a.addressee = mention.entity;
      break;
    }
  }
}

}  // namespace dragoman
