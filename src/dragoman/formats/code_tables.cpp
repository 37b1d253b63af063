#include "dragoman/formats/code_tables.h"

#include <cstdlib>

#include "dragoman/text/tsv.h"

namespace dragoman {

CodeTables CodeTables::load(const std::string& resources) {
  CodeTables t;
  for (const TsvRow& row : read_tsv(resources + "/ontology/countries.tsv", {"alpha3", "fips", "cow", "cameo", "name", "icews", "west_of"})) {
    const std::string alpha3(row["alpha3"]);
    if (!row["west_of"].empty()) {
      t.western_[alpha3] = {std::string(row["fips"]), std::atof(std::string(row["west_of"]).c_str())};
      continue;
    }
    CountryCodes c;
    c.name = row["name"];
    c.icews = row["icews"].empty() ? row["name"] : row["icews"];
    c.fips = row["fips"];
    c.cameo = row["cameo"].empty() ? std::string_view(alpha3) : row["cameo"];
    c.cow = row["cow"];
    t.countries_.emplace(alpha3, std::move(c));
  }
  for (const TsvRow& row : read_tsv(resources + "/ontology/sectors.tsv", {"code", "icews"})) t.sectors_.emplace(row["code"], row["icews"]);
  for (const TsvRow& row : read_tsv(resources + "/ontology/cameo.tsv", {"cameo", "label"})) t.labels_.emplace(row["cameo"], row["label"]);
  for (const TsvRow& row : read_tsv(resources + "/ontology/plover.tsv", {"type", "quad"}))
    t.plover_.emplace(row["type"], std::atoi(std::string(row["quad"]).c_str()));
  return t;
}

const CountryCodes* CodeTables::country(std::string_view alpha3) const {
  const auto found = countries_.find(alpha3);
  return found == countries_.end() ? nullptr : &found->second;
}

std::string CodeTables::fips(std::string_view alpha3, double lon) const {
  const auto west = western_.find(alpha3);
  if (west != western_.end() && lon < west->second.west_of) return west->second.fips;
  const CountryCodes* c = country(alpha3);
  return c ? c->fips : std::string();
}

std::string_view CodeTables::icews_sector(std::string_view code) const {
  const auto found = sectors_.find(code);
  return found == sectors_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view CodeTables::event_label(std::string_view cameo) const {
  const auto found = labels_.find(cameo);
  return found == labels_.end() ? std::string_view() : std::string_view(found->second);
}

int CodeTables::plover_quad(std::string_view type) const {
  const auto found = plover_.find(type);
  return found == plover_.end() ? 0 : found->second;
}

std::string CodeTables::cameo_code(std::string_view code) const {
  const CountryCodes* c = code.size() >= 3 ? country(code.substr(0, 3)) : nullptr;
  return c ? c->cameo + std::string(code.substr(3)) : std::string(code);
}

ActorParts CodeTables::parts(std::string_view code) const {
  ActorParts out;
  for (; code.size() >= 3; code.remove_prefix(3)) {
    const std::string_view chunk = code.substr(0, 3);
    if (sectors_.contains(chunk)) {
      if (out.types.size() < 3) out.types.emplace_back(chunk);
    } else if (const CountryCodes* c = country(chunk)) {
      if (out.country.empty()) out.country = c->cameo;
    } else if (out.known_group.empty()) {
      out.known_group = chunk;
    }
  }
  return out;
}

}  // namespace dragoman
