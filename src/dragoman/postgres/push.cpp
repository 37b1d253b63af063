#include "dragoman/postgres/push.h"

#include <algorithm>
#include <unordered_set>

#include "dragoman/postgres/schema.h"
#include "dragoman/postgres/staging.h"
#include "dragoman/record/known_articles.h"
#include "dragoman/record/schema.h"

namespace dragoman::postgres {
namespace {

// What the shared record has of each staged article, by URL before text, and whether our run began later than that article's.
constexpr const char* kFind = R"sql(
SELECT i.n, i.article, i.url, i.publisher, i.domain, i.content_hash, k.article,
  k.content_hash = i.content_hash AND k.coding <> md5(substr(i.record, i.head + 1))
    AND coalesce((SELECT began FROM dragoman.runs WHERE run = i.run), '') > coalesce((SELECT began FROM dragoman.runs WHERE run = k.run), ''),
  EXISTS (SELECT 1 FROM dragoman.articles a WHERE a.article = i.article)
FROM in_articles i LEFT JOIN LATERAL (
  SELECT * FROM (
    SELECT 0 AS way, a."row", a.article, a.content_hash, a.coding, a.run FROM dragoman.articles a WHERE md5(a.url) = md5(i.url) AND a.url = i.url
    UNION ALL SELECT 1, a."row", a.article, a.content_hash, a.coding, a.run FROM dragoman.articles a WHERE a.content_hash = i.content_hash
      AND a.paper = coalesce(nullif(i.domain, ''), nullif(i.publisher, ''), substring(i.url from '://([^/?#]*)'), '')
  ) both_ways ORDER BY way, "row" LIMIT 1) k ON true
ORDER BY i.n)sql";

class Pusher {
 public:
  Pusher(Database& record, const std::string& address, const PushOptions& options)
      : record_(record), connection_(address), options_(options), tables_(tables_of_this_version()) {
    prepare_layout(connection_, tables_);
    runs_ = share_runs(record, connection_);
    stage_.create(connection_, tables_);
  }

  PushCounts push() {
    const Table last = record_.query("SELECT max(rowid) FROM articles");
    const std::int64_t rows = last.rows[0][0] ? std::stoll(*last.rows[0][0]) + 1 : 0;
    for (std::int64_t from = 0; from < rows && !(options_.stop && options_.stop()); from += options_.batch) {
      Transaction transaction(connection_);
      counts_.refused += stage_.fill(record_, connection_, tables_, runs_, from, from + options_.batch);
      lock_for_writing(connection_);
      decide();
      place();
      transaction.commit();
      if (options_.progress) options_.progress(counts_);
    }
    return counts_;
  }

 private:
  /// The first of "1~2", "1~3", ... that no article has.
  std::string free_id(const std::string& id, const std::unordered_set<std::string>& given) {
    for (int n = 2;; ++n) {
      std::string candidate = id + "~" + std::to_string(n);
      if (!given.contains(candidate) && connection_.query("SELECT 1 FROM dragoman.articles WHERE article = $1", {candidate}).empty()) return candidate;
    }
  }

  /// What becomes of each staged article, into in_decided: 'a'dded or 'r'eplaced, under which id.
  void decide() {
    added_ = replaced_ = 0;
    KnownArticles batch;
    std::unordered_set<std::string> given;
    std::string places;
    const std::vector<Row> found = connection_.query(kFind);
    for (const Row& row : found) {
      const std::string& id = *row[1];
      const bool there = row[6].has_value();
      const bool first =
          batch.add({.url = row[2] ? *row[2] : "", .publisher = row[3] ? *row[3] : "", .domain = row[4] ? *row[4] : "", .content_hash = row[5] ? *row[5] : ""});
      if (!first || (there && (row[7] != "t" || given.contains(*row[6])))) {
        ++counts_.kept;
        continue;
      }
      std::string name = there ? *row[6] : id;
      if (!there && (row[8] == "t" || given.contains(id))) {
        name = free_id(id, given);
        ++counts_.renamed;
      }
      given.insert(name);
      ++(there ? replaced_ : added_);
      for (const std::string& field : {*row[0], std::string(there ? "r" : "a"), id, name, head(name)}) {
        append_copy_field(places, field);
        places += '\t';
      }
      places.back() = '\n';
    }
    connection_.copy_in("COPY in_decided (n, what, article, name, head) FROM STDIN", [&](const auto& put) {
      if (!places.empty()) put(places);
    });
  }

  void place() {
    if (added_ + replaced_ == 0) return;
    std::string set, values;  // all columns but the id, whose record begins with the id it gets here
    for (const Column& c : tables_.articles.columns) {
      if (c.name == "article") continue;
      const std::string value = c.name == "record" ? "p.head || substr(i.record, i.head + 1)" : "i." + quoted(c.name);
      set += ", " + quoted(c.name) + " = " + value;
      values += ", " + value;
    }
    std::string names;
    for (const Column& c : tables_.articles.columns) names += c.name == "article" ? "" : ", " + quoted(c.name);
    connection_.run("INSERT INTO dragoman.articles (run, coding, article" + names + ") SELECT i.run, md5(substr(i.record, i.head + 1)), p.name" + values +
                    " FROM in_articles i JOIN in_decided p USING (n) WHERE p.what = 'a' ORDER BY n");
    if (replaced_ > 0) {
      connection_.run("UPDATE dragoman.articles a SET run = i.run, coding = md5(substr(i.record, i.head + 1))" + set +
                      " FROM in_articles i JOIN in_decided p USING (n) WHERE p.what = 'r' AND a.article = p.name");
      for (const SharedTable& t : tables_.parts)
        connection_.run("DELETE FROM dragoman." + quoted(t.name) + " WHERE article IN (SELECT name FROM in_decided WHERE what = 'r')");
      for (const SharedTable& t : tables_.links) connection_.run("DELETE FROM dragoman." + quoted(t.name));  // they speak of events that are no more
      raise(connection_, "rewritten");
    }
    for (const SharedTable& t : tables_.parts) {
      std::vector<Column> others;
      std::ranges::copy_if(t.columns, std::back_inserter(others), [](const Column& c) { return c.name != "article"; });
      connection_.run("INSERT INTO dragoman." + quoted(t.name) + " (article, n, " + list(others) + ") SELECT p.name, i.n, " + list(others, "i.") + " FROM in_" +
                      t.name + " i JOIN in_decided p USING (article)");
    }
    raise(connection_, "generation");
    counts_.added += added_;
    counts_.replaced += replaced_;
  }

  Database& record_;
  Connection connection_;
  const PushOptions& options_;
  const SharedTables tables_;
  std::vector<SharedRun> runs_;
  Stage stage_;
  PushCounts counts_;
  std::int64_t added_ = 0, replaced_ = 0;
};

}  // namespace

PushCounts push_record(Database& record, const std::string& address, const PushOptions& options) {
  check_schema(record);
  return Pusher(record, address, options).push();
}

}  // namespace dragoman::postgres
