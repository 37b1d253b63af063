// The parts of an article's stored JSON that linking compares, as plain structs; offsets in code points as stored.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/text/span.h"

namespace dragoman {

struct ParsedEntity {
  std::string name, type, country, code;
  std::vector<std::string> sectors;
  std::string because;
};

struct ParsedTime {
  CodePointSpan span;
  std::string value;
};

struct ParsedMention {
  CodePointSpan span;
  std::string entity;
};

struct ParsedPlace {
  CodePointSpan span;
  std::string name, country, feature;
  std::int64_t geonames = 0;
  double lat = 0, lon = 0;
  bool located = false;
};

struct ParsedAttribution {
  std::vector<CodePointSpan> source, cue, content;
  std::string speaker, medium, veracity;
};

struct ParsedParticipant {
  std::string entity, code;
};

struct ParsedFigure {
  std::string kind;
  double low = 0, high = 0;
};

struct ParsedEvent {
  std::string id, cameo, plover, date, date_from, place, status, mirror_of;
  int sentence = 0;
  double confidence = 0;
  std::vector<CodePointSpan> trigger;
  std::vector<ParsedParticipant> source, target;
  std::vector<ParsedFigure> figures;
  std::vector<std::string> according_to;
};

struct ParsedRelation {
  std::string id, kind, a, b;
  std::vector<std::string> according_to;
};

struct ParsedRecord {
  std::string text;
  std::vector<CodePointSpan> sentences;
  std::vector<ParsedMention> mentions;
  std::vector<ParsedTime> times;          ///< of the type DATE
  std::vector<ParsedTime> durations;      ///< of the type DURATION
  std::vector<CodePointSpan> time_spans;  ///< of every type
  std::map<std::string, ParsedEntity> entities;
  std::map<std::string, ParsedPlace> places;
  std::map<std::string, ParsedAttribution> attributions;
  std::vector<ParsedEvent> events;
  std::vector<ParsedRelation> relations;
};

/// Reads records one after the other; holds the JSON parser's memory.
class RecordParser {
 public:
  RecordParser();
  ~RecordParser();
  /// False if `json` is no record.
  bool parse(std::string_view json, ParsedRecord& out);

 private:
  struct Json;
  std::unique_ptr<Json> json_;
};

}  // namespace dragoman
