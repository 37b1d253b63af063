// dragoman events: the events of a record, filtered, as a table, CSV, JSON Lines or Parquet.
#include <algorithm>
#include <iostream>

#include "command.h"
#include "dragoman/record/event_query.h"
#include "dragoman/record/schema.h"
#include "table_output.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string record, format = "table", output;
  EventFilter filter;
};

/// The columns a reader needs, at the widths a terminal has, and the id that `show` and `explain` take.
void print_events(Table t) {
  const std::size_t article = column(t, "article");
  t.columns.push_back("id");
  for (auto& row : t.rows) row.push_back(row[article].value_or("") + ":" + row[article + 1].value_or(""));
  print_table(t,
              {{"date", 10},
               {"cameo", 5},
               {"type", 9},
               {"source", 13},
               {"target", 13},
               {"place", 14},
               {"status", 11},
               {"commitment", 10},
               {"trigger", 22},
               {"according_to", 34},
               {"publisher", 18},
               {"id", 0}},
              "events");
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
    write_parquet(database, sql, parameters, o.output);
    return kOk;
  }
  const Table t = database.query(sql, parameters);
  if (o.format == "csv") print_csv(t);
  else if (o.format == "jsonl") print_jsonl(t, {"confidence"});
  else print_events(t);
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
  c->add_option(
      "--origin", o->filter.origin,
      "\"agency\": what came by a news agency, credited, cited or told; else a part of the name of whose word it is first, or of the agency credited or told");
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
