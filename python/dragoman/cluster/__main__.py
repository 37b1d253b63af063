"""python3 -m dragoman.cluster: the command line."""
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from ..errors import Error
from . import engine
from .load import load
from .manifest import verify
from .plan import Options, load_plan, make_plan
from .shard import done_shard, made_by, read_shard

INCOMPLETE = 1  # exit status: some shards could not be read; the others are there


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def arguments() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog='python3 -m dragoman.cluster', description='Read shards of articles from a shared folder on many machines, to Parquet parts by date')
    commands = top.add_subparsers(dest='command', required=True)

    def command(name: str, text: str, **folders: str) -> argparse.ArgumentParser:
        c = commands.add_parser(name, help=text, description=text)
        for folder, about in folders.items():
            c.add_argument(folder, type=Path, help=about)
        return c

    def planning(c: argparse.ArgumentParser) -> None:
        c.add_argument('--block', choices=('day', 'month', 'year'), default='day', help='what one part holds (default: a day of publication)')
        c.add_argument('--shard-mb', type=float, default=64, help='small files are put together up to this size (default 64)')
        c.add_argument('--input', choices=('auto', 'text', 'html', 'jsonl', 'warc', 'feed'), default='auto', help='what the files are')
        c.add_argument('--published', default='', help='date of publication where the input names none')
        c.add_argument('--publisher', default='', help='publisher where the input names none')

    def working(c: argparse.ArgumentParser) -> None:
        c.add_argument('--scheduler', metavar='ADDRESS', help='a Dask scheduler that is there already, e.g. tcp://head:8786')
        c.add_argument('--workers', type=int, default=0, metavar='N', help='a scheduler and N worker processes on this machine')
        c.add_argument('--jobs', type=int, default=0, metavar='N', help="threads of the program for one shard (default: the worker's share of its machine)")

    source, out = 'file or folder with the articles', 'folder for the parts, on the shared disk'
    read = command('read', 'Plan, read, settle, write parts and manifest: everything, on Dask or in this process', source=source, out=out)
    planning(read)
    working(read)
    planning(command('plan', 'Cut the input into shards; prints how many', source=source, out=out))
    shard = command('shard', 'Read one shard of the plan (a task of a job array)', out=out)
    shard.add_argument('number', type=int, help='its number, from 0')
    shard.add_argument('--jobs', type=int, default=0, metavar='N', help='threads (default: the processors allotted to this process)')
    working(command('finish', 'From the shards that are read to parts and manifest', out=out))
    record = command('record', 'Put the parts into one record file, linked block by block', out=out, record='the record file')
    record.add_argument('--no-link', action='store_true', help='leave linking to `dragoman link`')
    command('verify', 'Compare the parts with the manifest', out=out)
    return top


def main(argv: list[str]) -> int:
    o = arguments().parse_args(argv)
    if o.command == 'verify':
        wrong = verify(o.out)
        for line in wrong:
            say(line)
        return INCOMPLETE if wrong else 0
    if o.command == 'record':
        say(f'{o.record}: {load(o.out, o.record, not o.no_link, say)} articles')
        return 0
    if o.command in ('read', 'plan'):
        options = Options(o.input, o.published, o.publisher, block=o.block)
        plan = make_plan(o.source, o.out, options, int(o.shard_mb * 1e6))
        if o.command == 'plan':
            engine.sweep(o.out, plan)
            print(len(plan.shards))
            return 0
    plan = load_plan(o.out)
    maker = made_by()
    if o.command == 'shard':
        if not 0 <= o.number < len(plan.shards):
            raise Error(f'shard {o.number}: the plan has {len(plan.shards)}, from 0')
        done = read_shard(str(o.out), plan.input, plan.shards[o.number], plan.options, maker, o.jobs or engine.share())
        say(f"shard {o.number}: {done['counts']['articles']} articles")
        return 0

    client: Any = None
    run: engine.Engine = engine.here
    jobs = o.jobs
    if o.scheduler or o.workers:
        client = engine.connect(o.scheduler, o.workers)
        run = engine.dask(client)
        if o.workers and not jobs:
            jobs = max(1, len(os.sched_getaffinity(0)) // o.workers)
    try:
        if o.command == 'read':
            manifest = engine.read(o.out, plan, run, jobs, say)
        else:
            found = {s.number: d for s in plan.shards if (d := done_shard(o.out, s, maker)) is not None}
            missing = {s.number: 'not read' for s in plan.shards if s.number not in found}
            manifest = engine.finish(o.out, plan, run, maker, found, missing, say)
    finally:
        if client is not None:
            cluster = client.cluster
            client.close()
            if cluster is not None and not o.scheduler:
                cluster.close()
    counts = manifest['counts']
    say(f"{counts['articles']} articles, {counts['repeated']} repeated, {sum(counts['skipped'].values())} skipped, {counts['rows'].get('events', 0)} events, "
        f"{len(manifest['parts'])} parts: {o.out}/manifest.json")
    for failure in manifest['failed']:
        say(f"shard {failure['number']} is missing: {failure['reason']}")
    return INCOMPLETE if manifest['failed'] else 0


if __name__ == '__main__':
    try:
        sys.exit(main(sys.argv[1:]))
    except Error as e:
        say(f'dragoman.cluster: {e}')
        sys.exit(2)
    except KeyboardInterrupt:
        say('interrupted; shards that were read are kept, and the same command goes on from there')
        sys.exit(130)
