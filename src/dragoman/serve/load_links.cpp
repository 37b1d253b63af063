// What linking found across articles. A record that was never linked has these tables empty, an older one may lack columns: what is
// there is taken, the rest stays as for an article that stands alone.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "dragoman/serve/chunk_rows.h"
#include "dragoman/serve/load_index.h"

namespace dragoman::serve {
namespace {

using Columns = std::map<std::string, std::set<std::string>>;  // of each table

Columns columns_of_tables(Database& database) {
  Columns out;
  for (const auto& row : database.query("SELECT table_name, column_name FROM information_schema.columns").rows)
    out[row[0].value_or("")].insert(row[1].value_or(""));
  return out;
}

bool has(const Columns& all, const std::string& table, std::initializer_list<const char*> columns) {
  const auto t = all.find(table);
  return t != all.end() && std::all_of(columns.begin(), columns.end(), [&](const char* c) { return t->second.contains(c); });
}

/// The table that says which events are one happening.
std::string mention_table(const Columns& all) {
  for (const auto& [name, columns] : all) {
    if (name != "disputes" && columns.contains("happening") && columns.contains("article") && columns.contains("event")) return name;
  }
  return {};
}

void load_copies(Database& database, const Columns& all, EventIndex& x) {
  if (!has(all, "copies", {"copy_group", "article", "original"})) return;
  const std::string copy_of = has(all, "copies", {"copy_of"}) ? "copy_of" : "NULL::VARCHAR";
  stream_rows(database, "SELECT copy_group, article, coalesce(original, false), " + copy_of + " FROM copies", {}, [&](const RowView& r) {
    const Row a = x.find_article(r.text(1));
    if (a == kNoRow) return ++x.unreadable, void();
    x.articles[a].copy_group = r.integer(0), x.articles[a].original = r.boolean(2), x.articles[a].copy_of = x.texts.keep(r.text(3));
  });
}

void load_happenings(Database& database, const Columns& all, EventIndex& x) {
  if (!has(all, "happenings", {"happening", "cameo", "source", "target", "date", "place", "status", "n_mentions", "n_articles", "n_origins"})) return;
  std::unordered_map<std::int64_t, Row> row_of;
  stream_rows(database, "SELECT happening, cameo, source, target, date, place, status, n_mentions, n_articles, n_origins FROM happenings ORDER BY happening",
              {}, [&](const RowView& r) {
                HappeningEntry h;
                h.id = r.integer(0);
                std::string_view* const texts[] = {&h.cameo, &h.source, &h.target, &h.date, &h.place, &h.status};
                for (idx_t i = 0; i < 6; ++i) *texts[i] = x.texts.keep(r.text(i + 1));
                h.n_mentions = r.integer(7), h.n_articles = r.integer(8), h.n_origins = r.integer(9);
                row_of.emplace(h.id, static_cast<Row>(x.happenings.size()));
                x.happenings.push_back(h);
              });
  const std::string table = mention_table(all);
  if (table.empty()) return;
  stream_rows(database, "SELECT happening, article, event FROM \"" + table + "\"", {}, [&](const RowView& r) {
    const auto h = row_of.find(r.integer(0));
    const Row a = x.find_article(r.text(1));
    const Row e = a == kNoRow ? kNoRow : x.find_event(a, r.text(2));
    if (h != row_of.end() && e != kNoRow) x.happening[e] = h->second;  // a mirror has no row: its original stands for both
  });
  for (Row e = 0; e < x.size(); ++e) {
    if (x.happening[e] != kNoRow) ++x.happenings[x.happening[e]].last;
  }
  Row at = 0;
  for (HappeningEntry& h : x.happenings) {
    const Row n = h.last;
    h.first = h.last = at;
    at += n;
  }
  x.mentions.resize(at);
  for (Row e = 0; e < x.size(); ++e) {
    if (x.happening[e] != kNoRow) x.mentions[x.happenings[x.happening[e]].last++] = e;
  }
}

void load_disputes(Database& database, const Columns& all, EventIndex& x) {
  if (!has(all, "disputes", {"dispute", "happening", "kind", "side", "article", "event"})) return;
  stream_rows(database, "SELECT dispute, happening, kind, side, article, event FROM disputes ORDER BY dispute, side", {}, [&](const RowView& r) {
    DisputeSide side;
    side.dispute = r.integer(0), side.happening = r.null(1) ? kNoId : r.integer(1);
    side.kind = x.texts.keep(r.text(2)), side.side = x.texts.keep(r.text(3));
    side.article = x.find_article(r.text(4));
    if (side.article != kNoRow) side.event = x.find_event(side.article, r.text(5));
    if (side.event == kNoRow) return ++x.unreadable, void();
    x.disputes.push_back(side);
  });
  std::set<std::int64_t> disputed;
  for (const DisputeSide& side : x.disputes) disputed.insert(side.happening);
  for (HappeningEntry& h : x.happenings) h.disputed = disputed.contains(h.id);
}

}  // namespace

void load_links(Database& database, EventIndex& x) {
  const Columns all = columns_of_tables(database);
  load_copies(database, all, x);
  if (has(all, "stories", {"story", "article"})) {
    stream_rows(database, "SELECT story, article FROM stories", {}, [&](const RowView& r) {
      if (const Row a = x.find_article(r.text(1)); a != kNoRow) x.articles[a].story = r.integer(0);
    });
  }
  load_happenings(database, all, x);
  load_disputes(database, all, x);
}

}  // namespace dragoman::serve
