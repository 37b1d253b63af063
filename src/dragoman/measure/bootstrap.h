// Scores with confidence intervals: the percentile bootstrap over documents (Efron 1979; for language processing Koehn 2004).
//
// A set is a list of units (documents, sentences, rows), each with a few counts. A score is a function of the counts' sums, so a resampled score costs
// one addition a unit: no unit is coded twice. Units of one set are assumed to be drawn independently; sentences of one article are not, which is
// why documents are the units wherever there are documents.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace dragoman {

/// Sums of counts, by position.
using Counts = std::vector<double>;
/// What one unit adds: position and amount; positions may repeat.
using UnitCounts = std::vector<std::pair<std::uint32_t, double>>;

struct Score {
  std::string name;
  double value = 0;
  double low = 0, high = 0;  ///< 95% interval
};

struct Report {
  std::string set;
  std::size_t units = 0;  ///< documents, sentences or rows: what was resampled
  std::string unit;       ///< their name
  std::vector<Score> scores;
  std::vector<std::string> notes;  ///< what could not be read or coded
};

using Metric = std::pair<std::string, std::function<double(const Counts&)>>;

struct BootstrapOptions {
  unsigned resamples = 1000;
  std::uint64_t seed = 1;
};

/// All metrics of the units' sums with their intervals. `positions`: how many counts there are.
std::vector<Score> bootstrap(const std::vector<UnitCounts>& units, std::size_t positions, const std::vector<Metric>& metrics, const BootstrapOptions& options);

/// a / b, 0 where b is 0.
double ratio(double a, double b);
/// Precision, recall and their harmonic mean of true positives, false positives, false negatives.
double precision(double tp, double fp);
double recall(double tp, double fn);
double f_measure(double p, double r);

}  // namespace dragoman
