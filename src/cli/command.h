// A command of the program: it declares itself once, with options, help and examples; help, man page and completion come from that.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace dragoman::cli {

inline constexpr int kOk = 0, kUsage = 2, kNothingRead = 3, kRecord = 4, kInstallation = 5, kInterrupted = 130;

/// What the program's exit status says; help and man page print this table.
struct ExitStatus {
  int code;
  const char* meaning;
};
inline constexpr ExitStatus kExitStatuses[] = {
    {kOk, "done; single inputs may have been skipped, each with a message"},
    {1, "an error of another kind, named on the standard error"},
    {kUsage, "wrong arguments"},
    {kNothingRead, "no input could be read at all"},
    {kRecord, "the record or output cannot be opened or written; what was stored before is whole"},
    {kInstallation, "a model, lexicon or table is missing or broken"},
    {kInterrupted, "interrupted; what was stored is whole, and reading again goes on from there"},
};

/// Adds a command to the program. Its callback sets `exit_code`.
using Declare = void (*)(CLI::App& program, int& exit_code);

void declare_read(CLI::App&, int&);
void declare_show(CLI::App&, int&);
void declare_events(CLI::App&, int&);
void declare_explain(CLI::App&, int&);
void declare_link(CLI::App&, int&);
void declare_happenings(CLI::App&, int&);
void declare_disputes(CLI::App&, int&);
void declare_origins(CLI::App&, int&);
void declare_export(CLI::App&, int&);
void declare_extract(CLI::App&, int&);
void declare_parse(CLI::App&, int&);
void declare_pairs(CLI::App&, int&);
void declare_serve(CLI::App&, int&);
void declare_lexicon(CLI::App&, int&);
void declare_watch(CLI::App&, int&);
void declare_lexicon_import(CLI::App& lexicon, int&);
void declare_eval(CLI::App&, int&);
void declare_version(CLI::App&, int&);

}  // namespace dragoman::cli
