// What linking found across articles. A record that was never linked has these tables empty, an older one lacks some or some of their
// columns: what is there is taken, the rest stays as for an article that stands alone.
#include "dragoman/serve/load_links.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "dragoman/serve/chunk_rows.h"
#include "dragoman/serve/load_index.h"

namespace dragoman::serve {
namespace {

TableColumns columns_of_tables(Database& database) {
  TableColumns out;
  for (const auto& row : database.query("SELECT table_name, column_name FROM information_schema.columns").rows)
    out[row[0].value_or("")].insert(row[1].value_or(""));
  return out;
}

void load_copies(Database& database, const TableColumns& all, EventIndex& x) {
  if (!has_columns(all, "copies", {"copy_group", "article", "original"})) return;
  const std::string copy_of = has_columns(all, "copies", {"copy_of"}) ? "copy_of" : "NULL::VARCHAR";
  stream_rows(database, "SELECT copy_group, article, coalesce(original, false), " + copy_of + " FROM copies", {}, [&](const RowView& r) {
    const Row a = x.find_article(r.text(1));
    if (a == kNoRow) return ++x.unreadable, void();
    x.articles[a].copy_group = r.integer(0), x.articles[a].original = r.boolean(2), x.articles[a].copy_of = x.texts.keep(r.text(3));
  });
}

std::unordered_map<std::int64_t, Row> load_happenings(Database& database, const TableColumns& all, EventIndex& x) {
  std::unordered_map<std::int64_t, Row> row_of;
  if (!has_columns(all, "happenings", {"happening", "words", "source_name", "killed_high", "injured_high", "n_deniers"})) return row_of;
  const std::string story = has_columns(all, "happenings", {"story"}) ? "story" : "NULL::BIGINT";
  const auto range = [](const std::string& kind) {
    return "coalesce(CASE WHEN " + kind + "_low = " + kind + "_high THEN " + kind + "_low::BIGINT::VARCHAR ELSE " + kind + "_low::BIGINT || '-' || " + kind +
           "_high::BIGINT END, '')";
  };
  stream_rows(database,
              "SELECT happening, cameo, coalesce(source, source_name), coalesce(target, target_name), date, place, status, words, " + range("killed") + ", " +
                  range("injured") + ", n_mentions, n_articles, n_origins, n_deniers, " + story + " FROM happenings ORDER BY happening",
              {}, [&](const RowView& r) {
                HappeningEntry h;
                h.id = r.integer(0);
                std::string_view* const texts[] = {&h.cameo, &h.source, &h.target, &h.date, &h.place, &h.status, &h.words, &h.killed, &h.injured};
                for (idx_t i = 0; i < std::size(texts); ++i) *texts[i] = x.told[x.told.add(r.text(i + 1))];
                h.n_mentions = r.integer(10), h.n_articles = r.integer(11), h.n_origins = r.integer(12), h.n_deniers = r.integer(13);
                if (!r.null(14)) h.story = r.integer(14);
                row_of.emplace(h.id, static_cast<Row>(x.happenings.size()));
                x.happenings.push_back(h);
              });
  return row_of;
}

void load_mentions(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& x) {
  if (!has_columns(all, "happening_mentions", {"happening", "article", "event", "origin", "origin_name", "stance"})) return;
  stream_rows(database, "SELECT happening, article, event, origin, stance FROM happening_mentions WHERE event LIKE 'v%'", {}, [&](const RowView& r) {
    const auto h = row_of.find(r.integer(0));
    const Row a = x.find_article(r.text(1));
    const Row e = a == kNoRow ? kNoRow : x.find_event(a, r.text(2));
    if (h == row_of.end() || e == kNoRow) return ++x.unreadable, void();
    x.happening[e] = h->second, x.origin[e] = x.told.add(r.text(3)), x.stance[e] = stance_of(r.text(4));
  });
  std::vector<Row> next(x.happenings.size());
  for (const Row h : x.happening) {
    if (h != kNoRow) ++next[h];
  }
  Row at = 0;
  for (Row h = 0; h < next.size(); ++h) {
    const Row n = next[h];
    x.happenings[h].mentions = {at, at + n};
    next[h] = at, at += n;
  }
  x.mentions.resize(at);
  for (Row e = 0; e < x.size(); ++e) {
    if (x.happening[e] != kNoRow) x.mentions[next[x.happening[e]]++] = e;
  }
}

void load_origins(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& x) {
  if (!has_columns(all, "happening_origins", {"happening", "origin", "name", "country", "stance", "n_articles"})) return;
  stream_rows(database,
              "SELECT happening, origin, name, country, stance, n_articles FROM happening_origins ORDER BY happening, stance, n_articles DESC, origin", {},
              [&](const RowView& r) {
                const auto h = row_of.find(r.integer(0));
                if (h == row_of.end()) return ++x.unreadable, void();
                Rows& mine = x.happenings[h->second].origins;
                const Row at = static_cast<Row>(x.origin_list.size());
                if (mine.size() == 0) mine.first = at;
                mine.last = at + 1;
                x.origin_list.push_back(
                    {x.told.add(r.text(1)), x.told.add(r.text(2)), x.told.add(r.text(3)), static_cast<std::uint32_t>(r.integer(5)), r.text(4) == "denies"});
              });
}

void sort_links(EventIndex& x) {
  const auto grouped = [&](std::int64_t ArticleEntry::*group) {
    std::vector<Row> out;
    for (Row a = 0; a < x.articles.size(); ++a) {
      if (x.articles[a].*group != kNoId) out.push_back(a);
    }
    std::stable_sort(out.begin(), out.end(), [&](Row a, Row b) { return x.articles[a].*group < x.articles[b].*group; });
    return out;
  };
  x.article_by_story = grouped(&ArticleEntry::story), x.article_by_copy_group = grouped(&ArticleEntry::copy_group);
  x.happenings_by_weight.resize(x.happenings.size());
  std::iota(x.happenings_by_weight.begin(), x.happenings_by_weight.end(), 0U);
  x.happenings_by_date = x.happenings_by_weight;
  const auto weight = [&](Row h) { return std::tuple(x.happenings[h].n_origins, x.happenings[h].n_mentions, x.happenings[h].date); };
  std::stable_sort(x.happenings_by_weight.begin(), x.happenings_by_weight.end(), [&](Row a, Row b) { return weight(a) > weight(b); });
  const auto date = [&](Row h) { return x.happenings[h].date; };
  std::stable_sort(x.happenings_by_date.begin(), x.happenings_by_date.end(),
                   [&](Row a, Row b) { return date(a).empty() != date(b).empty() ? date(b).empty() : date(a) < date(b); });
}

}  // namespace

bool has_columns(const TableColumns& all, const std::string& table, std::initializer_list<const char*> columns) {
  const auto t = all.find(table);
  return t != all.end() && std::all_of(columns.begin(), columns.end(), [&](const char* c) { return t->second.contains(c); });
}

void load_links(Database& database, EventIndex& x) {
  const TableColumns all = columns_of_tables(database);
  load_copies(database, all, x);
  if (has_columns(all, "stories", {"story", "article"})) {
    stream_rows(database, "SELECT story, article FROM stories", {}, [&](const RowView& r) {
      if (const Row a = x.find_article(r.text(1)); a != kNoRow) x.articles[a].story = r.integer(0);
    });
  }
  const std::unordered_map<std::int64_t, Row> row_of = load_happenings(database, all, x);
  load_mentions(database, all, row_of, x);
  load_origins(database, all, row_of, x);
  load_statements(database, all, row_of, x);
  load_disputes(database, all, row_of, x);
  sort_links(x);
}

}  // namespace dragoman::serve
