// A command of the program: it declares itself once, with options, help and examples; help, man page and completion come from that.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace dragoman::cli {

// Exit codes, documented in the man page.
inline constexpr int kOk = 0;              ///< all done
inline constexpr int kSomeSkipped = 0;     ///< some inputs were skipped with a message: still done
inline constexpr int kUsage = 2;           ///< wrong arguments
inline constexpr int kNothingRead = 3;     ///< no input could be read at all
inline constexpr int kRecord = 4;          ///< the record cannot be opened or written
inline constexpr int kInstallation = 5;    ///< a model, lexicon or table is missing or broken
inline constexpr int kInterrupted = 130;   ///< stopped by a signal; what was stored is whole

/// Adds a command to the program. Its callback sets `exit_code`.
using Declare = void (*)(CLI::App& program, int& exit_code);

void declare_read(CLI::App&, int&);
void declare_show(CLI::App&, int&);
void declare_events(CLI::App&, int&);
void declare_explain(CLI::App&, int&);
void declare_export(CLI::App&, int&);
void declare_extract(CLI::App&, int&);
void declare_parse(CLI::App&, int&);
void declare_pairs(CLI::App&, int&);
void declare_lexicon(CLI::App&, int&);
void declare_version(CLI::App&, int&);

}  // namespace dragoman::cli
