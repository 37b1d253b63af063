#include "dragoman/events/confidence.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "dragoman/text/tsv.h"

namespace dragoman {

ConfidenceModel ConfidenceModel::load(const std::string& path) {
  ConfidenceModel m;
  for (const TsvRow& row : read_tsv(path, {"feature", "weight"})) {
    const std::string weight(row["weight"]);
    char* end = nullptr;
    const double value = std::strtod(weight.c_str(), &end);
    if (end == weight.c_str() || !std::isfinite(value))
      throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": column weight: '" + weight + "' is no number");
    if (row["feature"] == "threshold") m.threshold_ = value;
    else m.weights_[std::string(row["feature"])] = value;
  }
  if (m.weights_.empty()) throw BrokenInstallation(path + ": no feature has a weight");
  return m;
}

double ConfidenceModel::probability(const std::vector<Feature>& features) const {
  double z = 0;
  for (const Feature& f : features) {
    if (const auto w = weights_.find(f.name); w != weights_.end()) z += w->second * static_cast<double>(f.value);
  }
  return 1 / (1 + std::exp(-z));
}

std::vector<std::string> ConfidenceModel::reasons(const std::vector<Feature>& features, std::size_t most) const {
  std::vector<std::pair<double, std::string>> parts;
  for (const Feature& f : features) {
    if (f.name == "bias") continue;
    if (const auto w = weights_.find(f.name); w != weights_.end()) parts.emplace_back(w->second * static_cast<double>(f.value), f.name);
  }
  std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
    return std::abs(a.first) > std::abs(b.first) || (std::abs(a.first) == std::abs(b.first) && a.second < b.second);
  });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < parts.size() && i < most && std::abs(parts[i].first) >= .05; ++i) {
    std::string value = std::to_string(std::abs(parts[i].first));
    out.push_back("confidence " + parts[i].second + (parts[i].first < 0 ? " -" : " +") + value.substr(0, value.find('.') + 2));
  }
  return out;
}

}  // namespace dragoman
