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
