#include "dragoman/formats/admin_areas.h"

#include <cstdlib>

#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

double number(std::string_view s) { return std::atof(std::string(s).c_str()); }

}  // namespace

AdminAreas AdminAreas::load(const std::string& resources) {
  AdminAreas a;
  for (const TsvRow& row : read_tsv(resources + "/data/gazetteer.tsv", {"kind", "country", "admin", "lat", "lon", "geonames"})) {
    if (row["kind"] == "country") a.countries_[std::string(row["country"])] = {number(row["lat"]), number(row["lon"])};
    else if (!row["admin"].empty()) a.codes_.emplace(std::atoll(std::string(row["geonames"]).c_str()), row["admin"]);
  }
  for (const TsvRow& row : read_tsv(resources + "/lexicon/regions.tsv", {"name", "aliases", "country", "feature"})) {
    if (row["country"] != "USA" || row["feature"] != "ADM1") continue;
    const std::vector<std::string> aliases = split_trimmed(row["aliases"], ';');  // the postal letters stand last
    if (aliases.empty() || aliases.back().size() != 2) continue;
    a.code_of_state_.emplace(row["name"], aliases.back());
    a.name_of_state_.emplace(aliases.back(), row["name"]);
  }
  return a;
}

std::string_view AdminAreas::code_of(std::int64_t geonames) const {
  const auto found = codes_.find(geonames);
  return found == codes_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view AdminAreas::state_code(std::string_view name) const {
  const auto found = code_of_state_.find(name);
  return found == code_of_state_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view AdminAreas::state_name(std::string_view code) const {
  const auto found = name_of_state_.find(code);
  return found == name_of_state_.end() ? std::string_view() : std::string_view(found->second);
}

const AdminAreas::Point* AdminAreas::country_point(std::string_view alpha3) const {
  const auto found = countries_.find(alpha3);
  return found == countries_.end() ? nullptr : &found->second;
}

}  // namespace dragoman
