#include "dragoman/record/event_query.h"

#include "dragoman/record/sql_conditions.h"

namespace dragoman {

std::pair<std::string, std::vector<std::string>> event_query(const EventFilter& f) {
  SqlConditions events(R"sql(
SELECT e.date AS date, e.cameo AS cameo, coalesce(e.plover, '') AS type, s.codes AS source, t.codes AS target, p.name AS place, e.status AS status,
  e.commitment AS commitment, e."trigger" AS "trigger", coalesce(sp.chain, '') AS according_to, a.publisher AS publisher, e.confidence AS confidence,
  e.article AS article, e.event AS event
FROM events e JOIN articles a USING (article)
LEFT JOIN (SELECT article, event, string_agg(DISTINCT coalesce(code, name), '/' ORDER BY coalesce(code, name)) AS codes FROM event_participants WHERE role = 'source' GROUP BY ALL) s USING (article, event)
LEFT JOIN (SELECT article, event, string_agg(DISTINCT coalesce(code, name), '/' ORDER BY coalesce(code, name)) AS codes FROM event_participants WHERE role = 'target' GROUP BY ALL) t USING (article, event)
LEFT JOIN places p ON p.article = e.article AND p.place = e.place
LEFT JOIN (SELECT article, event, string_agg(coalesce(t.speaker_name, t.source, '(' || t.cue || ')'), ' < ' ORDER BY x.n) AS chain
  FROM (SELECT article, event, unnest(string_split(according_to, ';')) AS attribution, generate_subscripts(string_split(according_to, ';'), 1) AS n FROM events WHERE according_to IS NOT NULL) x
  JOIN attributions t USING (article, attribution) GROUP BY ALL) sp ON sp.article = e.article AND sp.event = e.event
WHERE e.mirror_of IS NULL)sql");
  const char* either =
      "EXISTS (SELECT 1 FROM event_participants x WHERE x.article = e.article AND x.event = e.event AND (starts_with(x.code, ?) OR contains(lower(x.name), "
      "lower(?))))";
  events.add(either, f.actor);
  events.add(either, f.with);
  events.add("(e.date >= ? OR starts_with(?, e.date))", f.since);  // "2018-08" may be any day of August
  events.add("substr(e.date, 1, length(?)) <= ?", f.until);
  events.add("(e.plover = upper(?) OR starts_with(e.cameo, ?))", f.type);
  events.add("(contains(lower(sp.chain), lower(?)) OR contains(lower(a.publisher), lower(?)))", f.according_to);
  events.add("NOT (contains(lower(coalesce(sp.chain, '')), lower(?)) OR contains(lower(coalesce(a.publisher, '')), lower(?)))", f.not_according_to);
  // a credit is an attribution without a cue; a medium in the chain is a newspaper's or an agency's report taken over, whether it speaks or is told; networks
  // that anybody writes on (MNCMED) report nothing
  const std::string links =
      "SELECT t.*, m.name AS medium_name, coalesce(s.sectors, '') AS speaker_sectors, CASE WHEN starts_with(m.code, 'MNC') THEN '' ELSE coalesce(m.sectors, "
      "'') END AS medium_sectors, row_number() OVER (ORDER BY "
      "t.source IS NULL, x.n) AS place FROM (SELECT unnest(string_split(e.according_to, ';')) AS attribution, "
      "generate_subscripts(string_split(e.according_to, ';'), 1) AS n) x JOIN attributions t ON t.article = e.article AND t.attribution = x.attribution LEFT "
      "JOIN entities s ON s.article = t.article AND s.entity = t.speaker LEFT JOIN entities m ON m.article = t.article AND m.entity = t.medium";
  if (f.origin == "agency") {
    events.add("EXISTS (SELECT 1 FROM (" + links + ") l WHERE l.cue IS NULL OR contains(l.speaker_sectors, 'MED') OR contains(l.medium_sectors, 'MED'))");
  } else {
    events.add("EXISTS (SELECT 1 FROM (" + links +
                   ") l WHERE (l.source IS NOT NULL AND (l.place = 1 OR l.cue IS NULL) AND contains(lower(coalesce(l.speaker_name, '') || ' ' || l.source), "
                   "lower(?))) OR (contains(l.medium_sectors, 'MED') AND contains(lower(l.medium_name), lower(?))))",
               f.origin);
  }
  events.add("e.status = ?", f.status);
  return std::move(events).finish("e.date NULLS LAST, e.article, e.event", f.limit);
}

nlohmann::json article_record(Database& database, const std::string& article) {
  Table t = database.query("SELECT record FROM articles WHERE article = $1", {article});
  if (t.rows.empty()) t = database.query("SELECT record FROM articles WHERE starts_with(article, $1) OR contains(article, $1) LIMIT 2", {article});
  if (t.rows.size() != 1)
    throw RecordError(RecordError::Code::query_failed,
                      database.path() + ": " + (t.rows.empty() ? "no article '" : "more than one article matches '") + article + "'");
  return nlohmann::json::parse(*t.rows[0][0]);
}

}  // namespace dragoman
