// dragoman origins: on whose independent word a happening rests, and which articles only carry it on.
#include <algorithm>
#include <iostream>

#include "command.h"
#include "happening_query.h"
#include "table_output.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string record, event, format = "table";
};

int run(const Options& o) {
  Database database(o.record, false);
  require_links(database);
  const std::string happening = happening_of(database, o.event);
  if (o.format != "table") {
    const Table t = database.query(
        "SELECT 'h' || happening AS happening, origin, name, country, stance, n_articles, article, event FROM happening_origins WHERE happening = $1::BIGINT "
        "ORDER BY stance, n_articles DESC, origin",
        {happening});
    if (o.format == "csv") print_csv(t);
    else print_jsonl(t, {"n_articles"});
    return kOk;
  }
  std::cout << happening_line(database, happening) << "\n\n";
  const Table origins = database.query(
      "SELECT origin, name, stance, n_articles FROM happening_origins WHERE happening = $1::BIGINT ORDER BY stance, n_articles DESC, origin", {happening});
  const Table tellings = tellings_of(database, happening);
  std::vector<bool> shown(tellings.rows.size(), false);
  const auto print = [&](std::size_t i) {
    const auto cell = [&](const char* name) { return tellings.rows[i][column(tellings, name)].value_or(""); };
    shown[i] = true;
    std::cout << "      " << cell("published") << ' ' << cell("publisher") << (cell("chain").empty() ? "" : ": " + cell("chain"))
              << (cell("copy_of").empty() ? "" : " (copy of " + cell("copy_of") + ")") << " [" << cell("article") << ':' << cell("event") << "] \""
              << cell("quote") << "\"\n";
  };
  for (const auto& row : origins.rows) {
    std::cout << (*row[2] == "denies" ? "  denied by  " : "  said by    ") << row[1].value_or("") << "  (" << row[0].value_or("")
              << ", articles: " << row[3].value_or("") << ")\n";
    for (std::size_t i = 0; i < tellings.rows.size(); ++i) {
      if (tellings.rows[i][column(tellings, "origin")] == row[0] &&
          (tellings.rows[i][column(tellings, "stance")].value_or("") == "denies") == (*row[2] == "denies"))
        print(i);
    }
  }
  if (std::find(shown.begin(), shown.end(), false) != shown.end()) std::cout << "  no origin of their own\n";
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!shown[i]) print(i);
  }
  return kOk;
}

}  // namespace

void declare_origins(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("origins", "On whose independent word a happening rests, copies and shared sources collapsed");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("event", o->event, "A happening (h12) or what tells of it (ARTICLE:v7, ARTICLE:a2)")->required();
  c->add_option("--format", o->format, "table, csv or jsonl")->check(CLI::IsMember({"table", "csv", "jsonl"}));
  c->footer("Examples:\n  dragoman origins record.duckdb h12\n  dragoman origins record.duckdb border-pact-herald:v1");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
