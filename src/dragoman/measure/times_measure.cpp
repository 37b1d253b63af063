// TIMEX3 time expressions: each gold expression with the first found one that overlaps it (TempEval-3).
#include "dragoman/measure/measure.h"
#include "dragoman/names.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

enum : std::uint32_t { kGold, kFound, kRelaxed, kStrict, kValue, kType, kPositions };

}  // namespace

std::vector<Report> measure_times(const MeasureOptions& options, const Models& models) {
  Report report{"timeml", 0, "documents", {}, {}};
  std::vector<UnitCounts> units;
  LanguageWorkspace workspace;
  for_each_gold(options.path, options.limit, report.notes, [&](const nlohmann::json& gold) {
    const Document d = read_gold(gold_id(gold), gold.at("text"), gold.value("dct", ""), models, workspace);
    const OffsetMap points(d.article.text);
    std::vector<bool> used(d.times.size(), false);
    double relaxed = 0, strict = 0, value = 0, type = 0;
    const auto& wanted = gold.at("timexes");
    for (const auto& g : wanted) {
      const std::uint32_t begin = g.at("begin"), end = g.at("end");
      const std::size_t i = take_overlapping(d.times, points, used, begin, end);
      if (i == d.times.size()) continue;
      const CodePointSpan s = points(d.times[i].span);
      ++relaxed;
      strict += s.begin == begin && s.end == end;
      value += g.value("value", "") == d.times[i].value;
      type += g.value("type", "") == to_string(d.times[i].type);
    }
    units.push_back({{kGold, static_cast<double>(wanted.size())},
                     {kFound, static_cast<double>(d.times.size())},
                     {kRelaxed, relaxed},
                     {kStrict, strict},
                     {kValue, value},
                     {kType, type}});
  });
  report.units = units.size();
  const auto f = [](std::uint32_t at) { return [at](const Counts& c) { return ratio(2 * c[at], c[kGold] + c[kFound]); }; };
  report.scores =
      bootstrap(units, kPositions, {{"strict_F", f(kStrict)}, {"relaxed_F", f(kRelaxed)}, {"value_F", f(kValue)}, {"type_F", f(kType)}}, options.bootstrap);
  return {report};
}

}  // namespace dragoman
