// Countries of actors that their own words do not give: here alone, after places are resolved, in the order of certainty. What is a namesake of a
// country is the place it was found to be; then the place in the phrase ("police in Dresden"); last the country the article is set in.
#include <algorithm>
#include <map>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/places/context_country.h"
#include "dragoman/places/find_places.h"
#include "dragoman/places/gazetteer.h"

namespace dragoman {
namespace {

constexpr int kSteps = 3;  // "the head of the hospital in Sidon" is two down

class CountryGiver {
 public:
  CountryGiver(const Article& article, const Analysis& analysis, const Tree& tree, const std::vector<Place>& places, const PlaceWords& words, Actors& actors)
      : article_(article), a_(analysis), tree_(tree), places_(places), words_(words), actors_(actors), place_of_(analysis.tokens.size(), kNone) {
    std::size_t t = 0;
    for (Index p = 0; p < places.size(); ++p) {
      while (t < a_.tokens.size() && a_.tokens[t].span.end <= places[p].span.begin) ++t;
      for (std::size_t k = t; k < a_.tokens.size() && a_.tokens[k].span.begin < places[p].span.end; ++k) place_of_[k] = p;
    }
  }

  void run() {
    settle_namesakes();
    std::vector<bool> done(actors_.entities.size(), false);
    for (const Mention& m : actors_.mentions) {
      if (m.entity == kNone || m.head == kNone || m.type == MentionType::pronoun) continue;
      Entity& e = actors_.entities[m.entity];
      if (e.type == MentionType::location) place_entity(m, e);
      else if (!done[m.entity]) done[m.entity] = wants_country(e) ? from_phrase(m, e) : mended(m, e);
    }
    // "In Warsaw, farmers marched": the scene of the sentence before that of the article
    for (const Mention& m : actors_.mentions) {
      if (m.entity == kNone || m.head == kNone || m.type == MentionType::pronoun || done[m.entity]) continue;
      Entity& e = actors_.entities[m.entity];
      if (!wants_country(e)) continue;
      done[m.entity] = true;  // by its first mention alone
      Index p = scene_of(m.sentence);
      // "... Police detained 26 of them": a paragraph stays where it began
      if (p == kNone && m.sentence > 0 && !names_place(m.sentence) && a_.sentences[m.sentence - 1].passage == a_.sentences[m.sentence].passage)
        p = scene_of(m.sentence - 1);
      if (p != kNone && !of_no_state(e.sectors)) give_place(e, p);
    }
    // told once, from what the words and places say, before anybody is given it: a guess is no evidence for itself
    const std::string country = context_country(places_, actors_);
    if (country.empty()) return;
    const bool placed = std::any_of(places_.begin(), places_.end(), [&](const Place& p) { return p.country == country; });
    const bool armed =
        std::any_of(actors_.entities.begin(), actors_.entities.end(), [](const Entity& e) { return wants_country(e) && armed_against_states(e.sectors); });
    const bool scene = armed && set_in(country);
    for (Entity& e : actors_.entities) {
      // "the U.S. condemned the attack": rebels are of where they fight, not of who speaks of them
      if (armed_against_states(e.sectors) && !scene) continue;
      // a firm is at home where the article's places are, never only because a nationality is spoken of
      if (wants_country(e) && (placed || !of_no_state(e.sectors))) give(e, country, "country by context");
    }
  }

