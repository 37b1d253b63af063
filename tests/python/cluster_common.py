"""What the cluster's tests share: a shared folder of shards with all the trouble shards can have, and one machine's record to compare with."""
import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

from common import EXAMPLES, PROGRAM, SOURCE

CLUSTER = [sys.executable, '-m', 'dragoman.cluster']


def write_input(folder, shards, per_shard):
    """Shards of JSON Lines and WARC. Ids are shared between shards, articles repeated within and across them (by URL, by text, by both), one line
    is broken, one file empty, one is no text at all; names sort otherwise than numbers do."""
    folder.mkdir()
    stories = [json.loads(line) for line in ((SOURCE / 'docs/tutorial/articles.jsonl').read_text() + (EXAMPLES / 'papers.jsonl').read_text()).splitlines()]
    number = 0
    for shard in range(shards):
        lines = []
        for i in range(per_shard):
            story = dict(stories[number % len(stories)])
            if number % 11:  # every eleventh stays as it is, and so repeats
                story['text'] += f' It was report number {number}.'
            story['published'] = ('2021-03-03', '2021-03-04', '2021-04-01')[number % 3]  # few days: a part costs a dozen files
            story['id'] = str(i) if shard % 2 else f'{shard}-{i}'
            if number % 7 == 0:
                story['url'] = f'https://paper.example/{number % 5}'
            if number % 13 == 0:
                story['published'] = None
            lines.append(json.dumps(story))
            number += 1
        lines.insert(len(lines) // 2, '{broken' if shard == 1 else '')
        text = '\n'.join(lines) + '\n'
        sub = folder / ('b' if shard % 3 == 0 else '')
        sub.mkdir(exist_ok=True)
        if shard == 2:
            (sub / f's{shard}.jsonl.gz').write_bytes(gzip.compress(text.encode()))
        else:
            (sub / f's{shard}.jsonl').write_text(text)
    shutil.copy(EXAMPLES / 'crawl.warc', folder / 'a.warc')
    shutil.copy(EXAMPLES / 'crawl.warc', folder / 'z again.warc')
    (folder / 'empty.txt').touch()
    (folder / 'noise.bin').write_bytes(bytes(range(256)) * 8)
    (folder / '.hidden').mkdir()
    (folder / '.hidden' / 'x.txt').write_text('Iran condemned Oman.')


def sorted_tables(record, folder):
    """{table: its rows as CSV lines, sorted}, of the tables of single articles."""
    subprocess.run([PROGRAM, 'export', record, '--as', 'csv', '-o', folder], check=True)
    tables = {}
    for file in Path(folder).glob('*.csv'):
        content = file.read_bytes()
        header = content.split(b'\n', 1)[0]
        if b'article' in header.split(b',') and content.count(b'\n') > 1:
            tables[file.stem] = (header, sorted(content.splitlines()))
    return tables


def one_machine(source, folder):
    record = folder / 'one.duckdb'
    subprocess.run([PROGRAM, 'read', source, '-o', record, '--quiet', '--no-link'], check=True, stderr=subprocess.DEVNULL)
    return sorted_tables(record, folder / 'one')


def assert_same(out, folder, expected):
    """The parts of `out`, put into one record, are one machine's record, byte for byte after sorting."""
    record = folder / f'{out.name}.duckdb'
    subprocess.run([*CLUSTER, 'record', out, record, '--no-link'], check=True, stderr=subprocess.PIPE)
    got = sorted_tables(record, folder / f'{out.name}-tables')
    assert set(got) == set(expected), set(got) ^ set(expected)
    for table in expected:
        if got[table] != expected[table]:
            ours, theirs = set(got[table][1]), set(expected[table][1])
            raise AssertionError((table, len(got[table][1]), len(expected[table][1]), sorted(ours - theirs)[:3], sorted(theirs - ours)[:3]))
    assert len(expected['articles'][1]) > 50 and len(expected['events'][1]) > 50


def assert_no_litter(out):
    left = [p for p in (out / '.dragoman' / 'tmp').rglob('*')] if (out / '.dragoman' / 'tmp').exists() else []
    assert not left, left
