#include "documents.h"

#include <iostream>
#include <string>

namespace dragoman::cli {
namespace {

std::string troff(const std::string& text) {
  std::string out;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    out += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
    line_start = c == '\n';
  }
  return out;
}

}  // namespace

void print_man(const CLI::App& program) {
  std::cout << ".TH DRAGOMAN 1 \"\" \"dragoman " DRAGOMAN_VERSION "\" \"User Commands\"\n.SH NAME\ndragoman \\- read news, keep the record of world affairs\n"
            << ".SH SYNOPSIS\n.B dragoman\nCOMMAND [OPTIONS]\n.SH DESCRIPTION\n" << troff(program.get_description()) << "\n.SH COMMANDS\n";
  for (const CLI::App* command : program.get_subcommands(nullptr)) {
    std::cout << ".SS " << command->get_name() << "\n" << troff(command->get_description()) << "\n";
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_name() == "--help") continue;
      std::cout << ".TP\n.B " << troff(option->get_name(true, true)) << "\n" << troff(option->get_description()) << "\n";
    }
    if (!command->get_footer().empty()) std::cout << ".PP\n.nf\n" << troff(command->get_footer()) << "\n.fi\n";
  }
  std::cout << ".SH EXIT STATUS\n0 done (single inputs may have been skipped, each with a message); 2 wrong arguments; 3 nothing could be read; 4 the record cannot be opened or "
               "written; 5 a model, lexicon or table is missing or broken; 130 interrupted, what was stored is whole.\n"
            << ".SH ENVIRONMENT\n.TP\n.B DRAGOMAN_HOME\nfolder that holds lexicon/, models/, ontology/ and data/\n";
}

void print_completion(const CLI::App& program) {
  std::string names;
  std::cout << "_dragoman() {\n  local current=${COMP_WORDS[COMP_CWORD]}\n  case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* command : program.get_subcommands(nullptr)) {
    names += command->get_name() + " ";
    std::cout << "    " << command->get_name() << ") COMPREPLY=($(compgen -f -W \"";
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) std::cout << "--" << name << " ";
    }
    std::cout << "\" -- \"$current\")); return;;\n";
  }
  std::cout << "  esac\n  COMPREPLY=($(compgen -W \"" << names << "\" -- \"$current\"))\n}\ncomplete -o default -F _dragoman dragoman\n";
}

}  // namespace dragoman::cli
