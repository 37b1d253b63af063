#include "dragoman/serve/labels.h"

#include <algorithm>
#include <cstdlib>

#include "dragoman/text/tsv.h"

namespace dragoman::serve {
namespace {

std::string_view found(const std::map<std::string, std::string, std::less<>>& names, std::string_view code) {
  const auto at = names.find(code);
  return at == names.end() ? std::string_view() : std::string_view(at->second);
}

}  // namespace

Labels Labels::load(const std::string& resources) {
  Labels out;
  for (const TsvRow& row : read_tsv(resources + "/ontology/cameo.tsv", {"cameo", "label", "plover", "quad", "goldstein"})) {
    out.events_.emplace(row["cameo"], row["label"]);
    out.acts_.emplace(row["cameo"],
                      Act{std::string(row["plover"]), std::atoi(std::string(row["quad"]).c_str()), std::atof(std::string(row["goldstein"]).c_str())});
  }
  // what is coded no closer than to a root ("18") or a type ("REQUEST") is called by it
  for (const auto& [code, label] : std::map(out.events_)) {
    if (code.size() == 3 && code[2] == '0') out.events_.emplace(code.substr(0, 2), label), out.acts_.emplace(code.substr(0, 2), out.acts_[code]);
  }
  for (const TsvRow& row : read_tsv(resources + "/ontology/plover.tsv", {"type", "quad"})) {
    std::string name(row["type"]);
    std::transform(name.begin() + !name.empty(), name.end(), name.begin() + !name.empty(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    out.events_.emplace(row["type"], name);
    out.acts_.emplace(row["type"], Act{std::string(row["type"]), std::atoi(std::string(row["quad"]).c_str()), std::nullopt});
  }
  for (const TsvRow& row : read_tsv(resources + "/lexicon/countries.tsv", {"form", "kind", "country", "preferred"})) {
    out.country_codes_.emplace(row["country"]);
    if (row["kind"] != "name") continue;
    if (row["preferred"] == "yes") out.countries_[std::string(row["country"])] = row["form"];
    else out.countries_.emplace(row["country"], row["form"]);
  }
  for (const TsvRow& row : read_tsv(resources + "/ontology/roles.tsv", {"code", "label", "body"})) {
    out.roles_.emplace(row["code"], row["label"]);
    if (row["body"] == "yes") out.bodies_.emplace(row["code"]);
  }
  return out;
}

std::string_view Labels::event(std::string_view cameo) const { return found(events_, cameo); }
const Act* Labels::act(std::string_view cameo) const {
  const auto at = acts_.find(cameo);
  return at == acts_.end() ? nullptr : &at->second;
}
std::string_view Labels::country(std::string_view alpha3) const { return found(countries_, alpha3); }

std::string Labels::actor(std::string_view code) const {
  const bool coded = code.size() >= 3 && code.size() % 3 == 0 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!coded) return std::string(code);
  std::size_t first = 0;
  for (std::size_t at = 3; code.starts_with("IGO") && at < code.size() && !first; at += 3) {
    if (bodies_.contains(code.substr(at, 3))) first = at;
  }
  std::string out;
  for (std::size_t at = first; at < code.size(); at += 3) {
    const std::string_view part = code.substr(at, 3);
    std::string_view name = at == 0 ? country(part) : std::string_view();
    if (name.empty()) name = found(roles_, part);
    if (name.empty()) name = country(part);
    out.append(out.empty() ? "" : ", ").append(name.empty() ? part : name);
  }
  return out;
}

}  // namespace dragoman::serve
