"""One date block's tables, gathered from the shards that have articles of it: one Parquet file a table, rows in one machine's order."""
from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, Optional

from .. import _core
from .files import aside, quoted, read_json, sha256, state, write_json

# The record's JSON begins with the id, as record/json.cpp writes it; another id takes its place and nothing else changes.
_ID = r'^\{"article":\{"id":"(?:[^"\\]|\\.)*"'


def made_from(block: str, shards: list[tuple[int, str, dict[str, Any]]], exceptions: list[list[Any]]) -> str:
    """A hash of all that a block's tables depend on. `shards`: number, folder name and what was done, of those with articles of the block."""
    tables = [[number, name, {t: v['sha256'] for t, v in done['tables'].items()}] for number, name, done in shards]
    return hashlib.sha256(json.dumps([block, tables, exceptions], sort_keys=True).encode()).hexdigest()


def done_part(out: Path, block: str, origin: str) -> Optional[dict[str, Any]]:
    done: Optional[dict[str, Any]] = read_json(state(out) / 'parts' / f'{block}.json')
    if not done or done['made_from'] != origin:
        return None
    whole = all((out / block / f'{t}.parquet').is_file() and (out / block / f'{t}.parquet').stat().st_size == v['bytes'] for t, v in done['tables'].items())
    return done if whole else None


def make_part(out: str, block: str, shards: list[tuple[int, str]], tables: list[str], origin: str) -> dict[str, Any]:
    """Writes OUT/BLOCK/TABLE.parquet unless they are there, made from the same; returns their counts. Safe to run twice at once."""
    folder = Path(out)
    if (done := done_part(folder, block, origin)) is not None:
        return done
    connection = _core.Connection('')
    connection.query('SET threads = 1', [])  # the same bytes each time
    connection.query(f"CREATE VIEW settled AS FROM read_csv({quoted(state(folder) / 'settled.csv')}, header = true, quote = '\"', escape = '\"', "
                     "columns = {'shard': 'INTEGER', 'article': 'VARCHAR', 'block': 'VARCHAR', 'final': 'VARCHAR', 'json': 'VARCHAR'}) "
                     f"WHERE block = '{block}'", [])
    written: dict[str, Any] = {}
    with aside(folder, f'part-{block}') as staging:
        for table in tables:
            path = staging / f'{table}.parquet'
            ((rows,),) = connection.query(_copy(folder, block, table, shards, path), []).rows()
            written[table] = {'rows': rows, 'bytes': path.stat().st_size, 'sha256': sha256(path)}
        where = folder / block
        try:
            staging.rename(where)
        except OSError:  # an older part, or another worker was faster: both make way for this one
            where.rename(state(folder) / 'tmp' / f'{staging.name}-old')
            staging.rename(where)
            shutil.rmtree(state(folder) / 'tmp' / f'{staging.name}-old', ignore_errors=True)
    done = {'block': block, 'made_from': origin, 'tables': written}
    write_json(state(folder) / 'parts' / f'{block}.json', done)
    return done


def _copy(out: Path, block: str, table: str, shards: list[tuple[int, str]], path: Path) -> str:
    sources = []
    for number, name in shards:
        file = state(out) / 'shards' / name / f'{table}.parquet'
        if file.exists():  # a table beyond the usual ones is not in every shard
            sources.append(f"SELECT {number} AS shard_number, * FROM read_parquet({quoted(file)}, file_row_number = true, hive_partitioning = false) WHERE block = '{block}'")
    article = "coalesce(s.final, r.article) AS article"
    record = f", CASE WHEN s.final IS NULL THEN r.record ELSE '{{\"article\":{{\"id\":' || s.json || substr(r.record, length(regexp_extract(r.record, '{_ID}')) + 1) END AS record"
    return f"""COPY (
        SELECT r.* EXCLUDE (shard_number, n, block, file_row_number) REPLACE ({article}{record if table == 'articles' else ''})
        FROM ({' UNION ALL BY NAME '.join(sources)}) r LEFT JOIN settled s ON s.shard = r.shard_number AND s.article = r.article
        WHERE s.article IS NULL OR s.final <> '' ORDER BY r.shard_number, r.file_row_number) TO {quoted(path)} (FORMAT parquet)"""
