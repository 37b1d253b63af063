#include "documents.h"

#include <algorithm>
#include <iostream>
#include <string>

#include "command.h"

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
  std::cout << ".SH EXIT STATUS\n";
  for (const ExitStatus& s : kExitStatuses) std::cout << ".TP\n.B " << s.code << "\n" << s.meaning << "\n";
  std::cout << ".SH ENVIRONMENT\n.TP\n.B DRAGOMAN_HOME\nfolder that holds lexicon/, models/, ontology/ and data/\n";
}

/// The values an option takes, from its declaration: "TEXT:{jsonl,duckdb}" -> "jsonl duckdb"; "" if any will do.
static std::string values(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{'), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  std::string list = type.substr(open + 1, close - open - 1);
  std::replace(list.begin(), list.end(), ',', ' ');
  return list;
}

void print_completion(const CLI::App& program) {
  std::cout << "_dragoman() {\n  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=\n  case ${COMP_WORDS[1]} in\n";
  std::string names;
  for (const CLI::App* command : program.get_subcommands(nullptr)) {
    names += command->get_name() + " ";
    std::string options, cases;
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        options += "--" + name + " ";
        if (const std::string list = values(*option); !list.empty()) cases += " --" + name + ") words='" + list + "';;";
      }
    }
    std::cout << "    " << command->get_name() << ") words='" << options << "'" << (cases.empty() ? "" : "; case $previous in" + cases + " esac") << ";;\n";
  }
  // a word that begins with a dash is an option, after an option with a list of values it is one of these, else it is a file
  std::cout << "    *) words='" << names << "';;\n  esac\n  if (( COMP_CWORD == 1 )); then words='" << names << "'; fi\n"
            << "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\ncomplete -o default -F _dragoman dragoman\n";
}

}  // namespace dragoman::cli
