#include "dragoman/attribution/idle_links.h"

#include <algorithm>

#include "dragoman/attribution/credits.h"

namespace dragoman {
namespace {

std::uint32_t size(const Attribution& a) {
  std::uint32_t n = 0;
  for (const ByteSpan c : a.content) n += c.size();
  return n;
}

/// Force and protest: deeds, no words.
bool material(const Event& e) { return e.cameo >= "14" && !e.trigger.empty(); }

}  // namespace

void drop_idle_links(std::vector<Attribution>& attributions, std::vector<Event>& events, std::vector<Relation>& relations) {
  std::vector<bool> kept(attributions.size(), false);
  const auto keep = [&](Index i) {
    for (std::size_t steps = 0; i != kNone && !kept[i] && steps <= attributions.size(); ++steps, i = attributions[i].within) kept[i] = true;
  };
  for (Index i = 0; i < attributions.size(); ++i) {
    const Index up = attributions[i].within;
    // "was quoted as saying" is one report with two links, both of the same content
    if (!is_credit(attributions[i]) && (up == kNone || size(attributions[up]) <= size(attributions[i]))) keep(i);
  }
  for (Index i = 0; i < attributions.size(); ++i) {  // "attacked the town": a deed, where it is one, and no word against it
    const Attribution& a = attributions[i];
    if (!a.reports && !a.cue.empty() &&
        std::any_of(events.begin(), events.end(), [&](const Event& e) { return material(e) && a.cue.front().contains(e.trigger.front()); }))
      kept[i] = false;
  }
  for (const Event& e : events) {
    for (const Index i : e.according_to) keep(i);
  }
  for (const Relation& r : relations) {
    for (const Index i : r.according_to) keep(i);
  }
  std::vector<Index> renumbered(attributions.size(), kNone);
  std::vector<Attribution> out;
  for (Index i = 0; i < attributions.size(); ++i) {
    if (!kept[i]) continue;
    renumbered[i] = static_cast<Index>(out.size());
    out.push_back(std::move(attributions[i]));
  }
  for (Attribution& a : out) {
    if (a.within != kNone) a.within = renumbered[a.within];  // what a dropped one held stands by itself
  }
  for (Event& e : events) {
    for (Index& i : e.according_to) i = renumbered[i];
  }
  for (Relation& r : relations) {
    for (Index& i : r.according_to) i = renumbered[i];
  }
  attributions = std::move(out);
}

}  // namespace dragoman
