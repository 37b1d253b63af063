// dragoman: the table of contents. Each command lives in its own file and declares its options there.
#include <cstdio>
#include <exception>
#include <iostream>

#include "command.h"
#include "documents.h"
#include "dragoman/record/database.h"
#include "dragoman/text/tsv.h"

namespace {

/// Every command, in the order of the help.
// clang-format off: one a line, so that two people can add one each
constexpr dragoman::cli::Declare kCommands[] = {
    dragoman::cli::declare_read,    dragoman::cli::declare_watch,  dragoman::cli::declare_show,       dragoman::cli::declare_events,
    dragoman::cli::declare_explain, dragoman::cli::declare_link,   dragoman::cli::declare_happenings, dragoman::cli::declare_disputes,
    dragoman::cli::declare_origins, dragoman::cli::declare_export, dragoman::cli::declare_serve,      dragoman::cli::declare_extract,
    dragoman::cli::declare_parse,   dragoman::cli::declare_pairs,  dragoman::cli::declare_lexicon,    dragoman::cli::declare_eval,
    dragoman::cli::declare_version,
};
// clang-format on

}  // namespace

int main(int argc, char** argv) {
  using namespace dragoman::cli;
  CLI::App program(
      "Dragoman reads English news and keeps the record of world affairs: who did or said what to whom, where, when,\naccording to whom, and how surely. Every "
      "entry points at the characters that say so.",
      "dragoman");
  program.require_subcommand(0, 1);
  program.get_formatter()->column_width(34);
  bool man = false;
  std::string man_pages, completion;
  program.add_flag("--man", man, "Print the manual page (troff) and exit");
  program.add_option("--man-pages", man_pages, "Write the manual pages of the program and of every command into a folder and exit");
  program.add_flag("--completion{bash}", completion, "Print the completion for a shell and exit: --completion, --completion=zsh, --completion=fish");
  program.set_version_flag("--version", "dragoman " DRAGOMAN_VERSION, "Print the version and exit");
  int exit_code = kOk;
  for (const Declare declare : kCommands) declare(program, exit_code);
  std::string footer = "Help and examples of a command: dragoman COMMAND --help\n\nExit status:";
  for (const ExitStatus& s : kExitStatuses) footer += "\n  " + std::to_string(s.code) + std::string(s.code < 10 ? 5 : 3, ' ') + s.meaning;
  program.footer(footer);
  try {
    program.parse(argc, argv);
    if (man) return print_man(program), kOk;
    if (!man_pages.empty()) return write_man_pages(program, man_pages) ? kOk : 1;
    if (!completion.empty()) return print_completion(program, completion) ? kOk : kUsage;
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
