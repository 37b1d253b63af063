#!/usr/bin/env bash
# The C++ tests under the address and undefined-behaviour sanitizers.
# usage: tools/sanitize.sh
set -euo pipefail
cd "$(dirname "$0")/.."
tools/install.sh python3 python3-jsonschema
cmake --preset asan -DDRAGOMAN_TESTS=ON >/dev/null
cmake --build --preset asan
# libduckdb.so is not built with sanitizers: its own allocations are not ours to judge
ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 ctest --test-dir build/asan --output-on-failure -j "$(nproc)" -E 'kill_during_read|python|tutorial|page|watch|postgres|cluster'
