#!/usr/bin/env python3
"""Runs the codebook's example sentences through the program and writes what it makes of them into docs/codebook.md.

usage: tools/codebook.py [--check] [PROGRAM]     --check changes nothing: it fails if more than one row in ten of the page is out of date, so that
                                                 a change of the coding that moves single examples does not stop a build, and a page that has
                                                 lost touch with the program does.
"""
import json, os, re, subprocess, sys, tempfile

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


def main():
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
        sys.exit(len(moved) > len(new) / 10)
    open(PAGE, 'w', encoding='utf-8').write(re.sub(r'<!-- examples: (\w+) -->\n.*?<!-- end -->', lambda m: f'<!-- examples: {m.group(1)} -->\n' + HEAD + '\n'.join(made[m.group(1)]) + '\n<!-- end -->', page, flags=re.S))
    print(f'{len(moved)} of {len(new)} rows changed')


main()
