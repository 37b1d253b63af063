// The SQL that fills a record with invented events for benchmarks/serve/make_record.cpp: few actors in most events, some thousand places,
// sources and publishers, ten years of dates, texts of a kilobyte; half of the events alone, the others mentions of shared happenings.
#pragma once

namespace dragoman::made {

// draw(row, salt, n): 0 to n-1 by row and salt alone, the same on every machine; often(...): the same, small numbers frequent.
inline constexpr const char* kMacros = R"sql(
CREATE TEMP MACRO draw(i, s, n) AS (hash(i * 1000003 + s) % n)::BIGINT;
CREATE TEMP MACRO often(i, s, n) AS floor(pow(draw(i, s, 1000000) / 1000000.0, 3.0) * n)::BIGINT;
CREATE TEMP MACRO somewhat(i, s, n) AS floor(pow(draw(i, s, 1000000) / 1000000.0, 2.0) * n)::BIGINT;
CREATE TEMP MACRO day_of(n) AS strftime(DATE '2015-01-01' + (n % 3650)::INT, '%Y-%m-%d');
CREATE TEMP TABLE countries AS SELECT row_number() OVER () - 1 AS n, c FROM (SELECT unnest(['SYR','USA','RUS','CHN','UKR','IRN','ISR','TUR','IRQ','GBR','FRA','DEU','IND',
  'PAK','AFG','EGY','SAU','YEM','LBN','JPN','KOR','PRK','NGA','ETH','SDN','SOM','KEN','COD','ZAF','MLI','LBY','TUN','DZA','MAR','ESP','ITA','POL','GRC','BLR','GEO','ARM','AZE',
  'KAZ','UZB','MMR','THA','VNM','PHL','IDN','MYS','AUS','CAN','MEX','BRA','ARG','COL','VEN','PER','CHL','CUB']) AS c);
CREATE TEMP TABLE roles AS SELECT row_number() OVER () - 1 AS n, r FROM (SELECT unnest(['GOV','','MIL','CVL','REB','OPP','COP','MED','BUS','JUD','LEG','SPY']) AS r);
CREATE TEMP TABLE kinds AS SELECT row_number() OVER () - 1 AS n, * FROM (VALUES ('040','CONSULT',1,1.0),('112','ACCUSE',3,-2.0),('190','ASSAULT',4,-10.0),('057','SUPPORT',1,8.0),
  ('173','COERCE',4,-5.0),('010','',1,0.0),('036','AGREE',1,4.0),('141','PROTEST',4,-6.5),('020','REQUEST',1,3.0),('073','AID',2,7.4),('130','THREATEN',3,-4.4),('120','REJECT',3,-4.0),
  ('163','COERCE',4,-8.0),('061','COOPERATE',2,6.4),('150','MOBILIZE',4,-7.2),('087','RETREAT',2,9.0)) AS t(cameo, plover, quad, goldstein);
)sql";

// $EVENTS and $ARTICLES are numbers. `e` is one row an event: its article, its number there, its happening.
inline constexpr const char* kEvents = R"sql(
CREATE TEMP TABLE e AS SELECT *, 'a' || n AS article, row_number() OVER (PARTITION BY n ORDER BY i) AS v,
    CASE WHEN draw(i, 30, 2) = 0 THEN i ELSE $EVENTS + somewhat(i, 31, $EVENTS // 8) END AS h
  FROM (SELECT range AS i, draw(range, 1, $ARTICLES) AS n FROM range($EVENTS));
INSERT INTO events SELECT article, 'v' || v, k.cameo, nullif(k.plover, ''), NULL, 'diplomatic', k.quad, k.goldstein, 0,
  ['signed','accused','attacked','met','arrested','said ... talks'][1 + draw(i, 2, 6)],
  CASE WHEN draw(i, 3, 20) = 0 THEN NULL WHEN draw(i, 3, 20) = 1 THEN substr(day_of(e.n), 1, 7) ELSE day_of(e.n) END, 'published', CASE WHEN draw(i, 4, 2) = 0 THEN 'p' || v END,
  ['occurred','occurred','occurred','occurred','planned','denied','demanded','ongoing'][1 + draw(i, 5, 8)], ['certain','certain','certain','probable','possible','alleged'][1 + draw(i, 6, 6)],
  CASE WHEN draw(i, 7, 2) = 0 THEN 'a' || v END, NULL, draw(i, 8, 1000) / 1000.0, 'invented' FROM e JOIN kinds k ON k.n = often(i, 9, 16) ORDER BY e.n, v;
INSERT INTO event_participants SELECT article, 'v' || v, role, 'm1', 'e1', c.c || r.r, c.c || ' ' || lower(r.r) || CASE WHEN draw(i, 10, 3) = 0 THEN ' person ' || draw(i, 11, 300) ELSE '' END
  FROM (SELECT *, 'source' AS role, often(i, 12, 60) AS cn, often(i, 13, 12) AS rn FROM e UNION ALL SELECT *, 'target', often(i, 14, 60), often(i, 15, 12) FROM e WHERE draw(i, 16, 5) > 0) x
  JOIN countries c ON c.n = cn JOIN roles r ON r.n = rn ORDER BY x.n, v;
INSERT INTO places SELECT article, 'p' || v, 0, 5, 'Place ' || often(i, 17, 5000), 1000 + often(i, 17, 5000), -50 + draw(often(i, 17, 5000), 18, 11500) / 100.0,
  -170 + draw(often(i, 17, 5000), 19, 34000) / 100.0, c.c, 'PPL' FROM e JOIN countries c ON c.n = often(i, 17, 5000) % 60 WHERE draw(i, 4, 2) = 0 ORDER BY e.n, v;
INSERT INTO attributions SELECT article, 'a' || v, 'indirect', 'a source', 'said', 'that', 'e1', ['the ministry','officials','a spokesman','the army','residents'][1 + draw(i, 20, 5)] || ' ' || often(i, 21, 20000),
  NULL, NULL, 'neutral' FROM e WHERE draw(i, 7, 2) = 0 ORDER BY n, v;
INSERT INTO sentences SELECT 'a' || range, 0, 0, 68 FROM range($ARTICLES);
INSERT INTO articles SELECT 'a' || n, 'https://news.example/' || n, 'What ' || ['Syria','Russia','Turkey','Iran','China','Kenya'][1 + draw(n, 22, 6)] || ' said of talks number ' || n,
  'Publisher ' || often(n, 23, 400), NULL, NULL, day_of(n), 'en', body, md5('a' || n),
  '{"article":{"id":"a' || n || '","title":"What was said of talks number ' || n || '","authors":[],"language":"en","text":"' || body || '"},"passages":[{"begin":0,"end":' || length(body) ||
  ',"kind":"body","reason":"running text"}],"sentences":[{"begin":0,"end":68}],"mentions":[],"entities":[],"times":[],"places":[],"attributions":[],"events":[' || coalesce(events, '') || '],"relations":[]}'
  FROM (SELECT range AS n, repeat('The ministry said that it had met the other side and signed a pact. ', 18) AS body FROM range($ARTICLES)) LEFT JOIN (SELECT n, string_agg('{"id":"v' || v ||
  '","cameo":"040","plover":"CONSULT","contexts":[],"quad":1,"goldstein":1,"sentence":0,"trigger":[[29,32]],"source":[],"target":[],"through":[],"status":"occurred","commitment":"certain",' ||
  '"according_to":[],"confidence":0.5,"because":["invented"]}', ',') AS events FROM e GROUP BY n) USING (n) ORDER BY n;
)sql";

