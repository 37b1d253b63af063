#include "dragoman/links/copies.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "dragoman/links/rows.h"

namespace dragoman {
namespace {

constexpr std::size_t kSketch = 64;
constexpr std::size_t kLeastWords = 12;  // "A spokesman declined to comment." twice is no copy
constexpr double kLeastShare = 0.5;
constexpr double kNearlyAll = 0.8;
constexpr double kLeastRun = 9;
constexpr std::size_t kFormWords = 25;  // a form has a blank, filled with another name or figure, at least that often

using Texts = std::unordered_map<std::int64_t, Shingles>;

struct Pair {
  std::int64_t a, b;
  bool earlier;  ///< a was published a day or more before b
  double of_a = 0, of_b = 0, leaning = 0;
  std::int64_t words = 0;
};

// Candidates by SQL: the sketches joined on the hash, each hash's first eight carriers standing for all. Numbers grow, so that an article
// linked before is always the smaller one.
constexpr const char* kCandidates = R"sql(
WITH pool AS (SELECT hash, number FROM new_sketch UNION ALL SELECT s.hash, s.number FROM copy_sketch s SEMI JOIN new_sketch n ON s.hash = n.hash),
heads AS (SELECT hash, unnest(min(number, 8)) AS head FROM pool GROUP BY hash HAVING count(*) > 1),
pairs AS (SELECT n.number AS a, h.head AS b FROM new_sketch n JOIN heads h ON n.hash = h.hash AND h.head < n.number GROUP BY ALL HAVING count(*) >= 3)
SELECT a, b, CASE WHEN x.published // 86400 < y.published // 86400 THEN 1 ELSE 0 END::BIGINT
FROM pairs JOIN linked x ON x.number = a JOIN linked y ON y.number = b ORDER BY 1, 2)sql";

/// Sketches of the new articles, into new_sketch; their shingles stay in memory for the comparison.
Texts sketch_new(Database& database, const std::vector<std::int64_t>& fresh) {
  Texts texts;
  database.run("CREATE OR REPLACE TEMP TABLE new_sketch (hash BIGINT, number BIGINT)");
  std::vector<std::pair<std::int64_t, std::string>> credits;
  {
    std::vector<std::pair<std::int64_t, std::vector<std::int64_t>>> sketches;
    for_each_text(database, fresh, [&](ArticleText&& a) {
      Shingles s = shingles(a.body);
      sketches.emplace_back(a.number, sketch(s, kSketch));
      if (!a.credit.empty()) credits.emplace_back(a.number, std::move(a.credit));
      texts.emplace(a.number, std::move(s));
    });
    Appender rows(database, "new_sketch");
    for (const auto& [number, hashes] : sketches) {
      for (const std::int64_t h : hashes) rows.integer(h).integer(number).end_row();
    }
    rows.flush();
  }
  Appender rows(database, "credits");
  for (const auto& [number, credit] : credits) rows.integer(number).text(credit).end_row();
  rows.flush();
  return texts;
}

std::vector<Pair> compare(Database& database, Texts& texts) {
  std::vector<Pair> pairs;
  for_each_row(database, kCandidates, [&](const Row& row) { pairs.push_back({row.integer(0), row.integer(1), row.integer(2) != 0}); });
  std::vector<std::int64_t> older;
  for (const Pair& p : pairs) {
    if (!texts.contains(p.b)) older.push_back(p.b);
  }
  std::sort(older.begin(), older.end());
  older.erase(std::unique(older.begin(), older.end()), older.end());
  for_each_text(database, older, [&](ArticleText&& a) { texts.emplace(a.number, shingles(a.body)); });
  std::erase_if(pairs, [&](Pair& p) {
    const Shingles &x = texts.at(p.a), &y = texts.at(p.b);
    const Overlap o = overlap(x, y);
    p.of_a = o.of_first;
    p.of_b = o.of_second;
    p.leaning = leaning(o);
    p.words = static_cast<std::int64_t>(o.words);
    return !is_copy(o, x.words, y.words);
  });
  return pairs;
}

/// Groups as linked sets: article -> group's number (its first member's).
class Groups {
 public:
  explicit Groups(Database& database) {
    for_each_row(database, "SELECT l.number, c.copy_group FROM copies c JOIN linked l USING (article)",
                 [&](const Row& row) { put(row.integer(0), row.integer(1)); });
  }
  std::int64_t of(std::int64_t number) const {
    const auto it = group_.find(number);
    return it == group_.end() ? number : it->second;
  }
  void join(std::int64_t x, std::int64_t y) {
    const std::int64_t a = std::min(of(x), of(y)), b = std::max(of(x), of(y));
    put(x, of(x));
    put(y, of(y));
    touched_.insert(a);
    if (a == b) return;
    for (const std::int64_t m : members_[b]) {
      group_[m] = a;
      members_[a].push_back(m);
    }
    members_.erase(b);
    touched_.erase(b);
    gone_.insert(b);
  }
  const std::set<std::int64_t>& touched() const { return touched_; }
  const std::set<std::int64_t>& gone() const { return gone_; }
  const std::vector<std::int64_t>& members(std::int64_t group) const { return members_.at(group); }

