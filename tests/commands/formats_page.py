"""docs/formats.md has a row for every column of each format and none for what is no column; what it calls empty is empty in the files written, the rest is filled somewhere.
The hashes of what a record was read with are in the exports that the page names, and in no other.
usage: PROGRAM ROOT"""
import fnmatch, json, os, re, subprocess, sys, tempfile
program, root = sys.argv[1:3]
page = open(os.path.join(root, 'docs/formats.md'), encoding='utf-8').read()
folder_of_run = tempfile.TemporaryDirectory()  # goes with the program
folder = folder_of_run.name
articles = [  # with what examples/ lack: a town and a state of the USA, a known group, three roles, a place within an actor's words
    'The governor of Texas met Mexican officials in Austin, Texas, on Monday. The U.S. Senate praised Mexico.',
    'NATO condemned Russia on Tuesday. A United Nations envoy visited Geneva, Switzerland. The Syrian army shelled rebel positions in Aleppo, killing 12 civilians.',
    'Police in Mombasa, Kenya, arrested two Ugandan activists on Friday. Kenya imposed sanctions on the Ugandan ministry of defence over the arms embargo.']
with open(os.path.join(folder, 'more.jsonl'), 'w') as f:
    for n, text in enumerate(articles):
        f.write(json.dumps({'id': f'more-{n}', 'url': f'https://post.example/{n}', 'publisher': 'The Test Post', 'published': '2021-03-10T10:00:00Z', 'text': text}) + '\n')
record = os.path.join(folder, 'r.duckdb')
subprocess.run([program, 'read', os.path.join(folder, 'more.jsonl'), f'{root}/examples', '-o', record, '--quiet'], check=True, stderr=subprocess.DEVNULL)
said_of_record = subprocess.run([program, 'version', '--record', record], check=True, capture_output=True, text=True).stdout
hashes = re.findall(r'^(?:model|lexicon|gazetteer)\t([0-9a-f]{16})', said_of_record, re.M)
assert len(hashes) == 3, said_of_record
told, unfilled = 0, []
for kind, title, nothing in (('gdelt', 'GDELT 2.0 events', ''), ('icews', 'ICEWS', ''), ('polecat', 'POLECAT', 'None')):
    path = os.path.join(folder, kind)
    subprocess.run([program, 'export', record, '--as', kind, '-o', path, *(['--header'] if kind == 'gdelt' else [])], check=True, stderr=subprocess.DEVNULL)
    lines = [line.split('\t') for line in open(path, encoding='utf-8').read().split('\n')[:-1]]
    columns, rows = lines[0], lines[1:]
    shared = os.path.join(root, '..', 'shared', 'ontology', {'gdelt': 'gdelt2_events'}.get(kind, kind) + '_columns.tsv')
    if os.path.exists(shared):
        assert columns == [line.split('\t')[1] for line in open(shared, encoding='utf-8').read().splitlines()[1:]], kind
    section = re.search(rf'^## {re.escape(title)}.*?\n(.*?)(?=^## )', page, re.S | re.M)[1]
    said = {}
    for names, verdict, _ in re.findall(r'^\| ([^|]+) \| (equal|differs|empty) \| ?((?:[^|]|\\\|)*)\|$', section, re.M):
        for pattern in re.split(r', | and ', names):
            found = fnmatch.filter(columns, pattern)
            assert found, f'{title}: docs/formats.md speaks of "{pattern}", which is no column'
            for column in found:
                said.setdefault(column, set()).add(verdict)
    missing = [c for c in columns if c not in said]
    assert not missing, f'{title}: no row in docs/formats.md for {missing}'
    for n, column in enumerate(columns):
        filled = sum(row[n] not in ('', nothing) for row in rows)
        assert filled == 0 or 'empty' not in said[column], f'{title}: {column} is said to be {said[column]}, and filled in {filled} of {len(rows)} rows'
        if filled == 0 and 'empty' not in said[column]:
            unfilled.append(f'{kind} {column}')
    told += len(columns)
# rarer than these texts: actors of two or three roles on either side, a district that is the place itself
assert set(unfilled) <= {'gdelt Actor1Type2Code', 'gdelt Actor1Type3Code', 'gdelt Actor2Type2Code', 'gdelt Actor2Type3Code', 'polecat District'}, unfilled
assert told == 61 + 20 + 40
for kind, holds in (('jsonl', False), ('csv', True), ('gdelt', False), ('icews', False), ('polecat', False)):
    path = os.path.join(folder, kind)
    if kind in ('jsonl', 'csv'):
        subprocess.run([program, 'export', record, '--as', kind, '-o', path], check=True, stderr=subprocess.DEVNULL)
    for path in (os.path.join(path, 'meta.csv'), os.path.join(path, 'runs.csv')) if kind == 'csv' else (path,):
        text = open(path, encoding='utf-8').read()
        assert all((h in text) == holds for h in hashes), f'{path}: docs/formats.md says otherwise of the hashes'
print(told, 'columns as told')
