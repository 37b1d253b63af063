// What codes are called, for people: CAMEO's labels, countries' and roles' names, from ontology/ and lexicon/.
//
//   labels.event("057") == "Sign formal agreement";  labels.actor("SYRGOVMIL") == "Syria, government, military"
//   labels.actor("IGOEUREECPKO") == "European Union, peacekeepers"
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace dragoman::serve {

/// What an act of a code is.
struct Act {
  std::string plover;
  int quad = 0;  ///< 1..4; 0 = unknown
  std::optional<double> goldstein;
};

class Labels {
 public:
  /// Throws BrokenInstallation.
  static Labels load(const std::string& resources);

  std::string_view event(std::string_view cameo) const;     ///< empty if unknown
  const Act* act(std::string_view cameo) const;             ///< null if unknown
  std::string_view country(std::string_view alpha3) const;  ///< empty if unknown
  /// A code in words, as far as its parts are known; the text itself if it is no code.
  std::string actor(std::string_view code) const;
  const std::set<std::string, std::less<>>& countries() const { return country_codes_; }
  const std::map<std::string, std::string, std::less<>>& country_names() const { return countries_; }
  const std::map<std::string, std::string, std::less<>>& event_names() const { return events_; }
  const std::map<std::string, std::string, std::less<>>& role_names() const { return roles_; }
  /// Parts of codes that name one body: UNO, EEC.
  const std::set<std::string, std::less<>>& bodies() const { return bodies_; }

 private:
  std::map<std::string, std::string, std::less<>> events_, countries_, roles_;
  std::map<std::string, Act, std::less<>> acts_;
  std::set<std::string, std::less<>> country_codes_, bodies_;
};

}  // namespace dragoman::serve
