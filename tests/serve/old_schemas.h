// Records of every schema there was, each made by its own statements as they stood then: what the program's migrations become does not change them.
#pragma once

#include <iterator>

#include "../record/old_record.h"

namespace dragoman {

/// The statements that made version 2, 3, ... of the one before.
inline constexpr const char* kSchemaSteps[] = {R"sql(
DROP TABLE copies;
CREATE TABLE linked (number BIGINT, article VARCHAR, row BIGINT, published BIGINT, day_only BOOLEAN);
CREATE TABLE credits (number BIGINT, credit VARCHAR);
CREATE TABLE copy_sketch (hash BIGINT, number BIGINT);
CREATE TABLE copy_pairs (a BIGINT, b BIGINT, words BIGINT, of_a DOUBLE, of_b DOUBLE, leaning DOUBLE);
CREATE TABLE copies (copy_group BIGINT, article VARCHAR, original BOOLEAN, copy_of VARCHAR, containment DOUBLE, credit VARCHAR);
CREATE TABLE story_vectors (number BIGINT, day BIGINT, different BIGINT, terms BLOB);
CREATE TABLE story_keys (key BIGINT, number BIGINT);
CREATE TABLE term_counts (term BIGINT, articles BIGINT);
)sql",
                                               R"sql(
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
)sql",
                                               R"sql(
CREATE TABLE runs (run BIGINT, first_row BIGINT, began VARCHAR, program VARCHAR, model VARCHAR, lexicon VARCHAR, gazetteer VARCHAR, dictionaries VARCHAR, options VARCHAR);
INSERT INTO runs SELECT 1, 0, NULL, max(value) FILTER (WHERE key = 'program'), max(value) FILTER (WHERE key = 'model'), max(value) FILTER (WHERE key = 'lexicon'), NULL, max(value) FILTER (WHERE key = 'dictionaries'),
  'read before schema 4' FROM meta HAVING (SELECT count(*) FROM articles) > 0;
)sql",
                                               R"sql(
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
)sql",
                                               R"sql(
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
)sql"};

/// What a record of a version had of links.
inline constexpr const char* kLinksOf3 = R"sql(
INSERT INTO linked VALUES (1, 'old', 0, 1535414400, true);
INSERT INTO stories VALUES (1, 'old');
INSERT INTO happenings VALUES (1, '161', 'SANCTION', 'expel', 'KEN', 'Kenya', 'UGAGOV', 'Uganda''s envoy', '2018-08-28', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  'occurred', 1, 1, 1, 0, '2018-08-28', '2018-08-28', 1, 0.8);
INSERT INTO happening_mentions VALUES (1, 1, 'old', 'v1', 'harbour post', 'Harbour Post', NULL, 'asserts', true);
INSERT INTO happening_origins VALUES (1, 'harbour post', 'Harbour Post', NULL, 'asserts', 1, 'old', 'v1');
)sql";

inline constexpr int kKnownSchemas = 1 + static_cast<int>(std::size(kSchemaSteps));

inline std::string record_of_schema(const std::string& path, int version) {
  schema_1_record(path);
  Database d(path, true);
  for (int v = 2; v <= version; ++v) d.run(kSchemaSteps[v - 2]);
  if (version >= 3) d.run(kLinksOf3);
  d.run("UPDATE meta SET value = '" + std::to_string(version) + "' WHERE key = 'schema'");
  return path;
}

}  // namespace dragoman
