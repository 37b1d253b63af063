#!/usr/bin/env bash
# Formats the C++ sources with clang-format 16, or tells with --check which are not formatted (exit status 1).
# usage: tools/format.sh [--check]
set -euo pipefail
cd "$(dirname "$0")/.."
format=$(command -v clang-format-16) || { echo "clang-format-16 is not installed: skipped"; exit 77; }
mapfile -t files < <(find src tests fuzz benchmarks python/src -name node_modules -prune -o \( -name '*.cpp' -o -name '*.h' \) -print | sort)
if [ "${1:-}" = --check ]; then
  unformatted=$("$format" --dry-run "${files[@]}" 2>&1 | grep 'code should be clang-formatted' | cut -d: -f1 | sort | uniq -c || true)
  if [ -n "$unformatted" ]; then echo "$unformatted"; exit 1; fi
  echo "${#files[@]} files are formatted"
else
  "$format" -i "${files[@]}"
fi
