"""From parts to one record: for `dragoman show`, `serve` and whatever wants a record file, linked block by block.

Linking is incremental and goes by date of publication, so that each block is linked with those before it and never looked at again: a day that
arrives costs the linking of that day.
"""
from __future__ import annotations

from pathlib import Path
from collections.abc import Callable

from .. import _core
from ..errors import Error
from ..program import run
from .files import read_json


def load(out: Path, record: Path, link: bool = True, say: Callable[[str], None] = lambda _: None) -> int:
    """Adds the parts that the record does not have yet, in order of their dates; returns how many articles it has then. Raises Error, RecordError."""
    manifest = read_json(out / 'manifest.json')
    if manifest is None:
        raise Error(f'{out}: no manifest: read the shards first')
    _core.create_record(str(record), sorted(manifest['made_by'].items()))
    for part in manifest['parts']:  # sorted: "unknown" comes last
        key = f"part {part['block']}"
        digest = part['tables']['articles']['sha256']
        connection = _core.Connection(str(record))
        before = connection.query('SELECT value FROM meta WHERE key = $1', [key]).rows()
        del connection
        if before and before[0][0] == digest:
            continue
        if before:
            raise Error(f'{record}: the part of {part["block"]} has changed since it was loaded: begin a new record')
        _core.load_part(str(record), key, digest, [(table, str(out / part['block'] / f'{table}.parquet')) for table in sorted(part['tables'])])
        if link:
            run('link', record, '--quiet')
        say(f"{part['block']}: {part['tables']['articles']['rows']} articles")
    ((articles,),) = _core.Connection(str(record)).query('SELECT count(*) FROM articles', []).rows()
    return int(articles)
