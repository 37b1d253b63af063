#include "dragoman/attribution/idle_links.h"

#include "dragoman/attribution/credits.h"

namespace dragoman {
namespace {

std::uint32_t size(const Attribution& a) {
  std::uint32_t n = 0;
  for (const ByteSpan c : a.content) n += c.size();
  return n;
}

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
    if (a.within != kNone) a.within = renumbered[a.within];
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
