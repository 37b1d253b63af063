// dragoman show: an article in the terminal, marked up. Marks read without colour too.
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "command.h"
#include "dragoman/record/event_query.h"
#include "dragoman/record/schema.h"
#include "draw_article.h"

namespace dragoman::cli {
namespace {

int run(const std::string& path, const std::string& article, bool colour) {
  Database database(path, false);
  check_schema(database);
  const nlohmann::json r = article_record(database, article);
  const std::string publisher = r["article"].contains("publisher") ? r["article"]["publisher"].value("name", "") : "";
  std::cout << r["article"].value("title", "") << "\n" << r["article"].value("published", "") << "  " << publisher << "\n\n";
  std::cout << draw_text(r, colour) << "\n\n" << draw_events(r, colour);
  return kOk;
}

}  // namespace

void declare_show(CLI::App& program, int& exit_code) {
  struct Options {
    std::string record, article, colour = "auto";
  };
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("show", "One article in the terminal: sources, cues, contents, events and what was set aside");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("article", o->article, "Article id, or a part of it that is unique")->required();
  c->add_option("--colour", o->colour, "auto (a terminal, and NO_COLOR is not set), always or never")->check(CLI::IsMember({"auto", "always", "never"}));
  c->footer("Example:\n  dragoman show record.duckdb harbour-talks | less -R");
  c->callback(
      [o, &exit_code] { exit_code = run(o->record, o->article, o->colour == "always" || (o->colour == "auto" && isatty(1) && !std::getenv("NO_COLOR"))); });
}

}  // namespace dragoman::cli
