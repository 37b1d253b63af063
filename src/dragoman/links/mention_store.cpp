#include "dragoman/links/mention_store.h"

#include <algorithm>

#include "dragoman/links/article_texts.h"
#include "dragoman/links/credit.h"
#include "dragoman/links/event_clusters.h"
#include "dragoman/links/read_mentions.h"
#include "dragoman/links/rows.h"

namespace dragoman {
namespace {

constexpr std::size_t kPage = 1000;

// Whose text an article is: a credited agency before the publisher of the original before its own publisher.
constexpr const char* kContexts = R"sql(
WITH group_credit AS (SELECT copy_group, min(credit) AS credit FROM copies WHERE credit IS NOT NULL GROUP BY 1)
SELECT w.number, a.article, a.published, coalesce(s.story, -1), coalesce(g.credit, k.credit, o.publisher, o.domain, a.publisher, a.domain, ''), a.record
FROM wanted_mentions w JOIN linked l USING (number) JOIN articles a ON a.rowid = l.row $ROWS LEFT JOIN stories s ON s.article = a.article
LEFT JOIN copies c ON c.article = a.article LEFT JOIN group_credit g USING (copy_group) LEFT JOIN credits k ON k.number = w.number
LEFT JOIN (SELECT article, publisher, domain FROM articles SEMI JOIN copies ON copies.copy_of = articles.article) o ON o.article = c.copy_of)sql";

}  // namespace

std::map<std::int64_t, LoadedArticle> load_mentions(Database& database, const EventKnowledge& knowledge, const std::vector<std::int64_t>& numbers) {
  std::map<std::int64_t, LoadedArticle> out;
  RecordParser parser;
  ParsedRecord record;
  for (std::size_t from = 0; from < numbers.size(); from += kPage) {
    fill_numbers(database, "wanted_mentions",
                 {numbers.begin() + static_cast<std::ptrdiff_t>(from), numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), from + kPage))});
    std::string sql = kContexts;
    sql.replace(sql.find("$ROWS"), 5, rows_of(database, "wanted_mentions"));
    for_each_row(database, sql, [&](const Row& row) {
      MentionContext context{.number = row.integer(0), .story = row.integer(3), .id = std::string(row.text(1)), .published = parse_instant(row.text(2))};
      context.voice_name = row.text(4);
      const std::string voice = credit_key(context.voice_name);
      context.voice = "paper:" + (voice.empty() ? context.id : voice);
      if (!parser.parse(row.text(5), record)) return;
      ArticleMentions mentions = read_mentions(record, context, knowledge);
      const auto number = context.number;
      out[number] = {std::move(context), std::move(mentions)};
    });
  }
  return out;
}

std::vector<std::pair<std::size_t, MentionId>> find_older(Database& database, const std::vector<EventMention>& fresh) {
  database.run("CREATE OR REPLACE TEMP TABLE mention_probes (key BIGINT, mention BIGINT)");
  {
    Appender rows(database, "mention_probes");
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      for (const std::int64_t k : mention_keys(fresh[i])) rows.integer(k).integer(static_cast<std::int64_t>(i)).end_row();
    }
    rows.flush();
  }
  std::vector<std::pair<std::size_t, MentionId>> pairs;
  for_each_row(database,
               "WITH heads AS (SELECT key, unnest(max(number * " + std::to_string(kMentions) +
                   " + event, 48)) AS id FROM happening_keys SEMI JOIN mention_probes USING (key) GROUP BY key) "
                   "SELECT DISTINCT p.mention, h.id FROM mention_probes p JOIN heads h USING (key)",
               [&](const Row& row) {
                 pairs.push_back({static_cast<std::size_t>(row.integer(0)), {row.integer(1) / kMentions, static_cast<int>(row.integer(1) % kMentions)}});
               });
  database.run("CREATE OR REPLACE TEMP TABLE mention_numbers (mention BIGINT, number BIGINT, event BIGINT)");
  {
    Appender rows(database, "mention_numbers");
    for (std::size_t i = 0; i < fresh.size(); ++i) rows.integer(static_cast<std::int64_t>(i)).integer(fresh[i].number).integer(fresh[i].event).end_row();
    rows.flush();
  }
  database.run("INSERT INTO happening_keys SELECT p.key, n.number, n.event FROM mention_probes p JOIN mention_numbers n USING (mention)");
  return pairs;
}

std::map<MentionId, std::int64_t> members_of(Database& database, const std::vector<std::int64_t>& happenings) {
  fill_numbers(database, "wanted_happenings", happenings);
  std::map<MentionId, std::int64_t> out;
  for_each_row(database,
               "SELECT number, event, happening FROM happening_mentions SEMI JOIN "
               "wanted_happenings w ON w.number = happening",
               [&](const Row& row) {
                 out[{row.integer(0), mention_number(row.text(1))}] = row.integer(2);
               });
  return out;
}

std::map<MentionId, std::int64_t> happenings_of(Database& database, const std::vector<MentionId>& mentions) {
  database.run("CREATE OR REPLACE TEMP TABLE wanted_events (number BIGINT, event VARCHAR)");
  {
    Appender rows(database, "wanted_events");
    for (const MentionId& m : mentions) rows.integer(m.number).text(mention_id(m.event)).end_row();
    rows.flush();
  }
  std::map<MentionId, std::int64_t> out;
  for_each_row(database,
               "SELECT number, event, happening FROM happening_mentions SEMI JOIN "
               "wanted_events USING (number, event)",
               [&](const Row& row) {
                 out[{row.integer(0), mention_number(row.text(1))}] = row.integer(2);
               });
  return out;
}

}  // namespace dragoman
