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

constexpr double kWorthALook = -0.5;  // an older mention this near has its happening clustered again
constexpr std::size_t kFrozen = 400;  // mentions of a happening that is no longer taken apart

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

struct Touched {
  std::vector<std::int64_t> happenings;
  std::vector<MentionId> loose;  ///< what was said of an event that nobody had told of yet
};

/// Old happenings that a new mention is near to.
Touched touched(Database& database, const EventKnowledge& knowledge, const std::vector<EventMention>& fresh, Articles& articles) {
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
  std::set<std::int64_t> happenings;
  const std::map<MentionId, std::int64_t> in = happenings_of(database, near);
  for (const auto& [id, happening] : in) happenings.insert(happening);
  Touched out{.happenings = {happenings.begin(), happenings.end()}};
  for (const MentionId& id : near) {
    if (!in.contains(id)) out.loose.push_back(id);
  }
  return out;
}

/// Takes out the mentions of acts that were nowhere coded as events and that one source alone speaks of. Where two independent ones say the
/// same of the same actors and day, that they agree stands for what the coder did not see.
void drop_unheard(std::vector<EventMention>& mentions, std::vector<std::int64_t>& old, std::vector<int>& label) {
  std::set<int> told;
  std::map<int, std::set<std::string>> sources;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!mentions[i].said_only) told.insert(label[i]);
    else if (mentions[i].account.stance != Stance::none) sources[label[i]].insert(mentions[i].account.origin);
  }
  for (const auto& [l, origins] : sources) {
    if (origins.size() >= 2) told.insert(l);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!told.contains(label[i])) continue;
    if (kept != i) mentions[kept] = std::move(mentions[i]);
    old[kept] = old[i];
    label[kept++] = label[i];
  }
  mentions.resize(kept);
  old.resize(kept);
  label.resize(kept);
}

}  // namespace

void link_happenings(Database& database, const EventKnowledge& knowledge, const std::vector<std::int64_t>& fresh_articles, unsigned threads) {
  Articles articles = load_mentions(database, knowledge, fresh_articles);
  std::vector<EventMention> mentions;
  for (const auto& [number, a] : articles) mentions.insert(mentions.end(), a.mentions.events.begin(), a.mentions.events.end());
  const std::size_t fresh = mentions.size();
  const auto [happenings, loose] = touched(database, knowledge, mentions, articles);
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
  for (const MentionId& id : loose) {
    if (const EventMention* m = find(articles, id)) {
      mentions.push_back(*m);
      old.push_back(-1);
      together.push_back(-1);
    }
  }
  std::vector<int> label = cluster_events(mentions, knowledge.weights, together, threads);
  drop_unheard(mentions, old, label);
  std::int64_t next = 1 + number_of(database, "SELECT value::BIGINT FROM meta WHERE key = 'last_happening'");
  const std::unordered_map<int, std::int64_t> name = stable_names(old, label, next);
  database.query("INSERT OR REPLACE INTO meta VALUES ('last_happening', $1)", {std::to_string(next - 1)});
  std::vector<std::int64_t> happening;
  for (const int l : label) happening.push_back(name.at(l));
  write_happenings(database, mentions, happening, happenings, articles);
}

}  // namespace dragoman