// What linking would have found: one origin in two mentions, copies, stories, and of every fiftieth happening somebody who denies it.
inline constexpr const char* kLinks = R"sql(
INSERT INTO happening_mentions SELECT h, n, article, 'v' || v, 'said:' || draw(i, 32, 4) || '@' || draw(h, 33, 5000), 'Source ' || draw(i, 32, 4), NULL, 'asserts', draw(i, 7, 2) = 1 FROM e ORDER BY h;
CREATE TEMP TABLE denied AS SELECT h, any_value(n) AS n, any_value(article) AS article, 'a' || any_value(v) AS attribution, any_value('v' || v) AS event FROM e WHERE draw(i, 7, 2) = 0 AND draw(h, 34, 50) = 0 GROUP BY h;
INSERT INTO happening_mentions SELECT h, n, article, attribution, 'state:DENIES', 'The accused', NULL, 'denies', false FROM denied ORDER BY h;
INSERT INTO happening_origins SELECT happening, origin, any_value(origin_name), NULL, any_value(stance), count(DISTINCT article), any_value(article), any_value(event) FROM happening_mentions
  GROUP BY happening, origin ORDER BY happening;
INSERT INTO happenings (happening, cameo, plover, words, source, source_name, target, target_name, date, place, status, n_mentions, n_articles, n_origins, n_deniers)
  SELECT o.h, cameo, plover, words, source, source, target, target, date, place, CASE WHEN n_deniers > 0 THEN 'disputed' WHEN n_origins > 1 THEN 'confirmed' ELSE 'reported' END, n_mentions, n_articles, n_origins, n_deniers
  FROM (SELECT e.h, any_value(v.cameo) AS cameo, any_value(v.plover) AS plover, any_value(v."trigger") AS words, any_value(c.c) AS source, any_value(t.c) AS target, any_value(v.date) AS date,
      any_value('Place ' || often(e.i, 17, 5000)) FILTER (WHERE draw(e.i, 4, 2) = 0) AS place, count(*) AS n_mentions, count(DISTINCT e.n) AS n_articles
    FROM e JOIN events v ON v.article = e.article AND v.event = 'v' || e.v JOIN countries c ON c.n = often(e.i, 12, 60) JOIN countries t ON t.n = often(e.i, 14, 60) GROUP BY e.h) w
  JOIN (SELECT happening AS h, count(*) FILTER (WHERE stance <> 'denies') AS n_origins, count(*) FILTER (WHERE stance = 'denies') AS n_deniers FROM happening_origins GROUP BY 1) o USING (h) ORDER BY o.h;
INSERT INTO disputes SELECT row_number() OVER (ORDER BY h), h, 'denied', 0, 'happened', 'said', article, event FROM denied
  UNION ALL SELECT row_number() OVER (ORDER BY h), h, 'denied', 1, 'denied', 'state:DENIES', article, attribution FROM denied;
INSERT INTO stories SELECT range // 4, 'a' || range FROM range($ARTICLES);
INSERT INTO copies SELECT range // 3, 'a' || range, range % 3 = 0, CASE WHEN range % 3 > 0 THEN 'a' || (range - range % 3) END, 0.9, NULL FROM range($ARTICLES // 5);
)sql";

}  // namespace dragoman::made
