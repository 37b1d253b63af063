// dragoman export: a record's articles as JSON Lines, its tables as CSV or Parquet.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "command.h"
#include "dragoman/record/schema.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string record, as, output;
};

constexpr long kPage = 500;

int run(const Options& o) {
  Database database(o.record, false);
  check_schema(database);
  if (o.as == "jsonl") {
    std::ofstream file;
    if (o.output != "-") {
      file.open(o.output, std::ios::binary);
      if (!file) throw RecordError(RecordError::Code::cannot_open, o.output + ": cannot be written");
    }
    std::ostream& out = o.output == "-" ? std::cout : file;
    // In pages of rows, so that memory does not grow with the record: LIMIT with OFFSET sorts all of it (1.4 GB for 6,000 articles).
    const Table last = database.query("SELECT max(rowid) FROM articles");
    const long rows = last.rows[0][0] ? std::stol(*last.rows[0][0]) + 1 : 0;
    for (long from = 0; from < rows; from += kPage) {
      database.each("SELECT record FROM articles WHERE rowid >= " + std::to_string(from) + " AND rowid < " + std::to_string(from + kPage) + " ORDER BY rowid",
                    [&](const std::vector<std::string_view>& row) { out << row[0] << '\n'; });
    }
    out.flush();
    if (!out) throw RecordError(RecordError::Code::write_failed, o.output + ": the output cannot be written: is the disk full?");
    return kOk;
  }
  std::error_code error;
  std::filesystem::create_directories(o.output, error);
  if (error) throw RecordError(RecordError::Code::cannot_open, o.output + ": " + error.message());
  for (const auto& row : database.query("SELECT table_name FROM information_schema.tables ORDER BY 1").rows) {
    std::string path;
    for (const char c : (std::filesystem::path(o.output) / (*row[0] + "." + o.as)).string()) path += c == '\'' ? "''" : std::string(1, c);
    database.run("COPY " + *row[0] + " TO '" + path + "' (FORMAT " + o.as + (o.as == "csv" ? ", HEADER" : "") + ")");
  }
  return kOk;
}

}  // namespace

void declare_export(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("export", "A record as JSON Lines (whole articles) or its tables as CSV or Parquet");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("--as", o->as, "jsonl, csv or parquet")->required()->check(CLI::IsMember({"jsonl", "csv", "parquet"}));
  c->add_option("-o,--output", o->output, "File (jsonl; - for standard output) or folder (csv, parquet)")->required();
  c->footer("Examples:\n  dragoman export record.duckdb --as jsonl -o record.jsonl\n  dragoman export record.duckdb --as parquet -o tables/");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
