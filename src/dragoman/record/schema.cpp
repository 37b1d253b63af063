#include "dragoman/record/schema.h"

#include <array>
#include <cstdlib>

namespace dragoman {
namespace {

// Offsets are code points of articles.text. Ids of parts (m1, e1, ...) are unique within their article; `record` is the whole
// JSON object, so that nothing the tables leave out is lost.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE articles (article VARCHAR, url VARCHAR, title VARCHAR, publisher VARCHAR, domain VARCHAR, authors VARCHAR, published VARCHAR,
  language VARCHAR, text VARCHAR, content_hash VARCHAR, record VARCHAR);
CREATE TABLE passages (article VARCHAR, "begin" BIGINT, "end" BIGINT, kind VARCHAR, reason VARCHAR);
CREATE TABLE sentences (article VARCHAR, sentence BIGINT, "begin" BIGINT, "end" BIGINT);
CREATE TABLE mentions (article VARCHAR, mention VARCHAR, "begin" BIGINT, "end" BIGINT, type VARCHAR, entity VARCHAR);
CREATE TABLE entities (article VARCHAR, entity VARCHAR, name VARCHAR, type VARCHAR, country VARCHAR, sectors VARCHAR, code VARCHAR);
CREATE TABLE times (article VARCHAR, time VARCHAR, "begin" BIGINT, "end" BIGINT, type VARCHAR, value VARCHAR);
CREATE TABLE places (article VARCHAR, place VARCHAR, "begin" BIGINT, "end" BIGINT, name VARCHAR, geonames BIGINT, lat DOUBLE, lon DOUBLE, country VARCHAR, feature VARCHAR);
CREATE TABLE attributions (article VARCHAR, attribution VARCHAR, kind VARCHAR, source VARCHAR, cue VARCHAR, content VARCHAR, speaker VARCHAR, speaker_name VARCHAR,
  medium VARCHAR, within VARCHAR, veracity VARCHAR);
CREATE TABLE events (article VARCHAR, event VARCHAR, cameo VARCHAR, plover VARCHAR, mode VARCHAR, contexts VARCHAR, quad BIGINT, goldstein DOUBLE, sentence BIGINT,
  "trigger" VARCHAR, date VARCHAR, date_from VARCHAR, place VARCHAR, status VARCHAR, commitment VARCHAR, according_to VARCHAR, mirror_of VARCHAR, confidence DOUBLE,
  because VARCHAR);
CREATE TABLE event_participants (article VARCHAR, event VARCHAR, role VARCHAR, mention VARCHAR, entity VARCHAR, code VARCHAR, name VARCHAR);
CREATE TABLE event_figures (article VARCHAR, event VARCHAR, kind VARCHAR, low DOUBLE, high DOUBLE, unit VARCHAR, "begin" BIGINT, "end" BIGINT);
CREATE TABLE relations (article VARCHAR, relation VARCHAR, kind VARCHAR, a VARCHAR, b VARCHAR, "begin" BIGINT, "end" BIGINT, according_to VARCHAR);
CREATE TABLE copies (copy_group BIGINT, article VARCHAR, original BOOLEAN);
CREATE TABLE stories (story BIGINT, article VARCHAR);
CREATE TABLE happenings (happening BIGINT, cameo VARCHAR, source VARCHAR, target VARCHAR, date VARCHAR, place VARCHAR, status VARCHAR, n_mentions BIGINT, n_articles BIGINT, n_origins BIGINT);
CREATE TABLE disputes (dispute BIGINT, happening BIGINT, kind VARCHAR, side VARCHAR, article VARCHAR, event VARCHAR);
)sql";

// What linking across articles keeps (links/link.h). The four tables for it were laid out in version 1 and never filled.
// `linked` numbers the articles linked so far in order of publication; `row` is the article's rowid (articles are never deleted).
constexpr const char* kVersion2 = R"sql(
DROP TABLE copies;
CREATE TABLE linked (number BIGINT, article VARCHAR, row BIGINT, published BIGINT, day_only BOOLEAN);
CREATE TABLE credits (number BIGINT, credit VARCHAR);
CREATE TABLE copy_sketch (hash BIGINT, number BIGINT);
CREATE TABLE copy_pairs (a BIGINT, b BIGINT, words BIGINT, of_a DOUBLE, of_b DOUBLE, leaning DOUBLE);
CREATE TABLE copies (copy_group BIGINT, article VARCHAR, original BOOLEAN, copy_of VARCHAR, containment DOUBLE, credit VARCHAR);
CREATE TABLE story_vectors (number BIGINT, day BIGINT, different BIGINT, terms BLOB);
CREATE TABLE story_keys (key BIGINT, number BIGINT);
CREATE TABLE term_counts (term BIGINT, articles BIGINT);
)sql";

