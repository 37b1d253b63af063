#!/usr/bin/env python3
"""Pages a second of the extraction stage and of its peers on the same pages, in turn in one run, each on one and the same processor.

    (cd benchmarks/extract && npm ci) && python3 benchmarks/extract/speed.py build/release/tests/extract/extract_pages PAGE.html[.gz]...

Readability runs in Node over jsdom. trafilatura is measured where Python has it (it is neither in Debian 12 nor on npm).
"""
import gzip, json, os, re, subprocess, sys, tempfile, time
from pathlib import Path

here = Path(__file__).resolve().parent
program, *paths = sys.argv[1:]
cpu = min(os.sched_getaffinity(0))


def on_one(command):
    return subprocess.run(['taskset', '-c', str(cpu), *map(str, command)], capture_output=True, text=True, check=True, cwd=here).stdout


def ours(folder):
    pages, rounds, seconds = map(float, re.search(r'(\d+) pages x (\d+) in ([\d.]+) s', on_one([Path(program).resolve(), '--time', *sorted(folder.iterdir())])).groups())
    return pages * rounds / seconds


def readability():
    found = json.loads(on_one(['node', 'readability.mjs', *map(os.path.abspath, paths)]))
    return found['pages'] / found['seconds']


def trafilatura():
    try:
        import trafilatura as peer
    except ImportError:
        return None
    os.sched_setaffinity(0, {cpu})
    pages = [(gzip.open(p) if p.endswith('.gz') else open(p, 'rb')).read() for p in paths]
    begun = time.perf_counter()
    for page in pages: peer.extract(page)
    return len(pages) / (time.perf_counter() - begun)


with tempfile.TemporaryDirectory() as t:
    folder = Path(t)
    sizes = []
    for p in paths:
        page = gzip.open(p).read() if p.endswith('.gz') else Path(p).read_bytes()
        (folder / Path(p).name.removesuffix('.gz')).write_bytes(page)
        sizes.append(len(page))
    print(f'{len(paths)} pages of {sum(sizes) / len(sizes) / 1e3:.0f} KB on average, load {os.getloadavg()[0]:.1f}')
    rates = {'dragoman': ours(folder), 'readability': readability(), 'dragoman, again': ours(folder), 'trafilatura': trafilatura()}
for name, rate in rates.items():
    print(f'{name:18}' + (f'{rate:8.0f} pages/s' if rate else '  not installed'))
peers = [r for n, r in rates.items() if r and not n.startswith('dragoman')]
print(f'{min(rates["dragoman"], rates["dragoman, again"]) / max(peers):.0f} times the fastest peer')
