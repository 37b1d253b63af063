// Statements and disputes. "NATO denied the claim" is no event but an attribution; linking joins it to what it denies or states, and a dispute may set it
// against the accounts of that. Its words come from the tables, so that a list of disputes need not open every article.
#include <algorithm>

#include "dragoman/serve/chunk_rows.h"
#include "dragoman/serve/load_links.h"

namespace dragoman::serve {
namespace {

// Who states or denies, and those who report that: the attributions that it stands within.
constexpr const char* kStatements = R"sql(
WITH RECURSIVE stated AS (SELECT DISTINCT happening, article, event, origin FROM happening_mentions WHERE event LIKE 'a%' AND stance <> 'none'
  UNION SELECT d.happening, d.article, d.event, d.origin FROM disputes d WHERE d.event LIKE 'a%'),
step AS (SELECT DISTINCT article, event, event AS attribution, 0 AS n FROM stated
  UNION ALL SELECT s.article, s.event, t.within, s.n + 1 FROM step s JOIN attributions t ON t.article = s.article AND t.attribution = s.attribution WHERE t.within IS NOT NULL AND s.n < 8),
said AS (SELECT s.article, s.event, string_agg(coalesce(t.speaker_name, t.source, '(' || t.cue || ')'), ' < ' ORDER BY s.n) AS chain,
    any_value(replace(concat_ws(' ', t.source, t.cue, t.content), chr(10), ' ')) FILTER (WHERE s.n = 0) AS quote
  FROM step s JOIN attributions t ON t.article = s.article AND t.attribution = s.attribution GROUP BY ALL)
SELECT d.happening, d.article, d.event, d.origin, said.chain, said.quote, coalesce(m.stance, 'denies') FROM stated d JOIN said USING (article, event)
LEFT JOIN happening_mentions m ON m.happening = d.happening AND m.article = d.article AND m.event = d.event ORDER BY d.happening, d.article, d.event)sql";

// The sentence of an account that is an event; a statement has its words already.
constexpr const char* kSides = R"sql(
SELECT d.dispute, d.happening, d.kind, d.value, m.origin_name, d.article, d.event,
  replace(coalesce(substr(a.text, s."begin" + 1, s."end" - s."begin"), ''), chr(10), ' ')
FROM disputes d LEFT JOIN happening_mentions m ON m.happening = d.happening AND m.article = d.article AND m.event = d.event
LEFT JOIN events e ON e.article = d.article AND e.event = d.event LEFT JOIN sentences s ON s.article = d.article AND s.sentence = e.sentence
LEFT JOIN articles a ON a.article = d.article
ORDER BY d.dispute, d.side, a.published, d.article, d.event)sql";

}  // namespace

void load_statements(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& x) {
  if (!has_columns(all, "happening_mentions", {"origin"}) || !has_columns(all, "disputes", {"origin"})) return;
  stream_rows(database, kStatements, {}, [&](const RowView& r) {
    StatementEntry s;
    s.article = x.find_article(r.text(1)), s.attribution = id_number(r.text(2), 'a');
    if (s.article == kNoRow || s.attribution == 0) return ++x.unreadable, void();
    s.origin = x.told.add(r.text(3)), s.chain = x.texts.keep(r.text(4)), s.quote = x.texts.keep(r.text(5)), s.stance = stance_of(r.text(6));
    const Row at = static_cast<Row>(x.statements.size());
    if (const auto h = row_of.find(r.integer(0)); !r.null(0) && h != row_of.end()) {
      s.happening = h->second;
      Rows& mine = x.happenings[h->second].statements;
      if (mine.size() == 0) mine.first = at;
      mine.last = at + 1;
    }
    x.statements.push_back(s);
  });
}

void load_disputes(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& x) {
  if (!has_columns(all, "disputes", {"dispute", "happening", "kind", "side", "value", "article", "event"}) ||
      !has_columns(all, "happening_mentions", {"origin_name"}))
    return;
  std::unordered_map<std::uint64_t, Row> statement_of;
  for (Row s = 0; s < x.statements.size(); ++s) statement_of.emplace(std::uint64_t{x.statements[s].article} << 32 | x.statements[s].attribution, s);
  stream_rows(database, kSides, {}, [&](const RowView& r) {
    DisputeSide side;
    side.dispute = r.integer(0), side.happening = r.null(1) ? kNoId : r.integer(1);
    side.kind = x.told[x.told.add(r.text(2))], side.side = x.told[x.told.add(r.text(3))], side.origin = x.told[x.told.add(r.text(4))];
    side.article = x.find_article(r.text(5));
    if (side.article != kNoRow) side.event = x.find_event(side.article, r.text(6));
    if (const std::uint32_t attribution = id_number(r.text(6), 'a'); side.article != kNoRow && attribution) {
      const auto s = statement_of.find(std::uint64_t{side.article} << 32 | attribution);
      if (s != statement_of.end()) side.statement = s->second;
    }
    if (side.event == kNoRow && side.statement == kNoRow) return ++x.unreadable, void();
    side.quote = side.statement == kNoRow ? x.texts.keep(r.text(7)) : x.statements[side.statement].quote;
    if (const auto h = row_of.find(side.happening); h != row_of.end()) side.about = h->second, x.happenings[h->second].disputed = true;
    x.disputes.push_back(side);
  });
}

}  // namespace dragoman::serve
