#include "documents.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
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

namespace {

void title(std::ostream& out, const std::string& name, const std::string& line) {
  std::string upper = name;
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  out << ".TH " << upper << " 1 \"\" \"dragoman " DRAGOMAN_VERSION "\" \"User Commands\"\n.SH NAME\n" << troff(name) << " \\- " << troff(line) << "\n";
}

void options(std::ostream& out, const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_name() == "--help") continue;
    out << ".TP\n.B " << troff(option->get_name(true, true)) << "\n" << troff(option->get_description()) << "\n";
  }
  for (const CLI::App* part : command.get_subcommands(nullptr)) {
    out << ".SS " << troff(part->get_name()) << "\n" << troff(part->get_description()) << "\n";
    options(out, *part);
  }
}

void footer(std::ostream& out, const CLI::App& command) {
  if (!command.get_footer().empty()) out << ".SH EXAMPLES\n.nf\n" << troff(command.get_footer()) << "\n.fi\n";
}

void exit_status(std::ostream& out) {
  out << ".SH EXIT STATUS\n";
  for (const ExitStatus& s : kExitStatuses) out << ".TP\n.B " << s.code << "\n" << troff(s.meaning) << "\n";
  out << ".SH ENVIRONMENT\n.TP\n.B DRAGOMAN_HOME\nfolder that holds lexicon/, models/, ontology/ and data/\n";
}

/// The page of one command: "dragoman read" is dragoman-read(1).
void command_page(std::ostream& out, const CLI::App& command) {
  title(out, "dragoman-" + command.get_name(), command.get_description());
  out << ".SH SYNOPSIS\n.B dragoman " << troff(command.get_name()) << "\n";
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional())
      out << (option->get_required() ? "" : "[") << ".I " << troff(option->get_name(true, false)) << (option->get_required() ? "" : "]") << "\n";
  }
  out << "[OPTIONS]\n.SH OPTIONS\n";
  options(out, command);
  footer(out, command);
  exit_status(out);
  out << ".SH SEE ALSO\n.BR dragoman (1)\n";
}

void program_page(std::ostream& out, const CLI::App& program) {
  title(out, "dragoman", "read news, keep the record of world affairs");
  out << ".SH SYNOPSIS\n.B dragoman\nCOMMAND [OPTIONS]\n.SH DESCRIPTION\n" << troff(program.get_description()) << "\n.SH COMMANDS\n";
  for (const CLI::App* command : program.get_subcommands(nullptr))
    out << ".TP\n.BR dragoman\\-" << troff(command->get_name()) << " (1)\n" << troff(command->get_description()) << "\n";
  exit_status(out);
}

}  // namespace

void print_man(const CLI::App& program) { program_page(std::cout, program); }

bool write_man_pages(const CLI::App& program, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::ofstream page(folder + "/dragoman.1");
  program_page(page, program);
  bool written = static_cast<bool>(page.flush());
  for (const CLI::App* command : program.get_subcommands(nullptr)) {
    std::ofstream out(folder + "/dragoman-" + command->get_name() + ".1");
    command_page(out, *command);
    written = written && out.flush();
  }
  return written;
}

}  // namespace dragoman::cli
