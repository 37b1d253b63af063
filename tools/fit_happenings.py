#!/usr/bin/env python3
"""Fits lexicon/happening_weights.tsv on annotated reports: logistic regression over pairs of mentions.

usage: fit_happenings.py FOLDER... [--part dev] [--bin PROGRAM] [--strength X] [--write]

FOLDERs as for measure_links.py, each linked by itself. The reports are read and linked with the present weights; every pair of annotated mentions that meets under a
key is an example, positive if both are of one happening. The weights of lexicon/happening_weights.tsv are the prior: --strength says how many
examples it takes to move one (a feature that no pair has stays as it is). Of a folder with parts only the stories of --part are learned from. Without --write the
weights are printed beside the present ones; with it the file is written."""
import argparse
import collections
import math
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import measure_links  # noqa: E402

WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lexicon', 'happening_weights.tsv')


def pairs(folder, part, program):
    reports, _, _ = measure_links.load(folder)
    with tempfile.TemporaryDirectory() as d:
        records, table = measure_links.link(reports, program, d)
        denials = collections.defaultdict(dict)
        for r in table('happening_mentions'):
            if r['event'].startswith('a'):
                denials[r['article']][r['event']] = r['happening']
        out = os.path.join(d, 'pairs.tsv')
        subprocess.run([program, 'link', os.path.join(d, 'r.duckdb'), '--pairs', out, '--quiet'], check=True)
        lines = [line.rstrip('\n').split('\t') for line in open(out, encoding='utf-8')]
    gold = {}
    for d in reports:
        if d.get('part', part) == part:
            for i, (event, _) in measure_links.match(d, records.get(d['id']), denials[d['id']]).items():
                gold[(d['id'], event)] = d['happenings'][i]['key']
    names, examples = lines[0][5:], []
    for x in lines[1:]:
        a, b = gold.get((x[0], x[1])), gold.get((x[2], x[3]))
        if a and b:
            examples.append(([float(v) for v in x[5:]], a == b))
    return names, examples


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('folder', nargs='+')
    a.add_argument('--part', default='dev')
    a.add_argument('--bin', default='build/release/dragoman')
    a.add_argument('--strength', type=float, default=4)
    a.add_argument('--write', action='store_true')
    o = a.parse_args()
    rows = [line.rstrip('\n').split('\t') for line in open(WEIGHTS, encoding='utf-8')]
    prior = {r[0]: float(r[1]) for r in rows[1:]}
    examples = []
    for folder in o.folder:
        names, found = pairs(folder, o.part, o.bin)
        examples += found
    w = [prior[n] for n in names]
    start = list(w)
    # Few features of a pair are not 0, so plain gradient descent over lists is quick enough.
    sparse = [([(i, v) for i, v in enumerate(x) if v], y) for x, y in examples]
    rate = 0.02
    for _ in range(400):
        gradient = [o.strength * (w[i] - start[i]) for i in range(len(w))]
        for x, y in sparse:
            z = sum(w[i] * v for i, v in x)
            error = 1 / (1 + math.exp(-max(-30, min(30, z)))) - y
            for i, v in x:
                gradient[i] += error * v
        for i in range(len(w)):
            w[i] -= rate * gradient[i]
    seen = collections.Counter(i for x, _ in sparse for i, _ in x)

    def wrong(weights):
        return sum((sum(weights[i] * v for i, v in x) > 0) != y for x, y in sparse)
    print(f'{len(examples)} pairs, {sum(y for _, y in examples)} of one happening; decided wrongly: {wrong(start)} before, {wrong(w)} after')
    fitted = {n: round(w[i], 2) if seen[i] else start[i] for i, n in enumerate(names)}
    for i, n in enumerate(names):
        print(f'  {n:28} {start[i]:6.2f} -> {fitted[n]:6.2f}   in {seen[i]} pairs')
    if o.write:
        with open(WEIGHTS, 'w', encoding='utf-8') as f:
            f.write('\t'.join(rows[0]) + '\n')
            for r in rows[1:]:
                f.write('\t'.join([r[0], f'{fitted[r[0]]:g}' if r[0] in fitted else r[1], *r[2:]]) + '\n')


main()