 private:
  void put(std::int64_t number, std::int64_t group) {
    if (group_.emplace(number, group).second) members_[group].push_back(number);
  }
  std::unordered_map<std::int64_t, std::int64_t> group_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> members_;
  std::set<std::int64_t> touched_, gone_;
};

/// Two excerpts of one text may have less than half in common.
bool related(const Shingles& x, const Shingles& y) {
  const Overlap o = overlap(x, y);
  return o.words >= kLeastWords && std::max(o.of_first, o.of_second) >= 0.2;
}

// An article that is like articles of two groups joins the one it has most of. It joins the groups themselves only if these have text in
// common, or if it contains both nearly whole and came before (a long original of which two excerpts were known): a paper's own mix of two
// agency texts comes after them.
void group(const std::vector<Pair>& pairs, const Texts& texts, Groups& groups) {
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end].a == pairs[i].a) ++end;
    const auto share = [](const Pair& p) { return std::max(p.of_a, p.of_b); };
    const Pair& best = *std::max_element(pairs.begin() + static_cast<std::ptrdiff_t>(i), pairs.begin() + static_cast<std::ptrdiff_t>(end),
                                         [&](const Pair& x, const Pair& y) { return share(x) < share(y); });
    groups.join(best.a, best.b);
    for (std::size_t k = i; k < end; ++k) {
      const Pair& p = pairs[k];
      const bool contained = p.of_b >= kNearlyAll && p.of_a < kNearlyAll && p.earlier;
      const bool same_text = p.of_b >= kNearlyAll && p.of_a >= kNearlyAll;
      if (groups.of(p.b) == groups.of(best.b)) continue;
      if (contained || same_text || related(texts.at(p.b), texts.at(best.b))) groups.join(p.a, p.b);
    }
    i = end;
  }
}

struct Facts {
  std::string article;
  CopyMember member;
};

std::unordered_map<std::int64_t, Facts> facts_of(Database& database, const Groups& groups) {
  std::vector<std::int64_t> numbers;
  for (const std::int64_t g : groups.touched()) numbers.insert(numbers.end(), groups.members(g).begin(), groups.members(g).end());
  fill_numbers(database, "grouped", numbers);
  std::unordered_map<std::int64_t, Facts> facts;
  for_each_row(database,
               "SELECT g.number, a.article, a.publisher, a.domain, a.published, coalesce(c.credit, '') FROM grouped g JOIN linked l USING (number) "
               "JOIN articles a ON a.rowid = l.row LEFT JOIN credits c USING (number)",
               [&](const Row& row) {
                 const std::int64_t n = row.integer(0);
                 facts[n] = {std::string(row.text(1)),
                             {.number = n,
                              .published = parse_instant(row.text(4)),
                              .publisher = std::string(row.text(2)),
                              .domain = std::string(row.text(3)),
                              .credit = std::string(row.text(5))}};
               });
  return facts;
}

