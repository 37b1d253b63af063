// Toponyms: location mentions and the names after place prepositions; then candidates scored by population and context, in three passes.
//
// Pass one scores each name by the logarithm of its population, the country and state the text names beside it ("Paris, Texas") and the
// countries of the article. The passes after it add nearness to the places resolved by the one before. One sense a discourse: a name means one place in an
// article.
#include "dragoman/places/find_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "dragoman/language/clause.h"
#include "dragoman/language/labels.h"
#include "dragoman/places/gazetteer.h"
#include "dragoman/places/publisher_home.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

// Worth of a country's own name and of a capital against a town of that name, and of the region most names fit into: tried on LGL and GeoVirus.
constexpr double kCountry = 7.3, kCapital = 0.5, kRegion = 2.4;
// Worth of lying in a country the article names at all, and of its share of them; only what the words say is counted, no actor's guessed country.
constexpr double kNamedCountry = 0.8, kShare = 3.0;
// A local paper means the towns around it: more than the region most names fit into, which only guesses the same. No set that we may measure
// on names its papers, so these two are set by cases (tests/record/places_test.cpp), not tuned.
constexpr double kHomeRegion = 3.2, kHomeCountry = 0.8;

struct Toponym {
  Index first = 0, last = 0;  ///< tokens
  std::string name;
  std::string country;        ///< already known (country names)
  bool part_of_name = false;  ///< stands inside the name of a body ("Alexandria Police")
};

class PlaceFinder {
 public:
  PlaceFinder(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const Gazetteer& gazetteer)
      : article_(article), a_(analysis), tree_(tree), actors_(actors), gazetteer_(gazetteer), taken_(analysis.tokens.size(), false) {}

  std::vector<Place> run() {
    collect();
    count_context();
    std::map<std::string, const GazetteerEntry*> sense;
    for (int pass = 0; pass < 3; ++pass) {
      for (std::size_t i = 0; i < toponyms_.size(); ++i) {
        const Toponym& t = toponyms_[i];
        if (const GazetteerEntry* hard = beside(i)) sense[t.name] = hard, explicit_[t.name] = true;
        else if (!explicit_.contains(t.name)) sense[t.name] = best(t);
      }
      // what was resolved is the context of the next pass
      resolved_.clear();
      countries_ = mentioned_;
      total_ = mentioned_total_;
      for (const auto& [name, e] : sense) {
        if (!e || e->feature == "continent" || e->feature == "water") continue;
        if (!e->country.empty() && e->feature != "PCLI") countries_[e->country] += explicit_.contains(name) ? 2 : 1, total_ += explicit_.contains(name) ? 2 : 1;
        if (e->feature != "PCLI") resolved_.push_back(e);
      }
    }
    const GazetteerEntry* centre = local_centre(sense);
    std::vector<Place> out;
    for (const Toponym& t : toponyms_) {
      Place p;
      p.span = tree_.span(t.first, t.last);
      p.sentence = a_.tokens[t.first].sentence;
      p.name = t.name;
      if (const GazetteerEntry* e = sense[t.name]) {
        p.name = e->name;
        p.geonames = e->geonames;
        p.lat = std::round(e->lat * 1e4) / 1e4;
        p.lon = std::round(e->lon * 1e4) / 1e4;
        p.located = true;
        p.country = e->country;
        p.feature = e->feature;
        p.because = e->origin + (explicit_.contains(t.name) ? ", named with its region" : ", by population and context");
      } else {
        p.country = t.country;
        p.because = "not in the gazetteer";
        if (centre && !t.part_of_name) {  // a street, a county, a suburb of a local report lies where its other places lie
          p.lat = std::round(centre->lat * 1e4) / 1e4;
          p.lon = std::round(centre->lon * 1e4) / 1e4;
          p.located = true;
          p.country = centre->country;
          p.because += "; put beside " + centre->name;
        }
      }
      out.push_back(std::move(p));
    }
    return out;
  }

 private:
  std::string text(Index first, Index last) const { return std::string(slice(article_.text, tree_.span(first, last))); }

