#!/usr/bin/env python3
"""Measures copies, stories, happenings, origins and disputes on annotated reports.

usage: measure_links.py FOLDER [--bin PROGRAM] [--half 1|2] [--part NAME] [-v]

FOLDER holds JSON Lines files, told apart by what is in them:
  reports   {"id","publisher","published","text","story","copy_of"?,"happenings":[{"key","words","begin"?}]}
            words: exact trigger words in text; begin: their offset in code points where they occur more than once
  disputes  {"happening","kind":"figures|actor|date|place|denied","articles":[ids]}
  origins   {"happening","n_origins"}
or, in its folders, text files as in corpus/happenings (README.md there): `story`, `happening`, `report` lines, triggers as [words|key].
--half takes the stories at odd (1) or even (2) places of the sorted list, --part those of a folder (dev, unseen); all reports are read and
linked in each case.

Printed: B-cubed of stories; precision and recall of copies; B-cubed of happenings over all annotated mentions (a mention of which no event
was coded is alone) and over the coded ones; the share of happenings whose origins are counted exactly right, of those with any mention
coded and of all; precision, recall and F1 of disputes as pairs of happening and kind (a dispute of a happening nobody annotated is not counted)."""
import argparse
import collections
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

csv.field_size_limit(1 << 30)


def load_text(path, part, reports, disputes, origins):
    """One of corpus/happenings' files. An article's id is its story and its place in it."""
    story, n = None, 0
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('story '):
            story, n = line[6:], 0
        elif line.startswith('happening '):
            key, *values = line[10:].split(' ')
            values = dict(v.split('=') for v in values)
            origins[key] = int(values['origins'])
            disputes += [(key, kind) for kind in values.get('disputes', '').split(',') if kind]
        elif line.startswith('report '):
            n += 1
            publisher, published, *copy = line[7:].split(' | ')
            report = {'id': f'{story}.{n}', 'publisher': publisher, 'published': published, 'story': story, 'part': part, 'happenings': [], 'text': '',
                      'copy_of': f'{story}.{copy[0].split()[1]}' if copy else None}
            reports.append(report)
        elif line:
            text = report['text'] + ('\n\n' if report['text'] else '')
            for piece in re.split(r'(\[[^]|]+\|[^]]+\])', line):
                if piece.startswith('['):
                    words, key = piece[1:-1].split('|')
                    report['happenings'].append({'key': key, 'words': words, 'begin': len(text)})
                    piece = words
                text += piece
            report['text'] = text


def load(folder):
    reports, disputes, origins = [], [], {}
    for path in sorted(glob.glob(os.path.join(folder, '*', '*.txt'))):
        load_text(path, os.path.basename(os.path.dirname(path)), reports, disputes, origins)
    keys = {h['key'] for d in reports for h in d['happenings']}
    if reports and keys != set(origins):
        sys.exit(f'{folder}: happenings without a line or a mention: {sorted(keys ^ set(origins))}')
    for path in sorted(glob.glob(os.path.join(folder, '*.jsonl'))):
        for line in open(path, encoding='utf-8'):
            if not line.strip():
                continue
            d = json.loads(line)
            if 'text' in d:
                if 'happenings' in d:
                    reports.append(d)
            elif 'kind' in d:
                disputes.append((d['happening'], d['kind']))
            elif 'n_origins' in d:
                origins[d['happening']] = d['n_origins']
    return reports, disputes, origins


def link(reports, program, folder):
    source, record = os.path.join(folder, 'in.jsonl'), os.path.join(folder, 'r.duckdb')
    with open(source, 'w', encoding='utf-8') as f:
        for d in reports:
            f.write(json.dumps({k: d[k] for k in ('id', 'publisher', 'published', 'title', 'text') if d.get(k)}, ensure_ascii=False) + '\n')
    subprocess.run([program, 'read', source, '--input', 'jsonl', '-o', record, '--quiet'], check=True)
    subprocess.run([program, 'export', record, '--as', 'jsonl', '-o', os.path.join(folder, 'out.jsonl')], check=True)
    subprocess.run([program, 'export', record, '--as', 'csv', '-o', os.path.join(folder, 'csv')], check=True)
    records = {}
    for line in open(os.path.join(folder, 'out.jsonl'), encoding='utf-8'):
        r = json.loads(line)
        records[r['article']['id']] = r
    return records, lambda name: list(csv.DictReader(open(os.path.join(folder, 'csv', name + '.csv'), encoding='utf-8', newline='')))


def b_cubed(gold, found):
    def mean(a, b):
        in_a, in_b = collections.defaultdict(set), collections.defaultdict(set)
        for k in a:
            in_a[a[k]].add(k)
            in_b[b[k]].add(k)
        return sum(len(in_a[a[k]] & in_b[b[k]]) / len(in_b[b[k]]) for k in a) / max(1, len(a))
    p, r = mean(gold, found), mean(found, gold)
    return p, r, 2 * p * r / max(1e-9, p + r)


def prf(gold, found):
    both = len(gold & found)
    p, r = both / max(1, len(found)), both / max(1, len(gold))
    return p, r, 2 * p * r / max(1e-9, p + r)


def say(what, **values):
    print(what + ': ' + ' '.join(f'{k}={v:.3f}' if isinstance(v, float) else f'{k}={v}' for k, v in values.items()))


