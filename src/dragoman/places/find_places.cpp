// Toponyms: location mentions and the names after place prepositions; then candidates scored by population and context, in three passes.
//
// Pass one scores each name by the logarithm of its population, the country and state the text names beside it ("Paris, Texas") and the
// countries of the article. The passes after it add nearness to the places resolved by the one before. One sense a discourse: a name means one place in an
// article.
#include "dragoman/places/find_places.h"

#include <algorithm>
#include <array>
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
// Readers of world affairs pay more for "Lebanon" read as a town of Ohio than local ones for the reverse, so the first is above its best on LGL (7.3,
// which is 0.002 better there and reads 17 of 60 names of countries wrong in a sentence that names the United States).
constexpr double kCountry = 9.5, kState = 3, kCapital = 0.5, kRegion = 2.4;
// Worth of lying in a country the article names at all, and of its share of them; only what the words say is counted, no actor's guessed country.
constexpr double kNamedCountry = 0.8, kShare = 3.0;
// A local paper means the towns around it: more than the region most names fit into, which only guesses the same. No set that we may measure
// on names its papers, so these two are set by cases (tests/record/places_test.cpp), not tuned.
constexpr double kHomeRegion = 3.2, kHomeCountry = 0.8;
// A city that stands in a dateline without its country is one that readers know.
constexpr double kDateline = 1.5;
constexpr std::uint32_t kKnownCity = 100000;

/// Kinds of evidence, in the order of their names.
enum class Evidence : std::uint8_t { population, feature, country, region, home, nearness, dateline };
constexpr std::array<std::string_view, 7> kEvidence = {
    "by population",           "by its kind of place",        "by the countries named",      "by the regions named",
    "by the publisher's home", "by nearness to other places", "a known city in the dateline"};

struct Toponym {
  Index first = 0, last = 0;  ///< tokens
  std::string name;
  std::string country;        ///< already known (country names)
  bool state = false;         ///< a name that countries.tsv has, which the gazetteer may list under another ("Burma")
  bool part_of_name = false;  ///< stands inside the name of a body ("Alexandria Police")
};

/// What a name means in the article.
struct Sense {
  const GazetteerEntry* entry = nullptr;
  std::string because;  ///< what decided
};

class PlaceFinder {
 public:
  PlaceFinder(const Article& article, const Analysis& analysis, const Tree& tree, const Actors& actors, const Gazetteer& gazetteer)
      : article_(article), a_(analysis), tree_(tree), actors_(actors), gazetteer_(gazetteer), taken_(analysis.tokens.size(), false) {}

