#include "happening_query.h"

#include "dragoman/record/schema.h"
#include "dragoman/record/sql_conditions.h"

namespace dragoman::cli {

std::pair<std::string, std::vector<std::string>> happening_query(const HappeningFilter& f) {
  SqlConditions happenings(R"sql(
SELECT 'h' || happening AS id, date, cameo, plover AS type, coalesce(source, source_name) AS source, source_name, coalesce(target, target_name) AS target, target_name, place, lat, lon, words,
  status, n_articles, n_origins, n_deniers, n_mentions,
  CASE WHEN killed_high IS NULL THEN NULL WHEN killed_low = killed_high THEN killed_low::BIGINT::VARCHAR ELSE killed_low::BIGINT || '-' || killed_high::BIGINT END AS killed,
  CASE WHEN injured_high IS NULL THEN NULL WHEN injured_low = injured_high THEN injured_low::BIGINT::VARCHAR ELSE injured_low::BIGINT || '-' || injured_high::BIGINT END AS injured,
  first_seen, last_seen, 's' || story AS story, confidence
FROM happenings h WHERE true)sql");
  const char* either = "(source LIKE ? || '%' OR target LIKE ? || '%' OR source_name ILIKE '%' || ? || '%' OR target_name ILIKE '%' || ? || '%')";
  happenings.add(either, f.actor);
  happenings.add(either, f.with);
  happenings.add("(date >= ? OR starts_with(?, date))", f.since);
  happenings.add("substr(date, 1, length(?)) <= ?", f.until);
  happenings.add("(plover = upper(?) OR cameo LIKE ? || '%')", f.type);
  happenings.add("starts_with(status, ?)", f.status);
  happenings.add("'s' || story = ?", f.story);
  happenings.add("EXISTS (SELECT 1 FROM disputes d WHERE d.happening = h.happening AND d.kind = ?)", f.kind);
  if (f.min_origins > 0) happenings.add("n_origins >= " + std::to_string(f.min_origins));
  return std::move(happenings).finish("date NULLS LAST, happening", f.limit);
}

void require_links(Database& database) {
  if (check_schema(database) < 3 || database.query("SELECT 1 FROM linked LIMIT 1").rows.empty()) {
    throw RecordError(RecordError::Code::query_failed, database.path() + ": its articles are not linked yet; run `dragoman link " + database.path() + "`");
  }
}

std::string happening_of(Database& database, const std::string& which) {
  const std::size_t colon = which.rfind(':');
  Table t;
  if (colon == std::string::npos) {
    const std::string number = which.starts_with('h') ? which.substr(1) : which;
    t = database.query("SELECT happening FROM happenings WHERE happening::VARCHAR = $1", {number});
  } else {
    // what an attribution says (ARTICLE:a2) is no event of the article, and a mirrored event is the happening of the other
    const std::vector<std::string> mention = {which.substr(0, colon), which.substr(colon + 1)};
    t = database.query("SELECT happening FROM happening_mentions WHERE article = $1 AND event = $2", mention);
    if (t.rows.empty()) {
      t = database.query(
          "SELECT h.happening FROM events e JOIN happening_mentions h ON h.article = e.article AND h.event = e.mirror_of WHERE e.article = $1 AND e.event = $2",
          mention);
    }
  }
  if (t.rows.empty())
    throw RecordError(RecordError::Code::query_failed,
                      database.path() + ": no happening '" + which + "' (name one as h12, or what tells of it as ARTICLE:v7 or ARTICLE:a2)");
  return *t.rows[0][0];
}

Table tellings_of(Database& database, const std::string& happening) {
  return database.query(R"sql(
WITH m AS (SELECT * FROM happening_mentions WHERE happening = $1::BIGINT),
chain AS (SELECT article, event, string_agg(coalesce(t.speaker_name, t.source, '(' || t.cue || ')'), ' < ' ORDER BY x.n) AS chain
  FROM (SELECT e.article, e.event, unnest(string_split(e.according_to, ';')) AS attribution, generate_subscripts(string_split(e.according_to, ';'), 1) AS n
    FROM events e SEMI JOIN m USING (article, event) WHERE e.according_to IS NOT NULL) x JOIN attributions t USING (article, attribution) GROUP BY ALL)
SELECT m.origin, m.origin_name AS name, m.stance, m.own_voice::VARCHAR AS own_voice, m.article, m.event, coalesce(a.publisher, a.domain, '') AS publisher, substr(a.published, 1, 10) AS published, c.copy_of,
  coalesce(n.chain, t.source, '') AS chain,
  replace(coalesce(substr(a.text, s."begin" + 1, s."end" - s."begin"), concat_ws(' ', t.source, t.cue, t.content), ''), chr(10), ' ') AS quote
FROM m JOIN articles a USING (article) LEFT JOIN events e USING (article, event) LEFT JOIN sentences s ON s.article = m.article AND s.sentence = e.sentence
LEFT JOIN attributions t ON t.article = m.article AND t.attribution = m.event LEFT JOIN copies c ON c.article = m.article LEFT JOIN chain n ON n.article = m.article AND n.event = m.event
ORDER BY a.published, m.number, m.event)sql",
                        {happening});
}

std::string happening_line(Database& database, const std::string& happening) {
  const Table t = database.query(
      "SELECT concat_ws(' ', date, cameo, coalesce(source_name, source, '?'), '>', coalesce(target_name, target, '?')), place, words, status, n_origins, "
      "n_articles, CASE WHEN n_mentions = 0 THEN '; only stated, coded nowhere' ELSE '' END FROM happenings WHERE happening = $1::BIGINT",
      {happening});
  const auto& r = t.rows.at(0);
  return "h" + happening + "  " + r[0].value_or("") + (r[1] ? ", " + *r[1] : "") + ": " + r[2].value_or("") + "\n     " + r[3].value_or("") +
         "; independent origins: " + r[4].value_or("") + ", articles: " + r[5].value_or("") + r[6].value_or("");
}

}  // namespace dragoman::cli
