#!/usr/bin/env bash
# clang-tidy 16 over the C++ sources, with the checks of .clang-tidy; any finding fails. About six seconds a file and processor.
# usage: tools/tidy.sh [FILE...]          after cmake --preset release
# (Without OpenMP: its header is of g++, and only the count of oneDNN's threads depends on it.)
set -euo pipefail
cd "$(dirname "$0")/.."
tools/install.sh clang-tidy-16 >/dev/null
database=build/release/compile_commands.json
[ -e "$database" ] || cmake --preset release >/dev/null
if (($#)); then files=("$@"); else
  mapfile -t files < <(grep -o '"file": "[^"]*"' "$database" | cut -d'"' -f4 | grep -E '/(src|tests|fuzz|benchmarks|python)/' | grep -v "^$PWD/build/" | sort -u)
fi
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -I{} clang-tidy-16 -p build/release --quiet --extra-arg=-UDRAGOMAN_OPENMP --extra-arg=-fno-openmp {} 2> >(grep -v 'warnings generated' >&2)
echo "${#files[@]} files are clean"
