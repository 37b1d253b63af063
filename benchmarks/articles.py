#!/usr/bin/env python3
"""Articles for benchmarks, as many as wanted: sentences of our own corpus put together anew. The same number gives the same articles.

    python3 benchmarks/articles.py 10000 > articles.jsonl

They are news in their words and their length, not in their sense: sentences follow one another at random. One in twenty is a copy of an earlier one under
another paper's name, one in a hundred comes twice. Publication dates go through one year, or with --days N through N days.
"""
import argparse
import csv
import datetime
import json
import random
import re
import sys
from pathlib import Path

PAPERS = [f'{a} {b}' for a in ('Harbour', 'Fjord', 'Northern', 'Meridian', 'Savanna', 'Delta', 'Summit', 'Coast') for b in ('Courier', 'Ledger', 'Post', 'Herald', 'Times')]


def sentences(root):
    """Every sentence of corpus/events, without its marks."""
    found = []
    for file in sorted((root / 'corpus/events').glob('*.tsv')):
        for row in csv.DictReader(file.open(encoding='utf-8'), delimiter='\t', quoting=csv.QUOTE_NONE):
            text = re.sub(r'</?[a-z]+>', '', row.get('marked_sentence') or row.get('sentence') or '').strip()
            if len(text.split()) >= 5:
                found.append(text)
    return found


def articles(root, count, words=450, days=365, seed=1):
    rng = random.Random(seed)
    pool = sentences(root)
    first = datetime.date(2024, 1, 1)
    kept = []  # some to copy from
    for number in range(count):
        published = first + datetime.timedelta(days=number * days // count)
        paper = rng.choice(PAPERS)
        if kept and rng.random() < 0.05:
            yield {**rng.choice(kept), 'id': f'n{seed}-{number}', 'publisher': paper, 'published': published.isoformat()}
            continue
        if kept and rng.random() < 0.01:
            yield rng.choice(kept)
            continue
        want = max(60, int(rng.gauss(words, words / 3)))
        paragraphs, paragraph, have = [], [], 0
        while have < want:
            s = rng.choice(pool)
            have += len(s.split())
            paragraph.append(s)
            if len(paragraph) >= rng.choice((1, 2, 2, 3)):
                paragraphs.append(' '.join(paragraph))
                paragraph = []
        if paragraph:
            paragraphs.append(' '.join(paragraph))
        title = ' '.join(pool[rng.randrange(len(pool))].split()[:8])
        article = {'id': f'n{seed}-{number}', 'title': title, 'publisher': paper, 'published': published.isoformat(), 'text': f'{title}\n\n' + '\n\n'.join(paragraphs)}
        if len(kept) < 500:
            kept.append(article)
        elif rng.random() < 0.1:
            kept[rng.randrange(500)] = article
        yield article


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('count', type=int)
    parser.add_argument('--words', type=int, default=450, help='of an article, on average (default 450)')
    parser.add_argument('--days', type=int, default=365)
    parser.add_argument('--seed', type=int, default=1, help='another seed: other articles, other ids')
    o = parser.parse_args()
    for a in articles(Path(__file__).resolve().parent.parent, o.count, o.words, o.days, o.seed):
        sys.stdout.write(json.dumps(a, ensure_ascii=False) + '\n')
