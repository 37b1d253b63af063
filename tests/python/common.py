"""What the tests share: where things are, the program's own output on examples/."""
import functools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ['DRAGOMAN_SOURCE'])
EXAMPLES = SOURCE / 'examples'
PROGRAM = os.environ['DRAGOMAN_PROGRAM']
SKIPPED = 77


def skip(reason):
    print('skipped:', reason)
    sys.exit(SKIPPED)


@functools.cache
def program_records():
    """What `dragoman read examples/ --to jsonl` writes."""
    out = subprocess.run([PROGRAM, 'read', str(EXAMPLES), '--to', 'jsonl', '--quiet'], stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


@functools.cache
def record_file():
    """A record of examples/, made once a test program."""
    folder = tempfile.TemporaryDirectory()
    path = os.path.join(folder.name, 'record.duckdb')
    subprocess.run([PROGRAM, 'read', str(EXAMPLES), '-o', path, '--quiet'], check=True)
    record_file.folder = folder  # kept until the test program ends
    return path


def dyads(records, length=7):
    """{(period, source, target): events} counted from whole records, the slow and plain way: what every table of dyads must agree with."""
    found = {}
    for r in records:
        country = {e['id']: e.get('country') for e in r['entities']}
        for v in r['events']:
            date = v.get('date', '')[:length]
            if v['status'] in ('occurred', 'ongoing') and len(date) == length and date.replace('-', '').isdigit():
                sources, targets = ({country.get(p.get('entity')) for p in v[role]} - {None} for role in ('source', 'target'))
                for s in sources:
                    for t in targets:
                        found.setdefault((date, s, t), []).append(v)
    return found


def dyad_row(events):
    """The table's columns behind period, source and target."""
    return [len(events), *(sum(v['quad'] == q for v in events) for q in (1, 2, 3, 4)), sum(v['goldstein'] for v in events) / len(events)]
