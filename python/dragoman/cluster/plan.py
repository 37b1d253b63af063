"""Plan: the input files in the order in which `dragoman read` would read them, cut into shards.

A shard is a file, or several small ones together. It is known by its files' names, sizes and times of change and by the options of reading:
as long as these are the same, what was read before is used again. Files that come later under later names change the last shard only.
"""
from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Optional

from ..errors import Error
from .files import read_json, state, write_json

MOST_FILES = 2000  # of one shard: a command line has its limits


@dataclass(frozen=True)
class Options:
    """What shards and parts depend on besides the input."""

    input: str = 'auto'
    published: str = ''
    publisher: str = ''
    max_document_bytes: int = 16 << 20
    block: str = 'day'  #: day, month or year of publication: what one part holds


@dataclass(frozen=True)
class Shard:
    number: int
    id: str
    files: tuple[str, ...]  #: within the input folder
    bytes: int


@dataclass(frozen=True)
class Plan:
    input: str
    options: Options
    shards: tuple[Shard, ...]


def input_files(folder: Path) -> list[Path]:
    """Every file that reading the folder would read, in that order: entries sorted by their bytes, folders in their place, nothing hidden,
    links to folders not followed."""
    if folder.is_file():
        return [folder]
    files: list[Path] = []
    for entry in sorted(os.scandir(folder), key=lambda e: os.fsencode(e.name)):
        if entry.name.startswith('.') or (entry.is_symlink() and entry.is_dir()):
            continue
        if entry.is_dir():
            files += input_files(Path(entry.path))
        elif entry.is_file():
            files.append(Path(entry.path))
    return files


def make_plan(source: Path, out: Path, options: Options, shard_bytes: int) -> Plan:
    """Writes OUT/.dragoman/plan.json. Raises Error if there is nothing to read."""
    if options.block not in ('day', 'month', 'year'):
        raise Error(f'block is {options.block!r}: day, month or year')
    source = source.resolve()
    if not source.exists():
        raise Error(f'{source}: no such file or folder')
    if out.resolve() == source or source in out.resolve().parents:
        raise Error(f'{out}: the output lies within the input: it would be read with it')
    groups: list[tuple[list[Path], int]] = []
    for file in input_files(source):
        size = file.stat().st_size
        if groups and groups[-1][1] + size <= shard_bytes and len(groups[-1][0]) < MOST_FILES:
            groups[-1] = (groups[-1][0] + [file], groups[-1][1] + size)
        else:
            groups.append(([file], size))
    if not groups:
        raise Error(f'{source}: no files to read')
    base = source.parent if source.is_file() else source
    plan = Plan(str(base), options, tuple(_shard(number, base, files, size, options) for number, (files, size) in enumerate(groups)))
    write_json(state(out) / 'plan.json', asdict(plan))
    return plan


def _shard(number: int, base: Path, files: list[Path], size: int, options: Options) -> Shard:
    names = [str(f.relative_to(base)) for f in files]
    stats = [f.stat() for f in files]
    known_by = [[n, s.st_size, s.st_mtime_ns] for n, s in zip(names, stats)], asdict(options)
    return Shard(number, hashlib.sha256(json.dumps(known_by).encode('utf-8', 'surrogateescape')).hexdigest()[:20], tuple(names), size)


def load_plan(out: Path) -> Plan:
    """The plan made last. Raises Error."""
    found: Optional[dict[str, Any]] = read_json(state(out) / 'plan.json')
    if not found:
        raise Error(f'{out}: no plan: make one with `python3 -m dragoman.cluster plan INPUT {out}`')
    shards = tuple(Shard(s['number'], s['id'], tuple(s['files']), s['bytes']) for s in found['shards'])
    return Plan(found['input'], Options(**found['options']), shards)
