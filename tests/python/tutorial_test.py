"""docs/tutorial/dyads.py as its reader runs it: the table it writes is right, the plot is one."""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from common import PROGRAM, SOURCE, dyad_row, dyads, skip

if subprocess.run([sys.executable, '-c', 'import matplotlib'], stderr=subprocess.DEVNULL).returncode:
    skip('no matplotlib (Debian: python3-matplotlib)')
import matplotlib.image

tutorial = SOURCE / 'docs/tutorial'
with tempfile.TemporaryDirectory() as folder:
    for turn in range(2):  # again: nothing twice
        done = subprocess.run([sys.executable, tutorial / 'dyads.py', tutorial / 'articles.jsonl', folder], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    rows = list(csv.reader(Path(folder, 'dyad_months.csv').open()))
    assert rows[0][:4] == ['period', 'source', 'target', 'events'], rows[0]
    out = subprocess.run([PROGRAM, 'read', tutorial / 'articles.jsonl', '--to', 'jsonl', '--quiet'], stdout=subprocess.PIPE, check=True).stdout
    expected = dyads([json.loads(line) for line in out.splitlines()])
    got = {(row[0][:7], row[1], row[2]): [float(x) for x in row[3:]] for row in rows[1:]}
    assert set(got) == set(expected), set(got) ^ set(expected)
    for key, events in expected.items():
        assert all(abs(a - b) < 1e-5 for a, b in zip(got[key], dyad_row(events), strict=True)), (key, got[key])
    assert sum(source == 'NOR' and target == 'ISL' for _, source, target in got) >= 9, 'the quarrel goes through the year'
    image = matplotlib.image.imread(Path(folder, 'dyad_months.png'))
    blue = (abs(image[..., :3] - (0x44 / 255, 0x77 / 255, 0xaa / 255)).max(axis=-1) < 0.02).sum()
    red = (abs(image[..., :3] - (0xcc / 255, 0x66 / 255, 0x77 / 255)).max(axis=-1) < 0.02).sum()
    assert blue > 5000 and red > 5000, (image.shape, blue, red)
    assert 'according to Norwegian police' in done.stdout
    assert Path(folder, 'tables', 'events.csv').exists()
print(len(got), 'dyad-months')
