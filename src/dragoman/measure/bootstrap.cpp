#include "dragoman/measure/bootstrap.h"

#include <algorithm>
#include <random>

namespace dragoman {

double ratio(double a, double b) { return b == 0 ? 0 : a / b; }
double precision(double tp, double fp) { return ratio(tp, tp + fp); }
double recall(double tp, double fn) { return ratio(tp, tp + fn); }
double f_measure(double p, double r) { return ratio(2 * p * r, p + r); }

std::vector<Score> bootstrap(const std::vector<UnitCounts>& units, std::size_t positions, const std::vector<Metric>& metrics, const BootstrapOptions& options) {
  Counts all(positions, 0);
  for (const UnitCounts& unit : units) {
    for (const auto& [at, n] : unit) all[at] += n;
  }
  std::vector<Score> scores;
  for (const auto& [name, metric] : metrics) scores.push_back({name, metric(all), 0, 0});
  std::mt19937_64 random(options.seed);
  std::vector<std::vector<double>> drawn(metrics.size());
  Counts sums(positions, 0);
  for (unsigned r = 0; r < options.resamples && !units.empty(); ++r) {
    std::fill(sums.begin(), sums.end(), 0);
    for (std::size_t i = 0; i < units.size(); ++i) {
      // the remainder is uneven by less than units / 2^64: no matter
      for (const auto& [at, n] : units[random() % units.size()]) sums[at] += n;
    }
    for (std::size_t m = 0; m < metrics.size(); ++m) drawn[m].push_back(metrics[m].second(sums));
  }
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    std::vector<double>& values = drawn[m];
    if (values.empty()) {
      scores[m].low = scores[m].high = scores[m].value;
      continue;
    }
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) { return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))]; };
    scores[m].low = at(.025);
    scores[m].high = at(.975);
  }
  return scores;
}

}  // namespace dragoman
