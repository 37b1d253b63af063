// dragoman link: what articles of a record have to do with each other.
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>

#include "command.h"
#include "dragoman/links/link.h"
#include "dragoman/links/pair_features.h"
#include "dragoman/postgres/push_links.h"
#include "dragoman/text/resources.h"
#include "link_counts.h"

namespace dragoman::cli {

static std::string link_line(const LinkCounts& counts, double seconds) {
  char text[200];
  std::snprintf(text, sizeof text, "%lld articles linked; the record has %lld stories, %lld copies, %lld happenings, %lld disputes; %.1f s",
                static_cast<long long>(counts.articles), static_cast<long long>(counts.stories), static_cast<long long>(counts.copies),
                static_cast<long long>(counts.happenings), static_cast<long long>(counts.disputes), seconds);
  return text;
}

LinkCounts link_with_progress(Database& database, const LinkModels& models, bool quiet, unsigned jobs) {
  const auto start = std::chrono::steady_clock::now();
  LinkOptions options{.threads = jobs};
  const bool terminal = !quiet && isatty(STDERR_FILENO);
  if (terminal) options.progress = [](const std::string& step) { std::cerr << "\r\x1b[Klinking: " << step << std::flush; };
  const LinkCounts counts = link_record(database, models, options);
  if (terminal) std::cerr << "\r\x1b[K";
  if (!quiet) std::cerr << link_line(counts, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()) << '\n';
  return counts;
}

LinkCounts link_with_progress(Database& database, bool quiet) { return link_with_progress(database, LinkModels(find_resources()), quiet); }

void declare_link(CLI::App& program, int& exit_code) {
  struct Options {
    std::string record;
    std::string pairs;
    unsigned jobs = 2;
    bool quiet = false;
  };
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("link", "Find copies, stories, happenings and disputes among a record's articles (read does it too)");
  c->add_option("record", o->record, "Record file, or postgresql://... of a shared record")->required();
  c->add_option("--jobs", o->jobs, "Threads (the result is the same)")->check(CLI::Range(1, 256))->capture_default_str();
  c->add_flag("--quiet", o->quiet, "No progress and no closing line");
  c->add_option("--pairs", o->pairs,
                "Write what was compared of each pair of mentions that may be one happening, tab-separated, to this file (for records of some hundred "
                "articles: it holds every pair in memory)");
  c->footer(
      "Examples:\n  dragoman link record.duckdb\n  dragoman link record.duckdb --pairs pairs.tsv   (why two reports are one happening, or are not)\n  dragoman "
      "link postgresql://desk@db.example/news");
  c->callback([o, &exit_code] {
    exit_code = kOk;
    const auto link = [&](Database& database) {
      const LinkModels models(find_resources());
      link_with_progress(database, models, o->quiet, o->jobs);
      if (o->pairs.empty()) return;
      std::ofstream out(o->pairs);
      write_pairs(database, models, out);
      if (!out.flush()) throw RecordError(RecordError::Code::write_failed, o->pairs + ": cannot be written");
    };
    if (postgres::is_address(o->record)) {
      postgres::Mirror mirror(o->record);
      {
        Database database(mirror.path(), true);
        link(database);
      }
      return postgres::push_links(mirror, o->record);
    }
    { Database(o->record, false); }  // a name that is no record is an error, not a new file
    Database database(o->record, true);
    link(database);
  });
}

}  // namespace dragoman::cli
