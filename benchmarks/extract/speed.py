#!/usr/bin/env python3
"""Pages a second of the extraction stage and of its peers on the same pages, in turn in one run, each on one and the same processor.

Seconds are of processor time, so that what else the machine does changes little.

    (cd benchmarks/extract && npm ci) && python3 benchmarks/extract/speed.py build/release/tests/extract/extract_pages PAGE.html[.gz]...

Readability runs in Node over jsdom. trafilatura is measured where Python has it (it is neither in Debian 12 nor on npm).
"""
import gzip, json, os, re, subprocess, sys, tempfile, time
from pathlib import Path

here = Path(__file__).resolve().parent
program, *paths = sys.argv[1:]
cpu = min(os.sched_getaffinity(0))


def on_one(command):
    """What it prints, and the processor time it took."""
    process = subprocess.Popen(['taskset', '-c', str(cpu), *map(str, command)], stdout=subprocess.PIPE, text=True, cwd=here)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status: sys.exit(f'{command[0]} failed')
    return printed, usage.ru_utime + usage.ru_stime


def ours(folder):
    command = [Path(program).resolve(), '--time']
    _, start = on_one(command)
    printed, total = on_one([*command, *sorted(folder.iterdir())])
    pages, rounds = map(int, re.search(r'(\d+) pages x (\d+)', printed).groups())
    return pages * rounds / (total - start)


def readability():
    found = json.loads(on_one(['node', 'readability.mjs', *map(os.path.abspath, paths)])[0])
    return found['pages'] / found['seconds']


def trafilatura():
    try:
        import trafilatura as peer
    except ImportError:
        return None
    os.sched_setaffinity(0, {cpu})
    pages = [(gzip.open(p) if p.endswith('.gz') else open(p, 'rb')).read() for p in paths]
    begun = time.process_time()
    for page in pages: peer.extract(page)
    return len(pages) / (time.process_time() - begun)


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
