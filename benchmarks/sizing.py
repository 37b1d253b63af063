#!/usr/bin/env python3
"""What a record costs and how that grows: processor time, memory and disk of each step at several sizes.

    /usr/bin/python3 benchmarks/sizing.py build/release/dragoman 1000 10000 [--words 450] [--jobs 2] [--cluster] [--folder DIR] [--write docs/sizing.md]

--write puts the table between the markers of docs/sizing.md; what is written around it by hand must be looked through again then.

Processor time (user + system, of the program alone) is what is compared: unlike the clock it says little about who else uses the machine. For each size it
reads articles (articles.py) into a new record, adds one per cent more to it, asks for one actor's events, exports Parquet, and if the program links articles
links them; --cluster reads the same through dragoman.cluster (PYTHONPATH must lead to the package) and says what settling and the parts add.
"""
import argparse
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from articles import articles

ROOT = Path(__file__).resolve().parent.parent


def run(*command, **options):
    """Seconds of processor, seconds by the clock, and the most memory (MB) of a command that must succeed."""
    begun = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    message = process.stderr.read().decode(errors='replace')
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f'{" ".join(map(str, command))}: {message[-500:]}')
    cost = {'cpu': usage.ru_utime + usage.ru_stime, 'clock': time.monotonic() - begun, 'memory': usage.ru_maxrss / 1024}
    print(' '.join(map(str, command[:4])), json.dumps(cost), file=sys.stderr, flush=True)  # a run that is broken off has told what it had measured
    return cost


def write(path, items):
    words = count = 0
    with path.open('w', encoding='utf-8') as f:
        for a in items:
            f.write(json.dumps(a, ensure_ascii=False) + '\n')
            words += len(a['text'].split())
            count += 1
    return count, words


def size(path):
    return sum(p.stat().st_size for p in path.rglob('*') if p.is_file()) if path.is_dir() else path.stat().st_size


def measure(program, n, o, folder):
    source, more, record = folder / 'in.jsonl', folder / 'more.jsonl', folder / 'record.duckdb'
    count, words = write(source, articles(ROOT, n, o.words))
    write(more, articles(ROOT, max(1, n // 100), o.words, seed=2))
    result = {'articles': count, 'words': words, 'input': size(source)}
    result['read'] = run(program, 'read', source, '-o', record, '--jobs', o.jobs, '--quiet', '--no-link')
    result['record'] = size(record)
    result['link'] = run(program, 'link', record, '--quiet')
    result['linked record'] = size(record)
    result['add 1 %'] = run(program, 'read', more, '-o', record, '--jobs', o.jobs, '--quiet', '--no-link')
    result['link 1 %'] = run(program, 'link', record, '--quiet')
    result['read again'] = run(program, 'read', source, '-o', record, '--jobs', o.jobs, '--quiet', '--no-link')
    result['one actor'] = run(program, 'events', record, '--actor', 'KEN', '--format', 'csv')
    result['parquet'] = run(program, 'export', record, '--as', 'parquet', '-o', folder / 'parquet')
    result['parquet size'] = size(folder / 'parquet')
    if o.cluster:
        environment = {**os.environ, 'DRAGOMAN_PROGRAM': str(Path(program).resolve())}
        command = [sys.executable, '-m', 'dragoman.cluster', 'read', source, folder / 'out', '--block', 'month', '--jobs', o.jobs]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result['cluster'] = run(*command, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        result['cluster']['cpu'] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime  # with the program it runs
        (folder / 'out/.dragoman/settled.csv').unlink()
        shutil.rmtree(folder / 'out/.dragoman/parts')
        result['settle and parts'] = run(*command, env=environment)  # the shards are there: what remains
        result['cluster size'] = size(folder / 'out')
    return result


ONCE = ('add 1 %', 'link 1 %', 'read again', 'one actor')  # what is asked of a record that is there: in seconds as they are


def table(results):
    """Markdown: a row a step, a column a size."""
    rows = [['', *(f"{r['articles']:,} articles" for r in results)]]
    for step in (k for k, v in results[0].items() if isinstance(v, dict)):
        unit, cost = ('s', lambda cpu, n: cpu) if step in ONCE else ('h a million articles', lambda cpu, n: cpu / n * 1e6 / 3600)
        rows.append([f'{step}, {unit} of one processor (memory)', *(f"{cost(r[step]['cpu'], r['articles']):.2f} ({r[step]['memory']:.0f} MB)" for r in results)])
    for key in ('input', 'record', 'linked record', 'parquet size', 'cluster size'):
        if key in results[0]:
            rows.append([f'{key}, GB a million articles', *(f"{r[key] / r['articles'] / 1e3:.1f}" for r in results)])
    lines = ['| ' + ' | '.join(row) + ' |' for row in rows]
    return '\n'.join([lines[0], '| --- |' + ' ---: |' * len(results), *lines[1:]])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program')
    parser.add_argument('sizes', type=int, nargs='+')
    parser.add_argument('--words', type=int, default=450)
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--cluster', action='store_true')
    parser.add_argument('--folder', help='where to work (default: a temporary folder)')
    parser.add_argument('--write', type=Path, help='a page with <!-- measured --> and <!-- end -->, between which the table goes')
    o = parser.parse_args()
    model = next((line.split(':')[1].strip() for line in open('/proc/cpuinfo') if line.startswith('model name')), platform.machine())
    load = os.getloadavg()[1]
    machine = f'{model}, {len(os.sched_getaffinity(0))} processors, {o.jobs} threads, articles of {o.words} words on average; load {load:.1f} at the start'
    print(machine, file=sys.stderr)
    results = []
    for n in o.sizes:
        with tempfile.TemporaryDirectory(dir=o.folder) as folder:
            results.append(measure(o.program, n, o, Path(folder)))
        print(json.dumps(results[-1]), file=sys.stderr, flush=True)
    print(table(results))
    if o.write:
        page = o.write.read_text(encoding='utf-8')
        measured = f'{machine}; {subprocess.run([o.program, "--version"], capture_output=True, text=True).stdout.strip()}, {time.strftime("%Y-%m-%d")}.\n\n{table(results)}\n'
        o.write.write_text(re.sub(r'<!-- measured -->\n.*?<!-- end -->', lambda _: f'<!-- measured -->\n{measured}<!-- end -->', page, flags=re.S), encoding='utf-8')


if __name__ == '__main__':
    main()