  /// "London" of "New London": the name goes on where the gazetteer has the longer one.
  bool grow(Index& first, Index& last) const {
    const Sentence& s = a_.sentences[a_.tokens[first].sentence];
    const auto joins = [&](Index t) {
      return (a_.tokens[t].upos == Upos::PROPN || a_.tokens[t].upos == Upos::ADJ) && !taken_[t] && a_.tokens[t].form.front() >= 'A' &&
             a_.tokens[t].form.front() <= 'Z';
    };
    const Index f = first, l = last;
    if (first > s.first_token && joins(first - 1) && !gazetteer_.find(text(first - 1, last)).empty()) --first;
    else if (last < s.last_token && joins(last) && !gazetteer_.find(text(first, last + 1)).empty()) ++last;
    return f != first || l != last;
  }

  void add(Index first, Index last, std::string country) {
    if (grow(first, last)) country.clear();
    if (std::any_of(taken_.begin() + first, taken_.begin() + last, [](bool x) { return x; })) return;
    std::fill(taken_.begin() + first, taken_.begin() + last, true);
    toponyms_.push_back({first, last, text(first, last), std::move(country), false});
  }

  /// The place most others are near to, if the article is local: at least two places within 250 km, and half of all.
  const GazetteerEntry* local_centre(const std::map<std::string, const GazetteerEntry*>& sense) const {
    const GazetteerEntry* best_entry = nullptr;
    std::size_t most = 0, places = 0;
    for (const auto& [name, e] : sense) {
      if (!e || !e->feature.starts_with("PPL")) continue;
      ++places;
      std::size_t near = 0;
      for (const auto& [other, o] : sense) near += o && o->feature.starts_with("PPL") && distance_km(e->lat, e->lon, o->lat, o->lon) < 250;
      if (near > most) most = near, best_entry = e;
    }
    return most >= 2 && most * 2 >= places ? best_entry : nullptr;
  }

  void collect() {
    for (const Mention& m : actors_.mentions) {
      if (m.type != MentionType::location || m.nominal) continue;
      const std::string country = m.entity != kNone ? actors_.entities[m.entity].country : "";
      add(m.first_token, m.last_token, country);
    }
    for (const Name& n : a_.names) {
      if (n.type == NameType::location) add(n.first, n.last, "");
    }
    std::vector<bool> named(a_.tokens.size(), false);
    for (const Name& n : a_.names) {
      for (Index t = n.first; t < n.last; ++t) named[t] = n.type == NameType::person || n.type == NameType::organization;
    }
    for (const Sentence& s : a_.sentences) {
      for (Index t = s.first_token; t < s.last_token; ++t) {
        if (taken_[t] || named[t] || a_.tokens[t].upos != Upos::PROPN) continue;
        Index last = t + 1;
        while (last < s.last_token && a_.tokens[last].upos == Upos::PROPN && !taken_[last] && !named[last]) ++last;
        const Index mark = tree_.child(a_.tokens[t].head != kNone && a_.tokens[t].head < last && a_.tokens[t].head > t ? a_.tokens[t].head : t, Deprel::case_);
        const std::string prep = mark == kNone ? "" : to_lower(a_.tokens[mark].form);
        const bool placed = gazetteer_.words().is(prep, PlaceWord::where);
        const bool dateline = t == s.first_token;
        if ((placed || dateline) && last - t <= 3 && !gazetteer_.find(text(t, last)).empty() && (placed || text(t, last) == upper(text(t, last))))
          add(t, last, "");
        t = last - 1;
      }
    }
    drop_surnames();
    // "Alexandria Police", "Minnesota Department of ...": the place a body is named after
    for (const Name& n : a_.names) {
      if (n.type != NameType::organization || n.last - n.first < 2 || taken_[n.first]) continue;
      for (Index last = std::min(n.last - 1, n.first + 3); last > n.first; --last) {
        const std::string name = text(n.first, last);
        bool known = false;
        for (const std::uint32_t c : gazetteer_.find(name)) known |= gazetteer_.entry(c).population >= 5000;
        if (!known || name.size() < 4 || gazetteer_.common_word(to_lower(name))) continue;
        add(n.first, last, "");
        if (!toponyms_.empty() && toponyms_.back().first == n.first) toponyms_.back().part_of_name = true;
        break;
      }
    }
    std::sort(toponyms_.begin(), toponyms_.end(), [](const Toponym& x, const Toponym& y) { return x.first < y.first; });
  }

