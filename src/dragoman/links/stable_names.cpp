#include "dragoman/links/stable_names.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>

namespace dragoman {

std::unordered_map<int, std::int64_t> stable_names(const std::vector<std::int64_t>& old, const std::vector<int>& label, std::int64_t& next) {
  std::map<std::pair<std::int64_t, int>, std::int64_t> shared;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (old[i] >= 0) ++shared[{old[i], label[i]}];
  }
  std::vector<std::tuple<std::int64_t, std::int64_t, int>> by_size;
  for (const auto& [pair, n] : shared) by_size.emplace_back(-n, pair.first, pair.second);
  std::sort(by_size.begin(), by_size.end());
  std::unordered_map<int, std::int64_t> name;
  std::unordered_set<std::int64_t> taken;
  for (const auto& [n, number, l] : by_size) {
    if (name.contains(l) || taken.contains(number)) continue;
    name[l] = number;
    taken.insert(number);
  }
  for (const int l : label) {
    if (!name.contains(l)) name[l] = next++;
  }
  return name;
}

}  // namespace dragoman
