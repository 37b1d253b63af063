// The manual page and the shell completion, written from the commands' own declarations so that they cannot drift.
#pragma once

#include <CLI/CLI.hpp>

namespace dragoman::cli {
void print_man(const CLI::App& program);
void print_completion(const CLI::App& program);
}  // namespace dragoman::cli
