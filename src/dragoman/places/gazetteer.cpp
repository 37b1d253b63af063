#include "dragoman/places/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "dragoman/text/tsv.h"

namespace dragoman {

double distance_km(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadians = 3.14159265358979323846 / 180;
  const double a = lat1 * kRadians, b = lat2 * kRadians, half_lat = (b - a) / 2, half_lon = (lon2 - lon1) * kRadians / 2;
  const double h = std::sin(half_lat) * std::sin(half_lat) + std::cos(a) * std::cos(b) * std::sin(half_lon) * std::sin(half_lon);
  return 12742 * std::asin(std::sqrt(std::fmin(1.0, h)));
}

void Gazetteer::add(const std::string& name, std::uint32_t index) { by_name_[name].push_back(index); }

Gazetteer Gazetteer::load(const std::string& resources) {
  Gazetteer g;
  const auto number = [](std::string_view s) { return std::atof(std::string(s).c_str()); };
  const std::vector<std::string> columns = {"kind", "name", "country", "lat", "lon", "population", "geonames", "feature"};
  for_each_tsv_row(resources + "/data/gazetteer.tsv", columns, [&](const TsvRow& row) {
    GazetteerEntry e;
    e.name = row["name"];
    e.country = row["country"];
    e.admin = row["admin"];
    e.feature = row["feature"];
    e.lat = static_cast<float>(number(row["lat"]));
    e.lon = static_cast<float>(number(row["lon"]));
    e.population = static_cast<std::uint32_t>(std::max(0., number(row["population"])));  // -1 where nobody knows, as for Svalbard
    e.geonames = std::atoll(std::string(row["geonames"]).c_str());
    e.origin = "gazetteer.tsv";
    const auto index = static_cast<std::uint32_t>(g.entries_.size());
    if (row["kind"] == "country") g.countries_.emplace(e.country, index);
    g.add(e.name, index);
    for (const std::string& alias : split_trimmed(row["aliases"], ';')) g.add(alias, index);
    g.entries_.push_back(std::move(e));
  });
  for (const TsvRow& row : read_tsv(resources + "/lexicon/regions.tsv", {"name", "aliases", "country", "lat", "lon", "feature"})) {
    GazetteerEntry e;
    e.name = row["name"];
    e.country = row["country"];
    e.feature = row["feature"];
    e.lat = static_cast<float>(number(row["lat"]));
    e.lon = static_cast<float>(number(row["lon"]));
    e.population = e.feature == "ADM1" ? 3000000 : 2000000;  // known areas outrank small towns of their name
    e.origin = "regions.tsv:" + std::to_string(row.line);
    const std::vector<std::string> aliases = split_trimmed(row["aliases"], ';');
    if (!aliases.empty() && aliases.back().size() == 2) e.admin = aliases.back();
    const auto index = static_cast<std::uint32_t>(g.entries_.size());
    g.add(e.name, index);
    for (const std::string& alias : aliases) g.add(alias, index);
    g.entries_.push_back(std::move(e));
  }
  for (const TsvRow& row : read_tsv(resources + "/lexicon/city_names.tsv", {"name", "city", "country"})) {
    const std::vector<std::uint32_t>& named = g.find(row["city"]);
    std::optional<std::uint32_t> largest;
    for (const std::uint32_t i : named) {
      const GazetteerEntry& e = g.entries_[i];
      if (e.country == row["country"] && e.feature.starts_with("PPL") && (!largest || e.population > g.entries_[*largest].population)) largest = i;
    }
    if (!largest)
      throw BrokenInstallation(resources + "/lexicon/city_names.tsv:" + std::to_string(row.line) + ": column city: no '" + std::string(row["city"]) + "' in " +
                               std::string(row["country"]));
    g.add(std::string(row["name"]), *largest);
  }
  for (const TsvRow& row : read_tsv(resources + "/lexicon/not_places.tsv", {"word"})) g.common_.emplace(row["word"]);
  g.words_ = PlaceWords::load(resources + "/lexicon");
  return g;
}

const std::vector<std::uint32_t>& Gazetteer::find(std::string_view name) const {
  static const std::vector<std::uint32_t> kNothing;
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? kNothing : found->second;
}

const GazetteerEntry* Gazetteer::country(std::string_view alpha3) const {
  const auto found = countries_.find(std::string(alpha3));
  return found == countries_.end() ? nullptr : &entries_[found->second];
}

}  // namespace dragoman
