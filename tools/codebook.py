#!/usr/bin/env python3
"""Runs the codebook's example sentences through the program and writes what it makes of them into docs/codebook.md.

usage: tools/codebook.py [--check | --accuracy TSV] [PROGRAM]
       The headings' CAMEO codes of each type are those of ontology/cameo.tsv.
       --accuracy measures `pairs` per type on a set with marked_sentence and gold_root (../shared/data/plover/plv_train.tsv) and on the held-back fifth of
                                                 corpus/events, and writes those two tables instead
       --check changes nothing: it fails if more than one row in ten of the page is out of date, so that
                                                 a change of the coding that moves single examples does not stop a build, and a page that has
                                                 lost touch with the program does.
"""
import json, os, re, subprocess, sys, tempfile
from accuracy import own_events

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE, EXAMPLES = os.path.join(ROOT, 'docs', 'codebook.md'), os.path.join(ROOT, 'docs', 'codebook_examples.tsv')
PUBLISHED = '2021-03-10'
HEAD = '| text | code | who to whom | when, where | status | according to |\n| --- | --- | --- | --- | --- | --- |\n'


def examples():
    rows = [line.rstrip('\n').split('\t') for line in open(EXAMPLES, encoding='utf-8') if line.strip() and not line.startswith('#')]
    assert rows[0] == ['part', 'text'], rows[0]
    return rows[1:]


def records(program, texts):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8', delete=False) as f:
        for n, text in enumerate(texts):
            f.write(json.dumps({'id': str(n), 'url': f'https://codebook.example/{n}', 'published': PUBLISHED, 'text': text}) + '\n')
    out = subprocess.run([program, 'read', f.name, '--to', 'jsonl', '--jobs', '1', '--quiet'], capture_output=True, check=True).stdout
    os.unlink(f.name)
    by_id = {r['article']['id']: r for r in map(json.loads, out.splitlines())}
    return [by_id[str(n)] for n in range(len(texts))]


def row(text, record):
    """One line of the page: all events of the sentence, reciprocal acts once."""
    entities = {e['id']: e for e in record['entities']}
    places = {p['id']: p['name'] for p in record['places']}
    said = {a['id']: a for a in record['attributions']}

    def side(list_):
        return ' + '.join(p.get('code') or entities.get(p.get('entity'), {}).get('name', '?') for p in list_) or '?'

    def source(a):
        a = said[a]
        if 'speaker' in a:
            return entities[a['speaker']]['name']
        return ' '.join(record['article']['text'][b:e] for b, e in a['source'] or a['cue'])
    cells = [[], [], [], [], []]
    for e in record['events']:
        if 'mirror_of' in e:
            continue
        both = any(m.get('mirror_of') == e['id'] for m in record['events'])
        when = e.get('date', '') + (' (of publication)' if e.get('date_from') == 'published' else '')
        where = places.get(e.get('place'), '')
        for cell, value in zip(cells, (f"{e['cameo']} {e['plover']}".strip(), side(e['source']) + (' - ' if both else ' -> ') + side(e['target']), ', '.join(filter(None, (when, where))),
                                       e['status'] + ('' if e['commitment'] == 'certain' else ', ' + e['commitment']), ' < '.join(source(a) for a in e['according_to']))):
            cell.append(value)
    if not record['events']:
        cells[0] = ['nothing']
    return '| ' + ' | '.join([text] + ['; '.join(c) if any(c) else '' for c in cells]).replace('\n', ' ') + ' |'


def codes_of(type_):
    """The CAMEO codes of a PLOVER type in few words: "17 but 1712, 175; 163, 191, 192"."""
    cells = [line.rstrip('\n').split('\t') for line in open(os.path.join(ROOT, 'ontology', 'cameo.tsv'), encoding='utf-8')][1:]
    type_of = {c[0]: c[2] for c in cells}

    def under(prefix):
        return [c for c in type_of if c.startswith(prefix)]

    def fold(prefix, wanted):
        """The fewest prefixes that hold all wanted codes below this one and no other."""
        codes = under(prefix)
        if all(map(wanted, codes)):
            return [prefix]
        return [p for child in sorted({c[:len(prefix) + 1] for c in codes if len(c) > len(prefix)}) for p in fold(child, wanted)] + [c for c in codes if c == prefix and wanted(c)]

    def ours(code):
        return type_of[code] == type_

    wholes, parts = [], []
    for root in sorted({c[:2] for c in type_of}):
        for prefix in [root] if 2 * sum(map(ours, under(root))) > len(under(root)) else sorted({c[:3] for c in under(root)}):
            share = sum(map(ours, under(prefix)))
            if share == len(under(prefix)):
                (wholes if len(prefix) == 2 else parts).append(prefix)
            elif 2 * share > len(under(prefix)):
                wholes.append(prefix + ' but ' + ', '.join(sorted(fold(prefix, lambda c: not ours(c)))))
            elif share:
                parts += fold(prefix, ours)
    wholes.sort(key=lambda w: ' but ' in w)
    return '; '.join([*filter(None, [', '.join(w for w in wholes if ' but ' not in w)]), *(w for w in wholes if ' but ' in w), *filter(None, [', '.join(sorted(parts))])])


