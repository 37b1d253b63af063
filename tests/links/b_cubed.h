// B-cubed precision and recall (Bagga and Baldwin 1998): for each item the share of its cluster that belongs with it, and of what belongs
// with it that is in its cluster.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace dragoman::testing {

struct BCubed {
  double precision = 0, recall = 0;
  double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

/// Item -> cluster, in the gold and as found; items that were not found are clusters of their own.
inline BCubed b_cubed(const std::map<std::string, std::string>& gold, std::map<std::string, std::string> found) {
  std::map<std::string, int> in_gold, in_found;
  std::map<std::pair<std::string, std::string>, int> in_both;
  for (const auto& [item, cluster] : gold) {
    if (!found.contains(item)) found[item] = "alone " + item;
    ++in_gold[cluster];
    ++in_found[found[item]];
    ++in_both[{cluster, found[item]}];
  }
  BCubed out;
  for (const auto& [item, cluster] : gold) {
    const double both = in_both[{cluster, found[item]}];
    out.precision += both / in_found[found[item]];
    out.recall += both / in_gold[cluster];
  }
  out.precision /= static_cast<double>(gold.size());
  out.recall /= static_cast<double>(gold.size());
  return out;
}

}  // namespace dragoman::testing
