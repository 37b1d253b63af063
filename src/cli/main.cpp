// dragoman: the table of contents. Each command lives in its own file and declares its options there.
#include <cstdio>
#include <exception>
#include <iostream>

#include "command.h"
#include "documents.h"
#include "dragoman/record/database.h"
#include "dragoman/text/tsv.h"

int main(int argc, char** argv) {
  using namespace dragoman::cli;
  CLI::App program("Dragoman reads English news and keeps the record of world affairs: who did or said what to whom, where, when,\naccording to whom, and how surely. Every entry points at the characters that say so.", "dragoman");
  program.require_subcommand(0, 1);
  program.get_formatter()->column_width(34);
  bool man = false, completion = false;
  program.add_flag("--man", man, "Print the manual page (troff) and exit");
  program.add_flag("--completion", completion, "Print the bash completion and exit");
  int exit_code = kOk;
  for (const Declare declare : {declare_read, declare_show, declare_events, declare_explain, declare_export, declare_extract, declare_parse, declare_pairs, declare_lexicon, declare_version}) declare(program, exit_code);
  try {
    program.parse(argc, argv);
    if (man) return print_man(program), kOk;
    if (completion) return print_completion(program), kOk;
    if (program.get_subcommands().empty()) std::cout << program.help();
    return exit_code;
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? kOk : kUsage;
  } catch (const dragoman::BrokenInstallation& e) {
    std::cerr << "dragoman: " << e.what() << '\n';
    return kInstallation;
  } catch (const dragoman::RecordError& e) {
    std::cerr << "dragoman: " << e.what() << '\n';
    return kRecord;
  } catch (const std::exception& e) {
    std::cerr << "dragoman: " << e.what() << '\n';
    return 1;
  }
}