def headed(page):
    """The page with the codes of the ontology in the headings of the types."""
    return re.sub(r'^### ([A-Z]+) \(CAMEO .*\)$', lambda m: f'### {m[1]} (CAMEO {codes_of(m[1])})', page, flags=re.M)


def wilson(right, n):
    """95 % interval of a share (Wilson 1927): holds for the small counts of rare types, too."""
    if not n:
        return ''
    z, p = 1.96, right / n
    middle, half = (p + z * z / (2 * n)) / (1 + z * z / n), z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    return f'{p:.2f} ({middle - half:.2f}-{middle + half:.2f})'


def accuracy(program, path, same):
    """The table of precision and recall per type; `same`: what the set calls types by another name."""
    lines = open(path, encoding='utf-8').read().splitlines()
    head = lines[0].split('\t')
    rows = [dict(zip(head, line.split('\t'))) for line in lines[1:]]
    given = 'marked_sentence\n' + ''.join(r['marked_sentence'] + '\n' for r in rows)
    out = subprocess.run([program, 'pairs'], input=given.encode(), capture_output=True, check=True).stdout.decode().splitlines()
    at = out[0].split('\t').index('plover')
    coded = [same.get(t, t) for t in (line.split('\t')[at] for line in out[1:])]
    gold = [same.get(r['gold_root'], r['gold_root']) for r in rows]
    assert len(coded) == len(gold), (len(coded), len(gold))
    table = ['| type | sentences | precision | recall | F1 |', '| --- | --- | --- | --- | --- |']
    for type_ in sorted(set(gold)):
        right, ours, theirs = sum(c == g == type_ for c, g in zip(coded, gold)), coded.count(type_), gold.count(type_)
        table.append(f'| {type_} | {theirs} | {wilson(right, ours)} | {wilson(right, theirs)} | {2 * right / (ours + theirs):.2f} |')
    return '\n'.join(table)


def write_accuracy(program, path):
    page = open(PAGE, encoding='utf-8').read()
    with tempfile.TemporaryDirectory() as folder:
        tables = {'accuracy': accuracy(program, path, {'CONCEDE': 'YIELD', 'RETREAT': 'YIELD', 'SANCTIONS': 'SANCTION', 'DEMAND': 'REQUEST', 'DISAPPROVE': 'ACCUSE'}),
                  'accuracy, own': accuracy(program, own_events(folder, {}), {})}
    for name, table in tables.items():
        mark = f'<!-- {name} -->\n'
        assert mark in page, name
        page = re.sub(mark + '.*?<!-- end -->', lambda _: f'{mark}{table}\n<!-- end -->', page, flags=re.S)
        print(f'{name}\n{table}')
    open(PAGE, 'w', encoding='utf-8').write(page)


def main():
    if '--accuracy' in sys.argv:
        at = sys.argv.index('--accuracy')
        path = sys.argv[at + 1]
        rest = sys.argv[1:at] + sys.argv[at + 2:]
        return write_accuracy(rest[0] if rest else os.path.join(ROOT, 'build', 'release', 'dragoman'), path)
    check = '--check' in sys.argv
    programs = [a for a in sys.argv[1:] if not a.startswith('--')]
    program = programs[0] if programs else os.path.join(ROOT, 'build', 'release', 'dragoman')
    listed = examples()
    made = {}
    for (part, text), record in zip(listed, records(program, [t for _, t in listed])):
        made.setdefault(part, []).append(row(text, record))
    page = open(PAGE, encoding='utf-8').read()
    parts = re.findall(r'<!-- examples: (\w+) -->\n(.*?)<!-- end -->', page, re.S)
    assert sorted(p for p, _ in parts) == sorted(made), (set(made) ^ {p for p, _ in parts})
    old = [line for _, body in parts for line in body.splitlines()[2:]]
    new = [line for part, _ in parts for line in made[part]]
    moved = [line for line in new if line not in old]
    if check:
        print(f'{len(new) - len(moved)} of {len(new)} examples are coded as docs/codebook.md says')
        for line in moved:
            print('now:', line)
        if headed(page) != page:
            sys.exit('the headings of docs/codebook.md do not have the codes of ontology/cameo.tsv: run tools/codebook.py')
        sys.exit(len(moved) > len(new) / 10)
    open(PAGE, 'w', encoding='utf-8').write(re.sub(r'<!-- examples: (\w+) -->\n.*?<!-- end -->', lambda m: f'<!-- examples: {m.group(1)} -->\n' + HEAD + '\n'.join(made[m.group(1)]) + '\n<!-- end -->', headed(page), flags=re.S))
    print(f'{len(moved)} of {len(new)} rows changed')


main()
