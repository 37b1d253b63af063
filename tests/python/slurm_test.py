"""tools/cluster/slurm_array.sh against an `sbatch` of our own, which runs each task at once as Slurm would: array, environment, dependency. One task
fails the first time, as on a node that dies; running the script again reads that shard alone."""
import json
import os
import subprocess
import tempfile
from pathlib import Path

from cluster_common import CLUSTER, assert_same, one_machine, write_input
from common import SOURCE

SBATCH = '''#!/usr/bin/env python3
import os, re, subprocess, sys
from pathlib import Path
state = Path(os.environ['FAKE_SLURM'])
options = dict(re.fullmatch(r'--([a-z-]+)(?:=(.*))?', a, re.DOTALL).groups() for a in sys.argv[1:])
number = len(list(state.glob('job*'))) + 1
(state / f'job{number}').write_text(repr(options))
assert 'parsable' in options and int(options['cpus-per-task']) > 0, options
if 'dependency' in options:
    kind, *jobs = options['dependency'].split(':')
    assert kind == 'afterany' and jobs and all((state / f'job{j}').exists() for j in jobs), options
environment = {**os.environ, **dict(e.split('=', 1) for e in options['export'].split(',') if '=' in e), 'SLURM_CPUS_PER_TASK': '1'}
first, last = map(int, options['array'].split('%')[0].split('-')) if 'array' in options else (0, 0)
for task in range(first, last + 1):
    if 'array' in options:
        environment['SLURM_ARRAY_TASK_ID'] = str(task)
        if (state / f'fail{task}').exists():
            (state / f'fail{task}').unlink()
            continue
    with open(options['output'].replace('%A', str(number)).replace('%a', str(task)).replace('%j', str(number)), 'w') as log:
        subprocess.run(['/bin/sh', '-c', options['wrap']], env=environment, stdout=log, stderr=log)
print(f'{number};cluster')
'''
with tempfile.TemporaryDirectory() as folder:
    root = Path(folder)
    (root / 'bin').mkdir()
    (root / 'state').mkdir()
    (root / 'bin/sbatch').write_text(SBATCH.replace('/usr/bin/env python3', os.path.realpath('/proc/self/exe')))
    (root / 'bin/sbatch').chmod(0o755)
    (root / 'state/fail1').touch()
    source, out = root / 'in', root / 'out'
    write_input(source, 4, 20)
    environment = {**os.environ, 'PATH': f'{root}/bin:' + os.environ['PATH'], 'FAKE_SLURM': str(root / 'state'), 'DRAGOMAN_CPUS': '1', 'DRAGOMAN_ARRAY': '3',
                   'DRAGOMAN_PYTHON': os.path.realpath('/proc/self/exe'), 'DRAGOMAN_SBATCH': '--partition=long'}
    command = [SOURCE / 'tools/cluster/slurm_array.sh', source, out, '--shard-mb', '0.01']
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((out / 'manifest.json').read_text())
    assert len(manifest['shards']) + len(manifest['failed']) > 3, 'more shards than one array takes'
    assert {f['number'] for f in manifest['failed']} == {1}, manifest['failed']
    jobs = [eval((root / f'state/job{n}').read_text()) for n in range(1, len(list((root / 'state').glob('job*'))) + 1)]
    assert jobs[0]['array'] == '0-2%100' and jobs[0]['partition'] == 'long' and 'requeue' in jobs[0], jobs[0]
    logs = len((out / '.dragoman/log.jsonl').read_text().splitlines())
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len((out / '.dragoman/log.jsonl').read_text().splitlines()) == logs + 1
    assert json.loads((out / 'manifest.json').read_text())['failed'] == []
    assert_same(out, root, one_machine(source, root))
    subprocess.run([*CLUSTER, 'verify', out], check=True)
    assert subprocess.run([command[0]], capture_output=True).returncode == 2
    print(len(jobs), 'jobs,', logs + 1, 'shards')
