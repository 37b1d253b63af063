#include "dragoman/links/event_clusters.h"

#include <algorithm>
#include <set>
#include <thread>
#include <unordered_map>

#include "dragoman/links/agglomerate.h"

namespace dragoman {
namespace {

constexpr int kDays = 4;
constexpr std::size_t kSmallList = 41, kNearest = 20;
constexpr double kForget = -0.5;              // pairs below it do not keep two events in view of each other
constexpr std::size_t kWorthThreads = 20000;  // pairs
constexpr std::size_t kMostPairs = 48;        // of two large events so many pairs stand for all

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

std::int64_t key(std::uint64_t kind, std::uint64_t family, std::uint64_t what, std::uint64_t days) {
  return static_cast<std::int64_t>(mixed(mixed(mixed(kind * 1024 + family) ^ what) + days) >> 1);
}

/// Average link over the mentions of two events.
class Events {
 public:
  Events(const std::vector<EventMention>& mentions, const PairWeights& weights, std::vector<std::vector<int>> members)
      : mentions_(mentions), weights_(weights), members_(std::move(members)) {}

  double between(int a, int b) const { return mean(members_[static_cast<std::size_t>(a)], members_[static_cast<std::size_t>(b)]); }

  void merge(int a, int b) {
    std::vector<int>&x = members_[static_cast<std::size_t>(a)], &y = members_[static_cast<std::size_t>(b)];
    before_ = x.size();
    x.insert(x.end(), y.begin(), y.end());
    added_ = std::exchange(y, {});
  }

  double joined(int a, int, int k, const double* s_ak, const double* s_bk) const {
    const std::vector<int>&x = members_[static_cast<std::size_t>(a)], &z = members_[static_cast<std::size_t>(k)];
    const double s_a = s_ak ? *s_ak : mean({x.begin(), x.begin() + static_cast<std::ptrdiff_t>(before_)}, z), s_b = s_bk ? *s_bk : mean(added_, z);
    const auto n_a = static_cast<double>(before_), n_b = static_cast<double>(added_.size());
    return (s_a * n_a + s_b * n_b) / (n_a + n_b);
  }

  static bool accepts(int, int, double s) { return s > 0; }

 private:
  double mean(const std::vector<int>& x, const std::vector<int>& y) const {
    const std::size_t all = x.size() * y.size(), step = std::max<std::size_t>(1, all / kMostPairs);
    double sum = 0;
    std::size_t n = 0;
    for (std::size_t p = 0; p < all; p += step, ++n)
      sum += same_event(mentions_[static_cast<std::size_t>(x[p / y.size()])], mentions_[static_cast<std::size_t>(y[p % y.size()])], weights_);
    return sum / static_cast<double>(n);
  }

