#include "dragoman/links/pair_features.h"

#include <algorithm>

#include "dragoman/links/event_clusters.h"
#include "dragoman/links/mention_store.h"
#include "dragoman/links/rows.h"
#include "dragoman/links/same_event.h"

namespace dragoman {

void write_pairs(Database& database, const EventKnowledge& knowledge, std::ostream& out) {
  std::vector<std::int64_t> numbers;
  for_each_row(database, "SELECT number FROM linked ORDER BY 1", [&](const Row& row) { numbers.push_back(row.integer(0)); });
  const std::map<std::int64_t, LoadedArticle> articles = load_mentions(database, knowledge, numbers);
  std::vector<std::pair<const EventMention*, const std::string*>> mentions;
  std::vector<std::pair<std::int64_t, std::size_t>> postings;
  for (const auto& [number, a] : articles) {
    for (const EventMention& m : a.mentions.events) {
      for (const std::int64_t k : mention_keys(m)) postings.emplace_back(k, mentions.size());
      mentions.emplace_back(&m, &a.context.id);
    }
  }
  std::sort(postings.begin(), postings.end());
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t from = 0, to = 0; from < postings.size(); from = to) {
    while (to < postings.size() && postings[to].first == postings[from].first) ++to;
    for (std::size_t x = from; x < to; ++x) {
      for (std::size_t y = x + 1; y < to; ++y) pairs.emplace_back(postings[x].second, postings[y].second);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  out << "article\tevent\tother\tother_event\tsum";
  for (std::size_t f = 0; f < static_cast<std::size_t>(PairFeature::count); ++f) out << '\t' << feature_name(static_cast<PairFeature>(f));
  out << '\n';
  for (const auto& [x, y] : pairs) {
    const EventMention &a = *mentions[x].first, &b = *mentions[y].first;
    out << *mentions[x].second << '\t' << a.id() << '\t' << *mentions[y].second << '\t' << b.id() << '\t' << same_event(a, b, knowledge.weights);
    for (const double v : pair_features(a, b)) out << '\t' << v;
    out << '\n';
  }
}

}  // namespace dragoman
