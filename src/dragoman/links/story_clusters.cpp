#include "dragoman/links/story_clusters.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "dragoman/links/agglomerate.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostTerms = 500;    // of a story's sum; what is lighter than these adds nothing that counts
constexpr std::size_t kSmallPosting = 40;  // articles with a key term that are all compared; of more, the nearest in time
constexpr std::size_t kNearest = 20;
constexpr double kWorthKeeping = 0.4;  // of the threshold: pairs below it can hardly become a story through others

/// A story in the making: the sum of its units' vectors, so that the average similarity of two is a product (the mean of products is the
/// product of means).
struct Cluster {
  std::vector<StoryTerm> sum;
  double size = 0, squares = 0;  ///< units, sum of their vectors' squared lengths
  int first = kNoDay, last = kNoDay;
};

/// Mean similarity of a story's own pairs, days left out; 0 for a single unit.
double cohesion(const Cluster& c) { return c.size < 2 ? 0 : (product(c.sum, c.sum) - c.squares) / (c.size * (c.size - 1)); }

double between(const Cluster& a, const Cluster& b) {
  const double cosine = product(a.sum, b.sum) / (a.size * b.size);
  if (a.first == kNoDay || b.first == kNoDay) return cosine * kUnknownGap;
  return cosine * time_factor(std::max({0, a.first - b.last, b.first - a.last}));
}

void add(Cluster& to, const Cluster& other) {
  std::vector<StoryTerm> sum;
  sum.reserve(to.sum.size() + other.sum.size());
  auto x = to.sum.cbegin(), y = other.sum.cbegin();
  while (x != to.sum.end() || y != other.sum.end()) {
    if (y == other.sum.end() || (x != to.sum.end() && x->term < y->term)) sum.push_back(*x++);
    else if (x == to.sum.end() || y->term < x->term) sum.push_back(*y++);
    else sum.push_back({x->term, x++->weight + y++->weight});
  }
  if (sum.size() > kMostTerms * 2) {
    std::nth_element(sum.begin(), sum.begin() + kMostTerms, sum.end(), [](const StoryTerm& a, const StoryTerm& b) { return a.weight > b.weight; });
    sum.resize(kMostTerms);
    std::sort(sum.begin(), sum.end(), [](const StoryTerm& a, const StoryTerm& b) { return a.term < b.term; });
  }
  to.sum = std::move(sum);
  to.size += other.size;
  to.squares += other.squares;
  if (other.first == kNoDay) return;
  to.first = to.first == kNoDay ? other.first : std::min(to.first, other.first);
  to.last = to.last == kNoDay ? other.last : std::max(to.last, other.last);
}

/// Average link by the sums, which is exact for all pairs of two stories, likely ones or not.
class Stories {
 public:
  Stories(std::vector<Cluster> clusters, const StoryOptions& options) : clusters_(std::move(clusters)), options_(options) {}
  std::size_t size() const { return clusters_.size(); }
  double between(int a, int b) const { return dragoman::between(at(a), at(b)); }
  void merge(int a, int b) {
    add(clusters_[static_cast<std::size_t>(a)], at(b));
    clusters_[static_cast<std::size_t>(b)] = {};
  }
  double joined(int a, int, int k, const double*, const double*) const { return between(a, k); }
  // Two stories that each hang together much better than they do with each other are two, though near: two arrests in one town.
  bool accepts(int a, int b, double s) const { return s >= std::max(options_.threshold, options_.contrast * std::min(cohesion(at(a)), cohesion(at(b)))); }

 private:
  const Cluster& at(int c) const { return clusters_[static_cast<std::size_t>(c)]; }
  std::vector<Cluster> clusters_;
  const StoryOptions& options_;
};

