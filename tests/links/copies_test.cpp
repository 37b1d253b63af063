#include "dragoman/links/copies.h"

#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <set>

#include "copy_generator.h"
#include "dragoman/links/link.h"
#include "dragoman/links/rows.h"
#include "link_fixture.h"

namespace dragoman {
namespace {

using testing::add_unread;
using testing::CopyGenerator;
using testing::Paper;

std::map<std::string, std::string> copies_of(Database& database) {
  std::map<std::string, std::string> out;
  for_each_row(database, "SELECT article, copy_of FROM copies WHERE NOT original", [&](const Row& row) { out[std::string(row.text(0))] = row.text(1); });
  return out;
}

struct Score {
  std::size_t right = 0, wrong = 0, missed = 0;
  std::size_t dated = 0, dated_right = 0;      ///< copies whose original is the first by its date, and those said to be copies of just it
  std::size_t undated = 0, undated_right = 0;  ///< copies where another copy is of the original's day
  double precision() const { return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, right + wrong)); }
  double recall() const { return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, right + missed)); }
};

std::string family(const std::string& id) { return id.substr(0, id.find('c')); }

std::string without_headline(const std::string& text) {
  const std::size_t end = text.find('\n');
  return end > 120 || text.find(". ") < end || (end > 0 && text[end - 1] == '.') ? text : text.substr(text.find_first_not_of('\n', end));
}

const std::string kHeadlines[] = {"What we know this morning", "Questions after a long day", "In brief: the story so far"};

// Per base article three copies by other papers, all on the next day or one on the same; bulletins and articles that quote each other among them.
Score measure(const std::vector<Paper>& bases, const std::vector<Paper>& others, double kept, unsigned seed, const std::string& name) {
  CopyGenerator generator(seed);
  const std::string path = testing::fresh_record(name);
  std::vector<std::string> made;
  {
    RecordStore store(path);
    for (std::size_t n = 0; n < bases.size(); ++n) {
      const Paper& base = bases[n];
      const std::string id = "o" + std::to_string(n), day = "2020-03-" + std::to_string(10 + n % 18), next = "2020-03-" + std::to_string(11 + n % 18);
      add_unread(store, {id, base.publisher, day, base.text});
      for (int c = 0; c < 3; ++c) {
        made.push_back(id + "c" + std::to_string(c));
        add_unread(store, {made.back(), "Paper " + std::to_string(c), c || n % 2 ? next : day,
                           kHeadlines[c] + "\n\n" + generator.copy(without_headline(base.text), generator.recipe(kept))});
      }
      if (n % 4 == 0) add_unread(store, {"b" + std::to_string(n), "Exchange", day, generator.bulletin(static_cast<int>(n / 4))});
      if (n % 4 == 1) add_unread(store, {"q" + std::to_string(n), "Weekly", day, generator.quoting(base.text, others[n / 4 % others.size()].text)});
    }
    store.commit();
  }
  Database database(path, true);
  link_record(database, testing::link_models());
  const std::map<std::string, std::string> found = copies_of(database);
  std::set<std::string> in_groups;
  for (const auto& [article, original] : found) in_groups.insert({article, original});
  Score s;
  for (const std::string& article : made) {
    const auto it = found.find(article);
    const bool grouped = in_groups.contains(article) && (it == found.end() || family(it->second) == family(article));
    ++(grouped ? s.right : s.missed);
    const bool right = it != found.end() && it->second == family(article);
    const bool dated = std::stoul(article.substr(1)) % 2 == 1;
    ++(dated ? s.dated : s.undated);
    (dated ? s.dated_right : s.undated_right) += right;
  }
  for (const auto& [article, original] : found) {
    if (family(article) == family(original)) continue;
    if (++s.wrong <= 4) std::cout << "  no copy: " << article << " of " << original << '\n';
  }
  return s;
}

std::vector<Paper> long_enough(std::vector<Paper> papers, std::size_t least) {
  std::erase_if(papers, [&](const Paper& p) { return p.text.size() < least; });
  return papers;
}

// Texts that are copies of each other already are left out: what the measure takes for wrong would be right.
std::vector<Paper> without_copies(const std::vector<Paper>& papers) {
  std::vector<Paper> out;
  std::vector<Shingles> kept;
  for (const Paper& p : papers) {
    Shingles s = shingles(p.text);
    if (std::any_of(kept.begin(), kept.end(), [&](const Shingles& k) {
          const Overlap o = overlap(s, k);
          return o.words > 15 && std::max(o.of_first, o.of_second) > 0.3;
        }))
      continue;
    kept.push_back(std::move(s));
    out.push_back(p);
  }
  return out;
}

