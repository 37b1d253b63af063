"""The package's own types hold (mypy --strict), and a user's program is checked against them."""
import os
import subprocess
import sys
import tempfile

from common import SOURCE, skip

USER = '''
import dragoman
d: dragoman.Document = dragoman.read('a')
many: list[dragoman.Document] = dragoman.read(['a', 'b'], ['2018-08-28', None])
for e in many[0].events:
    reveal_type(e.date)
    reveal_type(e.status)
wrong: int = dragoman.read('a')
'''
if subprocess.run([sys.executable, '-c', 'import mypy'], stderr=subprocess.DEVNULL).returncode:
    skip('no mypy (Debian: python3-mypy)')
with tempfile.TemporaryDirectory() as folder:
    options = ['--cache-dir', os.path.join(folder, 'cache'), '--ignore-missing-imports', '--no-error-summary']
    mypy = [sys.executable, '-m', 'mypy', *options]
    done = subprocess.run([*mypy, '--strict', '-p', 'dragoman'], cwd=SOURCE / 'python', env={**os.environ, 'PYTHONPATH': ''}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    user = os.path.join(folder, 'user.py')
    open(user, 'w').write(USER)
    done = subprocess.run([*mypy, user], capture_output=True, text=True, env={**os.environ, 'MYPYPATH': str(SOURCE / 'python')})
    lines = done.stdout.splitlines()
    assert any('Union[builtins.str, None]' in line for line in lines), done.stdout
    assert any("Literal['occurred']" in line for line in lines), done.stdout
    errors = [line for line in lines if 'error' in line]
    assert len(errors) == 1 and ':8: error' in errors[0], done.stdout
print('types hold')
