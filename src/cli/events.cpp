// dragoman events: the events of a record, filtered, as a table, CSV, JSON Lines or Parquet.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "command.h"
#include "dragoman/record/json.h"
#include "dragoman/record/schema.h"
#include "dragoman/text/utf8.h"
#include "record_query.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string record, format = "table", output;
  EventFilter filter;
};

std::string cut(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size() && n < width; ++n) {
    const std::size_t begin = at;
    next_code_point(text, at);
    out.append(text, begin, at - begin);
  }
  if (out.size() < text.size() && width > 1) out.pop_back(), out += "~";
  out.append(width - std::min(width, count_code_points(out)), ' ');
  return out;
}

void print_table(const Table& t) {
  // the columns a reader needs, at the widths a terminal has
  static constexpr std::pair<const char*, std::size_t> kShown[] = {{"date", 10},    {"cameo", 5},         {"type", 9},      {"source", 13},
                                                                   {"target", 13},  {"place", 14},        {"status", 11},   {"commitment", 10},
                                                                   {"trigger", 22}, {"according_to", 34}, {"publisher", 18}};
  std::vector<std::size_t> at;
  for (const auto& [name, width] : kShown) {
    at.push_back(static_cast<std::size_t>(std::find(t.columns.begin(), t.columns.end(), name) - t.columns.begin()));
    std::cout << cut(name, width) << ' ';
  }
  std::cout << "id\n";
  const std::size_t article = static_cast<std::size_t>(std::find(t.columns.begin(), t.columns.end(), "article") - t.columns.begin());
  for (const auto& row : t.rows) {
    for (std::size_t i = 0; i < at.size(); ++i) {
      std::string text = row[at[i]].value_or("");
      std::replace(text.begin(), text.end(), '\n', ' ');
      std::cout << cut(text, kShown[i].second) << ' ';
    }
    std::cout << row[article].value_or("") << ':' << row[article + 1].value_or("") << '\n';
  }
  std::cout << t.rows.size() << " events\n";
}

void print_csv(const Table& t, char separator) {
  const auto cell = [&](const std::string& s) {
    if (s.find_first_of("\",\n\r\t") == std::string::npos) return s;
    std::string out = "\"";
    for (const char c : s) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
  };
  for (std::size_t c = 0; c < t.columns.size(); ++c) std::cout << (c ? std::string(1, separator) : "") << t.columns[c];
  std::cout << '\n';
  for (const auto& row : t.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) std::cout << (c ? std::string(1, separator) : "") << cell(row[c].value_or(""));
    std::cout << '\n';
  }
}

void print_jsonl(const Table& t) {
  for (const auto& row : t.rows) {
    std::string line = "{";
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!row[c]) continue;
      if (line.size() > 1) line += ',';
      append_json_string(line, t.columns[c]);
      line += ':';
      if (t.columns[c] == "confidence") line += *row[c];
      else append_json_string(line, *row[c]);
    }
    std::cout << line << "}\n";
  }
}

int run(const Options& o) {
  Database database(o.record, false);
  check_schema(database);
  auto [sql, parameters] = event_query(o.filter);
  if (o.format == "parquet") {
    if (o.output.empty()) {
      std::cerr << "dragoman: --format parquet needs -o FILE\n";
      return kUsage;
    }
    std::string path;
    for (const char ch : o.output) path += ch == '\'' ? "''" : std::string(1, ch);
    database.query("COPY (" + sql + ") TO '" + path + "' (FORMAT parquet)", parameters);
    return kOk;
  }
  const Table t = database.query(sql, parameters);
  if (o.format == "csv") print_csv(t, ',');
  else if (o.format == "jsonl") print_jsonl(t);
  else print_table(t);
  return kOk;
}

}  // namespace

void declare_events(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("events", "The events of a record, one line each (reciprocal acts once)");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("--actor", o->filter.actor, "Events with this actor: a code's beginning (SYR, SYRGOV) or a part of a name");
  c->add_option("--with", o->filter.with, "... and this one");
  c->add_option("--since", o->filter.since, "From this date on (YYYY-MM-DD or a beginning of it)");
  c->add_option("--until", o->filter.until, "Up to this date");
  c->add_option("--type", o->filter.type, "PLOVER type (CONSULT) or the beginning of a CAMEO code (04)");
  c->add_option("--according-to", o->filter.according_to, "Only what this source says: a part of the name of anyone in the chain, or of the publisher");
  c->add_option("--not-according-to", o->filter.not_according_to, "Leave out what this source says");
  c->add_option("--origin", o->filter.origin,
                "\"agency\": what came by a news agency, credited or cited; else a part of the name of whose word it is first, or of the credited agency");
  c->add_option("--status", o->filter.status, "occurred, ongoing, planned, demanded, conditional or denied")
      ->check(CLI::IsMember({"occurred", "ongoing", "planned", "demanded", "conditional", "denied"}));
  c->add_option("--limit", o->filter.limit, "At most so many");
  c->add_option("--format", o->format, "table, csv, jsonl or parquet")->check(CLI::IsMember({"table", "csv", "jsonl", "parquet"}));
  c->add_option("-o,--output", o->output, "File for parquet");
  c->footer(
      "Examples:\n  dragoman events record.duckdb --actor SYR --with IRN\n  dragoman events record.duckdb --according-to Tasnim --format csv\n  dragoman "
      "events record.duckdb --origin agency\n  dragoman events record.duckdb --type ASSAULT --status denied");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
