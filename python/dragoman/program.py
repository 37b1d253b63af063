"""The program `dragoman`, which the package brings along: everything it does can be asked for from Python."""
from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Union

from .errors import BrokenInstallation, ProgramError
from .reading import _resources


def program() -> str:
    """The path of the program: $DRAGOMAN_PROGRAM, that within the package (wheels), that of the build tree, or that on PATH."""
    package = Path(__file__).parent
    for place in (os.environ.get('DRAGOMAN_PROGRAM'), package / 'bin' / 'dragoman', package.parents[1] / 'dragoman', shutil.which('dragoman')):
        if place and os.access(place, os.X_OK) and Path(place).is_file():
            return str(place)
    raise BrokenInstallation('the program dragoman was not found: set DRAGOMAN_PROGRAM to its path')


def environment() -> dict[str, str]:
    """The environment in which the program finds the package's models and lexicons."""
    resources = _resources()
    return {**os.environ, **({'DRAGOMAN_HOME': resources} if resources else {})}


def run(*arguments: Union[str, os.PathLike[str]]) -> str:
    """Runs `dragoman` with these arguments and returns what it prints.

        dragoman.run('read', 'articles/', '-o', 'record.duckdb')

    Raises ProgramError if it ends with an error. Counts and messages (its standard error) are left where Python's own go.
    """
    done = subprocess.run([program(), *(os.fspath(a) for a in arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    messages = done.stderr.decode(errors='replace')
    if done.returncode:
        raise ProgramError(messages.strip() or f'dragoman ended with status {done.returncode}', done.returncode)
    if messages:
        import sys
        sys.stderr.write(messages)
    return done.stdout.decode(errors='replace')
