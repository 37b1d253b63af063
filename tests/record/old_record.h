// A small record as version 0.1.0 wrote it: schema 1, made by its own statements, so that upgrades are tried on what was.
#pragma once

#include <filesystem>
#include <string>

#include "dragoman/record/database.h"

namespace dragoman {

inline std::string schema_1_record(const std::string& path) {
  std::filesystem::remove(path);
  std::filesystem::remove(path + ".wal");
  Database d(path, true);
  d.run(R"sql(
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
INSERT INTO meta VALUES ('schema', '1'), ('program', 'dragoman 0.1.0'), ('model', '00000000000000aa'), ('lexicon', '00000000000000bb');
INSERT INTO articles VALUES ('old', 'https://paper.example/old', 'Old', 'Harbour Post', 'paper.example', NULL, '2018-08-28', 'en', 'Kenya expelled Uganda''s envoy.', '0123456789abcdef0123456789abcdef',
  '{"article":{"id":"old","url":"https://paper.example/old","title":"Old","publisher":{"name":"Harbour Post","domain":"paper.example"},"authors":[],"published":"2018-08-28","language":"en","text":"Kenya expelled Uganda''s envoy."},"passages":[{"begin":0,"end":31,"kind":"body","reason":"text"}],"sentences":[{"begin":0,"end":31}],"mentions":[{"id":"m1","begin":0,"end":5,"type":"location","entity":"e1"},{"id":"m2","begin":15,"end":30,"type":"role","entity":"e2"}],"entities":[{"id":"e1","name":"Kenya","type":"location","country":"KEN","sectors":[],"code":"KEN"},{"id":"e2","name":"Uganda''s envoy","type":"role","country":"UGA","sectors":["GOV"],"code":"UGAGOV"}],"times":[],"places":[],"attributions":[],"events":[{"id":"v1","cameo":"161","plover":"SANCTION","contexts":[],"quad":4,"goldstein":-4,"sentence":0,"trigger":[[6,14]],"source":[{"mention":"m1","entity":"e1","code":"KEN"}],"target":[{"mention":"m2","entity":"e2","code":"UGAGOV"}],"through":[],"date":"2018-08-28","date_from":"published","status":"occurred","commitment":"certain","according_to":[],"confidence":0.8,"because":["predicates.tsv:1"]}],"relations":[]}');
INSERT INTO passages VALUES ('old', 0, 31, 'body', 'text');
INSERT INTO sentences VALUES ('old', 0, 0, 31);
INSERT INTO mentions VALUES ('old', 'm1', 0, 5, 'location', 'e1'), ('old', 'm2', 15, 30, 'role', 'e2');
INSERT INTO entities VALUES ('old', 'e1', 'Kenya', 'location', 'KEN', NULL, 'KEN'), ('old', 'e2', 'Uganda''s envoy', 'role', 'UGA', 'GOV', 'UGAGOV');
INSERT INTO events VALUES ('old', 'v1', '161', 'SANCTION', NULL, NULL, 4, -4, 0, 'expelled', '2018-08-28', 'published', NULL, 'occurred', 'certain', NULL, NULL, 0.8, 'predicates.tsv:1');
INSERT INTO event_participants VALUES ('old', 'v1', 'source', 'm1', 'e1', 'KEN', 'Kenya'), ('old', 'v1', 'target', 'm2', 'e2', 'UGAGOV', 'Uganda''s envoy');
)sql");
  return path;
}

}  // namespace dragoman
