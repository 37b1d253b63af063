// The learned half of coding: a log-linear model over CAMEO codes, trained on corpus/events (train/ranker.py).
//
// A feature "@name|112" has one weight for whichever code it names; all others have a weight for each label:
// score(code) = sum over features f of value(f) * (weight[f, root(code)] + weight[f, code]), probabilities by softmax with a temperature fitted on
// held-out sentences, so that `confidence` is calibrated. The model is text, models/ranker.tsv: one line a feature and label, so that a reader
// can look up why (`explain` prints the weights that decided).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dragoman/events/feature.h"

namespace dragoman {

struct RankedCode {
  std::string cameo;
  double probability = 0;
};

class Ranker {
 public:
  /// Throws BrokenInstallation with file, line and column. A missing file is a broken installation too.
  static Ranker load(const std::string& path);

  /// All codes, most probable first. O(features x labels they have weights for).
  std::vector<RankedCode> rank(const std::vector<Feature>& features) const;

  /// The features that speak most for `cameo`: "path=condemn/V +2.1".
  std::vector<std::string> reasons(const std::vector<Feature>& features, const std::string& cameo, std::size_t most) const;

 private:
  struct Weight {
    std::uint16_t label;  ///< index into labels_: roots ("11") and codes ("112")
    float value;
  };
  /// Weight and label of a feature "@name|code"; labels_.size() if it has none.
  std::pair<double, std::size_t> shared(const Feature& f) const;

  std::vector<std::string> labels_;
  std::unordered_map<std::string, std::uint16_t> label_index_;
  std::unordered_map<std::string, double> shared_;
  std::vector<std::uint16_t> codes_, root_of_;  ///< labels that are codes, and each one's root label
  std::unordered_map<std::string, std::vector<Weight>> weights_;
  double temperature_ = 1;
};

}  // namespace dragoman