def match(report, record, denials):
    """mention -> (event id, happening): of the events whose trigger overlaps the words the one that has most in common with them, else a
    denial ("Turkey denied that its guard fired") that is taken as told of an event and has the words in what it denies. denials: of the
    article, attribution -> happening."""
    used, out = set(), {}
    for i, h in enumerate(report['happenings']):
        begin = h.get('begin')
        if begin is None:
            begin = report['text'].find(h['words'])
            while begin >= 0 and begin in used:
                begin = report['text'].find(h['words'], begin + 1)
        if begin < 0:
            sys.exit(f"{report['id']}: '{h['words']}' is not in the text")
        used.add(begin)
        end, best = begin + len(h['words']), (0, 0)
        for e in record['events'] if record else []:
            if e.get('mirror_of'):
                continue
            common = sum(max(0, min(end, y) - max(begin, x)) for x, y in e['trigger'])
            rest = sum(y - x for x, y in e['trigger']) - common
            if common and (common, -rest) > best[:2]:
                best = (common, -rest, e)
        if best[0]:
            out[i] = best[2]['id'], best[2].get('happening')
        else:
            for a in record['attributions'] if record else []:
                if a['id'] in denials and any(x <= begin and end <= y for x, y in a['content']):
                    out[i] = a['id'], denials[a['id']]
    return out


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('folder')
    a.add_argument('--bin', default='build/release/dragoman')
    a.add_argument('--half', type=int, choices=(1, 2))
    a.add_argument('--part')
    a.add_argument('-v', action='store_true')
    o = a.parse_args()
    reports, disputes, origins = load(o.folder)
    stories = sorted({d['story'] for d in reports})
    wanted = {s for i, s in enumerate(stories) if not o.half or i % 2 == o.half - 1}
    if o.part:
        wanted = {d['story'] for d in reports if d.get('part') == o.part}
    with tempfile.TemporaryDirectory() as folder:
        records, table = link(reports, o.bin, folder)
        tables = {name: table(name) for name in ('happenings', 'happening_mentions', 'happening_origins', 'disputes')}
    denials = collections.defaultdict(dict)
    for r in tables['happening_mentions']:
        if r['event'].startswith('a'):
            denials[r['article']][r['event']] = 'h' + r['happening']
    looked_at = [d for d in reports if d['story'] in wanted]
    say('stories', n=len(looked_at), **dict(zip('PRF', b_cubed({d['id']: d['story'] for d in looked_at}, {d['id']: (records.get(d['id']) or {'article': {}})['article'].get('story', d['id']) for d in looked_at}))))
    say('copies', **dict(zip('PRF', prf({(d['id'], d['copy_of']) for d in looked_at if d.get('copy_of')}, {(d['id'], records[d['id']]['article']['copy_of']) for d in looked_at if d['id'] in records and records[d['id']]['article'].get('copy_of')}))))
    gold, found, votes = {}, {}, collections.defaultdict(collections.Counter)
    for d in looked_at:
        events = match(d, records.get(d['id']), denials[d['id']])
        for i, h in enumerate(d['happenings']):
            item = (d['id'], i)
            gold[item] = h['key']
            found[item] = events[i][1] or item if i in events else item
            if i in events and events[i][1]:
                votes[h['key']][events[i][1]] += 1
            elif o.v:
                print(f"  not coded: {d['id']} {h['key']} '{h['words']}'")
    coded = {k for k in gold if isinstance(found[k], str)}
    say('happenings', mentions=len(gold), happenings=len(set(gold.values())), coded=len(coded) / max(1, len(gold)), **dict(zip('PRF', b_cubed(gold, found))))
    say('happenings of coded mentions', **dict(zip('PRF', b_cubed({k: gold[k] for k in coded}, {k: found[k] for k in coded}))))
    if o.v:
        mixed = collections.defaultdict(set)
        for k in coded:
            mixed[found[k]].add((gold[k], k[0]))
        for h, keys in sorted(mixed.items()):
            if len({k for k, _ in keys}) > 1:
                print('  one for several:', h, sorted(keys))
        for key, count in sorted(votes.items()):
            if len(count) > 1:
                print('  several for one:', key, dict(count))
    best = {key: count.most_common(1)[0][0] for key, count in votes.items()}
    n_origins = {'h' + r['happening']: int(r['n_origins']) for r in tables['happenings']}
    keys = set(gold.values())
    asked = [k for k in origins if k in keys and k in best]
    right = [k for k in asked if n_origins.get(best[k]) == origins[k]]
    every = [k for k in origins if k in keys]
    say('origins', asked=len(asked), exact=len(right) / max(1, len(asked)), all=len(every), exact_of_all=len(right) / max(1, len(every)))
    if o.v:
        for k in asked:
            if k not in right:
                print(f"  origins of {k}: {origins[k]}, found {n_origins.get(best[k])}:", [(r['origin'], r['stance']) for r in tables['happening_origins'] if 'h' + r['happening'] == best[k]])
    of = {}  # found happening -> the annotated one most of whose mentions it has
    for key, count in votes.items():
        for h, n in count.items():
            if h not in of or n > of[h][0]:
                of[h] = (n, key)
    gold_d = {(h, k) for h, k in disputes if h in keys}
    found_d = {(of['h' + r['happening']][1], r['kind']) for r in tables['disputes'] if 'h' + r['happening'] in of}
    say('disputes', gold=len(gold_d), **dict(zip('PRF', prf(gold_d, found_d))))
    if o.v:
        print('  missed:', sorted(gold_d - found_d), '\n  wrong:', sorted(found_d - gold_d))


if __name__ == '__main__':
    main()