  const std::vector<EventMention>& mentions_;
  const PairWeights& weights_;
  std::vector<std::vector<int>> members_;
  std::size_t before_ = 0;
  std::vector<int> added_;
};

}  // namespace

std::vector<std::int64_t> mention_keys(const EventMention& m) {
  std::vector<std::int64_t> keys;
  const auto family = static_cast<std::uint64_t>(act_family(m));
  keys.push_back(key(1, family, static_cast<std::uint64_t>(m.story), 0));
  if (m.day_kind == DayKind::unknown || (m.day_kind == DayKind::wide && m.last_day - m.day > 10)) return keys;
  // "seized" and "abducted", "ordered out" and "expelled": of one story and time whatever the family
  keys.push_back(key(5, 0, static_cast<std::uint64_t>(m.story), static_cast<std::uint64_t>((m.day + (1 << 22)) / (2 * kDays))));
  const auto days = static_cast<std::uint64_t>((m.day + (1 << 22)) / kDays);
  const auto add = [&](std::uint64_t kind, std::uint64_t what) {
    keys.push_back(key(kind, family, what, days));
    keys.push_back(key(kind, family, what, days + 1));
  };
  for (const auto* list : {&m.source, &m.target}) {
    for (const MentionActor& a : *list) {
      if (!a.country.empty()) add(2, term_hash(a.country));
      if (!a.proper || (a.code.size() == 3 && a.code == a.country)) continue;
      for (const std::uint32_t w : a.words) add(3, w);
    }
  }
  if (m.place && !m.place->wide) add(4, m.place->geonames ? static_cast<std::uint64_t>(m.place->geonames) : term_hash(m.place->name));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::vector<int> cluster_events(const std::vector<EventMention>& mentions, const PairWeights& weights, const std::vector<std::int64_t>& together,
                                unsigned threads) {
  const std::size_t n = mentions.size();
  std::vector<std::pair<std::int64_t, int>> postings;  // sorted by key, then day: one flat list instead of a map of lists
  std::vector<int> by_day(n);
  for (std::size_t i = 0; i < n; ++i) by_day[i] = static_cast<int>(i);
  std::sort(by_day.begin(), by_day.end(),
            [&](int x, int y) { return std::pair(mentions[static_cast<std::size_t>(x)].day, x) < std::pair(mentions[static_cast<std::size_t>(y)].day, y); });
  std::vector<int> rank(n);
  for (std::size_t r = 0; r < n; ++r) rank[static_cast<std::size_t>(by_day[r])] = static_cast<int>(r);
  for (std::size_t i = 0; i < n; ++i) {
    for (const std::int64_t k : mention_keys(mentions[i])) postings.emplace_back(k, rank[i]);
  }
  std::sort(postings.begin(), postings.end());
  // clusters to begin with
  std::vector<int> start(n);
  std::vector<std::vector<int>> members;
  std::unordered_map<std::int64_t, int> begun;
  for (std::size_t i = 0; i < n; ++i) {
    const std::int64_t group = together.empty() || together[i] < 0 ? -1 - static_cast<std::int64_t>(i) : together[i];
    const auto [it, fresh] = begun.emplace(group, static_cast<int>(members.size()));
    if (fresh) members.emplace_back();
    start[i] = it->second;
    members[static_cast<std::size_t>(it->second)].push_back(static_cast<int>(i));
  }
  // likely pairs, each once: a mention's partners are gathered from all its keys before they are compared
  std::vector<std::pair<int, int>> partners;
  const auto each_once = [&] {
    std::sort(partners.begin(), partners.end());
    partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
  };
  std::size_t room = std::size_t{1} << 23;  // bounds memory: most pairs meet under several keys
  for (std::size_t from = 0; from < postings.size();) {
    std::size_t to = from;
    while (to < postings.size() && postings[to].first == postings[from].first) ++to;
    const bool small = to - from <= kSmallList;
    for (std::size_t x = from; x < to; ++x) {
      const std::size_t end = small ? to : std::min(to, x + kNearest + 1);
      for (std::size_t y = x + 1; y < end; ++y) partners.emplace_back(postings[x].second, postings[y].second);
    }
    from = to;
    if (partners.size() > room) {
      each_once();
      room = std::max(room, partners.size() * 2);
    }
  }
  postings = {};
  each_once();
  Events events(mentions, weights, members);
  // Comparing is most of the work and each pair stands alone: every thread takes a stretch of the sorted pairs (which is a stretch of days), and
  // the stretches are put together in order, so that the result does not depend on how many there are.
  threads = std::max(1U, partners.size() < kWorthThreads ? 1U : threads);
  std::vector<std::vector<NearPair>> found(threads);
  const auto compare = [&](unsigned part) {
    const std::size_t from = partners.size() * part / threads, to = partners.size() * (part + 1) / threads;
    std::set<std::pair<int, int>> compared;
    for (std::size_t p = from; p < to; ++p) {
      const int i = by_day[static_cast<std::size_t>(partners[p].first)], j = by_day[static_cast<std::size_t>(partners[p].second)];
      const int a = start[static_cast<std::size_t>(i)], b = start[static_cast<std::size_t>(j)];
      if (a == b) continue;
      const bool single = members[static_cast<std::size_t>(a)].size() == 1 && members[static_cast<std::size_t>(b)].size() == 1;
      // two events begun with are compared as wholes, however many of their mentions meet
      if (!single && !compared.emplace(std::min(a, b), std::max(a, b)).second) continue;
      const double s = single ? same_event(mentions[static_cast<std::size_t>(i)], mentions[static_cast<std::size_t>(j)], weights) : events.between(a, b);
      if (s >= kForget) found[part].push_back({std::min(a, b), std::max(a, b), s});
    }
  };
  std::vector<std::jthread> others;
  for (unsigned part = 1; part < threads; ++part) others.emplace_back(compare, part);
  compare(0);
  others.clear();  // joins
  partners = {};
  std::vector<NearPair> edges;
  for (std::vector<NearPair>& part : found) {
    edges.insert(edges.end(), part.begin(), part.end());
    part = {};
  }
  const std::vector<int> into = agglomerate(members.size(), edges, kForget, events);
  std::vector<int> label(n), first(members.size(), -1);
  for (std::size_t i = 0; i < n; ++i) {
    int& f = first[static_cast<std::size_t>(into[static_cast<std::size_t>(start[i])])];
    if (f < 0) f = static_cast<int>(i);
    label[i] = f;
  }
  return label;
}

}  // namespace dragoman
