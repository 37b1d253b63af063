// How likely a coded event is right in all of it: that it is an event of public affairs, its type, its actors and their direction.
//
// A logistic model over features of the event, its frame, its clause and its article (confidence_features.h), learned by train/confidence.py from
// events that readers judged (corpus/judged) and from corpus/events: probability = 1 / (1 + exp(-sum of weight * value)). The model is text,
// models/confidence.tsv, one line a feature, so that a reader can look up why (`explain` prints the weights that decided).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "dragoman/events/feature.h"

namespace dragoman {

class ConfidenceModel {
 public:
  /// Throws BrokenInstallation with file, line and column.
  static ConfidenceModel load(const std::string& path);

  /// 0..1. Features the model does not know have no say.
  double probability(const std::vector<Feature>& features) const;

  /// The features with the strongest say, for or against: "confidence source=name:state +0.8".
  std::vector<std::string> reasons(const std::vector<Feature>& features, std::size_t most) const;

  /// What `read` keeps by default: chosen, not learned (train/confidence.py --threshold); docs/events.md says what it costs and gives.
  double threshold() const { return threshold_; }

 private:
  std::unordered_map<std::string, double> weights_;
  double threshold_ = .5;
};

}  // namespace dragoman
