// Toponyms: found by overlap; resolved when within 161 km (100 miles) of the gold coordinates.
#include <cmath>

#include "dragoman/measure/measure.h"
#include "dragoman/places/gazetteer.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

enum : std::uint32_t { kFound, kGold, kMet, kLocated, kNear, kGoldLocated, kPositions };
constexpr double kNearKm = 161;

double number(const nlohmann::json& object, const char* key, bool& there) {
  const auto at = object.find(key);
  there = at != object.end() && !at->is_null();
  if (!there) return 0;
  if (at->is_number()) return at->get<double>();
  const std::string text = at->is_string() ? at->get<std::string>() : "";
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  there = !text.empty() && *end == 0;
  return value;
}

}  // namespace

std::vector<Report> measure_places(const MeasureOptions& options, const Models& models) {
  Report report{"places", 0, "documents", {}, {}};
  std::vector<UnitCounts> units;
  LanguageWorkspace workspace;
  for_each_gold(options.path, options.limit, report.notes, [&](const nlohmann::json& gold) {
    const Document d = read_gold(gold_id(gold), gold.at("text"), gold.value("published", ""), models, workspace);
    const OffsetMap points(d.article.text);
    std::vector<bool> used(d.places.size(), false);
    double met = 0, located = 0, near = 0, gold_located = 0;
    const auto& wanted = gold.at("toponyms");
    for (const auto& g : wanted) {
      bool has_lat = false, has_lon = false;
      const double lat = number(g, "lat", has_lat), lon = number(g, "lon", has_lon);
      gold_located += has_lat;
      const std::size_t i = take_overlapping(d.places, points, used, g.at("begin"), g.at("end"));
      if (i == d.places.size()) continue;
      ++met;
      located += has_lat;
      near += has_lat && has_lon && d.places[i].located && distance_km(lat, lon, d.places[i].lat, d.places[i].lon) <= kNearKm;
    }
    units.push_back({{kFound, static_cast<double>(d.places.size())},
                     {kGold, static_cast<double>(wanted.size())},
                     {kMet, met},
                     {kLocated, located},
                     {kNear, near},
                     {kGoldLocated, gold_located}});
  });
  report.units = units.size();
  report.scores = bootstrap(units, kPositions,
                            {{"detect_P", [](const Counts& c) { return ratio(c[kMet], c[kFound]); }},
                             {"detect_R", [](const Counts& c) { return ratio(c[kMet], c[kGold]); }},
                             {"detect_F", [](const Counts& c) { return ratio(2 * c[kMet], c[kFound] + c[kGold]); }},
                             {"acc161_of_found", [](const Counts& c) { return ratio(c[kNear], c[kLocated]); }},
                             {"acc161_of_all", [](const Counts& c) { return ratio(c[kNear], c[kGoldLocated]); }}},
                            options.bootstrap);
  return {report};
}

}  // namespace dragoman
