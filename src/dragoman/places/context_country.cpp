#include "dragoman/places/context_country.h"

#include <algorithm>
#include <map>

namespace dragoman {
std::string context_country(const std::vector<Place>& places, const Actors& actors) {
  std::map<std::string, int> votes;
  const auto vote = [&](const std::string& country, int weight) { votes[country] += weight; };
  for (const Place& p : places) {
    if (!p.country.empty()) vote(p.country, p.sentence == 0 ? 4 : 2);
  }
  for (const Mention& m : actors.mentions) {
    if (m.entity == kNone || m.type == MentionType::location || m.type == MentionType::nationality || m.type == MentionType::pronoun) continue;
    const Entity& e = actors.entities[m.entity];
    const bool firm = std::find(e.sectors.begin(), e.sectors.end(), "BUS") != e.sectors.end() && !places.empty();
    if (!e.country.empty() && !firm) vote(e.country, 1);
  }
  std::string best;
  int most = 0;
  bool tie = false;
  for (const auto& [country, n] : votes) {
    tie = n == most || (tie && n < most);
    if (n > most) most = n, best = country, tie = false;
  }
  return tie ? "" : best;
}

}  // namespace dragoman
