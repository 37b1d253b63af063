// dragoman happenings: what happened, one line for each event however many papers tell of it.
#include <iostream>

#include "command.h"
#include "happening_query.h"
#include "table_output.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string record, format = "table", output;
  HappeningFilter filter;
};

/// Before the words of what sources state and no event was coded of. The other formats have n_mentions = 0.
void mark_stated(Table& t) {
  const std::size_t words = column(t, "words"), mentions = column(t, "n_mentions");
  for (auto& row : t.rows) {
    if (row[mentions] == "0") row[words] = "(stated) " + row[words].value_or("");
  }
}

int run(const Options& o) {
  Database database(o.record, false);
  require_links(database);
  const auto [sql, parameters] = happening_query(o.filter);
  if (o.format == "parquet") {
    if (o.output.empty()) {
      std::cerr << "dragoman: --format parquet needs -o FILE\n";
      return kUsage;
    }
    write_parquet(database, sql, parameters, o.output);
    return kOk;
  }
  Table t = database.query(sql, parameters);
  if (o.format == "csv") print_csv(t);
  else if (o.format == "jsonl") print_jsonl(t, {"lat", "lon", "n_articles", "n_origins", "n_deniers", "n_mentions", "confidence"});
  else {
    mark_stated(t);
    print_table(t,
                {{"date", 10},
                 {"cameo", 5},
                 {"type", 9},
                 {"source", 12},
                 {"target", 12},
                 {"place", 16},
                 {"words", 22},
                 {"killed", 7},
                 {"status", 23},
                 {"n_origins", 9},
                 {"n_articles", 10},
                 {"id", 0}},
                "happenings");
  }
  return kOk;
}

}  // namespace

void declare_happenings(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("happenings", "What happened, each event once, with its independent origins and how sure it is");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("--actor", o->filter.actor, "With this actor: a code's beginning (SYR, SYRGOV) or a part of a name");
  c->add_option("--with", o->filter.with, "... and this one");
  c->add_option("--since", o->filter.since, "From this date on (YYYY-MM-DD or a beginning of it)");
  c->add_option("--until", o->filter.until, "Up to this date");
  c->add_option("--type", o->filter.type, "PLOVER type (CONSULT) or the beginning of a CAMEO code (04)");
  c->add_option("--status", o->filter.status, "planned, reported, claimed, confirmed, disputed, denied or \"confirmed by both sides\"");
  c->add_option("--story", o->filter.story, "Of this story (s12)");
  c->add_option("--min-origins", o->filter.min_origins, "At least so many independent origins")->check(CLI::NonNegativeNumber);
  c->add_option("--limit", o->filter.limit, "At most so many");
  c->add_option("--format", o->format, "table, csv, jsonl or parquet")->check(CLI::IsMember({"table", "csv", "jsonl", "parquet"}));
  c->add_option("-o,--output", o->output, "File for parquet");
  c->footer("Examples:\n  dragoman happenings record.duckdb --actor SYR --min-origins 2\n  dragoman happenings record.duckdb --status disputed --format csv");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
