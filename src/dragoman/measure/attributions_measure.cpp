// Attributions (PolNeAR): characters of each role, and whole attributions. Gold as JSON Lines or as brat standoff.
#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>

#include "dragoman/measure/measure.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

// three counts a role (source, cue, content), then those of whole attributions
enum : std::uint32_t { kSource = 0, kCue = 3, kContent = 6, kWhole = 9, kPositions = 12 };

using Characters = std::set<std::uint32_t>;

struct GoldAttribution {
  CodePointSpans source, cue, content;
};

struct GoldDocument {
  std::string id, text, published;
  std::vector<GoldAttribution> attributions;
};

CodePointSpans spans_of(const nlohmann::json& object, const char* role) {
  CodePointSpans out;
  const auto at = object.find(role);
  if (at == object.end() || !at->is_array()) return out;
  for (const auto& s : *at) out.push_back({s.at(0), s.at(1)});
  return out;
}

Characters characters(const CodePointSpans& spans) {
  Characters out;
  for (const CodePointSpan& s : spans) {
    for (std::uint32_t i = s.begin; i < s.end; ++i) out.insert(out.end(), i);
  }
  return out;
}

/// Attributions of a brat document: spans typed Source, Cue and Content that events or relations join, one a cue (or, without one, a content).
std::vector<GoldAttribution> attributions_of(const BratDocument& d) {
  std::vector<std::string> ids;
  for (const auto& [id, bound] : d.bound) ids.push_back(id);
  std::vector<std::size_t> group(ids.size());
  std::iota(group.begin(), group.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (group[i] != i) i = group[i] = group[group[i]];
    return i;
  };
  const auto index = [&](const std::string& id) { return static_cast<std::size_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin()); };
  for (const auto& [type, members] : d.groups) {
    std::size_t first = ids.size();
    for (const auto& [role, id] : members) {
      const std::size_t at = index(id);
      if (at == ids.size() || ids[at] != id) continue;  // an event that is part of another: its own spans are joined by itself
      if (first == ids.size()) first = at;
      else group[find(at)] = find(first);
    }
  }
  std::map<std::size_t, GoldAttribution> joined;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const BratDocument::Bound& b = d.bound.at(ids[i]);
    const std::string type = to_lower(b.type);
    GoldAttribution& a = joined[find(i)];
    CodePointSpans* role = type.starts_with("source") ? &a.source : type.starts_with("cue") ? &a.cue : type.starts_with("content") ? &a.content : nullptr;
    if (role) role->insert(role->end(), b.spans.begin(), b.spans.end());
  }
  std::vector<GoldAttribution> out;
  for (auto& [at, a] : joined) {
    if (!a.content.empty() || !a.cue.empty()) out.push_back(std::move(a));
  }
  return out;
}

std::vector<GoldDocument> read(const std::string& path, std::size_t limit, std::vector<std::string>& notes) {
  std::vector<GoldDocument> out;
  if (std::filesystem::is_directory(path)) {
    for (const BratDocument& d : read_brat(path, notes)) out.push_back({d.id, d.text, "", attributions_of(d)});
    return out;
  }
  for_each_gold(path, limit, notes, [&](const nlohmann::json& g) {
    GoldDocument d{gold_id(g), g.at("text"), g.value("published", ""), {}};
    for (const auto& a : g.at("attributions")) d.attributions.push_back({spans_of(a, "source"), spans_of(a, "cue"), spans_of(a, "content")});
    out.push_back(std::move(d));
  });
  return out;
}

std::size_t shared(const Characters& a, const Characters& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](std::uint32_t c) { return b.contains(c); }));
}

UnitCounts count(const GoldDocument& gold, const Document& d) {
  const OffsetMap points(d.article.text);
  const auto found_spans = [&](const std::vector<ByteSpan>& spans) {
    CodePointSpans out;
    for (const ByteSpan s : spans) out.push_back(points(s));
    return out;
  };
  Characters blank;  // white space belongs to nobody
  std::uint32_t at_point = 0;
  for (std::size_t at = 0; at < gold.text.size(); ++at_point) {
    const char32_t c = next_code_point(gold.text, at);
    if (c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
        c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000)
      blank.insert(at_point);
  }
  struct Sets {
    Characters source, cue, content;
  };
  std::vector<Sets> wanted, found;
  for (const GoldAttribution& a : gold.attributions) wanted.push_back({characters(a.source), characters(a.cue), characters(a.content)});
  for (const Attribution& a : d.attributions)
    found.push_back({characters(found_spans(a.source)), characters(found_spans(a.cue)), characters(found_spans(a.content))});
  UnitCounts counts;
  for (const auto& [role, position] : {std::pair{&Sets::source, kSource}, std::pair{&Sets::cue, kCue}, std::pair{&Sets::content, kContent}}) {
    Characters g, p;
    for (const Sets& s : wanted) g.insert((s.*role).begin(), (s.*role).end());
    for (const Sets& s : found) p.insert((s.*role).begin(), (s.*role).end());
    for (const std::uint32_t c : blank) g.erase(c), p.erase(c);
    const auto both = static_cast<double>(shared(g, p));
    counts.push_back({position, both});
    counts.push_back({position + 1, static_cast<double>(p.size()) - both});
    counts.push_back({position + 2, static_cast<double>(g.size()) - both});
  }
  std::vector<bool> used(found.size(), false);
  double tp = 0;
  for (const Sets& g : wanted) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (used[i]) continue;
      const std::size_t both = shared(g.content, found[i].content), either = g.content.size() + found[i].content.size() - both;
      const bool sources = shared(g.source, found[i].source) > 0 || (g.source.empty() && found[i].source.empty());
      if (either == 0 || 2 * both < either || !sources) continue;
      used[i] = true;
      ++tp;
      break;
    }
  }
  counts.push_back({kWhole, tp});
  counts.push_back({kWhole + 1, static_cast<double>(found.size()) - tp});
  counts.push_back({kWhole + 2, static_cast<double>(wanted.size()) - tp});
  return counts;
}

}  // namespace

std::vector<Report> measure_attributions(const MeasureOptions& options, const Models& models) {
  Report report{"polnear", 0, "documents", {}, {}};
  std::vector<UnitCounts> units;
  LanguageWorkspace workspace;
  for (const GoldDocument& gold : read(options.path, options.limit, report.notes)) {
    if (options.limit && units.size() == options.limit) break;
    units.push_back(count(gold, read_gold(gold.id, gold.text, gold.published, models, workspace)));
  }
  report.units = units.size();
  std::vector<Metric> metrics;
  for (const auto& [name, at] :
       {std::pair{"source_char", kSource}, std::pair{"cue_char", kCue}, std::pair{"content_char", kContent}, std::pair{"attribution", kWhole}}) {
    const std::uint32_t p = at;
    const std::string begin = name;
    metrics.emplace_back(begin + "_P", [p](const Counts& c) { return precision(c[p], c[p + 1]); });
    metrics.emplace_back(begin + "_R", [p](const Counts& c) { return recall(c[p], c[p + 2]); });
    metrics.emplace_back(begin + "_F", [p](const Counts& c) { return f_measure(precision(c[p], c[p + 1]), recall(c[p], c[p + 2])); });
  }
  report.scores = bootstrap(units, kPositions, metrics, options.bootstrap);
  return {report};
}

}  // namespace dragoman
