#include "dragoman/links/stories.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <unordered_map>

#include "dragoman/links/article_texts.h"
#include "dragoman/links/rows.h"
#include "dragoman/links/stable_names.h"
#include "dragoman/links/story_marks.h"

namespace dragoman {
namespace {

constexpr std::size_t kStoredTerms = 200, kUsedTerms = 120;
constexpr std::size_t kFrozen = 300;  // units of a story that is no longer taken apart
constexpr int kBucketDays = 16;       // a term's units are looked up in its own stretch of days and the two beside it
constexpr double kWorthALook = 0.5;   // of the threshold: an older unit this near has its story clustered again

std::string_view bytes_of(const std::vector<StoryTerm>& terms) { return {reinterpret_cast<const char*>(terms.data()), terms.size() * sizeof(StoryTerm)}; }

std::vector<StoryTerm> terms_of(std::string_view bytes) {
  std::vector<StoryTerm> out(bytes.size() / sizeof(StoryTerm));
  std::memcpy(out.data(), bytes.data(), out.size() * sizeof(StoryTerm));
  return out;
}

using Frequencies = std::unordered_map<std::uint32_t, std::int64_t>;
struct StoredUnit : StoryUnit {
  std::size_t different = 0;  ///< terms of its text, stored or not
};
using Units = std::map<std::int64_t, StoredUnit>;

std::vector<std::int64_t> numbers_of(Database& database, const std::string& sql) {
  std::vector<std::int64_t> out;
  for_each_row(database, sql, [&](const Row& row) { out.push_back(row.integer(0)); });
  return out;
}

/// Of a long text the terms that are rarest in general English are stored; how rare they are in the record changes as it grows.
void shorten(std::vector<StoryTerm>& terms, const WordCounts& counts) {
  if (terms.size() <= kStoredTerms) return;
  std::vector<std::pair<double, StoryTerm>> rated;
  for (const StoryTerm& t : terms)
    rated.emplace_back(-t.weight * std::log(static_cast<double>(counts.stretches() + 1) / (static_cast<double>(counts.count(t.term)) + 0.5)), t);
  std::nth_element(rated.begin(), rated.begin() + kStoredTerms, rated.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  terms.clear();
  for (std::size_t i = 0; i < kStoredTerms; ++i) terms.push_back(rated[i].second);
  std::sort(terms.begin(), terms.end(), [](const StoryTerm& a, const StoryTerm& b) { return a.term < b.term; });
}

/// Terms of the new units from their texts, into story_vectors; their counts into term_counts.
void store_vectors(Database& database, const WordCounts& counts, const std::vector<std::int64_t>& fresh) {
  Frequencies added;
  struct Made {
    std::int64_t number;
    int day;
    std::size_t different;
    std::vector<StoryTerm> terms;
  };
  std::vector<Made> page;
  const auto flush = [&] {
    Appender rows(database, "story_vectors");
    for (const Made& m : page) {
      rows.integer(m.number);
      if (m.day == kNoDay) rows.null();
      else rows.integer(m.day);
      rows.integer(static_cast<std::int64_t>(m.different)).blob(bytes_of(m.terms)).end_row();
    }
    rows.flush();
    page.clear();
  };
  const std::unordered_map<std::int64_t, std::vector<StoryTerm>> marks = story_marks(database, fresh);
  static const std::vector<StoryTerm> kNone;
  for_each_text(database, fresh, [&](ArticleText&& a) {
    const auto of_article = marks.find(a.number);
    std::vector<StoryTerm> terms = story_terms(a.headline, a.body, a.names, of_article == marks.end() ? kNone : of_article->second);
    for (const StoryTerm& t : terms) ++added[t.term];
    const std::size_t different = terms.size();
    shorten(terms, counts);
    page.push_back({a.number, a.published ? static_cast<int>(a.published->seconds / 86400) : kNoDay, different, std::move(terms)});
  });
  flush();
  Appender rows(database, "term_counts");
  for (const auto& [term, n] : added) rows.integer(term).integer(n).end_row();
  rows.flush();
}

/// Counts are appended; once the rows have grown by half they are summed up.
void compact_counts(Database& database) {
  const std::int64_t rows = number_of(database, "SELECT count(*) FROM term_counts");
  const std::int64_t terms = number_of(database, "SELECT approx_count_distinct(term) FROM term_counts");
  if (rows < terms + terms / 2) return;
  database.run(
      "CREATE OR REPLACE TEMP TABLE summed AS SELECT term, sum(articles)::BIGINT AS articles FROM term_counts GROUP BY term; DELETE FROM term_counts; INSERT "
      "INTO term_counts SELECT * FROM summed; DROP TABLE summed");
}

Units load_units(Database& database, const std::vector<std::int64_t>& numbers) {
  fill_numbers(database, "wanted_units", numbers);
  Units units;
  for_each_row(database, "SELECT v.number, v.day, v.terms, v.different FROM story_vectors v SEMI JOIN wanted_units USING (number)", [&](const Row& row) {
    units[row.integer(0)] = {{.day = row.null(1) ? kNoDay : static_cast<int>(row.integer(1)), .terms = terms_of(row.text(2))},
                             static_cast<std::size_t>(row.integer(3))};
  });
  return units;
}

/// Inverse document frequencies over general English and the record together, multiplied into the units' vectors.
class Weighing {
 public:
  Weighing(Database& database, const WordCounts& counts) : database_(database), counts_(counts) {
    articles_ = number_of(database, "SELECT count(*) FROM story_vectors");
  }

  void weigh(Units& units) {
    std::unordered_map<std::uint32_t, float> idf;
    for (const auto& [number, u] : units) {
      for (const StoryTerm& t : u.terms) idf.emplace(t.term, 0.0F);
    }
    database_.run("CREATE OR REPLACE TEMP TABLE wanted_terms (term BIGINT)");
    {
      Appender rows(database_, "wanted_terms");
      for (const auto& [term, x] : idf) rows.integer(term).end_row();
      rows.flush();
    }
    for_each_row(database_, "SELECT term, sum(articles)::BIGINT FROM term_counts SEMI JOIN wanted_terms USING (term) GROUP BY term",
                 [&](const Row& row) { idf[static_cast<std::uint32_t>(row.integer(0))] = static_cast<float>(row.integer(1)); });
    const double all = static_cast<double>(articles_ + counts_.stretches() + 1);
    for (auto& [term, x] : idf) x = static_cast<float>(std::max(0.0, std::log(all / (x + static_cast<double>(counts_.count(term)) + 0.5))));
    for (auto& [number, u] : units) {
      for (StoryTerm& t : u.terms) t.weight *= idf[t.term];
      keep_heaviest(u.terms, kUsedTerms);
      set_length(u.terms, length_for(u.different));
    }
  }

 private:
  Database& database_;
  const WordCounts& counts_;
  std::int64_t articles_ = 0;
};

// Keys by which units find each other: a term in a stretch of days. An unknown day is a stretch of its own.
std::int64_t key(std::uint32_t term, int bucket) {
  return static_cast<std::int64_t>(((std::uint64_t{term} << 20) ^ (static_cast<std::uint64_t>(bucket + (1 << 18)) & 0xFFFFF)) & ((std::uint64_t{1} << 62) - 1));
}
int bucket_of(int day) { return day == kNoDay ? -(1 << 17) : static_cast<int>(std::floor(static_cast<double>(day) / kBucketDays)); }

/// Pairs of a new unit and an older one that may be on its story. Stores the new units' own keys for those that come later.
std::vector<std::pair<std::int64_t, std::int64_t>> likely_older(Database& database, const Units& fresh, const StoryOptions& options) {
  database.run("CREATE OR REPLACE TEMP TABLE probes (key BIGINT, number BIGINT)");
  {
    Appender rows(database, "probes");
    for (const auto& [number, u] : fresh) {
      for (const std::uint32_t t : key_terms(u.terms, options.key_terms)) {
        const int b = bucket_of(u.day);
        for (int d = -1; d <= 1; ++d) rows.integer(key(t, b + d)).integer(number).end_row();
      }
    }
    rows.flush();
  }
  // A key's 64 latest stand for all, so that a name in every article of a fortnight costs no more than another.
  std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
  for_each_row(database, R"sql(
WITH heads AS (SELECT key, unnest(max(number, 64)) AS number FROM story_keys SEMI JOIN probes USING (key) GROUP BY key)
SELECT p.number, h.number AS other FROM probes p JOIN heads h USING (key) GROUP BY p.number, h.number HAVING count(*) >= 2
  QUALIFY row_number() OVER (PARTITION BY p.number ORDER BY count(*) DESC, h.number DESC) <= 40)sql",
               [&](const Row& row) { pairs.emplace_back(row.integer(0), row.integer(1)); });
  Appender rows(database, "story_keys");
  for (const auto& [number, u] : fresh) {
    for (const std::uint32_t t : key_terms(u.terms, options.key_terms)) rows.integer(key(t, bucket_of(u.day))).integer(number).end_row();
  }
  rows.flush();
  return pairs;
}

/// Stories as they stand: unit -> story, for the units of the given stories.
std::map<std::int64_t, std::int64_t> units_of_stories(Database& database, const std::vector<std::int64_t>& stories) {
  fill_numbers(database, "wanted_stories", stories);
  std::map<std::int64_t, std::int64_t> out;
  for_each_row(database,
               "SELECT l.number, s.story FROM stories s SEMI JOIN wanted_stories w ON w.number = s.story JOIN linked l USING (article) SEMI JOIN story_vectors "
               "v ON v.number = l.number "
               "ANTI JOIN copies c ON c.article = s.article AND c.copy_group <> l.number",
               [&](const Row& row) { out[row.integer(0)] = row.integer(1); });
  return out;
}

void write(Database& database, const std::vector<std::int64_t>& numbers, const std::vector<int>& label, const std::map<std::int64_t, std::int64_t>& old) {
  std::int64_t next = 1 + number_of(database, "SELECT value::BIGINT FROM meta WHERE key = 'last_story'");
  std::vector<std::int64_t> before;
  for (const std::int64_t n : numbers) {
    const auto it = old.find(n);
    before.push_back(it == old.end() ? -1 : it->second);
  }
  const std::unordered_map<int, std::int64_t> name = stable_names(before, label, next);
  database.run("CREATE OR REPLACE TEMP TABLE unit_story (number BIGINT, story BIGINT)");
  {
    Appender rows(database, "unit_story");
    for (std::size_t i = 0; i < numbers.size(); ++i) rows.integer(numbers[i]).integer(name.at(label[i])).end_row();
    rows.flush();
  }
  // Copies follow the first of their group. What was in a story that was clustered again is written anew, whole.
  database.run(R"sql(
CREATE OR REPLACE TEMP TABLE placed AS SELECT coalesce(u.story, g.story) AS story, l.article FROM linked l LEFT JOIN copies c USING (article)
  LEFT JOIN unit_story u ON u.number = l.number AND (c.copy_group IS NULL OR c.copy_group = l.number) LEFT JOIN unit_story g ON g.number = c.copy_group
  WHERE coalesce(u.story, g.story) IS NOT NULL;
DELETE FROM stories WHERE article IN (SELECT article FROM placed);
INSERT INTO stories SELECT story, article FROM placed)sql");
  database.query("INSERT OR REPLACE INTO meta VALUES ('last_story', $1)", {std::to_string(next - 1)});
}

}  // namespace

void link_stories(Database& database, const WordCounts& counts, const std::vector<std::int64_t>& fresh, const std::vector<std::int64_t>& regrouped) {
  const StoryOptions options;
  fill_numbers(database, "fresh", fresh);
  const std::vector<std::int64_t> units = numbers_of(
      database,
      "SELECT f.number FROM fresh f JOIN linked l USING (number) ANTI JOIN copies c ON c.article = l.article AND c.copy_group <> f.number ORDER BY 1");
  store_vectors(database, counts, units);
  compact_counts(database);
  Weighing weighing(database, counts);
  Units all = load_units(database, units);
  weighing.weigh(all);
  // older units near a new one, and what copies drag along
  const std::vector<std::pair<std::int64_t, std::int64_t>> pairs = likely_older(database, all, options);
  std::vector<std::int64_t> near;
  for (const auto& [n, o] : pairs) near.push_back(o);
  Units older = load_units(database, near);
  weighing.weigh(older);
  near.clear();
  for (const auto& [n, o] : pairs) {
    if (similarity(all.at(n), older.at(o)) >= options.threshold * kWorthALook) near.push_back(o);
  }
  near.insert(near.end(), regrouped.begin(), regrouped.end());
  fill_numbers(database, "near_units", near);
  const std::vector<std::int64_t> stories =
      numbers_of(database, "SELECT DISTINCT s.story FROM near_units n JOIN linked l USING (number) JOIN stories s USING (article)");
  const std::map<std::int64_t, std::int64_t> old = units_of_stories(database, stories);
  std::unordered_map<std::int64_t, std::size_t> sizes;
  std::vector<std::int64_t> missing;
  for (const auto& [n, story] : old) {
    ++sizes[story];
    missing.push_back(n);
  }
  Units members = load_units(database, missing);
  weighing.weigh(members);
  all.merge(members);
  std::vector<std::int64_t> numbers;
  std::vector<StoryUnit> to_cluster;
  for (auto& [n, u] : all) {
    const auto it = old.find(n);
    if (it != old.end() && sizes[it->second] > kFrozen) u.together = static_cast<int>(it->second);
    numbers.push_back(n);
    to_cluster.push_back(std::move(u));
  }
  write(database, numbers, cluster_stories(to_cluster, options), old);
}

}  // namespace dragoman