// Happenings. `event` is an event of the article ("v7") or, in happening_mentions, an attribution that states or denies one that was not coded
// ("a2"). `side` numbers the sides of a dispute. What version 2 linked is linked again.
// happening_values says which mention gives which value of what is told; happenings has the best of them.
constexpr const char* kVersion3 = R"sql(
DELETE FROM linked; DELETE FROM credits; DELETE FROM copy_sketch; DELETE FROM copy_pairs; DELETE FROM copies; DELETE FROM stories;
DELETE FROM story_vectors; DELETE FROM story_keys; DELETE FROM term_counts;
DROP TABLE happenings;
DROP TABLE disputes;
CREATE TABLE happenings (happening BIGINT, cameo VARCHAR, plover VARCHAR, words VARCHAR, source VARCHAR, source_name VARCHAR, target VARCHAR, target_name VARCHAR,
  date VARCHAR, place VARCHAR, geonames BIGINT, lat DOUBLE, lon DOUBLE, country VARCHAR, killed_low DOUBLE, killed_high DOUBLE, injured_low DOUBLE, injured_high DOUBLE,
  status VARCHAR, n_mentions BIGINT, n_articles BIGINT, n_origins BIGINT, n_deniers BIGINT, first_seen VARCHAR, last_seen VARCHAR, story BIGINT, confidence DOUBLE);
CREATE TABLE happening_mentions (happening BIGINT, number BIGINT, article VARCHAR, event VARCHAR, origin VARCHAR, origin_name VARCHAR, origin_country VARCHAR,
  stance VARCHAR, own_voice BOOLEAN);
CREATE TABLE happening_origins (happening BIGINT, origin VARCHAR, name VARCHAR, country VARCHAR, stance VARCHAR, n_articles BIGINT, article VARCHAR, event VARCHAR);
CREATE TABLE happening_keys (key BIGINT, number BIGINT, event BIGINT);
CREATE TABLE disputes (dispute BIGINT, happening BIGINT, kind VARCHAR, side BIGINT, value VARCHAR, origin VARCHAR, article VARCHAR, event VARCHAR);
CREATE VIEW happening_values AS
  SELECT m.happening, 'cameo' AS field, e.cameo AS value, m.article, m.event FROM happening_mentions m JOIN events e USING (article, event)
  UNION ALL SELECT m.happening, 'date', e.date, m.article, m.event FROM happening_mentions m JOIN events e USING (article, event) WHERE e.date IS NOT NULL
  UNION ALL SELECT m.happening, 'place', p.name, m.article, m.event FROM happening_mentions m JOIN events e USING (article, event) JOIN places p ON p.article = e.article AND p.place = e.place
  UNION ALL SELECT m.happening, p.role, coalesce(p.code, p.name), m.article, m.event FROM happening_mentions m JOIN event_participants p USING (article, event)
  UNION ALL SELECT m.happening, f.kind, CASE WHEN f.high > f.low THEN f.low::BIGINT || '-' || f.high::BIGINT WHEN f.high < f.low THEN f.low::BIGINT || '+' ELSE f.low::BIGINT::VARCHAR END, m.article, m.event
    FROM happening_mentions m JOIN event_figures f USING (article, event)
  UNION ALL SELECT m.happening, 'status', e.status, m.article, m.event FROM happening_mentions m JOIN events e USING (article, event);
)sql";

// What articles were read with, a line for each stretch of them (provenance.h).
constexpr const char* kVersion4 = R"sql(
CREATE TABLE runs (run BIGINT, first_row BIGINT, began VARCHAR, program VARCHAR, model VARCHAR, lexicon VARCHAR, gazetteer VARCHAR, dictionaries VARCHAR, options VARCHAR);
INSERT INTO runs SELECT 1, 0, NULL, max(value) FILTER (WHERE key = 'program'), max(value) FILTER (WHERE key = 'model'), max(value) FILTER (WHERE key = 'lexicon'), NULL, max(value) FILTER (WHERE key = 'dictionaries'),
  'read before schema 4' FROM meta HAVING (SELECT count(*) FROM articles) > 0;
)sql";

// Relations over time, as views: what is stated ("an ally of") and what happenings show, for and against. A state's organs stand for the state.
// What an attribution says was numbered from 2048 on in happening_keys, which an article with more events than that ran into; now from 2^19.
constexpr const char* kVersion5 = R"sql(
UPDATE happening_keys SET event = event - 2048 + 524288 WHERE event >= 2048;
CREATE MACRO party(code) AS CASE WHEN length(code) > 3 AND substr(code, 4, 3) IN ('GOV', 'MIL', 'COP', 'SPY', 'LEG', 'JUD') AND substr(code, 1, 3) NOT IN ('IGO', 'NGO', 'IMG', 'MNC')
  THEN substr(code, 1, 3) ELSE code END;
