// dragoman export: a record's articles as JSON Lines, its tables as CSV or Parquet, its events in the field's formats.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include "command.h"
#include "dragoman/formats/gdelt.h"
#include "dragoman/formats/icews.h"
#include "dragoman/formats/polecat.h"
#include "dragoman/links/linked_record.h"
#include "dragoman/postgres/push.h"
#include "dragoman/record/schema.h"
#include "dragoman/text/resources.h"
#include "interrupt.h"
#include "shared_record.h"
#include "table_output.h"

namespace dragoman::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string record, as, output, to;
  std::vector<std::string> statuses;
  bool header = false, quiet = false;
};

constexpr long kPage = 500;

/// A file to write, or the standard output for "-". Every failure is a RecordError that names it.
class Output {
 public:
  explicit Output(std::string path) : path_(std::move(path)) {
    if (path_ == "-") return;
    file_.open(path_, std::ios::binary);
    if (!file_) throw RecordError(RecordError::Code::cannot_open, path_ + ": cannot be written");
  }
  std::ostream& stream() { return path_ == "-" ? std::cout : file_; }
  void finish() {
    stream().flush();
    if (!stream()) throw RecordError(RecordError::Code::write_failed, path_ + ": the output cannot be written: is the disk full?");
  }

 private:
  std::string path_;
  std::ofstream file_;
};

void export_json_lines(Database& database, const std::string& path) {
  Output out(path);
  // In pages of rows, so that memory does not grow with the record: LIMIT with OFFSET sorts all of it (1.4 GB for 6,000 articles).
  const Table last = database.query("SELECT max(rowid) FROM articles");
  const long rows = last.rows[0][0] ? std::stol(*last.rows[0][0]) + 1 : 0;
  const bool linked = check_schema(database) >= 3;  // an older record opened for reading has no links
  for (long from = 0; from < rows; from += kPage) {
    const std::string page =
        "(SELECT rowid AS row, article, record FROM articles WHERE rowid >= " + std::to_string(from) + " AND rowid < " + std::to_string(from + kPage) + ") a";
    std::unordered_map<std::string, std::unordered_map<std::string, std::string>> happenings;  // a mirrored event is the happening of the other
    if (linked) {
      database.each("SELECT e.article, e.event, 'h' || h.happening FROM events e SEMI JOIN " + page +
                        " USING (article) JOIN happening_mentions h "
                        "ON h.article = e.article AND h.event = coalesce(e.mirror_of, e.event)",
                    [&](const std::vector<std::string_view>& row) { happenings[std::string(row[0])][std::string(row[1])] = row[2]; });
    }
    database.each(
        linked
            ? "SELECT article, record, 's' || story, copy_of FROM " + page + " LEFT JOIN stories USING (article) LEFT JOIN copies USING (article) ORDER BY row"
            : "SELECT article, record, NULL::VARCHAR, NULL::VARCHAR FROM " + page + " ORDER BY row",
        [&](const std::vector<std::string_view>& row) {
          const ArticleLinks links{.story = std::string(row[2]), .copy_of = std::string(row[3]), .happenings = std::move(happenings[std::string(row[0])])};
          out.stream() << with_links(row[1], links) << '\n';
        });
  }
  out.finish();
}

void export_tables(Database& database, const Options& o) {
  std::error_code error;
  fs::create_directories(o.output, error);
  if (error) throw RecordError(RecordError::Code::cannot_open, o.output + ": " + error.message());
  for (const auto& row : database.query("SELECT table_name FROM information_schema.tables ORDER BY 1").rows) {
    const std::string path = (fs::path(o.output) / (*row[0] + "." + o.as)).string();
    database.run("COPY " + *row[0] + " TO " + sql_quoted(path) + " (FORMAT " + o.as + (o.as == "csv" ? ", HEADER" : "") + ")");
  }
}

template <class Names>
void header(std::ostream& out, const Names& names) {
  bool first = true;
  for (const std::string_view name : names) out << (first ? "" : "\t") << name, first = false;
  out << '\n';
}

/// Where GDELT's two files go: into a folder under GDELT's endings, or a file and one beside it.
std::pair<std::string, std::string> gdelt_paths(const std::string& output) {
  if (output == "-") return {"-", ""};
  std::error_code ignored;
  if (output.ends_with('/') || fs::is_directory(output, ignored)) {
    fs::create_directories(output, ignored);
    return {(fs::path(output) / "events.export.CSV").string(), (fs::path(output) / "events.mentions.CSV").string()};
  }
  const std::string ending = ".export.CSV";
  if (output.ends_with(ending)) return {output, output.substr(0, output.size() - ending.size()) + ".mentions.CSV"};
  const fs::path path(output);
  return {output, (path.parent_path() / (path.stem().string() + ".mentions" + path.extension().string())).string()};
}

