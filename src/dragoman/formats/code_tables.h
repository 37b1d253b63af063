// The code tables of the field's data sets: what a country or a sector is called in GDELT, ICEWS and POLECAT.
//
// From ontology/countries.tsv, ontology/sectors.tsv, ontology/plover.tsv and ontology/cameo.tsv, so that a correction is a line of a table.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct CountryCodes {
  std::string name;   ///< common English name
  std::string icews;  ///< the name in ICEWS
  std::string fips;   ///< FIPS 10-4, empty if it had none
  std::string cameo;  ///< CAMEO's three letters, mostly ISO 3166 alpha-3
  std::string cow;    ///< Correlates of War number, empty outside its state system
};

/// A CAMEO actor code taken apart: "SDNREBRAD" is country SDN, types REB and RAD.
struct ActorParts {
  std::string country;             ///< as CAMEO writes it
  std::string known_group;         ///< a body with a code of its own: UNO in IGOUNO
  std::vector<std::string> types;  ///< sectors in the code's order, at most three
};

class CodeTables {
 public:
  /// From the resources folder. Throws BrokenInstallation.
  static CodeTables load(const std::string& resources);

  /// nullptr for a code that is no country.
  const CountryCodes* country(std::string_view alpha3) const;
  /// FIPS 10-4 of a point in a country: Palestine has two. `lon` in degrees.
  std::string fips(std::string_view alpha3, double lon) const;
  /// ICEWS's name of a sector, empty if it has none.
  std::string_view icews_sector(std::string_view code) const;
  /// The label of a CAMEO event code, empty if unknown.
  std::string_view event_label(std::string_view cameo) const;
  /// PLOVER's own class of a type, 1 to 4; 0 if unknown. CAMEO's differs for requests and investigations.
  int plover_quad(std::string_view type) const;
  /// The code in CAMEO's own letters (Kosovo and Timor-Leste differ from ISO).
  std::string cameo_code(std::string_view code) const;
  /// The parts of a code of ours. Chunks that are neither country nor sector name a known group; the first of them is kept.
  ActorParts parts(std::string_view code) const;

 private:
  struct Western {
    std::string fips;
    double west_of = 0;
  };
  std::map<std::string, CountryCodes, std::less<>> countries_;
  std::map<std::string, Western, std::less<>> western_;
  std::map<std::string, std::string, std::less<>> sectors_;
  std::map<std::string, std::string, std::less<>> labels_;
  std::map<std::string, int, std::less<>> plover_;
};

}  // namespace dragoman
