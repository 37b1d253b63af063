// Triples of source, target and code with a user's own dictionaries: all of a sentence right, and any of them.
#include <array>
#include <set>

#include "dragoman/measure/measure.h"

namespace dragoman {
namespace {

enum : std::uint32_t { kUnits, kExact, kSome, kTp, kFp, kFn, kPositions };

std::string or_none(const std::string& code) { return code.empty() ? "---" : code; }

}  // namespace

std::vector<Report> measure_petrarch(const MeasureOptions& options, Models& models, const std::string& resources) {
  if (options.dictionaries.empty()) throw MeasureError("petrarch needs --dictionaries");
  Dictionaries found = load_dictionaries(options.dictionaries);
  if (found.empty()) throw MeasureError(options.dictionaries + ": no dictionaries there");
  models.dictionaries = std::make_shared<const DictionaryIndex>(std::move(found), resources);
  Report report{"petrarch", 0, "sentences", {}, {}};
  std::vector<UnitCounts> units;
  LanguageWorkspace workspace;
  using Triple = std::array<std::string, 3>;
  for_each_gold(options.path, options.limit, report.notes, [&](const nlohmann::json& gold) {
    std::set<Triple> wanted, coded;
    for (const auto& e : gold.at("events"))
      wanted.insert(Triple{e.at("source").get<std::string>(), e.at("target").get<std::string>(), e.at("code").get<std::string>()});
    const std::string id = gold_id(gold);
    const Document d = read_gold(id, gold.at("text"), gold.value("date", ""), models, workspace);
    for (const Event& e : d.events) {
      for (const Participant& s : e.source) {
        for (const Participant& t : e.target) coded.insert(Triple{or_none(s.code), or_none(t.code), e.cameo});
      }
    }
    double both = 0;
    for (const Triple& t : wanted) both += coded.contains(t);
    const bool exact = wanted == coded;
    units.push_back({{kUnits, 1},
                     {kExact, exact},
                     {kSome, both > 0 || exact},
                     {kTp, both},
                     {kFp, static_cast<double>(coded.size()) - both},
                     {kFn, static_cast<double>(wanted.size()) - both}});
    if (!exact) {
      std::string note = id + ": ";
      for (const Triple& t : wanted) note += coded.contains(t) ? "" : "missed " + t[0] + " " + t[1] + " " + t[2] + "; ";
      for (const Triple& t : coded) note += wanted.contains(t) ? "" : "wrong " + t[0] + " " + t[1] + " " + t[2] + "; ";
      report.notes.push_back(note);
    }
  });
  report.units = units.size();
  report.scores = bootstrap(units, kPositions,
                            {{"exact", [](const Counts& c) { return ratio(c[kExact], c[kUnits]); }},
                             {"some", [](const Counts& c) { return ratio(c[kSome], c[kUnits]); }},
                             {"triple_P", [](const Counts& c) { return precision(c[kTp], c[kFp]); }},
                             {"triple_R", [](const Counts& c) { return recall(c[kTp], c[kFn]); }}},
                            options.bootstrap);
  return {report};
}

}  // namespace dragoman
