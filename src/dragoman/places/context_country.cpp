#include "dragoman/places/context_country.h"

#include <algorithm>
#include <map>

#include "dragoman/actors/actor_lexicon.h"

namespace dragoman {
namespace {

constexpr const char* kGuess = "country by context";

}  // namespace

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
    if (!e.country.empty() && !firm && e.because.find(kGuess) == std::string::npos) vote(e.country, 1);
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

void settle_context(const std::string& country, const std::vector<Place>& places, Actors& actors) {
  for (Index i = 0; i < actors.entities.size(); ++i) {
    Entity& e = actors.entities[i];
    if (e.because.find(kGuess) != std::string::npos && e.country != country) {
      e.country = country;
      e.code = compose_code(country, e.sectors);
      if (country.empty()) e.because.replace(e.because.find(kGuess), std::string(kGuess).size(), "no country: the article is set in several");
    }
    if (e.type != MentionType::location || e.code.size() != 3 || !e.sectors.empty()) continue;
    std::string elsewhere;
    bool all = true;
    for (const Mention& m : actors.mentions) {
      if (m.entity != i || m.type != MentionType::location) continue;
      for (const Place& p : places) {
        if (p.country.empty() || !m.span.overlaps(p.span)) continue;
        if (p.country == e.country || !p.feature.starts_with("ADM")) all = false;
        else elsewhere = p.country;
      }
    }
    if (all && !elsewhere.empty()) e.country = e.code = elsewhere, e.because += ", but the places are a region of " + elsewhere;
  }
}

}  // namespace dragoman
