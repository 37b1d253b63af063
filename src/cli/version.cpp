// dragoman version: of the program, or of what wrote a record.
#include <iostream>

#include "command.h"
#include "dragoman/record/schema.h"

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
    for (const auto& row : database.query("SELECT key, value FROM meta ORDER BY key").rows) std::cout << *row[0] << '\t' << row[1].value_or("") << '\n';
  });
}

}  // namespace dragoman::cli
