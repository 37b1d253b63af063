// The manual page and the shell completion, written from the commands' own declarations so that they cannot drift.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace dragoman::cli {
/// The program's own page, on the standard output.
void print_man(const CLI::App& program);
/// dragoman.1 and a page for every command, dragoman-read.1 and so on, into a folder. False if one cannot be written.
bool write_man_pages(const CLI::App& program, const std::string& folder);
/// The completion of bash, zsh or fish, on the standard output. False if the shell is none of them.
bool print_completion(const CLI::App& program, const std::string& shell);
}  // namespace dragoman::cli
