-- A shared record as layout 1 made it, with one article: so that migrations are tried on what was, whatever the program makes now.
CREATE SCHEMA dragoman;
SET search_path = dragoman;
CREATE TABLE meta (key text PRIMARY KEY, value text NOT NULL);
INSERT INTO meta VALUES ('generation', '1'), ('rewritten', '0'), ('layout', '1'), ('record_schema', '5');
CREATE TABLE runs (run bigserial PRIMARY KEY, began text, program text, model text, lexicon text, gazetteer text, dictionaries text, options text);
CREATE TABLE articles ("row" bigserial UNIQUE, run bigint REFERENCES runs, coding text NOT NULL, article text PRIMARY KEY,
  url text, title text, publisher text, domain text, authors text, published text, language text, text text, content_hash text, record text,
  paper text GENERATED ALWAYS AS (coalesce(nullif(domain, ''), nullif(publisher, ''), substring(url from '://([^/?#]*)'), '')) STORED);
CREATE INDEX articles_url ON articles (md5(url));
CREATE INDEX articles_text ON articles (content_hash);
CREATE TABLE passages (n integer NOT NULL, article text, "begin" bigint, "end" bigint, kind text, reason text, PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE sentences (n integer NOT NULL, article text, sentence bigint, "begin" bigint, "end" bigint, PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE mentions (n integer NOT NULL, article text, mention text, "begin" bigint, "end" bigint, type text, entity text, PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE entities (n integer NOT NULL, article text, entity text, name text, type text, country text, sectors text, code text, PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE times (n integer NOT NULL, article text, time text, "begin" bigint, "end" bigint, type text, value text, PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE places (n integer NOT NULL, article text, place text, "begin" bigint, "end" bigint, name text, geonames bigint, lat double precision, lon double precision, country text, feature text,
  PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE attributions (n integer NOT NULL, article text, attribution text, kind text, source text, cue text, content text, speaker text, speaker_name text, medium text, within text, veracity text,
  PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE events (n integer NOT NULL, article text, event text, cameo text, plover text, mode text, contexts text, quad bigint, goldstein double precision, sentence bigint, trigger text, date text,
  date_from text, place text, status text, commitment text, according_to text, mirror_of text, confidence double precision, because text,
  PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE event_participants (n integer NOT NULL, article text, event text, role text, mention text, entity text, code text, name text,
  PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE event_figures (n integer NOT NULL, article text, event text, kind text, low double precision, high double precision, unit text, "begin" bigint, "end" bigint,
  PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
CREATE TABLE relations (n integer NOT NULL, article text, relation text, kind text, a text, b text, "begin" bigint, "end" bigint, according_to text,
  PRIMARY KEY (article, n), FOREIGN KEY (article) REFERENCES articles ON DELETE CASCADE);
INSERT INTO runs (began, program) VALUES ('2026-01-01T00:00:00Z', 'dragoman 0.1.0');
INSERT INTO articles (run, coding, article, url, title, publisher, domain, published, language, text, content_hash, record) VALUES (1, 'x', 'old', 'https://paper.example/old', 'Old', 'Harbour Post', 'paper.example',
  '2018-08-28', 'en', 'Kenya expelled Uganda''s envoy.', '0123456789abcdef0123456789abcdef',
  '{"article":{"id":"old","url":"https://paper.example/old","title":"Old","publisher":{"name":"Harbour Post","domain":"paper.example"},"authors":[],"published":"2018-08-28","language":"en","text":"Kenya expelled Uganda''s envoy."},"passages":[{"begin":0,"end":31,"kind":"body","reason":"text"}],"sentences":[{"begin":0,"end":31}],"mentions":[{"id":"m1","begin":0,"end":5,"type":"location","entity":"e1"},{"id":"m2","begin":15,"end":30,"type":"role","entity":"e2"}],"entities":[{"id":"e1","name":"Kenya","type":"location","country":"KEN","sectors":[],"code":"KEN"},{"id":"e2","name":"Uganda''s envoy","type":"role","country":"UGA","sectors":["GOV"],"code":"UGAGOV"}],"times":[],"places":[],"attributions":[],"events":[{"id":"v1","cameo":"161","plover":"SANCTION","contexts":[],"quad":4,"goldstein":-4,"sentence":0,"trigger":[[6,14]],"source":[{"mention":"m1","entity":"e1","code":"KEN"}],"target":[{"mention":"m2","entity":"e2","code":"UGAGOV"}],"through":[],"date":"2018-08-28","date_from":"published","status":"occurred","commitment":"certain","according_to":[],"confidence":0.8,"because":["predicates.tsv:1"]}],"relations":[]}');
INSERT INTO passages VALUES (1, 'old', 0, 31, 'body', 'text');
INSERT INTO sentences VALUES (1, 'old', 0, 0, 31);
INSERT INTO mentions VALUES (1, 'old', 'm1', 0, 5, 'location', 'e1'), (2, 'old', 'm2', 15, 30, 'role', 'e2');
INSERT INTO entities VALUES (1, 'old', 'e1', 'Kenya', 'location', 'KEN', NULL, 'KEN'), (2, 'old', 'e2', 'Uganda''s envoy', 'role', 'UGA', 'GOV', 'UGAGOV');
INSERT INTO events VALUES (1, 'old', 'v1', '161', 'SANCTION', NULL, NULL, 4, -4, 0, 'expelled', '2018-08-28', 'published', NULL, 'occurred', 'certain', NULL, NULL, 0.8, 'predicates.tsv:1');
INSERT INTO event_participants VALUES (1, 'old', 'v1', 'source', 'm1', 'e1', 'KEN', 'Kenya'), (2, 'old', 'v1', 'target', 'm2', 'e2', 'UGAGOV', 'Uganda''s envoy');
