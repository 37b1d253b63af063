#include "dragoman/events/ranker.h"

#include <algorithm>
#include <cmath>

#include "dragoman/text/tsv.h"

namespace dragoman {

Ranker Ranker::load(const std::string& path) {
  Ranker r;
  std::unordered_map<std::string, std::uint16_t> known;
  const auto label = [&](const std::string& name) {
    const auto [at, fresh] = known.emplace(name, static_cast<std::uint16_t>(r.labels_.size()));
    if (fresh) r.labels_.push_back(name);
    return at->second;
  };
  for (const TsvRow& row : read_tsv(path, {"feature", "label", "weight"})) {
    const std::string feature(row["feature"]), weight(row["weight"]);
    char* end = nullptr;
    const float value = std::strtof(weight.c_str(), &end);
    if (end == weight.c_str() || !std::isfinite(value))
      throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": column weight: '" + weight + "' is no number");
    if (feature == "temperature") {
      r.temperature_ = std::max(.05f, value);
      continue;
    }
    if (feature[0] == '@') r.shared_[feature] = value;
    else r.weights_[feature].push_back({label(std::string(row["label"])), value});
  }
  for (std::size_t i = 0; i < r.labels_.size(); ++i) {
    if (r.labels_[i].starts_with("c:")) r.codes_.push_back(static_cast<std::uint16_t>(i));
  }
  for (const std::uint16_t c : r.codes_) r.root_of_.push_back(label("r:" + r.labels_[c].substr(2, 2)));
  r.label_index_ = std::move(known);
  if (r.codes_.empty()) throw BrokenInstallation(path + ": no code has a weight");
  return r;
}

std::pair<double, std::size_t> Ranker::shared(const Feature& f) const {
  const std::size_t bar = f.name.rfind('|');
  const auto weight = shared_.find(f.name.substr(0, bar));
  if (weight == shared_.end()) return {0, labels_.size()};
  const auto label = label_index_.find((f.name.starts_with("@root_") ? "r:" : "c:") + f.name.substr(bar + 1));
  return {weight->second, label == label_index_.end() ? labels_.size() : label->second};
}

std::vector<RankedCode> Ranker::rank(const std::vector<Feature>& features) const {
  std::vector<double> score(labels_.size(), 0.);
  for (const Feature& f : features) {
    if (f.name[0] == '@') {
      const auto [weight, at] = shared(f);
      if (at != labels_.size()) score[at] += weight * f.value;
      continue;
    }
    const auto found = weights_.find(f.name);
    if (found == weights_.end()) continue;
    for (const Weight& w : found->second) score[w.label] += static_cast<double>(w.value) * f.value;
  }
  std::vector<RankedCode> out;
  out.reserve(codes_.size());
  double top = -1e300, sum = 0;
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    const double s = (score[codes_[i]] + score[root_of_[i]]) / temperature_;
    out.push_back({labels_[codes_[i]].substr(2), s});
    top = std::max(top, s);
  }
  for (RankedCode& c : out) sum += c.probability = std::exp(c.probability - top);
  for (RankedCode& c : out) c.probability /= sum;
  std::stable_sort(out.begin(), out.end(), [](const RankedCode& a, const RankedCode& b) { return a.probability > b.probability; });
  return out;
}

std::vector<std::string> Ranker::reasons(const std::vector<Feature>& features, const std::string& cameo, std::size_t most) const {
  std::vector<std::pair<double, std::string>> parts;
  for (const Feature& f : features) {
    if (f.name[0] == '@') {
      const auto [weight, at] = shared(f);
      if (at != labels_.size() && weight * f.value > 0 && (labels_[at] == "c:" + cameo || labels_[at] == "r:" + cameo.substr(0, 2)))
        parts.emplace_back(-weight * f.value, f.name);
      continue;
    }
    const auto found = weights_.find(f.name);
    if (found == weights_.end()) continue;
    double sum = 0;
    for (const Weight& w : found->second) {
      if (labels_[w.label] == "c:" + cameo || labels_[w.label] == "r:" + cameo.substr(0, 2)) sum += static_cast<double>(w.value) * f.value;
    }
    if (sum > 0) parts.emplace_back(-sum, f.name);
  }
  std::sort(parts.begin(), parts.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < parts.size() && i < most; ++i) {
    std::string value = std::to_string(-parts[i].first);
    out.push_back("ranker " + parts[i].second + " +" + value.substr(0, value.find('.') + 2));
  }
  return out;
}

}  // namespace dragoman
