"""docs/tutorial/dyads.R on a record's exported tables: the table agrees with the records. usage: tutorial_test.py RSCRIPT"""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from common import EXAMPLES, PROGRAM, SOURCE, dyad_row, dyads

script = SOURCE / 'docs/tutorial/dyads.R'
for articles in (SOURCE / 'docs/tutorial/articles.jsonl', EXAMPLES):
    with tempfile.TemporaryDirectory() as folder:
        record, tables = f'{folder}/record.duckdb', f'{folder}/tables'
        subprocess.run([PROGRAM, 'read', articles, '-o', record, '--quiet'], check=True)
        subprocess.run([PROGRAM, 'export', record, '--as', 'csv', '-o', tables], check=True)
        done = subprocess.run([sys.argv[1], script, tables, folder], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        out = subprocess.run([PROGRAM, 'read', articles, '--to', 'jsonl', '--quiet'], stdout=subprocess.PIPE, check=True).stdout
        expected = dyads([json.loads(line) for line in out.splitlines()])
        rows = list(csv.reader(open(f'{folder}/dyad_months_r.csv')))[1:]
        got = {(row[0][:7], row[1], row[2]): [float(x) for x in row[3:]] for row in rows}
        assert len(got) == len(rows) and set(got) == set(expected), set(got) ^ set(expected)
        assert [row[:3] for row in rows] == sorted(row[:3] for row in rows)
        for key, events in expected.items():
            assert all(abs(a - b) < 1e-5 for a, b in zip(got[key], dyad_row(events), strict=True)), (key, got[key], dyad_row(events))
        plot = Path(folder, 'dyad_months.pdf').read_bytes()
        assert plot.startswith(b'%PDF') and len(plot) > 3000, len(plot)
        print(articles.name, len(got), 'dyad-months')