CREATE VIEW relation_claims AS
WITH stated AS (
  SELECT r.kind, party(coalesce(nullif(a.code, ''), a.name)) AS a, a.name AS a_name, party(coalesce(nullif(b.code, ''), b.name)) AS b, b.name AS b_name, substr(t.published, 1, 10) AS date,
    NOT EXISTS (SELECT 1 FROM attributions x WHERE x.article = r.article AND x.veracity = 'denying' AND list_contains(string_split(r.according_to, ';'), x.attribution)) AS holds,
    r.article, r.relation AS evidence, 'stated' AS source
  FROM relations r JOIN entities a ON a.article = r.article AND a.entity = r.a JOIN entities b ON b.article = r.article AND b.entity = r.b JOIN articles t ON t.article = r.article),
acts AS (
  SELECT party(coalesce(source, source_name)) AS a, source_name AS a_name, party(coalesce(target, target_name)) AS b, target_name AS b_name, date, status <> 'denied' AS holds,
    'h' || happening AS evidence, substr(cameo, 1, 2) IN ('05', '06', '07', '08') AS friendly, substr(cameo, 1, 2) IN ('11', '12', '13', '15', '16', '17', '18', '19', '20') AS hostile
  FROM happenings WHERE status <> 'planned' AND coalesce(source, source_name) IS NOT NULL AND coalesce(target, target_name) IS NOT NULL)
SELECT * FROM stated
UNION ALL SELECT 'ally', a, a_name, b, b_name, date, holds, NULL, evidence, 'happening' FROM acts WHERE friendly AND a <> b
UNION ALL SELECT 'adversary', a, a_name, b, b_name, date, holds, NULL, evidence, 'happening' FROM acts WHERE hostile AND a <> b
UNION ALL SELECT 'mediates', party(coalesce(t.code, t.name)), t.name, concat_ws('-', party(coalesce(h.source, h.source_name)), party(coalesce(h.target, h.target_name))),
  concat_ws(', ', h.source_name, h.target_name), h.date, h.status <> 'denied', NULL, 'h' || h.happening, 'happening'
  FROM (SELECT DISTINCT m.happening, p.code, p.name FROM happening_mentions m JOIN event_participants p USING (article, event) WHERE p.role = 'through') t JOIN happenings h USING (happening);
CREATE VIEW relations_over_time AS
WITH c AS (SELECT *, substr(date, 1, 7) AS month FROM relation_claims WHERE a IS NOT NULL AND b IS NOT NULL),
pairs AS (SELECT kind, a, b, month, count(*) FILTER (WHERE holds) AS n_for, count(*) FILTER (WHERE NOT holds) AS n_denied, any_value(a_name) AS a_name, any_value(b_name) AS b_name,
  min(date) AS first, max(date) AS last, string_agg(DISTINCT coalesce(article || ':', '') || evidence, ' ') AS evidence FROM c GROUP BY kind, a, b, month)
SELECT p.kind, p.a, p.a_name, p.b, p.b_name, p.month, p.n_for, p.n_denied + coalesce(o.n_for, 0) AS n_against, p.first, p.last, p.evidence, o.evidence AS evidence_against
FROM pairs p LEFT JOIN pairs o ON o.a = p.a AND o.b = p.b AND o.month IS NOT DISTINCT FROM p.month AND o.kind = CASE p.kind WHEN 'ally' THEN 'adversary' WHEN 'adversary' THEN 'ally' END;
)sql";

// Who mediates is also who is the source of a mediation (045), between those who are its targets. Who leads, is a member or a part of what is
// told by names, as a state's general and his army have one party.
constexpr const char* kVersion6 = R"sql(
CREATE OR REPLACE VIEW relation_claims AS
WITH stated AS (
  SELECT r.kind, CASE WHEN r.kind IN ('ally', 'adversary') THEN party(coalesce(nullif(a.code, ''), a.name)) ELSE a.name END AS a, a.name AS a_name,
    CASE WHEN r.kind IN ('ally', 'adversary') THEN party(coalesce(nullif(b.code, ''), b.name)) ELSE b.name END AS b, b.name AS b_name, substr(t.published, 1, 10) AS date,
    NOT EXISTS (SELECT 1 FROM attributions x WHERE x.article = r.article AND x.veracity = 'denying' AND list_contains(string_split(r.according_to, ';'), x.attribution)) AS holds,
    r.article, r.relation AS evidence, 'stated' AS source
  FROM relations r JOIN entities a ON a.article = r.article AND a.entity = r.a JOIN entities b ON b.article = r.article AND b.entity = r.b JOIN articles t ON t.article = r.article),
