#!/usr/bin/env bash
# Scores the built program on the shared measuring sets and prints the lines that docs/accuracy.md keeps.
# usage: tools/measure.sh FOLDER_WITH_score.py [PROGRAM]
set -euo pipefail
python3 "$1/score.py" parse-ewt ner polnear timeml places-lgl places-geovirus pairs read-plv read-aw extract delegation speed --bin "${2:-build/release/dragoman}"
