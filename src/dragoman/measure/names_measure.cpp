// Names: spans and types of people, organisations, places and nationalities.
#include <set>
#include <tuple>

#include "dragoman/measure/measure.h"
#include "dragoman/names.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

enum : std::uint32_t { kTp, kFp, kFn, kGoldMet, kGold, kFoundMet, kFound, kPositions };

using TypedSpan = std::tuple<std::uint32_t, std::uint32_t, std::string>;

std::string type_of(const std::string& gold) {
  if (gold == "Person" || gold == "PER") return "person";
  if (gold == "Organisation" || gold == "Organization" || gold == "ORG") return "organization";
  if (gold == "Location" || gold == "LOC") return "location";
  return gold == "Nationality" ? "nationality" : "";
}

bool meets(const TypedSpan& a, const std::set<TypedSpan>& others) {
  for (const TypedSpan& b : others) {
    if (std::get<2>(a) == std::get<2>(b) && std::get<0>(a) < std::get<1>(b) && std::get<0>(b) < std::get<1>(a)) return true;
  }
  return false;
}

}  // namespace

std::vector<Report> measure_names(const MeasureOptions& options, const Models& models) {
  Report report{"ner", 0, "documents", {}, {}};
  std::vector<UnitCounts> units;
  LanguageWorkspace workspace;
  for_each_gold(options.path, options.limit, report.notes, [&](const nlohmann::json& gold) {
    std::set<TypedSpan> wanted, found;
    for (const auto& e : gold.value("entities", nlohmann::json::array())) {
      const std::string type = type_of(e.at("type"));
      if (!type.empty()) wanted.emplace(e.at("begin"), e.at("end"), type);
    }
    const Document d = read_gold(gold_id(gold), gold.at("text"), gold.value("published", ""), models, workspace);
    const OffsetMap points(d.article.text);
    for (const Mention& m : d.actors.mentions) {
      if (m.type != MentionType::person && m.type != MentionType::organization && m.type != MentionType::location && m.type != MentionType::nationality)
        continue;
      const CodePointSpan s = points(m.span);
      found.emplace(s.begin, s.end, std::string(to_string(m.type)));
    }
    double tp = 0, gold_met = 0, found_met = 0;
    for (const TypedSpan& n : wanted) tp += found.contains(n), gold_met += meets(n, found);
    for (const TypedSpan& n : found) found_met += meets(n, wanted);
    const auto g = static_cast<double>(wanted.size()), f = static_cast<double>(found.size());
    units.push_back({{kTp, tp}, {kFp, f - tp}, {kFn, g - tp}, {kGoldMet, gold_met}, {kGold, g}, {kFoundMet, found_met}, {kFound, f}});
  });
  report.units = units.size();
  report.scores = bootstrap(units, kPositions,
                            {{"exact_P", [](const Counts& c) { return precision(c[kTp], c[kFp]); }},
                             {"exact_R", [](const Counts& c) { return recall(c[kTp], c[kFn]); }},
                             {"exact_F", [](const Counts& c) { return f_measure(precision(c[kTp], c[kFp]), recall(c[kTp], c[kFn])); }},
                             {"overlap_F", [](const Counts& c) { return f_measure(ratio(c[kFoundMet], c[kFound]), ratio(c[kGoldMet], c[kGold])); }}},
                            options.bootstrap);
  return {report};
}

}  // namespace dragoman