  std::vector<Place> run() {
    collect();
    count_context();
    std::map<std::string, Sense> sense;
    for (int pass = 0; pass < 3; ++pass) {
      for (std::size_t i = 0; i < toponyms_.size(); ++i) {
        const Toponym& t = toponyms_[i];
        if (const GazetteerEntry* hard = beside(i)) sense[t.name] = {hard, "named with its region"}, explicit_[t.name] = true;
        else if (!explicit_.contains(t.name)) sense[t.name] = best(t);
      }
      // what was resolved is the context of the next pass
      resolved_.clear();
      countries_ = mentioned_;
      total_ = mentioned_total_;
      for (const auto& [name, meant] : sense) {
        const GazetteerEntry* const e = meant.entry;
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
      const Sense& meant = sense[t.name];
      if (const GazetteerEntry* e = meant.entry) {
        p.name = e->name;
        p.geonames = e->geonames;
        p.lat = std::round(e->lat * 1e4) / 1e4;
        p.lon = std::round(e->lon * 1e4) / 1e4;
        p.located = true;
        p.country = e->country;
        p.feature = e->feature;
        p.because = e->origin + ", " + meant.because;
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
  const GazetteerEntry* local_centre(const std::map<std::string, Sense>& sense) const {
    const GazetteerEntry* best_entry = nullptr;
    std::size_t most = 0, places = 0;
    for (const auto& [name, meant] : sense) {
      const GazetteerEntry* const e = meant.entry;
      if (!e || !e->feature.starts_with("PPL")) continue;
      ++places;
      std::size_t near = 0;
      for (const auto& [other, o] : sense)
        near += o.entry && o.entry->feature.starts_with("PPL") && distance_km(e->lat, e->lon, o.entry->lat, o.entry->lon) < 250;
      if (near > most) most = near, best_entry = e;
    }
    return most >= 2 && most * 2 >= places ? best_entry : nullptr;
  }

  void collect() {
    // "the Gulf of Oman", "the Strait of Hormuz": one name, whatever its parts are called alone
    for (const Sentence& s : a_.sentences) {
      for (Index t = s.first_token; t + 2 < s.last_token; ++t) {
        if (a_.tokens[t].upos != Upos::PROPN || to_lower(a_.tokens[t + 1].form) != "of" || a_.tokens[t + 2].upos != Upos::PROPN) continue;
        Index last = t + 3;
        while (last < s.last_token && a_.tokens[last].upos == Upos::PROPN) ++last;
        while (last > t + 2 && gazetteer_.find(text(t, last)).empty()) --last;
        if (last > t + 2) add(t, last, "");
      }
    }
    for (const Mention& m : actors_.mentions) {
      if (m.type != MentionType::location || m.nominal) continue;
      const Entity* e = m.entity == kNone ? nullptr : &actors_.entities[m.entity];
      const std::size_t before = toponyms_.size();
      add(m.first_token, m.last_token, e ? e->country : "");
      if (e && toponyms_.size() > before) toponyms_.back().state = !e->country.empty() && e->sectors.empty() && e->because.starts_with("countries.tsv");
    }
    for (const Name& n : a_.names) {
      // "New York state" is no body, whatever the tagger says
      const bool region = n.type == NameType::organization && kind_follows(n.last) && !gazetteer_.find(text(n.first, n.last)).empty();
      const auto body = [&](const Mention& m) {  // "near Congress": a body that the lexicon knows is no town of its name
        return m.type == MentionType::organization && !m.nominal && m.first_token == n.first && m.last_token == n.last;
      };
      if (region || (n.type == NameType::location && std::none_of(actors_.mentions.begin(), actors_.mentions.end(), body))) add(n.first, n.last, "");
    }
    std::vector<bool> named(a_.tokens.size(), false);
    for (const Name& n : a_.names) {
      for (Index t = n.first; t < n.last; ++t) named[t] = n.type == NameType::person || n.type == NameType::organization;
    }
    for (const Mention& m : actors_.mentions) {
      if (m.type != MentionType::organization || m.nominal) continue;
      for (Index t = m.first_token; t < m.last_token; ++t) named[t] = true;
    }
    for (const Sentence& s : a_.sentences) {
      for (Index t = s.first_token; t < s.last_token; ++t) {
        if (taken_[t] || named[t] || (a_.tokens[t].upos != Upos::PROPN && !region_before_kind(t, s))) continue;
        Index last = t + 1;
        while (last < s.last_token && a_.tokens[last].upos == Upos::PROPN && !taken_[last] && !named[last]) ++last;
        const Index mark = tree_.child(a_.tokens[t].head != kNone && a_.tokens[t].head < last && a_.tokens[t].head > t ? a_.tokens[t].head : t, Deprel::case_);
        const std::string prep = mark == kNone ? "" : to_lower(a_.tokens[mark].form);
        // "in Henan", "Henan province", never "New York State University"
        const bool placed = kind_follows(last) || gazetteer_.words().is(prep, PlaceWord::where);
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

  /// "province" of "Henan province", at token t; as written, for "New York State" may be a name that goes on ("... University").
  bool kind_follows(Index t) const { return t < a_.tokens.size() && gazetteer_.words().is(a_.tokens[t].form, PlaceWord::kind); }

  /// "Henan province" where the tagger takes the region's name for an adjective.
  bool region_before_kind(Index t, const Sentence& s) const {
    if (a_.tokens[t].upos != Upos::ADJ || t + 1 >= s.last_token || !kind_follows(t + 1)) return false;
    const std::vector<std::uint32_t>& found = gazetteer_.find(a_.tokens[t].form);
    return std::any_of(found.begin(), found.end(), [&](std::uint32_t i) { return gazetteer_.entry(i).feature == "ADM1"; });
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
    for (const Toponym& t : toponyms_) {
      const ByteSpan span = tree_.span(t.first, t.last);
      if (std::any_of(article_.passages.begin(), article_.passages.end(),
                      [&](const Passage& p) { return p.kind == PassageKind::dateline && p.span.contains(span); }))
        datelines_.insert(t.name);
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
    // "from Norway, Mexico and the United States": a country before a country is one of several, unless it may be a region of it ("Georgia, USA")
    const bool list = !country_meant(t).empty() && !country_meant(next).empty();
    if (next.first != t.last + 1 || (a_.tokens[t.last].form != "," && a_.tokens[t.last].form != "(")) return nullptr;
    const GazetteerEntry* found = nullptr;
    for (const std::uint32_t c : candidates(t.name)) {
      const GazetteerEntry& e = gazetteer_.entry(c);
      if (e.feature == "PCLI" || (list && e.feature != "ADM1")) continue;
      bool fits = !next.country.empty() && e.country == next.country;
      for (const std::uint32_t r : candidates(next.name)) {
        const GazetteerEntry& region = gazetteer_.entry(r);
        fits |= region.feature == "ADM1" && region.country == e.country && !region.admin.empty() && region.admin == e.admin;
      }
      if (fits && (!found || e.population > found->population)) found = &e;
    }
    return found;
  }

  /// The country whose own name this is: of its places of that name ("Mexico" for Mexico City) it is none, unless the words say so ("the city of Mexico").
  std::string country_meant(const Toponym& t) const {
    if (called_a_town(t)) return "";
    for (const std::uint32_t c : candidates(t.name)) {
      if (const GazetteerEntry& e = gazetteer_.entry(c); e.feature == "PCLI") return e.country;
    }
    return "";
  }

  /// "The city of Mexico", "Guatemala City".
  bool called_a_town(const Toponym& t) const {
    const Sentence& s = a_.sentences[a_.tokens[t.first].sentence];
    const auto kind = [&](Index i) { return i >= s.first_token && i < s.last_token && gazetteer_.words().is(to_lower(a_.tokens[i].form), PlaceWord::kind); };
    const bool of = t.first >= s.first_token + 2 && case_of(tree_, t.first) == "of" && kind(t.first - 2);
    return kind(t.last - 1) || kind(t.last) || of;
  }

  /// A candidate and what speaks for it.
  struct Choice {
    const GazetteerEntry* entry = nullptr;
    double score = 0;
    std::array<double, kEvidence.size()> parts{};
    const GazetteerEntry* near = nullptr;
  };

  Choice weigh(const Toponym& t, const GazetteerEntry& e, bool county) const {
    Choice c{&e};
    const auto part = [&](Evidence kind) -> double& { return c.parts[static_cast<std::size_t>(kind)]; };
    double& size = part(Evidence::population);
    size = std::log10(e.population + 10.0);
    if (e.feature == "PCLI" && !called_a_town(t))  // its own name, unless the context is another's
      part(Evidence::feature) = (e.country == t.country ? kCountry + (of_a_state(t) ? kState : 0) : 6) - size;
    if (county && e.feature != "ADM2") part(Evidence::feature) = 2 - size;  // the city only tells which region is meant
    if (e.feature == "PPLC") part(Evidence::feature) += .5;
    if (!t.country.empty() && e.country == t.country && e.feature != "PCLI")
      part(Evidence::feature) += e.feature == "PPLC" ? kCapital : 3;  // by the actor stage
    if (const auto n = countries_.find(e.country); n != countries_.end()) part(Evidence::country) = kNamedCountry + kShare * n->second / std::max(1.0, total_);
    if (!e.admin.empty()) {
      const std::string region = e.country + e.admin;
      if (admins_.contains(region)) part(Evidence::region) = 1.5;
      if (const auto n = regions_.find(region); n != regions_.end()) part(Evidence::region) += kRegion * n->second / std::max(1.0, region_total_);
      if (home_regions_.contains(region)) part(Evidence::home) = kHomeRegion;
    }
    if (datelines_.contains(t.name) && (e.feature == "PPLC" || (e.feature.starts_with("PPL") && e.population >= kKnownCity)))
      part(Evidence::dateline) = kDateline;
    if (home_countries_.contains(e.country)) part(Evidence::home) += kHomeCountry;
    for (const GazetteerEntry* r : resolved_) {
      if (r == &e || r->name == e.name) continue;
      const double km = distance_km(e.lat, e.lon, r->lat, r->lon), worth = km < 80 ? 1.6 : km < 250 ? 1.2 : km < 600 ? .6 : 0.;
      if (worth > part(Evidence::nearness)) part(Evidence::nearness) = worth, c.near = r;
    }
    for (const double worth : c.parts) c.score += worth;
    return c;
  }

  /// What told the place from its nearest rival: the evidence in which it is furthest ahead.
  static std::string reason(const Choice& top, const Choice& second) {
    if (!top.entry) return "";
    if (top.entry->feature == "PCLI") return "the country's name";
    if (!second.entry) return "the only one of its name";
    std::size_t most = 0;
    for (std::size_t i = 1; i < kEvidence.size(); ++i) {
      if (top.parts[i] - second.parts[i] > top.parts[most] - second.parts[most]) most = i;
    }
    if (most == static_cast<std::size_t>(Evidence::nearness) && top.near) return "near " + top.near->name;
    return std::string(kEvidence[most]);
  }

  /// "The president of Lebanon", "Cuba's army": towns have neither.
  bool of_a_state(const Toponym& t) const {
    for (Index i = t.first; i < t.last; ++i) {
      const Index up = a_.tokens[i].head;
      if (up != kNone && (up < t.first || up >= t.last)) return gazetteer_.words().is(to_lower(a_.tokens[up].lemma), PlaceWord::state);
    }
    return false;
  }

  Sense best(const Toponym& t) const {
    for (const std::uint32_t c : candidates(t.name)) {  // "Asia" is no town of Peru, "South America" not the United States
      if (const GazetteerEntry& e = gazetteer_.entry(c); e.feature == "continent") return {&e, "the continent's name"};
    }
    if (!t.country.empty() && candidates(t.name).empty()) return {gazetteer_.country(t.country), "the country's name"};
    const bool county = t.name.ends_with(" County") || t.name.ends_with(" county") || t.name.ends_with(" Parish");
    Choice top, second;
    const std::string own = country_meant(t);
    const auto of_country = [&](std::uint32_t c) { return gazetteer_.entry(c).country == t.country; };
    if (const GazetteerEntry* e =
            t.state && std::none_of(candidates(t.name).begin(), candidates(t.name).end(), of_country) ? gazetteer_.country(t.country) : nullptr)
      top = weigh(t, *e, county);
    for (const std::uint32_t c : candidates(t.name)) {
      const GazetteerEntry& e = gazetteer_.entry(c);
      if (!own.empty() && e.country == own && e.feature != "PCLI") continue;
      const Choice choice = weigh(t, e, county);
      if (!top.entry || choice.score > top.score) second = top, top = choice;
      else if (!second.entry || choice.score > second.score) second = choice;
    }
    if (county && top.entry && top.entry->feature != "ADM2" && top.score < 3.2) return {};
    if (!t.country.empty() && (!top.entry || top.entry->country.empty())) return {gazetteer_.country(t.country), "the country's name"};
    return {top.entry, reason(top, second)};
  }

  const Article& article_;
  const Analysis& a_;
  const Tree& tree_;
  const Actors& actors_;
  const Gazetteer& gazetteer_;
  std::vector<bool> taken_;
  std::vector<Toponym> toponyms_;
  std::map<std::string, double> countries_, admins_, regions_;
  std::set<std::string> datelines_;                      ///< names in a dateline
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