/// For each unit the others with which it shares most, by the weights of shared key terms.
std::vector<NearPair> likely_pairs(const std::vector<StoryUnit>& units, const StoryOptions& options) {
  struct Posting {
    int unit;
    float weight;
  };
  std::unordered_map<std::uint32_t, std::vector<Posting>> postings;
  std::vector<std::vector<std::uint32_t>> keys;
  std::vector<int> order(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) order[i] = static_cast<int>(i);
  std::sort(order.begin(), order.end(),
            [&](int x, int y) { return std::pair(units[static_cast<std::size_t>(x)].day, x) < std::pair(units[static_cast<std::size_t>(y)].day, y); });
  const auto weight_of = [&](int unit, std::uint32_t term) {
    const std::vector<StoryTerm>& terms = units[static_cast<std::size_t>(unit)].terms;
    return std::lower_bound(terms.begin(), terms.end(), term, [](const StoryTerm& t, std::uint32_t x) { return t.term < x; })->weight;
  };
  for (const StoryUnit& u : units) keys.push_back(key_terms(u.terms, options.key_terms));
  for (const int i : order) {
    for (const std::uint32_t k : keys[static_cast<std::size_t>(i)]) postings[k].push_back({i, weight_of(i, k)});
  }
  std::vector<std::size_t> rank(units.size());
  for (std::size_t r = 0; r < order.size(); ++r) rank[static_cast<std::size_t>(order[r])] = r;
  std::vector<NearPair> edges;
  std::unordered_map<int, double> shared;
  std::vector<std::pair<double, int>> best;
  for (const int i : order) {
    shared.clear();
    for (const std::uint32_t k : keys[static_cast<std::size_t>(i)]) {
      const std::vector<Posting>& list = postings[k];
      const float own = weight_of(i, k);
      std::size_t from = 0, to = list.size();
      if (list.size() > kSmallPosting) {
        const auto here =
            static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), rank[static_cast<std::size_t>(i)],
                                                      [&](const Posting& p, std::size_t r) { return rank[static_cast<std::size_t>(p.unit)] < r; }) -
                                     list.begin());
        from = here > kNearest ? here - kNearest : 0;
        to = std::min(list.size(), here + kNearest + 1);
      }
      for (std::size_t p = from; p < to; ++p) {
        if (list[p].unit != i) shared[list[p].unit] += static_cast<double>(own) * list[p].weight;
      }
    }
    best.clear();
    for (const auto& [j, s] : shared) best.emplace_back(s, j);
    const std::size_t most = std::min(options.neighbours, best.size());
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(most), best.end(), std::greater<>());
    for (std::size_t b = 0; b < most; ++b) {
      const int j = best[b].second;
      const double s = similarity(units[static_cast<std::size_t>(i)], units[static_cast<std::size_t>(j)]);
      if (s >= options.threshold * kWorthKeeping) edges.push_back({std::min(i, j), std::max(i, j), s});
    }
  }
  return edges;
}

}  // namespace

double time_factor(int gap) {
  // Log-linear between the points; measured on tests/links/data/stories.jsonl the exact values matter little (docs/links.md).
  struct Point {
    double days, factor;
  };
  constexpr Point kPoints[] = {{3, 1}, {10, 0.8}, {30, 0.6}, {120, 0.45}, {365, 0.35}};
  if (gap <= kPoints[0].days) return 1;
  for (std::size_t i = 1; i < std::size(kPoints); ++i) {
    const Point &a = kPoints[i - 1], &b = kPoints[i];
    if (gap <= b.days) return a.factor + (b.factor - a.factor) * (std::log(gap) - std::log(a.days)) / (std::log(b.days) - std::log(a.days));
  }
  return kPoints[std::size(kPoints) - 1].factor;
}

double similarity(const StoryUnit& a, const StoryUnit& b) {
  const double cosine = product(a.terms, b.terms);
  return cosine * (a.day == kNoDay || b.day == kNoDay ? kUnknownGap : time_factor(std::abs(a.day - b.day)));
}

std::vector<std::uint32_t> key_terms(const std::vector<StoryTerm>& terms, std::size_t most) {
  std::vector<StoryTerm> heaviest = terms;
  most = std::min(most, heaviest.size());
  std::partial_sort(heaviest.begin(), heaviest.begin() + static_cast<std::ptrdiff_t>(most), heaviest.end(),
                    [](const StoryTerm& a, const StoryTerm& b) { return std::pair(b.weight, a.term) < std::pair(a.weight, b.term); });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < most; ++i) out.push_back(heaviest[i].term);
  return out;
}

std::vector<int> cluster_stories(const std::vector<StoryUnit>& units, const StoryOptions& options) {
  std::vector<Cluster> clusters;
  std::vector<int> of_unit(units.size());
  std::unordered_map<int, int> begun;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Cluster one{.sum = units[i].terms, .size = 1, .squares = product(units[i].terms, units[i].terms), .first = units[i].day, .last = units[i].day};
    const auto [it, fresh] = begun.emplace(units[i].together < 0 ? -1 - static_cast<int>(i) : units[i].together, static_cast<int>(clusters.size()));
    of_unit[i] = it->second;
    if (fresh) clusters.push_back(std::move(one));
    else add(clusters[static_cast<std::size_t>(it->second)], one);
  }
  Stories stories(std::move(clusters), options);
  const std::size_t n = stories.size();
  std::vector<NearPair> edges;
  for (const NearPair& e : likely_pairs(units, options)) {
    const int a = of_unit[static_cast<std::size_t>(e.a)], b = of_unit[static_cast<std::size_t>(e.b)];
    if (a != b) edges.push_back({a, b, stories.between(a, b)});
  }
  const std::vector<int> into = agglomerate(n, edges, 0, stories);
  std::vector<int> label(units.size()), first_of(n, -1);
  for (std::size_t i = 0; i < units.size(); ++i) {
    int& first = first_of[static_cast<std::size_t>(into[static_cast<std::size_t>(of_unit[i])])];
    if (first < 0) first = static_cast<int>(i);
    label[i] = first;
  }
  return label;
}

}  // namespace dragoman
