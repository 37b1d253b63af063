#!/usr/bin/env bash
# Runs every libFuzzer target for some seconds on its kept corpus, as many at a time as there are processors. CI does so by ./test --fuzz.
# usage: tools/fuzz.sh [seconds a target, default 60]
# A crash fails its test; the input lies in build/fuzz/found/NAME/crash-*. Mended, it becomes a seed of fuzz/corpus/NAME (CONTRIBUTING.md).
set -euo pipefail
cd "$(dirname "$0")/.."
tools/install.sh python3 clang-16 libclang-rt-16-dev
cmake --preset fuzz -DDRAGOMAN_FUZZ_SECONDS="${1:-60}" >/dev/null
cmake --build --preset fuzz
ctest --preset fuzz -j "$(nproc)"
