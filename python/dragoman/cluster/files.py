"""Results that are there whole or not at all: written aside, then renamed."""
from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def state(out: Path) -> Path:
    """The folder of what is done so far; hidden, so that no reader of the parts looks into it."""
    return out / '.dragoman'


@contextlib.contextmanager
def aside(out: Path, name: str) -> Iterator[Path]:
    """A folder of our own on the shared disk, gone afterwards unless it was renamed. Its name says whose it is."""
    folder = state(out) / 'tmp' / f'{name}-{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:8]}'
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def place(folder: Path, where: Path) -> bool:
    """Renames a finished folder into place. False if another worker was faster: its result is as good."""
    where.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.rename(where)
        return True
    except OSError:
        if where.is_dir():
            return False
        raise


def write_json(path: Path, value: Any) -> None:
    """The same value gives the same bytes. Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f'.{path.name}.{uuid.uuid4().hex[:8]}')
    temporary.write_text(json.dumps(value, indent=1, sort_keys=True) + '\n', encoding='utf-8')
    temporary.replace(path)


def read_json(path: Path) -> Any:
    """None if there is no such file, or none that is whole."""
    try:
        return json.loads(path.read_text(encoding='utf-8'))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def sha256(path: Path) -> str:
    with path.open('rb') as f:
        return hashlib.file_digest(f, 'sha256').hexdigest()


def quoted(path: Path) -> str:
    """A path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
