// Denials and disputes. "NATO denied the claim" is no event but an attribution; linking joins it to what it denies (or states), and a dispute may set it
// against the accounts of that. Its words come from the tables, so that a list of disputes need not open every article.
#include <algorithm>

#include "dragoman/serve/chunk_rows.h"
#include "dragoman/serve/load_links.h"

namespace dragoman::serve {
namespace {

// Who denies, and those who report the denial: the attributions that it stands within.
constexpr const char* kDenials = R"sql(
WITH RECURSIVE denial AS (SELECT DISTINCT happening, article, event, origin FROM happening_mentions WHERE event LIKE 'a%' AND stance <> 'none'
  UNION SELECT d.happening, d.article, d.event, d.origin FROM disputes d WHERE d.event LIKE 'a%'),
step AS (SELECT DISTINCT article, event, event AS attribution, 0 AS n FROM denial
  UNION ALL SELECT s.article, s.event, t.within, s.n + 1 FROM step s JOIN attributions t ON t.article = s.article AND t.attribution = s.attribution WHERE t.within IS NOT NULL AND s.n < 8),
said AS (SELECT s.article, s.event, string_agg(coalesce(t.speaker_name, t.source, '(' || t.cue || ')'), ' < ' ORDER BY s.n) AS chain,
    any_value(replace(concat_ws(' ', t.source, t.cue, t.content), chr(10), ' ')) FILTER (WHERE s.n = 0) AS quote
  FROM step s JOIN attributions t ON t.article = s.article AND t.attribution = s.attribution GROUP BY ALL)
SELECT d.happening, d.article, d.event, d.origin, said.chain, said.quote, coalesce(m.stance, 'denies') FROM denial d JOIN said USING (article, event)
LEFT JOIN happening_mentions m ON m.happening = d.happening AND m.article = d.article AND m.event = d.event ORDER BY d.happening, d.article, d.event)sql";

// The sentence of an account that is an event; a denial has its words already.
constexpr const char* kSides = R"sql(
SELECT d.dispute, d.happening, d.kind, d.value, m.origin_name, d.article, d.event,
  replace(coalesce(substr(a.text, s."begin" + 1, s."end" - s."begin"), ''), chr(10), ' ')
FROM disputes d LEFT JOIN happening_mentions m ON m.happening = d.happening AND m.article = d.article AND m.event = d.event
LEFT JOIN events e ON e.article = d.article AND e.event = d.event LEFT JOIN sentences s ON s.article = d.article AND s.sentence = e.sentence
LEFT JOIN articles a ON a.article = d.article
ORDER BY d.dispute, d.side, a.published, d.article, d.event)sql";

}  // namespace

void load_denials(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& x) {
  if (!has_columns(all, "happening_mentions", {"origin"}) || !has_columns(all, "disputes", {"origin"})) return;
  stream_rows(database, kDenials, {}, [&](const RowView& r) {
    DenialEntry d;
    d.article = x.find_article(r.text(1)), d.attribution = id_number(r.text(2), 'a');
    if (d.article == kNoRow || d.attribution == 0) return ++x.unreadable, void();
    d.origin = x.told.add(r.text(3)), d.chain = x.texts.keep(r.text(4)), d.quote = x.texts.keep(r.text(5)), d.stance = stance_of(r.text(6));
    const Row at = static_cast<Row>(x.denials.size());
    if (const auto h = row_of.find(r.integer(0)); !r.null(0) && h != row_of.end()) {
      d.happening = h->second;
      Rows& mine = x.happenings[h->second].denials;
      if (mine.size() == 0) mine.first = at;
      mine.last = at + 1;
    }
    x.denials.push_back(d);
  });
}

void load_disputes(Database& database, const TableColumns& all, const std::unordered_map<std::int64_t, Row>& row_of, EventIndex& x) {
  if (!has_columns(all, "disputes", {"dispute", "happening", "kind", "side", "value", "article", "event"}) ||
      !has_columns(all, "happening_mentions", {"origin_name"}))
    return;
  std::unordered_map<std::uint64_t, Row> denial_of;
  for (Row d = 0; d < x.denials.size(); ++d) denial_of.emplace(std::uint64_t{x.denials[d].article} << 32 | x.denials[d].attribution, d);
  stream_rows(database, kSides, {}, [&](const RowView& r) {
    DisputeSide side;
    side.dispute = r.integer(0), side.happening = r.null(1) ? kNoId : r.integer(1);
    side.kind = x.told[x.told.add(r.text(2))], side.side = x.told[x.told.add(r.text(3))], side.origin = x.told[x.told.add(r.text(4))];
    side.article = x.find_article(r.text(5));
    if (side.article != kNoRow) side.event = x.find_event(side.article, r.text(6));
    if (const std::uint32_t attribution = id_number(r.text(6), 'a'); side.article != kNoRow && attribution) {
      const auto d = denial_of.find(std::uint64_t{side.article} << 32 | attribution);
      if (d != denial_of.end()) side.denial = d->second;
    }
    if (side.event == kNoRow && side.denial == kNoRow) return ++x.unreadable, void();
    side.quote = side.denial == kNoRow ? x.texts.keep(r.text(7)) : x.denials[side.denial].quote;
    if (const auto h = row_of.find(side.happening); h != row_of.end()) side.about = h->second, x.happenings[h->second].disputed = true;
    x.disputes.push_back(side);
  });
}

}  // namespace dragoman::serve
