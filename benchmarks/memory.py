#!/usr/bin/env python3
"""Memory of a reading over its course: articles of mixed lengths into one record, the resident size looked at five times a second.

    python3 benchmarks/memory.py build/release/dragoman 100000 --words 80
    python3 benchmarks/memory.py build/release/dragoman 20000 --words 60 450 450 1500

One in as many articles has each of the lengths. Prints ten lines, a tenth of the time each: articles stored by then cannot be seen from outside, so
the line has the bytes of the record instead. The last line has the peak, the rate, and what else the machine was doing.
"""
import argparse, json, os, re, subprocess, sys, tempfile, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from articles import articles

ROOT = Path(__file__).resolve().parent.parent

def write(path, count, words):
    sources = [articles(ROOT, count // len(words) + 1, w, seed=i + 1) for i, w in enumerate(words)]
    with path.open('w', encoding='utf-8') as f:
        for number in range(count):
            f.write(json.dumps(next(sources[number % len(sources)]), ensure_ascii=False) + '\n')

def resident(pid):
    found = re.search(r'VmRSS:\s+(\d+)', Path(f'/proc/{pid}/status').read_text())
    return int(found.group(1)) / 1024 if found else 0

def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program')
    parser.add_argument('count', type=int)
    parser.add_argument('--words', type=int, nargs='+', default=[80])
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--at-most', type=float, metavar='MB', help='fail if the peak is higher')
    o = parser.parse_args()
    with tempfile.TemporaryDirectory() as t:
        source, record = Path(t) / 'in.jsonl', Path(t) / 'r.duckdb'
        write(source, o.count, o.words)
        load, begun, seen = os.getloadavg()[0], time.monotonic(), []
        process = subprocess.Popen([o.program, 'read', source, '-o', record, '--no-link', '--jobs', str(o.jobs)], stderr=subprocess.PIPE, text=True)
        while process.poll() is None:
            time.sleep(.2)
            try:
                seen.append((time.monotonic() - begun, resident(process.pid), record.stat().st_size if record.exists() else 0))
            except FileNotFoundError:
                break
        said = process.stderr.read().strip().splitlines()[-1]

        for n in range(10):
            part = seen[len(seen) * n // 10:len(seen) * (n + 1) // 10]
            if part: print(f'{part[-1][0]:7.0f} s {max(s[1] for s in part):6.0f} MB resident at most {part[-1][2] / 1e6:8.0f} MB record')
        peak = max(s[1] for s in seen)
        print(f'peak {peak:.0f} MB; {said}; load {load:.1f} before, {os.getloadavg()[0]:.1f} after; {len(os.sched_getaffinity(0))} processors')
        if process.returncode: sys.exit(said)
        if o.at_most and peak > o.at_most: sys.exit(f'{peak:.0f} MB are more than {o.at_most:.0f}')

if __name__ == '__main__':
    main()
