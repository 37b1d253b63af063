"""The steps on workers: Dask distributed, or this process alone.

Dask does what an engine is for: it hands a dead worker's shards to the living, and tries a shard that failed again. What a shard is, and that
it is done once, does not depend on it.
"""
from __future__ import annotations

import importlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Optional

from ..errors import Error
from .files import state
from .manifest import write_manifest
from .part import made_from, make_part
from .plan import Plan
from .settle import settle
from .shard import done_shard, made_by, read_shard

RETRIES = 2  # of a shard that fails; a shard whose worker dies is handed on until four workers have died of it (Dask's allowed-failures)

# One task: a name for messages, and the call.
Task = tuple[Any, Callable[..., Any], tuple[Any, ...]]
# Runs tasks and yields (key, result or exception) as they end.
Engine = Callable[[list[Task]], Iterator[tuple[Any, Any]]]


def here(tasks: list[Task]) -> Iterator[tuple[Any, Any]]:
    """One after the other in this process."""
    for key, call, arguments in tasks:
        try:
            yield key, call(*arguments)
        except Exception as e:
            yield key, e


def dask(client: Any) -> Engine:
    """On the workers of a Dask client."""
    def run(tasks: list[Task]) -> Iterator[tuple[Any, Any]]:
        futures = {client.submit(call, *arguments, pure=False, retries=RETRIES): key for key, call, arguments in tasks}
        for future in _distributed().as_completed(list(futures)):
            key = futures.pop(future)
            error = future.exception()
            yield key, (error if error is not None else future.result())
            future.release()
    return run


def read(out: Path, plan: Plan, engine: Engine, jobs: int = 0, say: Callable[[str], None] = lambda _: None) -> dict[str, Any]:
    """Reads what is not read yet, settles, makes the parts that change, and returns the manifest (OUT/manifest.json).

    `jobs`: threads of the program on each worker; 0 for as many as the worker's share of its machine.
    """
    maker = made_by()
    sweep(out, plan)
    done: dict[int, dict[str, Any]] = {}
    failed: dict[int, str] = {}
    tasks: list[Task] = []
    for shard in plan.shards:
        if (before := done_shard(out, shard, maker)) is not None:
            done[shard.number] = before
        else:
            tasks.append((shard.number, _read_on_worker, (str(out), plan.input, shard, plan.options, maker, jobs)))
    if done:
        say(f'{len(done)} of {len(plan.shards)} shards were read before')
    begun, articles = time.monotonic(), 0
    for number, result in engine(tasks):
        if isinstance(result, BaseException):
            failed[number] = f'{type(result).__name__}: {result}'.splitlines()[0]
            say(f'shard {number} ({plan.shards[number].files[0]}, ...): {failed[number]}')
            continue
        done[number] = result
        articles += result['counts']['articles']
        say(f'{len(done)} of {len(plan.shards)} shards, {articles} articles, {articles / max(time.monotonic() - begun, 1e-3):.0f} articles/s')
    return finish(out, plan, engine, maker, done, failed, say)


def finish(out: Path, plan: Plan, engine: Engine, maker: dict[str, str], done: dict[int, dict[str, Any]], failed: dict[int, str],
           say: Callable[[str], None] = lambda _: None) -> dict[str, Any]:
    """From shards read to parts and manifest."""
    settled = settle(out, plan, done)
    blocks = sorted({block for d in done.values() for block in d['blocks']})
    tasks: list[Task] = []
    for block in blocks:
        of_block = [(n, plan.shards[n].id, done[n]) for n in sorted(done) if block in done[n]['blocks']]
        tables = sorted({t for _, _, d in of_block for t in d['tables']})
        origin = made_from(block, of_block, settled['exceptions'].get(block, []))
        tasks.append((block, make_part, (str(out), block, [(n, name) for n, name, _ in of_block], tables, origin)))
    parts = []
    for block, result in engine(tasks):
        if isinstance(result, BaseException):
            raise Error(f'the part of {block} could not be made: {result}') from result
        parts.append(result)
        say(f'{len(parts)} of {len(tasks)} parts')
    for stale in out.iterdir():  # blocks that no shard has any more
        if stale.is_dir() and stale.name not in blocks and (state(out) / 'parts' / f'{stale.name}.json').exists():
            shutil.rmtree(stale)
            (state(out) / 'parts' / f'{stale.name}.json').unlink()
    return write_manifest(out, plan, maker, done, settled, parts, failed)


def sweep(out: Path, plan: Plan) -> None:
    """Takes away what dead workers left half done, and shards that are in the plan no more. Only at the start, when nobody works here."""
    shutil.rmtree(state(out) / 'tmp', ignore_errors=True)
    planned = {s.id for s in plan.shards}
    for folder in _folders(state(out) / 'shards'):
        if folder.name not in planned:
            shutil.rmtree(folder, ignore_errors=True)


def _folders(folder: Path) -> Iterable[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _read_on_worker(out: str, source: str, shard: Any, options: Any, maker: dict[str, str], jobs: int) -> dict[str, Any]:
    return read_shard(out, source, shard, options, maker, jobs or share())


def share() -> int:
    """Threads for one task: this machine's processors over the tasks that run here at once."""
    processors, at_once = len(os.sched_getaffinity(0)), 1
    if 'distributed' in sys.modules:
        try:
            at_once = sys.modules['distributed'].get_worker().state.nthreads
        except ValueError:  # not on a worker
            pass
    return max(1, processors // at_once)


def connect(scheduler: Optional[str], workers: int) -> Any:
    """A client of the scheduler at an address, or of one on this machine with that many worker processes. Raises Error."""
    distributed = _distributed()
    if scheduler:
        try:
            return distributed.Client(scheduler, timeout='20s')
        except OSError as e:
            raise Error(f'{scheduler}: no scheduler answers: {e}') from e
    return distributed.Client(distributed.LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, host='127.0.0.1', dashboard_address=None))


def _distributed() -> Any:
    try:
        return importlib.import_module('distributed')
    except ImportError as e:
        raise Error('Dask distributed is not installed (Debian: python3-distributed); one process needs no Dask: leave --scheduler and --workers out') from e
