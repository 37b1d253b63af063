// dragoman version: of the program, or of what wrote a record.
#include <iostream>

#include "command.h"
#include "dragoman/record/provenance.h"
#include "dragoman/record/schema.h"
#include "dragoman/text/resources.h"

namespace dragoman::cli {

void declare_version(CLI::App& program, int& exit_code) {
  auto record = std::make_shared<std::string>();
  CLI::App* c = program.add_subcommand("version", "Version of the program, or with --record of what wrote a record");
  c->add_option("--record", *record, "A record file");
  c->footer("Example:\n  dragoman version --record record.duckdb");
  c->callback([record, &exit_code] {
    exit_code = kOk;
    std::cout << "dragoman " DRAGOMAN_VERSION ", record schema " << kSchemaVersion << '\n';
    if (record->empty()) return;
    Database database(*record, false);
    check_schema(database);
    for (const std::string& line : describe_provenance(database, provenance_of("dragoman " DRAGOMAN_VERSION, find_resources()))) std::cout << line << '\n';
  });
}

}  // namespace dragoman::cli
