#!/usr/bin/env bash
# The C++ tests and the commands under the address and undefined-behaviour sanitizers. By hand.
# usage: tools/sanitize.sh
set -euo pipefail
cd "$(dirname "$0")/.."
tools/install.sh python3 python3-jsonschema clang-16 libclang-rt-16-dev
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
# libduckdb.so is not built with sanitizers: its own allocations are not ours to judge, so leaks are looked for by the fuzz targets only
# (one test of watch expects an answer within seconds, and what measures time or memory is labelled slow: CMakePresets.json leaves them out)
ctest --preset sanitized -j "$(nproc)"
