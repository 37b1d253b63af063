// Countries of actors from the places of the article: after places are resolved, for actors are found before them.
#include <algorithm>
#include <map>

#include "dragoman/actors/actor_lexicon.h"
#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/places/find_places.h"

namespace dragoman {
namespace {

constexpr std::string_view kByContext = ", country by context";
constexpr int kSteps = 3;           // "the head of the hospital in Sidon" is two down
constexpr double kMostPlaces = .6;  // share of the article's places in one country that makes it the country of its police and officials

class CountryGiver {
 public:
  CountryGiver(const Analysis& analysis, const Tree& tree, const std::vector<Place>& places, Actors& actors)
      : a_(analysis), tree_(tree), places_(places), actors_(actors), place_of_(analysis.tokens.size(), kNone) {
    std::size_t t = 0;
    for (Index p = 0; p < places.size(); ++p) {
      while (t < a_.tokens.size() && a_.tokens[t].span.end <= places[p].span.begin) ++t;
      for (std::size_t k = t; k < a_.tokens.size() && a_.tokens[k].span.begin < places[p].span.end; ++k) place_of_[k] = p;
    }
  }

  void run() {
    const std::string common = common_country();
    find_believed();
    std::vector<bool> done(actors_.entities.size(), false);
    for (const Mention& m : actors_.mentions) {
      if (m.entity == kNone || m.head == kNone || m.type == MentionType::pronoun) continue;
      Entity& e = actors_.entities[m.entity];
      if (e.type == MentionType::location) place_entity(m, e);
      else if (!done[m.entity]) done[m.entity] = wants_country(e) ? from_phrase(m, e) : mended(m, e);
    }
    for (std::size_t e = 0; e < actors_.entities.size(); ++e) {
      if (!done[e] && !common.empty() && actors_.entities[e].country.empty() && wants_country(actors_.entities[e]))
        give(actors_.entities[e], common, "country of most places");
    }
  }

 private:
  /// What the actor stage took each place for, which knows capitals only: "Athens" in a paper of Georgia is not Greece's.
  void find_believed() {
    believed_.assign(places_.size(), "");
    for (const Mention& m : actors_.mentions) {
      if (m.type != MentionType::location || m.nominal || m.entity == kNone || m.head == kNone || place_of_[m.head] == kNone) continue;
      believed_[place_of_[m.head]] = actors_.entities[m.entity].country;
    }
  }
  bool mistaken(Index p, const Entity& e) const {
    return p != kNone && !places_[p].country.empty() && places_[p].feature != "PCLI" && !e.country.empty() && believed_[p] == e.country &&
           places_[p].country != e.country;
  }

  /// The country of a namesake gives way to that of the place which was found to be meant.
  bool mended(const Mention& m, Entity& e) const {
    if (e.sectors.empty() || e.code != compose_code(e.country, e.sectors)) return false;
    Index p = place_below(m.head, kSteps);
    for (Index t = m.first_token; t < m.last_token; ++t) {
      if (place_of_[t] != kNone) p = place_of_[t];
    }
    return mistaken(p, e) && give_place(e, p);
  }

  /// A place has its own country, a mention "camp near Aleppo" that of the place inside it.
  void place_entity(const Mention& m, Entity& e) const {
    if (!m.nominal && mistaken(place_of_[m.head], e) && e.code == compose_code(e.country, e.sectors)) give_place(e, place_of_[m.head]);
    if (!e.code.empty()) return;
    for (Index t = m.first_token; t < m.last_token; ++t) {
      if (place_of_[t] == kNone || places_[place_of_[t]].country.empty()) continue;
      if (m.nominal && !m.span.contains(places_[place_of_[t]].span)) continue;
      e.country = e.code = places_[place_of_[t]].country;
      e.because += ", country of the place";
      return;
    }
  }

  /// Actors of a part in society whose country nothing of their own said; never the code of a body taken whole.
  static bool wants_country(const Entity& e) {
    if (e.sectors.empty() || e.type == MentionType::location || e.type == MentionType::nationality) return false;
    const bool by_context = e.because.ends_with(kByContext);
    if (!e.country.empty() && !by_context) return false;
    return e.code == compose_code(e.country, e.sectors) && (!of_no_state(e.sectors) || e.sectors.front() == "BUS");
  }

  static void give(Entity& e, const std::string& country, const std::string& reason) {
    if (e.because.ends_with(kByContext)) e.because.resize(e.because.size() - kByContext.size());
    e.country = country;
    e.code = compose_code(country, e.sectors);
    e.because += ", " + reason;
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
        inside = mark == "in" || mark == "of" || mark == "from" || mark == "near" || mark == "at" || mark == "outside" || mark == "for";
      }
      if (!inside) continue;
      if (place_of_[c] != kNone) return place_of_[c];
      if (steps > 1) {
        if (const Index p = place_below(c, steps - 1); p != kNone) return p;
      }
    }
    return kNone;
  }

  std::string common_country() const {
    std::map<std::string, int> counts;
    int total = 0;
    for (const Place& p : places_) {
      if (!p.country.empty()) ++counts[p.country], ++total;
    }
    for (const auto& [country, n] : counts) {
      if (n >= kMostPlaces * total) return country;
    }
    return "";
  }

  const Analysis& a_;
  const Tree& tree_;
  const std::vector<Place>& places_;
  Actors& actors_;
  std::vector<std::string> believed_;  ///< country by the actor stage, by place
  std::vector<Index> place_of_;        ///< place of each token
};

}  // namespace

void give_countries(const Analysis& analysis, const Tree& tree, const std::vector<Place>& places, Actors& actors) {
  CountryGiver(analysis, tree, places, actors).run();
}

}  // namespace dragoman
