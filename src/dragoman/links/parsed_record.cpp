#include "dragoman/links/parsed_record.h"

#include <simdjson.h>

namespace dragoman {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

std::string text(const element& object, const char* key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

double number(const element& object, const char* key) {
  double value = 0;
  return object[key].get(value) == simdjson::SUCCESS ? value : 0;
}

bool has(const element& object, const char* key) { return object[key].error() == simdjson::SUCCESS; }

template <class Use>
void each(const element& object, const char* key, const Use& use) {
  array list;
  if (object[key].get(list) != simdjson::SUCCESS) return;
  for (const element e : list) use(e);
}

std::vector<std::string> texts(const element& object, const char* key) {
  std::vector<std::string> out;
  each(object, key, [&](const element& e) {
    std::string_view value;
    if (e.get(value) == simdjson::SUCCESS) out.emplace_back(value);
  });
  return out;
}

CodePointSpan span(const element& object) { return {static_cast<std::uint32_t>(number(object, "begin")), static_cast<std::uint32_t>(number(object, "end"))}; }

std::vector<CodePointSpan> spans(const element& object, const char* key) {
  std::vector<CodePointSpan> out;
  each(object, key, [&](const element& e) {
    std::uint64_t begin = 0, end = 0;
    if (e.at(0).get(begin) == simdjson::SUCCESS && e.at(1).get(end) == simdjson::SUCCESS && begin <= end)
      out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  });
  return out;
}

std::vector<ParsedParticipant> participants(const element& object, const char* key) {
  std::vector<ParsedParticipant> out;
  each(object, key, [&](const element& e) { out.push_back({text(e, "entity"), text(e, "code")}); });
  return out;
}

ParsedEvent event(const element& e) {
  ParsedEvent out{.id = text(e, "id"),
                  .cameo = text(e, "cameo"),
                  .plover = text(e, "plover"),
                  .date = text(e, "date"),
                  .date_from = text(e, "date_from"),
                  .place = text(e, "place"),
                  .status = text(e, "status"),
                  .mirror_of = text(e, "mirror_of"),
                  .sentence = static_cast<int>(number(e, "sentence")),
                  .confidence = number(e, "confidence"),
                  .trigger = spans(e, "trigger"),
                  .source = participants(e, "source"),
                  .target = participants(e, "target"),
                  .according_to = texts(e, "according_to")};
  each(e, "figures", [&](const element& f) { out.figures.push_back({text(f, "kind"), number(f, "low"), number(f, "high")}); });
  return out;
}

}  // namespace

struct RecordParser::Json {
  simdjson::dom::parser parser;
};

RecordParser::RecordParser() : json_(std::make_unique<Json>()) {}
RecordParser::~RecordParser() = default;

bool RecordParser::parse(std::string_view json, ParsedRecord& out) {
  out = {};
  element record;
  if (json_->parser.parse(json.data(), json.size()).get(record) != simdjson::SUCCESS || !record.is_object()) return false;
  element article;
  if (record["article"].get(article) != simdjson::SUCCESS) return false;
  out.text = text(article, "text");
  each(record, "sentences", [&](const element& e) { out.sentences.push_back(span(e)); });
  each(record, "mentions", [&](const element& e) { out.mentions.push_back({span(e), text(e, "entity")}); });
  each(record, "times", [&](const element& e) {
    out.time_spans.push_back(span(e));
    const std::string type = text(e, "type");
    if (type == "DATE") out.times.push_back({span(e), text(e, "value")});
    if (type == "DURATION") out.durations.push_back({span(e), text(e, "value")});
  });
  each(record, "entities", [&](const element& e) {
    out.entities[text(e, "id")] = {.name = text(e, "name"),
                                   .type = text(e, "type"),
                                   .country = text(e, "country"),
                                   .code = text(e, "code"),
                                   .sectors = texts(e, "sectors"),
                                   .because = text(e, "because")};
  });
  each(record, "places", [&](const element& e) {
    out.places[text(e, "id")] = {.span = span(e),
                                 .name = text(e, "name"),
                                 .country = text(e, "country"),
                                 .feature = text(e, "feature"),
                                 .geonames = static_cast<std::int64_t>(number(e, "geonames")),
                                 .lat = number(e, "lat"),
                                 .lon = number(e, "lon"),
                                 .located = has(e, "lat")};
  });
  each(record, "attributions", [&](const element& e) {
    out.attributions[text(e, "id")] = {.source = spans(e, "source"),
                                       .cue = spans(e, "cue"),
                                       .content = spans(e, "content"),
                                       .speaker = text(e, "speaker"),
                                       .medium = text(e, "medium"),
                                       .veracity = text(e, "veracity")};
  });
  each(record, "events", [&](const element& e) { out.events.push_back(event(e)); });
  each(record, "relations", [&](const element& e) {
    out.relations.push_back({text(e, "id"), text(e, "kind"), text(e, "a"), text(e, "b"), texts(e, "according_to")});
  });
  return true;
}

}  // namespace dragoman
