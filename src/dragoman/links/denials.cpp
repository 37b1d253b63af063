#include "dragoman/links/denials.h"

#include "dragoman/links/same_event.h"

namespace dragoman {

const EventMention* denied_event(const Denial& d, const std::vector<EventMention>& events) {
  const EventMention* best = nullptr;
  for (const EventMention& e : events) {
    if (e.said_only || e.sentence > d.sentence || e.account.origin == d.account.origin) continue;
    const bool accusation = !e.alleged_act && e.cameo.starts_with("11");
    if (!accusation && act_family(e) < 13) continue;
    const std::vector<MentionActor>& who = accusation ? e.target : e.source;
    const ActorMatch m = match(who, {d.speaker});
    const bool fits = m == ActorMatch::name_same || m == ActorMatch::code_same || m == ActorMatch::compatible || (who.empty() && !accusation);
    // of one sentence the act itself before the accusation of it
    if (fits && (!best || e.sentence > best->sentence || (e.sentence == best->sentence && !accusation))) best = &e;
  }
  return best;
}

}  // namespace dragoman