  /// "Jones", "Lincoln said": a name that the article also has as somebody's surname is that person, unless a preposition places it.
  void drop_surnames() {
    std::set<std::string> surnames;
    for (const Mention& m : actors_.mentions) {
      if (m.type == MentionType::person && m.last_token - m.first_token >= 2) surnames.insert(std::string(a_.tokens[m.last_token - 1].form));
    }
    std::erase_if(toponyms_, [&](const Toponym& t) {
      if (t.last - t.first != 1 || !surnames.contains(t.name)) return false;
      const std::string prep = case_of(tree_, t.first);
      const PlaceWords& words = gazetteer_.words();
      return !words.is(prep, PlaceWord::where) && !words.is(prep, PlaceWord::way);
    });
  }

  static std::string upper(std::string s) {
    for (char& c : s) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return s;
  }

  static std::string title_case(std::string_view s) {
    std::string out;
    bool start = true;
    for (const char c : s) {
      out += start ? c : (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
      start = c == ' ' || c == '-' || c == '\'';
    }
    return out;
  }

  const std::vector<std::uint32_t>& candidates(const std::string& name) const {
    const auto& found = gazetteer_.find(name);
    if (!found.empty()) return found;
    if (name == upper(name) && name.size() > 3) return gazetteer_.find(title_case(name));
    const std::string low = to_lower(name);
    if (const auto blank = low.rfind(' '); blank != std::string::npos && gazetteer_.words().is(std::string_view(low).substr(blank + 1), PlaceWord::kind))
      return gazetteer_.find(name.substr(0, blank));
    if (const auto blank = low.find(' '); blank != std::string::npos) {
      const std::string_view first = std::string_view(low).substr(0, blank);
      if (first == "the" || gazetteer_.words().is(first, PlaceWord::side)) return gazetteer_.find(name.substr(blank + 1));
    }
    return found;
  }

  void count_context() {
    std::set<std::string> doubtful;  // countries of capitals whose name is also another town's
    for (const Mention& m : actors_.mentions) {
      if (m.entity != kNone && m.type == MentionType::location && !m.nominal && ambiguous(text(m.first_token, m.last_token)))
        doubtful.insert(actors_.entities[m.entity].country);
    }
    for (const Mention& m : actors_.mentions) {
      if (m.entity == kNone || m.type == MentionType::pronoun) continue;
      const std::string& country = actors_.entities[m.entity].country;
      if (m.nominal && doubtful.contains(country)) continue;  // "police in Dublin" have theirs from Dublin
      // a name that may mean several places does not vouch for its own country: "Lebanon" in a paper of Ohio
      if (!country.empty() && !(m.type == MentionType::location && ambiguous(text(m.first_token, m.last_token)))) countries_[country] += 1;
    }
    for (const Toponym& t : toponyms_) {
      for (const std::uint32_t i : candidates(t.name)) {
        const GazetteerEntry& e = gazetteer_.entry(i);
        if (e.feature == "ADM1" && !e.admin.empty() && !ambiguous(t.name)) admins_[e.country + e.admin] += 1, countries_[e.country] += 1;
      }
    }
    count_regions();
    const PublisherHome home = publisher_home(article_.publisher, gazetteer_);
    for (const std::string& r : home.regions) home_regions_.insert(r);
    home_countries_.insert(home.countries.begin(), home.countries.end());
    for (const auto& [country, n] : countries_) total_ += n;
    mentioned_ = countries_;
    mentioned_total_ = total_;
  }

  /// Candidates in more than one country.
  bool ambiguous(const std::string& name) const {
    std::string first;
    for (const std::uint32_t i : candidates(name)) {
      const GazetteerEntry& e = gazetteer_.entry(i);
      if (first.empty()) first = e.country;
      else if (e.country != first) return true;
    }
    return false;
  }

  /// Which first-level region has room for most of the article's names: Dublin, Hilliard and Delaware County are all in Ohio, whatever each of
  /// them means alone. A name that is in few regions says more.
  void count_regions() {
    std::map<std::string, std::set<std::string>> regions_of;
    for (const Toponym& t : toponyms_) {
      if (regions_of.contains(t.name)) continue;
      auto& regions = regions_of[t.name];
      for (const std::uint32_t i : candidates(t.name)) {
        const GazetteerEntry& e = gazetteer_.entry(i);
        if (!e.admin.empty()) regions.insert(e.country + e.admin);
      }
    }
    std::map<std::string, int> names;
    for (const auto& [name, regions] : regions_of) {
      if (regions.empty()) continue;
      const double weight = 1 / (1 + std::log2(static_cast<double>(regions.size())));
      region_total_ += weight;
      for (const std::string& r : regions) regions_[r] += weight, ++names[r];
    }
    std::erase_if(regions_, [&](const auto& r) { return names[r.first] < 2; });
  }

  /// "Paris, Texas", "Aleppo, Syria", "Springfield (Ill.)": the region named right after decides.
  const GazetteerEntry* beside(std::size_t i) const {
    if (i + 1 >= toponyms_.size()) return nullptr;
    const Toponym& t = toponyms_[i];
    const Toponym& next = toponyms_[i + 1];
    if (next.first != t.last + 1 || (a_.tokens[t.last].form != "," && a_.tokens[t.last].form != "(")) return nullptr;
    const GazetteerEntry* found = nullptr;
    for (const std::uint32_t c : candidates(t.name)) {
      const GazetteerEntry& e = gazetteer_.entry(c);
      if (e.feature == "PCLI") continue;
      bool fits = !next.country.empty() && e.country == next.country;
      for (const std::uint32_t r : candidates(next.name)) {
        const GazetteerEntry& region = gazetteer_.entry(r);
        fits |= region.feature == "ADM1" && region.country == e.country && !region.admin.empty() && region.admin == e.admin;
      }
      if (fits && (!found || e.population > found->population)) found = &e;
    }
    return found;
  }

  const GazetteerEntry* best(const Toponym& t) const {
    if (!t.country.empty() && candidates(t.name).empty()) return gazetteer_.country(t.country);
    const bool county = t.name.ends_with(" County") || t.name.ends_with(" county") || t.name.ends_with(" Parish");
    const GazetteerEntry* top = nullptr;
    double top_score = -1e9;
    for (const std::uint32_t c : candidates(t.name)) {
      const GazetteerEntry& e = gazetteer_.entry(c);
      double score = std::log10(e.population + 10.0);
      if (e.feature == "PCLI") score = e.country == t.country ? kCountry : 6;  // a country's name means the country unless the context is another's
      if (county && e.feature != "ADM2") score = 2;                            // the city of that name only tells which region is meant
      if (const auto n = countries_.find(e.country); n != countries_.end()) score += kNamedCountry + kShare * n->second / std::max(1.0, total_);
      if (const auto n = admins_.find(e.country + e.admin); n != admins_.end() && !e.admin.empty()) score += 1.5;
      if (const auto n = regions_.find(e.country + e.admin); n != regions_.end() && !e.admin.empty())
        score += kRegion * n->second / std::max(1.0, region_total_);
      if (home_countries_.contains(e.country)) score += kHomeCountry;
      if (!e.admin.empty() && home_regions_.contains(e.country + e.admin)) score += kHomeRegion;
      if (!t.country.empty() && e.country == t.country && e.feature != "PCLI") score += e.feature == "PPLC" ? kCapital : 3;  // known to the actor stage
      if (e.feature == "PPLC") score += .5;
      if (!resolved_.empty()) {
        double near = 0;
        for (const GazetteerEntry* r : resolved_) {
          if (r == &e || r->name == e.name) continue;
          const double km = distance_km(e.lat, e.lon, r->lat, r->lon);
          near = std::max(near, km < 80 ? 1.6 : km < 250 ? 1.2 : km < 600 ? .6 : 0.);
        }
        score += near;
      }
      if (score > top_score) top_score = score, top = &e;
    }
    if (county && top && top->feature != "ADM2" && top_score < 3.2) return nullptr;
    if (!t.country.empty() && (!top || top->country.empty())) return gazetteer_.country(t.country);
    return top;
  }

  const Article& article_;
  const Analysis& a_;
  const Tree& tree_;
  const Actors& actors_;
  const Gazetteer& gazetteer_;
  std::vector<bool> taken_;
  std::vector<Toponym> toponyms_;
  std::map<std::string, double> countries_, admins_, regions_;
  std::set<std::string> home_countries_, home_regions_;  ///< the publisher's
  double total_ = 0, mentioned_total_ = 0, region_total_ = 0;
  std::map<std::string, double> mentioned_;  ///< countries by mentions of actors alone
  std::vector<const GazetteerEntry*> resolved_;
  std::map<std::string, bool> explicit_;
};

}  // namespace

std::vector<Place> find_places(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const Gazetteer& gazetteer) {
  return PlaceFinder(article, analysis, tree, actors, gazetteer).run();
}

}  // namespace dragoman
