#!/usr/bin/env python3
"""Writes lexicon/word_counts.tsv: in how many stretches of 150 words of general English a word occurs, the background that linking
weighs words by. From the shared sets that shipped data may be learnt from (UD EWT, WikiGold, CrossNER, GeoVirus, RE3D without the BBC)
and from our own corpus. Usage: make_word_counts.py SHARED_DATA REPOSITORY"""
import collections
import glob
import gzip
import json
import re
import sys

STRETCH, LEAST = 150, 2
data, root = sys.argv[1:3]
stretches = []


def lines(path):
    with (gzip.open(path, 'rt', encoding='utf-8') if path.endswith('.gz') else open(path, encoding='utf-8')) as f:
        yield from f


def add(words):
    for i in range(0, len(words), STRETCH):
        part = words[i:i + STRETCH]
        if len(part) >= 40:
            stretches.append({w.lower() for w in part})


def add_columns(path, column, new_text):
    words = []
    for line in lines(path):
        if line.startswith(new_text):
            add(words)
            words = []
        cells = line.split()
        if len(cells) > column and not line.startswith('#'):
            words.append(cells[column])
    add(words)


for path in glob.glob(data + '/ud-ewt/*train*'):
    add_columns(path, 1, '# newdoc')
for path in glob.glob(data + '/wikigold/*conll*') + glob.glob(data + '/crossner-politics/t*.txt*') + glob.glob(data + '/crossner-politics/d*.txt*'):
    add_columns(path, 0, '-DOCSTART-')
for line in lines(data + '/geovirus/geovirus.jsonl.gz'):
    add(re.findall(r'\w+', json.loads(line)['text']))
for line in lines(data + '/re3d/re3d.jsonl.gz'):
    document = json.loads(line)
    if 'BBC' not in str(document.get('source')):
        add(re.findall(r'\w+', document['text']))
for path in glob.glob(root + '/corpus/names/*.txt'):
    add(re.findall(r'\w+', re.sub(r'\[([^\]]*)\]\(\w+\)', r'\1', ' '.join(lines(path)))))
counts = collections.Counter(w for s in stretches for w in s if re.fullmatch(r'[a-z]{2,}', w))
# Words of time and number say nothing about which happening a report is on: as common as can be.
for line in lines(root + '/lexicon/times.tsv'):
    for word in re.findall(r'[a-z]{2,}', '' if line.startswith('form\t') or line.startswith('#') else line.split('\t')[0].lower()):
        counts[word] = len(stretches)
with open(root + '/lexicon/word_counts.tsv', 'w', encoding='utf-8') as out:
    out.write('word\tstretches\n')
    out.write(f'*\t{len(stretches)}\n')
    for word, n in sorted(counts.items()):
        if n >= LEAST:
            out.write(f'{word}\t{n}\n')
