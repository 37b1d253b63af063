"""From parts to one record: for `dragoman show`, `serve` and whatever wants a record file, linked block by block.

Linking is incremental and goes by date of publication, so that each block is linked with those before it and never looked at again: a day that
arrives costs the linking of that day.
"""
from __future__ import annotations

from pathlib import Path
from collections.abc import Callable
from typing import Any

from .. import _core
from ..errors import Error
from ..program import run
from .files import read_json


def load(out: Path, record: Path, link: bool = True, say: Callable[[str], None] = lambda _: None) -> int:
    """Adds the parts that the record does not have yet, in order of their dates; returns how many articles it has then. Raises Error, RecordError."""
    manifest = read_json(out / 'manifest.json')
    if manifest is None:
        raise Error(f'{out}: no manifest: read the shards first')
    _core.create_record(str(record))
    new = _new_parts(manifest, record)  # before anything is written: a record that cannot take them all stays as it is
    if link:
        _link_rest(record)  # what a run that was ended between a part and its linking left
    for part in new:
        files = [(table, str(out / part['block'] / f'{table}.parquet')) for table in sorted(part['tables'])]
        _core.load_part(str(record), _key(part), _digest(part), sorted(manifest['made_by'].items()), files)
        if link:
            _link_rest(record)
        say(f"{part['block']}: {part['tables']['articles']['rows']} articles")
    ((articles,),) = _core.Connection(str(record)).query('SELECT count(*) FROM articles', []).rows()
    return int(articles)


def _key(part: dict[str, Any]) -> str:
    return f"part {part['block']}"


def _digest(part: dict[str, Any]) -> str:
    return str(part['tables']['articles']['sha256'])


def _new_parts(manifest: dict[str, Any], record: Path) -> list[dict[str, Any]]:
    """Those that the record lacks, "unknown" last as in the manifest. Raises Error if one that it has is not what it was."""
    rows = _core.Connection(str(record)).query("SELECT key, value FROM meta WHERE starts_with(key, 'part ')", []).rows()
    has = {str(key): str(value) for key, value in rows}
    for part in manifest['parts']:
        if has.get(_key(part), _digest(part)) != _digest(part):
            raise Error(f'{record}: the part of {part["block"]} has changed since it was loaded: begin a new record')
    return [part for part in manifest['parts'] if _key(part) not in has]


def _link_rest(record: Path) -> None:
    unlinked = _core.Connection(str(record)).query('SELECT 1 FROM articles ANTI JOIN linked USING (article) LIMIT 1', []).rows()
    if unlinked:
        run('link', record, '--quiet')
