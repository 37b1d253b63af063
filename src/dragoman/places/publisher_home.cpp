#include "dragoman/places/publisher_home.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <vector>

#include "dragoman/places/gazetteer.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kTown = 10000;      // people; smaller towns' names are too often plain words
constexpr std::uint32_t kOfTheLargest = 5;  // one in so many of the largest namesake's people is meant no less

/// ISO alpha-3 of a country's top-level domain, empty for .com and the like.
std::string domain_country(const std::string& domain) {
  const std::size_t dot = domain.rfind('.');
  if (dot == std::string::npos || domain.size() - dot != 3) return "";
  std::string code = to_lower(domain.substr(dot + 1));
  if (code == "tv" || code == "io" || code == "me" || code == "co" || code == "fm" || code == "ai") return "";  // sold to everybody
  if (code == "uk") code = "gb";
  const char* alpha3 = uloc_getISO3Country(("und_" + code).c_str());
  return alpha3 ? alpha3 : "";
}

}  // namespace

PublisherHome publisher_home(const Publisher& publisher, const Gazetteer& gazetteer) {
  PublisherHome home;
  if (const std::string country = domain_country(publisher.domain); !country.empty()) home.countries.insert(country);
  const std::vector<std::string> words = split_trimmed(publisher.name, ' ');
  for (std::size_t n = std::min<std::size_t>(3, words.size()); n > 0; --n) {
    for (std::size_t at = 0; at + n <= words.size(); ++at) {
      std::string name = words[at];
      for (std::size_t k = 1; k < n; ++k) name += " " + words[at + k];
      if (n == 1 && gazetteer.common_word(to_lower(name))) continue;
      std::uint32_t most = 0;
      for (const std::uint32_t i : gazetteer.find(name)) most = std::max(most, gazetteer.entry(i).population);
      if (most < kTown) continue;
      for (const std::uint32_t i : gazetteer.find(name)) {
        const GazetteerEntry& e = gazetteer.entry(i);
        if (e.country.empty() || e.population < most / kOfTheLargest) continue;
        home.countries.insert(e.country);
        if (!e.admin.empty()) home.regions.insert(e.country + e.admin);
      }
      if (!home.countries.empty()) return home;
    }
  }
  return home;
}

}  // namespace dragoman
