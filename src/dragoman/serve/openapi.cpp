// The API's description in OpenAPI 3.1, made from the routes, so that it cannot say otherwise than the server does.
#include "dragoman/serve/routes.h"

namespace dragoman::serve {
namespace {

Json column_schema(const Column& c) {
  const char* type = c.type == Column::Type::integer ? "integer"
                     : c.type == Column::Type::real  ? "number"
                     : c.type == Column::Type::truth ? "boolean"
                                                     : "string";
  Json out = {{"type", type}, {"description", c.meaning}};
  if (c.type == Column::Type::identifier) out["pattern"] = "^-?[0-9]+$";
  return out;
}

Json row_schema(const std::vector<Column>& columns) {
  Json properties = Json::object();
  for (const Column& c : columns) properties[c.name] = column_schema(c);
  return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
}

Json table_schema(const std::vector<Column>& columns) {
  return {{"type", "object"},
          {"required", {"total", "rows"}},
          {"properties",
           {{"total", {{"type", "integer"}, {"description", "Rows in all pages"}}},
            {"next", {{"type", "string"}, {"description", "Give it as `after` to get the next page; absent on the last"}}},
            {"rows", {{"type", "array"}, {"items", row_schema(columns)}}}}}};
}

Json parameter_json(const Parameter& p) {
  Json schema = {{"type", "string"}};
  if (!p.values.empty()) schema["enum"] = p.values;
  return {{"name", p.name}, {"in", "query"}, {"required", p.required}, {"description", p.meaning}, {"schema", schema}};
}

Json object_schema(const Route& route) {
  Json out = {{"type", "object"}, {"required", Json::array()}, {"properties", Json::object()}};
  for (const auto& [name, meaning] : route.members) {
    out["required"].push_back(name);
    out["properties"][name] = {{"description", meaning}};
  }
  return out;
}

Json error_schema() {
  return {
      {"type", "object"},
      {"required", {"error"}},
      {"properties",
       {{"error",
         {{"type", "object"}, {"required", {"status", "message"}}, {"properties", {{"status", {{"type", "integer"}}}, {"message", {{"type", "string"}}}}}}}}}};
}

Json response(const char* description, const char* type, Json schema) {
  return {{"description", description}, {"content", {{type, {{"schema", std::move(schema)}}}}}};
}

}  // namespace

Json openapi() {
  Json paths = Json::object();
  for (const Route& route : routes()) {
    Json parameters = Json::array();
    if (route.filters) {
      for (const QuestionField& f : question_fields()) parameters.push_back(parameter_json({f.name, f.meaning}));
    }
    for (const Parameter& p : route.parameters) parameters.push_back(parameter_json(p));
    Json good = response("Found", "application/json", route.columns ? table_schema(*route.columns) : object_schema(route));
    if (route.columns) {
      for (const char* type : {"text/csv", "application/x-ndjson", "application/vnd.apache.parquet"}) good["content"][type] = Json::object();
    }
    Json answers = {{"200", good}};
    for (const char* status : {"400", "404", "503"}) answers[status] = {{"$ref", "#/components/responses/Error"}};
    paths[route.path]["get"] = {{"summary", route.summary}, {"operationId", std::string(route.path + 5)}, {"parameters", parameters}, {"responses", answers}};
  }
  paths["/api/live"]["get"] = {{"summary", "Server-sent events: `added` for articles that came into the record, `record` when its contents may be asked anew"},
                               {"operationId", "live"},
                               {"responses", {{"200", response("A stream", "text/event-stream", {{"type", "string"}})}}}};
  return {
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Dragoman's record"},
        {"version", "1"},
        {"description",
         "Read-only. Offsets are Unicode code points of the article's text, half-open. Numbers of 64 bits that name something are strings. Members that are "
         "unknown are left out."}}},
      {"paths", paths},
      {"components",
       {{"responses", {{"Error", response("What went wrong", "application/json", error_schema())}}},
        {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "Only where the server was started for other machines"}}}}}}}};
}

}  // namespace dragoman::serve
