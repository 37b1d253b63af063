"""One shard: read by the program into a record of its own on the worker's disk, its tables written as Parquet to the shared folder.

Nothing is left out here, repeated articles neither: what is a repetition depends on the other shards (settle.py).
"""
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Optional

from .. import _core
from ..errors import Error, ProgramError
from ..program import environment, program
from ..reading import _resources
from .files import aside, place, quoted, read_json, sha256, state, write_json
from .plan import Options, Shard

# Tables of single articles. Others are kept too if reading fills them; those that linking fills are empty here.
CORE = ('articles', 'passages', 'sentences', 'mentions', 'entities', 'times', 'places', 'attributions', 'events', 'event_participants', 'event_figures',
        'relations')
_LENGTH = {'day': 10, 'month': 7, 'year': 4}
NOTHING_READ = 3  # the program's exit status when no input could be read: the counts say why


def made_by() -> dict[str, str]:
    """What shards read here are made by: program, model and lexicon, as the record notes them."""
    return dict(_core.provenance(_resources()))


def shard_folder(out: Path, shard: Shard) -> Path:
    return state(out) / 'shards' / shard.id


def done_shard(out: Path, shard: Shard, maker: dict[str, str]) -> Optional[dict[str, Any]]:
    """What was counted when the shard was read, if it was, by the same program, models and lexicons."""
    done: Optional[dict[str, Any]] = read_json(shard_folder(out, shard) / 'done.json')
    return done if done and done['made_by'] == maker else None


def read_shard(out: str, source: str, shard: Shard, options: Options, maker: dict[str, str], jobs: int) -> dict[str, Any]:
    """Reads the shard unless it was read before; returns its counts. Safe to run twice at once and to kill at any moment."""
    folder = Path(out)
    if (done := done_shard(folder, shard, maker)) is not None:
        return done
    if made_by() != maker:
        raise Error(f'{socket.gethostname()} has other models, lexicons or another version than the plan was made with: {made_by()}, not {maker}')
    begun = time.monotonic()
    with aside(folder, shard.id) as staging, tempfile.TemporaryDirectory(prefix='dragoman-') as local:
        files = [Path(source, name) for name in shard.files]
        hashes = [{'path': name, 'bytes': f.stat().st_size, 'sha256': sha256(f)} for name, f in zip(shard.files, files)]
        counts = _run_program(files, Path(local), options, jobs)
        tables, blocks = _write_tables(Path(local, 'record.duckdb'), staging, options.block)
        done = {'shard': shard.id, 'files': hashes, 'options': asdict(options), 'made_by': maker, 'counts': counts, 'blocks': blocks, 'tables': tables}
        write_json(staging / 'done.json', done)
        where = shard_folder(folder, shard)
        if where.exists() and done_shard(folder, shard, maker) is None:  # by another version
            shutil.rmtree(where, ignore_errors=True)
        if not place(staging, where):
            return done_shard(folder, shard, maker) or done
    _log(folder, shard, time.monotonic() - begun, counts)
    return done


def _run_program(files: list[Path], local: Path, options: Options, jobs: int) -> dict[str, Any]:
    command = [program(), 'read', *map(str, files), '-o', str(local / 'record.duckdb'), '--input', options.input, '--jobs', str(jobs), '--quiet',
               '--max-document-bytes', str(options.max_document_bytes), '--keep-repeated', '--no-link', '--summary', str(local / 'counts.json')]
    if options.published:
        command += ['--published', options.published]
    if options.publisher:
        command += ['--publisher', options.publisher]
    if setpriv := shutil.which('setpriv'):  # a worker that is killed takes the program along
        command = [setpriv, '--pdeathsig', 'KILL', *command]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment())
    if ended.returncode not in (0, NOTHING_READ):
        message = ended.stderr.decode(errors='replace').strip().splitlines()[-1:] or ['no message']
        raise ProgramError(f'dragoman read ended with status {ended.returncode}: {message[0]}', ended.returncode)
    counts: dict[str, Any] = json.loads((local / 'counts.json').read_text())
    return counts


def _write_tables(record: Path, staging: Path, block: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Every table with the article's number in the shard (n) and its block in front; rows in the record's order."""
    connection = _core.Connection(str(record))
    length = _LENGTH[block]
    date = '^[0-9]{4}-[0-9]{2}-[0-9]{2}'
    place_of = f"(SELECT rowid AS n, CASE WHEN regexp_matches(published, '{date}') THEN substr(published, 1, {length}) ELSE 'unknown' END AS block, article FROM articles)"
    tables: dict[str, Any] = {}
    for (name,) in connection.query(
            "SELECT DISTINCT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) "
            "WHERE column_name = 'article' AND table_type = 'BASE TABLE' ORDER BY 1", []).rows():
        ((rows,),) = connection.query(f'SELECT count(*) FROM "{name}"', []).rows()
        if rows == 0 and name not in CORE:
            continue
        path = staging / f'{name}.parquet'
        ((rows,),) = connection.query(f'COPY (SELECT a.n, a.block, t.* FROM "{name}" t JOIN {place_of} a USING (article) ORDER BY t.rowid) TO {quoted(path)} (FORMAT parquet)', []).rows()
        tables[name] = {'rows': rows, 'bytes': path.stat().st_size, 'sha256': sha256(path)}
    blocks = {row[0]: row[1] for row in connection.query(f'SELECT block, count(*) FROM {place_of} GROUP BY 1 ORDER BY 1', []).rows()}
    return tables, blocks


def _log(out: Path, shard: Shard, seconds: float, counts: dict[str, Any]) -> None:
    """What it cost, one line a shard. Apart from the manifest, which must not change from run to run."""
    line = {'shard': shard.number, 'host': socket.gethostname(), 'pid': os.getpid(), 'seconds': round(seconds, 3), 'bytes': shard.bytes, 'articles': counts['articles']}
    with (state(out) / 'log.jsonl').open('a') as log:
        log.write(json.dumps(line) + '\n')