 private:
  /// The actor stage knows countries and capitals only. Where every mention of one was found to be a place in another country, it is that place's:
  /// "Athens" in a paper of Georgia is not Greece's, "Georgia" with Savannah is no country.
  void settle_namesakes() {
    taken_for_.assign(places_.size(), "");
    std::vector<std::string> elsewhere(actors_.entities.size());
    std::vector<bool> meant(actors_.entities.size(), false);
    const auto place_named = [&](const Mention& m) {
      return m.type == MentionType::location && !m.nominal && m.entity != kNone && m.head != kNone ? place_of_[m.head] : kNone;
    };
    for (const Mention& m : actors_.mentions) {
      if (m.type == MentionType::nationality && m.entity != kNone) meant[m.entity] = true;  // "Georgian" is of no state of that name
      const Index p = place_named(m);
      if (p == kNone || places_[p].country.empty()) continue;
      std::string& other = elsewhere[m.entity];
      const bool same = places_[p].feature == "PCLI" || places_[p].country == actors_.entities[m.entity].country;
      if (same || (!other.empty() && other != places_[p].country)) meant[m.entity] = true;
      else other = places_[p].country;
    }
    for (const Mention& m : actors_.mentions) {
      const Index p = place_named(m);
      if (p == kNone || elsewhere[m.entity].empty() || meant[m.entity]) continue;
      Entity& e = actors_.entities[m.entity];
      if (e.country.empty() || (e.country != elsewhere[m.entity] && e.code != compose_code(e.country, e.sectors))) continue;
      if (e.country != elsewhere[m.entity]) first_country_[m.entity] = e.country, give_place(e, p);
      if (const auto first = first_country_.find(m.entity); first != first_country_.end()) taken_for_[p] = first->second;
    }
  }

  /// The country of a namesake gives way to that of the place which was found to be meant.
  bool mended(const Mention& m, Entity& e) const {
    if (e.sectors.empty() || e.country.empty() || e.code != compose_code(e.country, e.sectors)) return false;
    Index p = place_below(m.head, kSteps);
    for (Index t = m.first_token; t < m.last_token; ++t) {
      if (place_of_[t] != kNone) p = place_of_[t];
    }
    return p != kNone && taken_for_[p] == e.country && give_place(e, p);
  }

  static bool armed_against_states(const std::vector<std::string>& sectors) {
    static constexpr std::string_view kSectors[] = {"REB", "INS", "SEP", "UAF"};
    return !sectors.empty() && std::find(std::begin(kSectors), std::end(kSectors), sectors.front()) != std::end(kSectors);
  }

  /// Do more than half of the places where something may happen lie in that country? A state's name is one only after "in" and the like, a place
  /// inside a body's name is none, and a dateline only where the text goes on to speak of its country.
  bool set_in(const std::string& country) const {
    int here = 0, all = 0;
    bool spoken_of = false;
    for (const Mention& m : actors_.mentions) {
      if (m.entity == kNone) continue;
      const std::vector<std::string>& sectors = actors_.entities[m.entity].sectors;
      if (!sectors.empty() && sectors.front() == "MED") continue;  // the agency of the dateline
      if (!std::any_of(places_.begin(), places_.end(), [&](const Place& p) { return p.span.overlaps(m.span) && in_dateline(p); }))
        spoken_of |= actors_.entities[m.entity].country == country;
    }
    for (Index p = 0; p < places_.size(); ++p) {
      const Place& place = places_[p];
      if (place.country.empty() || in_name(place) || (in_dateline(place) && !spoken_of) || (place.feature == "PCLI" && !scene(p))) continue;
      ++all;
      here += place.country == country;
    }
    return 2 * here > all;
  }

  bool in_dateline(const Place& p) const {
    return std::any_of(article_.passages.begin(), article_.passages.end(),
                       [&](const Passage& part) { return part.kind == PassageKind::dateline && part.span.contains(p.span); });
  }

  /// "The Washington Post" is not in Washington.
  bool in_name(const Place& p) const {
    return std::any_of(actors_.mentions.begin(), actors_.mentions.end(), [&](const Mention& m) {
      return m.type == MentionType::organization && !m.nominal && m.span.contains(p.span) && m.span.size() > p.span.size();
    });
  }

  /// A place that something in the sentence happens in, kNone if there is none or the scenes lie in several countries.
  Index scene_of(Index sentence) const {
    Index found = kNone;
    const Sentence& s = a_.sentences[sentence];
    for (Index t = s.first_token; t < s.last_token; ++t) {
      const Index p = place_of_[t];
      if (p == kNone || places_[p].country.empty() || places_[p].feature == "PCLI" || !words_.is(case_of(tree_, t), PlaceWord::where) || !vouched_for(p))
        continue;
      if (found != kNone && places_[found].country != places_[p].country) return kNone;
      found = p;
    }
    return found;
  }

  /// One small town may be a namesake of what is meant ("near Congress"): a capital, or another place of the article in its country, speaks for it.
  bool vouched_for(Index p) const {
    return places_[p].feature == "PPLC" || std::any_of(places_.begin(), places_.end(), [&](const Place& other) {
             return other.country == places_[p].country && other.name != places_[p].name;
           });
  }