void export_events(Database& database, const Options& o) {
  const std::string resources = find_resources();
  const CodeTables tables = CodeTables::load(resources);
  FormatOptions options;
  if (!o.statuses.empty()) options.statuses = {o.statuses.begin(), o.statuses.end()};
  FormatCounts counts;
  if (o.as == "gdelt") {
    const auto [events_path, mentions_path] = gdelt_paths(o.output);
    Output events(events_path);
    std::unique_ptr<Output> mentions = mentions_path.empty() ? nullptr : std::make_unique<Output>(mentions_path);
    if (o.header) header(events.stream(), kGdeltEventColumns);
    if (o.header && mentions) header(mentions->stream(), kGdeltMentionColumns);
    counts = each_coded_event(database, resources, options, [&](const CodedEvent& e) {
      events.stream() << gdelt_event_row(e, tables);
      if (mentions) mentions->stream() << gdelt_mention_row(e, e);
    });
    events.finish();
    if (mentions) mentions->finish();
  } else {
    const bool icews = o.as == "icews";
    Output out(o.output);
    if (icews) header(out.stream(), kIcewsColumns);
    else header(out.stream(), kPolecatColumns);
    counts = each_coded_event(database, resources, options, [&](const CodedEvent& e) {
      out.stream() << (icews ? icews_row(e, tables) : polecat_row(e, tables, "dragoman " DRAGOMAN_VERSION));
    });
    out.finish();
  }
  std::cerr << counts.events << " events in " << counts.rows << " rows; left out: " << counts.other_status << " by status, " << counts.without_date
            << " without any date\n";
}

/// Upserts into the shared record of a team (postgres/push.h).
int export_shared(Database& database, const Options& o) {
  const Interrupt interrupt;
  const auto told = [&](const postgres::PushCounts& c) {
    return std::to_string(c.added) + " articles added, " + std::to_string(c.replaced) + " replaced, " + std::to_string(c.kept) + " there already";
  };
  postgres::PushOptions options;
  options.stop = [&] { return interrupt.asked(); };
  const bool terminal = !o.quiet && isatty(STDERR_FILENO);
  if (terminal) options.progress = [&](const postgres::PushCounts& c) { std::cerr << "\r\x1b[K" << told(c) << std::flush; };
  const postgres::PushCounts counts = postgres::push_record(database, o.to, options);
  if (terminal) std::cerr << "\r\x1b[K";
  if (!o.quiet) {
    std::cerr << told(counts) << (counts.renamed ? "; " + std::to_string(counts.renamed) + " under another id, because theirs was taken" : "") << '\n';
  }
  if (counts.refused) std::cerr << "dragoman: " << o.record << ": " << counts.refused << " articles have ids of more than 2,000 bytes; left out\n";
  return interrupt.asked() ? kInterrupted : kOk;
}

int run(const Options& o) {
  if (o.to.empty() ? o.as.empty() || o.output.empty() : !o.as.empty() || !o.output.empty()) {
    std::cerr << "dragoman: export needs --as and -o together, or --to alone\n";
    return kUsage;
  }
  if (!o.to.empty() && !postgres::is_address(o.to)) {
    std::cerr << "dragoman: --to takes postgresql://USER@HOST:PORT/DATABASE; for files use --as and -o\n";
    return kUsage;
  }
  const NamedRecord record(o.record);
  Database database(record.path(), false);
  check_schema(database);
  if (!o.to.empty()) return export_shared(database, o);
  if (o.as == "jsonl") export_json_lines(database, o.output);
  else if (o.as == "csv" || o.as == "parquet") export_tables(database, o);
  else export_events(database, o);
  return kOk;
}

}  // namespace

void declare_export(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand(
      "export",
      "A record as JSON Lines (whole articles), its tables as CSV or Parquet, its events as GDELT, ICEWS or POLECAT have them; or into a team's PostgreSQL");
  c->add_option("record", o->record, "Record file, or postgresql://... of a shared record")->required();
  c->add_option("--to", o->to,
                "Put the articles into the shared record at postgresql://USER@HOST:PORT/DATABASE; doing it again changes nothing (the password: PGPASSWORD or "
                "~/.pgpass)");
  c->add_option("--as", o->as, "What to write")->check(CLI::IsMember({"gdelt", "icews", "polecat", "csv", "jsonl", "parquet"}));
  c->add_option("-o,--output", o->output, "File (- for standard output) or, for csv, parquet and gdelt, folder");
  c->add_option("--status", o->statuses, "gdelt, icews, polecat: events of these statuses (default occurred and ongoing; the formats have no column for it)")
      ->check(CLI::IsMember({"occurred", "ongoing", "planned", "demanded", "conditional", "denied"}));
  c->add_flag("--header", o->header, "gdelt: a row of column names, which GDELT's own files lack");
  c->add_flag("--quiet", o->quiet, "--to: no progress and no closing line");
  c->footer(
      "Examples:\n  dragoman export record.duckdb --as jsonl -o record.jsonl\n  dragoman export record.duckdb --as parquet -o tables/\n  "
      "dragoman export record.duckdb --as gdelt -o 20180828.export.CSV   (and 20180828.mentions.CSV)\n  dragoman export record.duckdb --to "
      "postgresql://desk@db.example/news");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
