#include "dragoman/links/denials.h"

#include <algorithm>

#include "dragoman/links/same_event.h"

namespace dragoman {
namespace {

bool has_outcome(const EventMention& e) {
  return std::any_of(e.figures.begin(), e.figures.end(),
                     [](const MentionCount& c) { return c.kind == MentionFigure::killed || c.kind == MentionFigure::injured; });
}

/// Whether what is denied may be this act: by one of its words, or by its family unless only deaths or injuries are denied.
bool names_act(const Denial& d, const EventMention& e) {
  if (share(d.act_words, e.trigger_words)) return true;
  if (d.outcome_only) return has_outcome(e);
  return std::any_of(d.acts.begin(), d.acts.end(), [&](const std::string& code) { return act_family(code) == act_family(e); });
}

/// Whether an accusation's sentence has one of the words of what is denied: "accused them of shelling the port", "denied having shelled it".
bool in_sentence(const Denial& d, const EventMention& e) {
  return std::any_of(e.words.begin(), e.words.end(), [&](const StoryTerm& t) { return std::binary_search(d.act_words.begin(), d.act_words.end(), t.term); });
}

}  // namespace

bool speaks_of_outcome(const EventMention& denial, const EventMention& other) {
  return share(denial.trigger_words, other.trigger_words) || other.outcome_only || has_outcome(other);
}

const EventMention* denied_event(const Denial& d, const std::vector<EventMention>& events) {
  const EventMention* best = nullptr;
  for (const EventMention& e : events) {
    if (e.said_only || e.sentence > d.sentence || e.account.origin == d.account.origin) continue;
    const bool accusation = !e.alleged_act && e.cameo.starts_with("112");  // of the rest of 11 (a protest, criticism) nobody denies that it was made
    if (!accusation && act_family(e) < 13) continue;
    if (!d.whole && !(accusation ? in_sentence(d, e) : names_act(d, e))) continue;
    const std::vector<MentionActor>& who = accusation ? e.target : e.source;
    const ActorMatch m = match(who, {d.speaker});
    const bool fits = m == ActorMatch::name_same || m == ActorMatch::code_same || m == ActorMatch::compatible || (who.empty() && !accusation);
    // of one sentence the act itself before the accusation of it
    if (fits && (!best || e.sentence > best->sentence || (e.sentence == best->sentence && !accusation))) best = &e;
  }
  return best;
}

}  // namespace dragoman
