"""The wheel holds all it needs: built from the build tree, unpacked elsewhere, it reads with its own models and runs its own program."""
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from common import EXAMPLES, SOURCE, skip

CHECK = '''
import sys, dragoman
here = sys.argv[1]
assert dragoman.__file__.startswith(here), dragoman.__file__
assert dragoman.Reader().resources.startswith(here), dragoman.Reader().resources
event = dragoman.read('Iran condemned Oman on Monday.', '2018-08-28').events[0]
assert (event.source[0].code, event.date) == ('IRN', '2018-08-27'), event
dragoman.run('read', sys.argv[2], '-o', here + '/r.duckdb', '--quiet')
assert len(dragoman.Record(here + '/r.duckdb').sql('FROM articles')) > 25
assert dragoman.program.program().startswith(here)
maps = {line.split()[-1] for line in open('/proc/self/maps') if 'libduckdb' in line}
assert maps and all(m.startswith(here) for m in maps), maps
'''
for module in ('setuptools', 'wheel'):
    if subprocess.run([sys.executable, '-c', f'import {module}'], stderr=subprocess.DEVNULL).returncode:
        skip(f'no {module} (Debian: python3-{module})')
with tempfile.TemporaryDirectory() as folder:
    tree = Path(folder, 'tree', 'python')  # setup.py writes beside itself: in a copy, so that the source stays as it is
    shutil.copytree(SOURCE / 'python', tree, ignore=shutil.ignore_patterns('__pycache__', 'build', '*.egg-info'))
    shutil.copy(SOURCE / 'CMakeLists.txt', tree.parent)
    done = subprocess.run([sys.executable, 'setup.py', '-q', 'bdist_wheel', '--dist-dir', folder], cwd=tree, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    wheel, = Path(folder).glob('dragoman-*-cp3*-linux_*.whl')
    site = os.path.realpath(os.path.join(folder, 'site'))
    with zipfile.ZipFile(wheel) as archive:
        for item in archive.infolist():
            os.chmod(archive.extract(item, site), item.external_attr >> 16 or 0o644)
    clean = {k: v for k, v in os.environ.items() if not k.startswith('DRAGOMAN') and k != 'PYTHONPATH'}
    subprocess.run([sys.executable, '-c', CHECK, site, str(EXAMPLES)], env={**clean, 'PYTHONPATH': site}, cwd=folder, check=True)
    strays = [str(p.relative_to(site)) for p in Path(site).rglob('*') if p.name == '__pycache__' and 'share' in p.parts]
    assert not strays, strays
    print(wheel.name, os.path.getsize(wheel) // 1000000, 'MB')