  bool names_place(Index sentence) const {
    const Sentence& s = a_.sentences[sentence];
    return std::any_of(place_of_.begin() + s.first_token, place_of_.begin() + s.last_token, [](Index p) { return p != kNone; });
  }

  /// The words before the place say that something is or happens there.
  bool scene(Index p) const {
    for (std::size_t t = 0; t < a_.tokens.size(); ++t) {
      if (place_of_[t] == p && words_.is(case_of(tree_, static_cast<Index>(t)), PlaceWord::where)) return true;
    }
    return false;
  }

  /// A place has its own country, a mention "camp near Aleppo" that of the place inside it.
  void place_entity(const Mention& m, Entity& e) const {
    if (!e.code.empty()) return;
    for (Index t = m.first_token; t < m.last_token; ++t) {
      if (place_of_[t] == kNone || places_[place_of_[t]].country.empty()) continue;
      if (m.nominal && !m.span.contains(places_[place_of_[t]].span)) continue;
      e.country = e.code = places_[place_of_[t]].country;
      e.because += std::string(e.because.empty() ? "" : ", ") + "country of " + places_[place_of_[t]].name;
      return;
    }
  }

  /// Actors of a part in society whose country nothing has said yet; never the code of a body taken whole or of a part of the world.
  static bool wants_country(const Entity& e) {
    if (e.sectors.empty() || !e.country.empty() || e.type == MentionType::location || e.type == MentionType::nationality) return false;
    return e.code == compose_code("", e.sectors) && (!of_no_state(e.sectors) || e.sectors.front() == "BUS");
  }

  static void give(Entity& e, const std::string& country, const std::string& reason) {
    e.country = country;
    e.code = compose_code(country, e.sectors);
    e.because += (e.because.empty() ? "" : ", ") + reason;
  }

  bool from_phrase(const Mention& m, Entity& e) const {
    for (Index t = m.first_token; t < m.last_token; ++t) {
      const Index up = a_.tokens[t].head;
      const bool beside = up != kNone && up != m.head && a_.tokens[up].deprel == Deprel::amod;  // "Iran-backed" is not of Iran
      if (place_of_[t] != kNone && !beside && give_place(e, place_of_[t])) return true;
    }
    const Index p = place_below(m.head, kSteps);
    return p != kNone && give_place(e, p);
  }

  bool give_place(Entity& e, Index p) const {
    if (places_[p].country.empty()) return false;
    give(e, places_[p].country, "country of " + places_[p].name);
    return true;
  }

  /// The place in a phrase after the noun: "in", "of", "from", "near", or in an apposition.
  Index place_below(Index head, int steps) const {
    for (const Index c : tree_.children(head)) {
      const Deprel d = a_.tokens[c].deprel;
      bool inside = d == Deprel::appos || d == Deprel::nmod_poss || d == Deprel::compound || d == Deprel::nmod_unmarked || d == Deprel::nmod_desc;
      if (d == Deprel::nmod) {
        const std::string mark = case_of(tree_, c);
        inside = words_.is(mark, PlaceWord::where) || words_.is(mark, PlaceWord::whose);
      }
      if (!inside) continue;
      if (place_of_[c] != kNone) return place_of_[c];
      if (steps > 1) {
        if (const Index p = place_below(c, steps - 1); p != kNone) return p;
      }
    }
    return kNone;
  }

  const Article& article_;
  const Analysis& a_;
  const Tree& tree_;
  const std::vector<Place>& places_;
  const PlaceWords& words_;
  Actors& actors_;
  std::map<Index, std::string> first_country_;  ///< of namesakes, what the actor stage took them for, by entity
  std::vector<std::string> taken_for_;          ///< the same by place, empty where it was right
  std::vector<Index> place_of_;                 ///< place of each token
};

}  // namespace

void give_countries(const Article& article, const Analysis& analysis, const Tree& tree, const std::vector<Place>& places, const Gazetteer& gazetteer,
                    Actors& actors) {
  CountryGiver(article, analysis, tree, places, gazetteer.words(), actors).run();
}

}  // namespace dragoman