/// Writes the groups that changed anew: members, original, share of each member's words that it has from others of the group.
std::vector<std::int64_t> write(Database& database, const Groups& groups) {
  std::unordered_map<std::int64_t, Facts> facts = facts_of(database, groups);
  std::unordered_map<std::int64_t, double> shared;
  for_each_row(
      database,
      "SELECT p.a, p.b, p.of_a, p.of_b, p.leaning, p.words FROM copy_pairs p WHERE p.a IN (SELECT number FROM grouped) AND p.b IN (SELECT number FROM grouped)",
      [&](const Row& row) {
        const std::int64_t a = row.integer(0), b = row.integer(1);
        if (groups.of(a) != groups.of(b)) return;
        const double of_a = row.real(2), of_b = row.real(3);
        shared[a] = std::max(shared[a], of_a);
        shared[b] = std::max(shared[b], of_b);
        facts[a].member.leaning += row.real(4);
        facts[b].member.leaning -= row.real(4);
        for (const std::int64_t n : {a, b}) facts[n].member.shared += static_cast<double>(row.integer(5));
      });
  fill_numbers(database, "changed_groups", {groups.touched().begin(), groups.touched().end()});
  database.run("DELETE FROM copies WHERE copy_group IN (SELECT number FROM changed_groups)");
  fill_numbers(database, "changed_groups", {groups.gone().begin(), groups.gone().end()});
  database.run("DELETE FROM copies WHERE copy_group IN (SELECT number FROM changed_groups)");
  std::vector<std::int64_t> changed;
  Appender rows(database, "copies");
  for (const std::int64_t g : groups.touched()) {
    std::vector<std::int64_t> numbers = groups.members(g);
    std::sort(numbers.begin(), numbers.end());
    std::vector<CopyMember> members;
    for (const std::int64_t n : numbers) members.push_back(facts.at(n).member);
    const std::size_t original = original_of(members);
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::int64_t n = members[i].number;
      rows.integer(g).text(facts.at(n).article).integer(i == original);
      if (i == original) rows.null();
      else rows.text(facts.at(members[original].number).article);
      rows.real(shared[n]).text_or_null(members[i].credit).end_row();
      changed.push_back(n);
    }
  }
  rows.flush();
  return changed;
}

}  // namespace

bool is_copy(const Overlap& o, std::size_t first_words, std::size_t second_words) {
  const std::size_t least = std::min({kLeastWords, first_words, second_words});
  if (o.words < std::max<std::size_t>(least, 1)) return false;
  if (std::min(first_words, second_words) < kLeastWords) return o.of_first >= kNearlyAll && o.of_second >= kNearlyAll;
  if (std::max(o.of_first, o.of_second) < kLeastShare) return false;
  if (o.fillers >= 2 && o.fillers * kFormWords >= o.words) return false;
  return o.mean_run >= kLeastRun || std::max(o.of_first, o.of_second) >= 0.9;
}

std::vector<std::int64_t> link_copies(Database& database, const std::vector<std::int64_t>& fresh) {
  Texts texts = sketch_new(database, fresh);
  const std::vector<Pair> pairs = compare(database, texts);
  database.run("INSERT INTO copy_sketch SELECT hash, number FROM new_sketch");
  if (pairs.empty()) return {};
  {
    Appender rows(database, "copy_pairs");
    for (const Pair& p : pairs) rows.integer(p.a).integer(p.b).integer(p.words).real(p.of_a).real(p.of_b).real(p.leaning).end_row();
    rows.flush();
  }
  Groups groups(database);
  group(pairs, texts, groups);
  return write(database, groups);
}

}  // namespace dragoman
