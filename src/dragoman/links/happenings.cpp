#include "dragoman/links/happenings.h"

#include <algorithm>
#include <set>

#include "dragoman/links/event_clusters.h"
#include "dragoman/links/happening_rows.h"
#include "dragoman/links/mention_store.h"
#include "dragoman/links/rows.h"
#include "dragoman/links/stable_names.h"

namespace dragoman {
namespace {

constexpr double kWorthALook = -0.5;        // an older mention this near has its happening clustered again
constexpr std::size_t kFrozen = 400;        // mentions of a happening that is no longer taken apart

using Articles = std::map<std::int64_t, LoadedArticle>;

const EventMention* find(const Articles& articles, const MentionId& id) {
  const auto it = articles.find(id.number);
  if (it == articles.end()) return nullptr;
  const auto& events = it->second.mentions.events;
  const auto e = std::find_if(events.begin(), events.end(), [&](const EventMention& m) { return m.event == id.event; });
  return e == events.end() ? nullptr : &*e;
}

void load_more(Database& database, const EventKnowledge& knowledge, const std::vector<std::int64_t>& numbers, Articles& articles) {
  std::vector<std::int64_t> missing;
  for (const std::int64_t n : numbers) {
    if (!articles.contains(n)) missing.push_back(n);
  }
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  articles.merge(load_mentions(database, knowledge, missing));
}

/// Old happenings that a new mention is near to.
std::vector<std::int64_t> touched(Database& database, const EventKnowledge& knowledge, const std::vector<EventMention>& fresh, Articles& articles) {
  const std::vector<std::pair<std::size_t, MentionId>> pairs = find_older(database, fresh);
  std::vector<std::int64_t> numbers;
  for (const auto& [i, id] : pairs) numbers.push_back(id.number);
  load_more(database, knowledge, numbers, articles);
  std::vector<MentionId> near;
  for (const auto& [i, id] : pairs) {
    const EventMention* older = find(articles, id);
    if (older && same_event(fresh[i], *older, knowledge.weights) > kWorthALook) near.push_back(id);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::set<std::int64_t> out;
  for (const auto& [id, happening] : happenings_of(database, near)) out.insert(happening);
  return {out.begin(), out.end()};
}

}  // namespace

void link_happenings(Database& database, const EventKnowledge& knowledge, const std::vector<std::int64_t>& fresh_articles) {
  Articles articles = load_mentions(database, knowledge, fresh_articles);
  std::vector<EventMention> mentions;
  for (const auto& [number, a] : articles) mentions.insert(mentions.end(), a.mentions.events.begin(), a.mentions.events.end());
  const std::size_t fresh = mentions.size();
  const std::vector<std::int64_t> happenings = touched(database, knowledge, mentions, articles);
  const std::map<MentionId, std::int64_t> members = members_of(database, happenings);
  std::vector<std::int64_t> numbers;
  std::map<std::int64_t, std::size_t> sizes;
  for (const auto& [id, happening] : members) {
    numbers.push_back(id.number);
    ++sizes[happening];
  }
  load_more(database, knowledge, numbers, articles);
  std::vector<std::int64_t> old(fresh, -1), together(fresh, -1);
  for (const auto& [id, happening] : members) {
    if (const EventMention* m = find(articles, id)) {
      mentions.push_back(*m);
      old.push_back(happening);
      together.push_back(sizes[happening] > kFrozen ? happening : -1);
    }
  }
  const std::vector<int> label = cluster_events(mentions, knowledge.weights, together);
  std::int64_t next = 1 + number_of(database, "SELECT value::BIGINT FROM meta WHERE key = 'last_happening'");
  const std::unordered_map<int, std::int64_t> name = stable_names(old, label, next);
  database.query("INSERT OR REPLACE INTO meta VALUES ('last_happening', $1)", {std::to_string(next - 1)});
  std::vector<std::int64_t> happening;
  for (const int l : label) happening.push_back(name.at(l));
  write_happenings(database, mentions, happening, happenings, articles);
}

}  // namespace dragoman
