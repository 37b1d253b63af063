// Tables on their way out: paging, formats, and the parameters that all of them share.
#include <charconv>
#include <chrono>
#include <cstdio>

#include "dragoman/serve/routes.h"

namespace dragoman::serve {

std::string dump(const Json& j) { return j.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::size_t number_of(const std::string& text, const char* name, std::size_t least, std::size_t most) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    throw Refused{{400, std::string(name) + " is a whole number from " + std::to_string(least) + " to " + std::to_string(most)}};
  }
  return value;
}

const std::string& Context::parameter(std::string_view name) const {
  static const std::string kNone;
  const auto at = request.query.find(name);
  return at == request.query.end() ? kNone : at->second;
}

Question question_of(const Context& context) {
  auto parsed = parse_question(context.request.query);
  if (!parsed) throw Refused{parsed.error()};
  return *parsed;
}

Selection rows_asked(const Context& context) { return context.selections.select(*context.index, question_of(context), context.budget); }

std::size_t limit_of(const Context& context, std::size_t usual, std::size_t most) {
  const std::string& text = context.parameter("limit");
  return text.empty() ? usual : number_of(text, "limit", 1, most);
}

Level level_of(const Context& context) { return context.parameter("level") == "actor" ? Level::actor : Level::country; }

Page page_of(const Context& context, std::size_t usual, std::size_t most) {
  Page page;
  page.limit = limit_of(context, usual, most);
  const std::string& after = context.parameter("after");
  if (!after.empty()) page.from = number_of(after, "after", 0, std::size_t{1} << 40);
  return page;
}

Reply table_reply(const Context& context, Grid grid, const char* name, const Page& page, const Json& members) {
  Reply out;
  const std::string& format = context.parameter("format");
  if (format.empty() || format == "json") {
    const std::size_t from = std::min(page.from, grid.rows), to = std::min(grid.rows, from + page.limit);
    out.body = "{\"total\":" + std::to_string(grid.rows);
    for (const auto& [key, value] : members.items()) out.body.append(",").append(Json(key).dump()).append(":") += dump(value);
    if (to < grid.rows) out.body += ",\"next\":" + dump(page.next.empty() ? std::to_string(to) : page.next);
    out.body += ",\"rows\":[";
    append_json_rows(out.body, grid, from, to);
    out.body += "]}";
    return out;
  }
  if (!context.parameter("limit").empty()) grid.rows = std::min(grid.rows, page.limit);
  out.filename = std::string(name) + "." + format;
  if (format == "csv") out.type = "text/csv; charset=utf-8", out.pieces = csv_pieces(std::move(grid), context.budget);
  else if (format == "jsonl") out.type = "application/x-ndjson", out.pieces = jsonl_pieces(std::move(grid), context.budget);
  else if (format == "parquet") out.type = "application/vnd.apache.parquet", out.pieces = parquet_pieces(grid, context.budget);
  else throw Refused{{400, "format is one of json, csv, jsonl, parquet"}};
  return out;
}

std::string day_text(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace dragoman::serve
