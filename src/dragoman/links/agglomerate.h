// Average-link agglomerative clustering over a sparse graph: the two nearest clusters are joined until none are near enough.
//
// What a cluster is, and how near two are, is the caller's: a Policy has
//   double between(int a, int b)                       nearness of two clusters that no edge joins yet
//   void merge(int a, int b)                           puts b into a
//   double joined(int a, int b, int k, const double* s_ak, const double* s_bk)
//                                                      nearness of a (b already merged into it) and k; the two before, null if there was no edge
//   bool accepts(int a, int b, double s)               whether they may be joined at that nearness
// Clusters are 0 .. n-1 at the start. Deterministic: ties go to the smaller numbers.
#pragma once

#include <algorithm>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

namespace dragoman {

struct NearPair {
  int a, b;
  double nearness;
};

/// For each cluster the one it ended in (itself, if it was not merged into another). Edges below `forget` are dropped on the way.
template <class Policy>
std::vector<int> agglomerate(std::size_t n, const std::vector<NearPair>& edges, double forget, Policy& policy) {
  using Near = std::vector<std::pair<int, double>>;  // few, so a sorted vector
  std::vector<Near> near(n);
  std::vector<char> alive(n, 1);
  std::vector<int> into(n);
  for (std::size_t i = 0; i < n; ++i) into[i] = static_cast<int>(i);
  const auto at = [](auto& list, int k) {
    return std::lower_bound(list.begin(), list.end(), k, [](const std::pair<int, double>& p, int x) { return p.first < x; });
  };
  const auto find = [&](const Near& list, int k) -> const double* {
    const auto it = at(list, k);
    return it != list.end() && it->first == k ? &it->second : nullptr;
  };
  const auto put = [&](Near& list, int k, double s) {
    const auto it = at(list, k);
    if (it != list.end() && it->first == k) it->second = s;
    else list.insert(it, {k, s});
  };
  const auto drop = [&](Near& list, int k) {
    const auto it = at(list, k);
    if (it != list.end() && it->first == k) list.erase(it);
  };
  struct Candidate {
    double nearness;
    int a, b;
    bool operator<(const Candidate& o) const { return std::tuple(nearness, -a, -b) < std::tuple(o.nearness, -o.a, -o.b); }
  };
  std::priority_queue<Candidate> queue;
  const auto connect = [&](int a, int b, double s) {
    put(near[static_cast<std::size_t>(a)], b, s);
    put(near[static_cast<std::size_t>(b)], a, s);
    if (policy.accepts(a, b, s)) queue.push({s, std::min(a, b), std::max(a, b)});
  };
  for (const NearPair& e : edges) {
    if (!find(near[static_cast<std::size_t>(e.a)], e.b)) connect(e.a, e.b, e.nearness);
  }
  while (!queue.empty()) {
    const Candidate best = queue.top();
    queue.pop();
    const auto a = static_cast<std::size_t>(best.a), b = static_cast<std::size_t>(best.b);
    if (!alive[a] || !alive[b]) continue;
    const double* now = find(near[a], best.b);
    if (!now || *now != best.nearness) continue;
    policy.merge(best.a, best.b);
    alive[b] = 0;
    into[b] = best.a;
    const Near of_a = std::exchange(near[a], {}), of_b = std::exchange(near[b], {});
    std::vector<int> others;
    for (const auto& [k, s] : of_a) others.push_back(k);
    for (const auto& [k, s] : of_b) others.push_back(k);
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const int k : others) {
      if (k == best.a || k == best.b) continue;
      Near& of_k = near[static_cast<std::size_t>(k)];
      drop(of_k, best.b);
      const double s = policy.joined(best.a, best.b, k, find(of_a, k), find(of_b, k));
      if (s >= forget) connect(best.a, k, s);
      else drop(of_k, best.a);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    int c = into[i];
    while (into[static_cast<std::size_t>(c)] != c) c = into[static_cast<std::size_t>(c)];
    into[i] = c;
  }
  return into;
}

}  // namespace dragoman