acts AS (
  SELECT party(coalesce(source, source_name)) AS a, source_name AS a_name, party(coalesce(target, target_name)) AS b, target_name AS b_name, date, status <> 'denied' AS holds,
    'h' || happening AS evidence, substr(cameo, 1, 2) IN ('05', '06', '07', '08') AS friendly, substr(cameo, 1, 2) IN ('11', '12', '13', '15', '16', '17', '18', '19', '20') AS hostile
  FROM happenings WHERE status <> 'planned' AND coalesce(source, source_name) IS NOT NULL AND coalesce(target, target_name) IS NOT NULL)
SELECT * FROM stated
UNION ALL SELECT 'ally', a, a_name, b, b_name, date, holds, NULL, evidence, 'happening' FROM acts WHERE friendly AND a <> b
UNION ALL SELECT 'adversary', a, a_name, b, b_name, date, holds, NULL, evidence, 'happening' FROM acts WHERE hostile AND a <> b
UNION ALL SELECT 'mediates', party(coalesce(t.code, t.name)), t.name, concat_ws('-', party(coalesce(h.source, h.source_name)), party(coalesce(h.target, h.target_name))),
  concat_ws(', ', h.source_name, h.target_name), h.date, h.status <> 'denied', NULL, 'h' || h.happening, 'happening'
  FROM (SELECT DISTINCT m.happening, p.code, p.name FROM happening_mentions m JOIN event_participants p USING (article, event) WHERE p.role = 'through') t JOIN happenings h USING (happening)
UNION ALL SELECT 'mediates', party(coalesce(h.source, h.source_name)), h.source_name, t.sides, t.names, h.date, h.status <> 'denied', NULL, 'h' || h.happening, 'happening'
  FROM happenings h JOIN (
    SELECT happening, string_agg(DISTINCT side, '-' ORDER BY side) AS sides, string_agg(DISTINCT name, ', ' ORDER BY name) AS names
    FROM (SELECT m.happening, party(coalesce(nullif(p.code, ''), p.name)) AS side, arg_max(p.name, length(p.name)) AS name
      FROM happening_mentions m JOIN event_participants p USING (article, event) JOIN happenings x USING (happening)
      WHERE p.role = 'target' AND x.cameo = '045' AND party(coalesce(nullif(p.code, ''), p.name)) IS DISTINCT FROM party(coalesce(x.source, x.source_name)) GROUP BY ALL)
    GROUP BY happening) t USING (happening)
  WHERE h.status <> 'planned';
)sql";

constexpr std::array<const char*, kSchemaVersion> kMigrations = {kVersion1, kVersion2, kVersion3, kVersion4, kVersion5, kVersion6};

bool has_meta(Database& database) { return !database.query("SELECT 1 FROM information_schema.tables WHERE table_name = 'meta'").rows.empty(); }

}  // namespace

int check_schema(Database& database) {
  if (!has_meta(database)) throw RecordError(RecordError::Code::not_a_record, database.path() + ": not a Dragoman record (no table 'meta')");
  const Table t = database.query("SELECT value FROM meta WHERE key = 'schema'");
  const int version = t.rows.empty() ? 0 : std::atoi(t.rows[0][0]->c_str());
  if (version > kSchemaVersion) {
    throw RecordError(RecordError::Code::newer_schema, database.path() + ": schema " + std::to_string(version) + " is newer than this program's " +
                                                           std::to_string(kSchemaVersion) + "; use a newer dragoman");
  }
  return version;
}

void prepare_schema(Database& database) {
  int version = 0;
  if (has_meta(database)) {
    version = check_schema(database);
  } else if (!database.query("SELECT 1 FROM information_schema.tables LIMIT 1").rows.empty()) {
    throw RecordError(RecordError::Code::not_a_record, database.path() + ": a DuckDB file that is no Dragoman record; name another file");
  }
  for (; version < kSchemaVersion; ++version) {
    database.run("BEGIN TRANSACTION");
    try {
      database.run(kMigrations[static_cast<std::size_t>(version)]);
      database.run("INSERT OR REPLACE INTO meta VALUES ('schema', '" + std::to_string(version + 1) + "')");
    } catch (...) {
      database.run("ROLLBACK");
      throw;
    }
    database.run("COMMIT");
  }
}

}  // namespace dragoman
