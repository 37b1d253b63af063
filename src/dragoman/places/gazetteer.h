// Places by name: GeoNames cities and countries (data/gazetteer.tsv, generated at build time from npm) and the areas of lexicon/regions.tsv.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dragoman/actors/place_words.h"

namespace dragoman {

struct GazetteerEntry {
  std::string name, country, admin, feature;  ///< country: alpha-3; admin: first-level code (US: the state's letters)
  float lat = 0, lon = 0;                     ///< degrees
  std::uint32_t population = 0;               ///< of countries: area in km2
  std::int64_t geonames = 0;                  ///< 0 = not from GeoNames
  std::string origin;                         ///< file the entry comes from
};

class Gazetteer {
 public:
  /// From the resources folder. Throws BrokenInstallation.
  static Gazetteer load(const std::string& resources);
  /// Entries of a name as written (case kept); empty if unknown.
  const std::vector<std::uint32_t>& find(std::string_view name) const;
  const GazetteerEntry& entry(std::uint32_t i) const { return entries_[i]; }
  /// A word that is also the name of some town but hardly ever means it in the name of a body: "National Bank", "City Hall" (lexicon/not_places.tsv).
  bool common_word(const std::string& lower) const { return common_.contains(lower); }
  /// The entry of a country by alpha-3, or nullptr.
  const GazetteerEntry* country(std::string_view alpha3) const;
  const PlaceWords& words() const { return words_; }

 private:
  void add(const std::string& name, std::uint32_t index);
  std::deque<GazetteerEntry> entries_;  ///< 130,000: a vector would hold room for as many again, and both while it grows
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
  std::unordered_map<std::string, std::uint32_t> countries_;
  std::unordered_set<std::string> common_;
  PlaceWords words_;
};

/// Great-circle distance in km.
double distance_km(double lat1, double lon1, double lat2, double lon2);

}  // namespace dragoman
