#!/usr/bin/env bash
# Builds every libFuzzer target and runs each for some seconds on its kept corpus: what CI does before the tests.
# usage: tools/fuzz.sh [seconds a target, default 60]
# A crash stops it with the input's path; add that input to tests as a regression (CONTRIBUTING.md).
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
tools/install.sh clang-16 libclang-rt-16-dev
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
one() {
  name=${1##*/fuzz_}
  found=build/fuzz/found/$name
  mkdir -p "$found"
  corpus=()
  [ -d "fuzz/corpus/$name" ] && corpus=("fuzz/corpus/$name")
  if ! "$1" -max_total_time="$2" -rss_limit_mb=4096 -timeout=25 -artifact_prefix="$found/crash-" "$found" "${corpus[@]}" >"build/fuzz/$name.log" 2>&1; then
    tail -40 "build/fuzz/$name.log"
    echo "fuzz_$name failed; its input is $(ls "$found"/crash-* | tail -1)"
    return 1
  fi
  echo "fuzz_$name: $(grep -o 'DONE.*' "build/fuzz/$name.log" | tail -1)"
}
export -f one
find build/fuzz/fuzz -maxdepth 1 -name 'fuzz_*' -type f -executable | sort | xargs -P "$(nproc)" -I{} bash -c 'one "$1" "$2"' _ {} "$seconds"
