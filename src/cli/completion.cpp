// Completion for bash, zsh and fish from the commands' own declarations: names, options, and the values of options that take one of a list.
#include <algorithm>
#include <iostream>
#include <string>

#include "documents.h"

namespace dragoman::cli {
namespace {

/// The values an option takes, from its declaration: "TEXT:{jsonl,duckdb}" -> "jsonl duckdb"; "" if any will do.
std::string values(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{'), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  std::string list = type.substr(open + 1, close - open - 1);
  std::replace(list.begin(), list.end(), ',', ' ');
  return list;
}

void bash(const CLI::App& program) {
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

/// zsh runs bash's completions by its own means, in this shell only.
void zsh(const CLI::App& program) {
  std::cout << "#compdef dragoman\nautoload -U +X bashcompinit && bashcompinit\n";
  bash(program);
}

/// A description within single quotes: its first sentence.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text.substr(0, text.find_first_of(".;\n"))) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "'";
}

void fish(const CLI::App& program) {
  for (const CLI::App* command : program.get_subcommands(nullptr)) {
    const std::string& name = command->get_name();
    std::cout << "complete -c dragoman -n __fish_use_subcommand -f -a " << name << " -d " << quoted(command->get_description()) << '\n';
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_positional()) continue;
      std::cout << "complete -c dragoman -n '__fish_seen_subcommand_from " << name << "'";
      for (const std::string& letter : option->get_snames()) std::cout << " -s " << letter;
      for (const std::string& word : option->get_lnames()) std::cout << " -l " << word;
      if (const std::string list = values(*option); !list.empty()) std::cout << " -x -a '" << list << "'";
      else if (option->get_items_expected_max() > 0) std::cout << " -r";
      std::cout << " -d " << quoted(option->get_description()) << '\n';
    }
  }
}

}  // namespace

bool print_completion(const CLI::App& program, const std::string& shell) {
  if (shell == "bash") return bash(program), true;
  if (shell == "zsh") return zsh(program), true;
  if (shell == "fish") return fish(program), true;
  std::cerr << "dragoman: no completion for '" << shell << "': bash, zsh and fish there are\n";
  return false;
}

}  // namespace dragoman::cli
