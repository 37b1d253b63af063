// First-level areas: the code GeoNames gives a town's area, and the names of the states of the USA.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman {

class AdminAreas {
 public:
  /// From data/gazetteer.tsv and lexicon/regions.tsv. Throws BrokenInstallation.
  static AdminAreas load(const std::string& resources);
  /// The first-level code of a GeoNames town; empty if unknown. Of the USA: the state's two letters.
  std::string_view code_of(std::int64_t geonames) const;
  /// The two letters of a state of the USA by its name, and back.
  std::string_view state_code(std::string_view name) const;
  std::string_view state_name(std::string_view code) const;
  /// A country's point, as the gazetteer has it.
  struct Point {
    double lat = 0, lon = 0;
  };
  const Point* country_point(std::string_view alpha3) const;

 private:
  std::unordered_map<std::int64_t, std::string> codes_;
  std::map<std::string, std::string, std::less<>> code_of_state_, name_of_state_;
  std::map<std::string, Point, std::less<>> countries_;
};

}  // namespace dragoman
