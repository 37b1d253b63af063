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
#include <cstdint>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

namespace dragoman {

struct NearPair {
  int a, b;
  double nearness;
};

namespace agglomeration {

struct Neighbour {
  double nearness;
  int cluster;
  bool accepted;
};
using Neighbours = std::vector<Neighbour>;  // by cluster: few, so a sorted vector

inline Neighbours::iterator place_of(Neighbours& list, int cluster) {
  return std::lower_bound(list.begin(), list.end(), cluster, [](const Neighbour& n, int x) { return n.cluster < x; });
}
inline void put(Neighbours& list, const Neighbour& n) {
  const auto it = place_of(list, n.cluster);
  if (it != list.end() && it->cluster == n.cluster) *it = n;
  else list.insert(it, n);
}
inline void drop(Neighbours& list, int cluster) {
  const auto it = place_of(list, cluster);
  if (it != list.end() && it->cluster == cluster) list.erase(it);
}

struct Candidate {
  double nearness;
  int a, b, owner;
  std::uint32_t stamp;
  bool operator<(const Candidate& o) const { return std::tuple(nearness, -a, -b) < std::tuple(o.nearness, -o.a, -o.b); }
};

}  // namespace agglomeration

/// For each cluster the one it ended in (itself, if it was not merged into another). Edges below `forget` are dropped on the way.
///
/// The queue holds for each cluster its nearest only, not every edge: with millions of edges most of the time went into taking out those that
/// merging had made void. An edge is always covered by the candidate of one of its ends: a merged cluster's is looked up anew, and a void one
/// is replaced by its owner's next when it comes up.
template <class Policy>
std::vector<int> agglomerate(std::size_t n, const std::vector<NearPair>& edges, double forget, Policy& policy) {
  using namespace agglomeration;
  std::vector<Neighbours> near(n);
  std::vector<char> alive(n, 1);
  std::vector<std::uint32_t> stamp(n, 0);
  std::vector<int> into(n);
  for (std::size_t i = 0; i < n; ++i) into[i] = static_cast<int>(i);
  for (const NearPair& e : edges) {
    const bool accepted = policy.accepts(e.a, e.b, e.nearness);
    near[static_cast<std::size_t>(e.a)].push_back({e.nearness, e.b, accepted});
    near[static_cast<std::size_t>(e.b)].push_back({e.nearness, e.a, accepted});
  }
  std::priority_queue<Candidate> queue;
  const auto push_nearest = [&](int i) {
    const auto at = static_cast<std::size_t>(i);
    ++stamp[at];
    Candidate best{0, -1, -1, i, stamp[at]};
    for (const Neighbour& k : near[at]) {
      const Candidate c{k.nearness, std::min(i, k.cluster), std::max(i, k.cluster), i, stamp[at]};
      if (k.accepted && (best.a < 0 || best < c)) best = c;
    }
    if (best.a >= 0) queue.push(best);
  };
  for (std::size_t i = 0; i < n; ++i) {
    Neighbours& list = near[i];  // of edges given twice the first counts
    std::stable_sort(list.begin(), list.end(), [](const Neighbour& x, const Neighbour& y) { return x.cluster < y.cluster; });
    list.erase(std::unique(list.begin(), list.end(), [](const Neighbour& x, const Neighbour& y) { return x.cluster == y.cluster; }), list.end());
    push_nearest(static_cast<int>(i));
  }
  while (!queue.empty()) {
    const Candidate best = queue.top();
    queue.pop();
    const auto a = static_cast<std::size_t>(best.a), b = static_cast<std::size_t>(best.b), owner = static_cast<std::size_t>(best.owner);
    if (!alive[owner] || stamp[owner] != best.stamp) continue;
    const auto now = place_of(near[a], best.b);
    if (!alive[a] || !alive[b] || now == near[a].end() || now->cluster != best.b || now->nearness != best.nearness) {
      push_nearest(best.owner);
      continue;
    }
    policy.merge(best.a, best.b);
    alive[b] = 0;
    into[b] = best.a;
    const Neighbours of_a = std::exchange(near[a], {}), of_b = std::exchange(near[b], {});
    // both lists in step, so that the neighbours of the two together come in order and go to the end of the new list
    near[a].reserve(of_a.size() + of_b.size());
    for (auto x = of_a.begin(), y = of_b.begin(); x != of_a.end() || y != of_b.end();) {
      const int k = y == of_b.end() || (x != of_a.end() && x->cluster < y->cluster) ? x->cluster : y->cluster;
      const double* s_ak = x != of_a.end() && x->cluster == k ? &x++->nearness : nullptr;
      const double* s_bk = y != of_b.end() && y->cluster == k ? &y++->nearness : nullptr;
      if (k == best.a || k == best.b) continue;
      Neighbours& of_k = near[static_cast<std::size_t>(k)];
      if (s_bk) drop(of_k, best.b);
      const double s = policy.joined(best.a, best.b, k, s_ak, s_bk);
      if (s >= forget) {
        const bool accepted = policy.accepts(best.a, k, s);
        near[a].push_back({s, k, accepted});
        put(of_k, {s, best.a, accepted});
      } else if (s_ak) {
        drop(of_k, best.a);
      }
    }
    push_nearest(best.a);
  }
  for (std::size_t i = 0; i < n; ++i) {
    int c = into[i];
    while (into[static_cast<std::size_t>(c)] != c) c = into[static_cast<std::size_t>(c)];
    into[i] = c;
  }
  return into;
}

}  // namespace dragoman