// A quarter of the texts serves as the articles that quote.
void expect_good(const std::vector<Paper>& all, const std::string& name) {
  const std::vector<Paper> papers = without_copies(all);
  std::cout << all.size() - papers.size() << " of " << all.size() << " texts left out as copies\n";
  std::vector<Paper> bases, others;
  for (std::size_t i = 0; i < papers.size(); ++i) (i % 4 == 3 ? others : bases).push_back(papers[i]);
  for (const double kept : {0.5, 0.75, 1.0}) {
    const Score s = measure(bases, others, kept, 11, name);
    std::cout << name << ", " << bases.size() << " texts, kept " << kept << ": precision " << s.precision() << ", recall " << s.recall()
              << "; original named: " << s.dated_right << " of " << s.dated << " with copies of later days, " << s.undated_right << " of " << s.undated
              << " with one of the same day\n";
    EXPECT_GE(s.precision(), 0.99) << name << " kept " << kept;
    EXPECT_GE(s.recall(), 0.97) << name << " kept " << kept;
    EXPECT_GE(static_cast<double>(s.dated_right), 0.97 * static_cast<double>(s.dated)) << name << " kept " << kept;
  }
}

TEST(Copies, OwnArticles) { expect_good(long_enough(testing::papers_in(DRAGOMAN_SOURCE_DIR "/examples/papers.jsonl"), 250), "own"); }

TEST(Copies, SharedArticles) {
  const std::string shared = DRAGOMAN_SOURCE_DIR "/../shared/data/";
  std::vector<Paper> papers = testing::papers_in(shared + "polnear/dev.jsonl.gz");
  if (papers.empty()) GTEST_SKIP() << "no shared articles here";
  for (const char* more : {"lgl/lgl.jsonl.gz", "timeml/timeml.jsonl.gz"}) {
    for (Paper& p : testing::papers_in(shared + more)) papers.push_back(std::move(p));
  }
  expect_good(long_enough(std::move(papers), 400), "shared");
}

TEST(Copies, IncrementalAsAtOnce) {
  const std::vector<Paper> bases = testing::papers_in(DRAGOMAN_SOURCE_DIR "/examples/papers.jsonl");
  CopyGenerator generator(3);
  std::vector<Paper> all;
  for (const Paper& base : bases) {
    all.push_back(base);
    for (int c = 0; c < 3; ++c)
      all.push_back({base.id + "-" + std::to_string(c), "Paper " + std::to_string(c), base.published, generator.copy(base.text, generator.recipe(0.8))});
  }
  const auto linked = [&](const std::string& name, std::size_t step) {
    const std::string path = testing::fresh_record(name);
    for (std::size_t from = 0; from < all.size(); from += step) {
      RecordStore store(path);
      for (std::size_t i = from; i < std::min(all.size(), from + step); ++i) add_unread(store, all[i]);
      store.commit();
      link_record(store.database(), testing::link_models());
    }
    Database database(path, false);
    return copies_of(database);
  };
  const std::map<std::string, std::string> at_once = linked("at_once", all.size());
  EXPECT_GE(at_once.size(), 3 * bases.size() * 9 / 10);
  EXPECT_EQ(linked("in_steps", 7), at_once);
}

CopyMember member(std::int64_t number, const char* published, const char* publisher, const char* credit = "", double lean = 0) {
  return {.number = number, .published = parse_instant(published), .publisher = publisher, .credit = credit, .leaning = lean};
}

TEST(Copies, OriginalByCreditTimeAndContainment) {
  // credit, though the agency's own feed is stamped hours later
  EXPECT_EQ(original_of({member(1, "2020-03-01T08:00:00Z", "Daily", "Savanna News Agency"), member(2, "2020-03-01T11:00:00Z", "Savanna")}), 1u);
  // but not a week later
  EXPECT_EQ(original_of({member(1, "2020-03-01", "Daily", "Savanna"), member(2, "2020-03-08", "Savanna")}), 0u);
  EXPECT_EQ(original_of({member(1, "2020-03-02", "A"), member(2, "2020-03-01", "B")}), 1u);
  EXPECT_EQ(original_of({member(1, "2020-03-01T10:00:00+03:00", "A"), member(2, "2020-03-01T08:00:00Z", "B")}), 0u);
  // the same day: the one in which the other lies whole
  EXPECT_EQ(original_of({member(1, "2020-03-01", "A", "", -0.5), member(2, "2020-03-01", "B", "", 0.5)}), 1u);
  EXPECT_EQ(original_of({member(1, "", "A"), member(2, "2020-03-01", "B")}), 1u);
}

}  // namespace
}  // namespace dragoman
