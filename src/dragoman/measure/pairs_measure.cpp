// PLOVER roots and quad classes: of marked pairs (`dragoman pairs`), and of reading the sentence without the marks.
#include <algorithm>
#include <set>

#include "dragoman/events/code_pair.h"
#include "dragoman/language/analyse.h"
#include "dragoman/measure/measure.h"

namespace dragoman {
namespace {

/// The study's names for roots that PLOVER renamed.
std::string alias(const std::string& plover) {
  static const std::map<std::string, std::string> kNow = {
      {"CONCEDE", "YIELD"}, {"RETREAT", "YIELD"}, {"SANCTIONS", "SANCTION"}, {"DEMAND", "REQUEST"}, {"DISAPPROVE", "ACCUSE"}};
  const auto found = kNow.find(plover);
  return found == kNow.end() ? plover : found->second;
}

int quad(const std::string& root) {
  static const std::map<std::string, int> kQuad = {{"AGREE", 1},   {"CONSULT", 1},  {"SUPPORT", 1},  {"COOPERATE", 2}, {"AID", 2},
                                                   {"YIELD", 2},   {"ACCUSE", 3},   {"REQUEST", 3},  {"REJECT", 3},    {"THREATEN", 3},
                                                   {"PROTEST", 4}, {"SANCTION", 4}, {"MOBILIZE", 4}, {"COERCE", 4},    {"ASSAULT", 4}};
  const auto found = kQuad.find(root);
  return found == kQuad.end() ? 0 : found->second;
}

/// Labels by number, and three counts each (true positive, false positive, false negative) from `first` on.
class Labels {
 public:
  Labels(const std::set<std::string>& gold, std::uint32_t first) : first_(first) {
    for (const std::string& g : gold) number_.emplace(g, static_cast<std::uint32_t>(number_.size()));
  }
  std::uint32_t end() const { return first_ + 3 * static_cast<std::uint32_t>(number_.size()); }
  void add(const std::string& gold, const std::string& found, UnitCounts& unit) const {
    const auto g = number_.find(gold), f = number_.find(found);
    if (gold == found) {
      if (g != number_.end()) unit.push_back({first_ + 3 * g->second, 1});
      return;
    }
    if (f != number_.end()) unit.push_back({first_ + 3 * f->second + 1, 1});
    if (g != number_.end()) unit.push_back({first_ + 3 * g->second + 2, 1});
  }
  /// Mean F of the gold labels. A label that a resample has nowhere counts 0 there, as it would in a sample that lacks it.
  double macro(const Counts& c) const {
    double sum = 0;
    for (std::size_t i = 0; i < number_.size(); ++i) {
      const double tp = c[first_ + 3 * i], fp = c[first_ + 3 * i + 1], fn = c[first_ + 3 * i + 2];
      sum += f_measure(precision(tp, fp), recall(tp, fn));
    }
    return ratio(sum, static_cast<double>(number_.size()));
  }

 private:
  std::map<std::string, std::uint32_t> number_;
  std::uint32_t first_;
};

struct Row {
  std::string marked, root, quad;
};

Report score(const std::string& set, const std::vector<Row>& rows, const std::vector<std::string>& found, const std::vector<std::string>* any,
             const std::vector<bool>* events, const BootstrapOptions& options) {
  std::set<std::string> roots, quads;
  for (const Row& r : rows) roots.insert(r.root), quads.insert(r.quad);
  enum : std::uint32_t { kRows, kRight, kCoded, kEvents, kLabels };
  const Labels root_labels(roots, kLabels), quad_labels(quads, root_labels.end()), any_labels(roots, quad_labels.end());
  std::vector<UnitCounts> units;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    UnitCounts unit{{kRows, 1}};
    if (found[i] == rows[i].root) unit.push_back({kRight, 1});
    if (quad(found[i]) != 0) unit.push_back({kCoded, 1});
    if (events && (*events)[i]) unit.push_back({kEvents, 1});
    root_labels.add(rows[i].root, found[i], unit);
    quad_labels.add(rows[i].quad, std::to_string(quad(found[i])), unit);
    if (any) any_labels.add(rows[i].root, (*any)[i], unit);
    units.push_back(std::move(unit));
  }
  std::vector<Metric> metrics{{"root_macroF", [=](const Counts& c) { return root_labels.macro(c); }},
                              {"root_acc", [](const Counts& c) { return ratio(c[kRight], c[kRows]); }},
                              {"quad_macroF", [=](const Counts& c) { return quad_labels.macro(c); }},
                              {"coded", [](const Counts& c) { return ratio(c[kCoded], c[kRows]); }}};
  if (any) {
    metrics.emplace_back("any_root_macroF", [=](const Counts& c) { return any_labels.macro(c); });
    metrics.emplace_back("any_event", [](const Counts& c) { return ratio(c[kEvents], c[kRows]); });
  }
  Report report{set, rows.size(), "sentences", bootstrap(units, any_labels.end(), metrics, options), {}};
  return report;
}

bool touches(const std::vector<Participant>& side, const Document& d, const std::vector<ByteSpan>& gold) {
  return std::any_of(side.begin(), side.end(), [&](const Participant& p) {
    return p.mention != kNone && std::any_of(gold.begin(), gold.end(), [&](ByteSpan g) { return d.actors.mentions[p.mention].span.overlaps(g); });
  });
}

}  // namespace

std::vector<Report> measure_pairs(const MeasureOptions& options, const Models& models) {
  std::vector<Row> rows;
  for (const auto& r : gold_rows(options.path, {"marked_sentence", "gold_root", "gold_penta"})) {
    if (options.limit && rows.size() == options.limit) break;
    rows.push_back({r.at("marked_sentence"), r.at("gold_root"), r.at("gold_penta")});
  }
  if (rows.empty()) throw MeasureError(options.path + ": no rows");
  LanguageWorkspace workspace;
  std::vector<std::string> pairs, between, any;
  std::vector<bool> events;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MarkedSentence marked = read_marks(rows[i].marked);
    Article article;
    article.text = marked.text;
    const Analysis analysis = analyse(article, models.language, workspace);
    pairs.push_back(alias(code_pair(analysis, Tree(analysis), marked, models.events).plover));
    const Document d = read_gold(std::to_string(i), marked.text, "", models, workspace);
    std::vector<const Event*> by_confidence;
    for (const Event& e : d.events) by_confidence.push_back(&e);
    std::stable_sort(by_confidence.begin(), by_confidence.end(), [](const Event* a, const Event* b) { return a->confidence > b->confidence; });
    std::string chosen, best;
    for (const Event* e : by_confidence) {
      const std::string root = alias(e->plover);
      if (e == by_confidence.front() || root == rows[i].root) best = root;  // the right one if it is there, else the surest
      if (chosen.empty() && touches(e->source, d, marked.source) && touches(e->target, d, marked.target)) chosen = root;
    }
    between.push_back(chosen);
    any.push_back(best);
    events.push_back(!d.events.empty());
  }
  return {score("pairs", rows, pairs, nullptr, nullptr, options.bootstrap), score("read", rows, between, &any, &events, options.bootstrap)};
}

}  // namespace dragoman
