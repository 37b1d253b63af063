"""The commands on examples/: what a user sees, exit codes, reading again, bad input that costs only itself."""
import csv, gzip, json, os, subprocess, sys, tempfile
program, root = sys.argv[1:3]
tmp_of_run = tempfile.TemporaryDirectory()  # goes with the program
tmp = tmp_of_run.name
record = os.path.join(tmp, 'r.duckdb')


def run(*args, code=0, stdin=None):
    r = subprocess.run([program, *args], capture_output=True, input=stdin)
    assert r.returncode == code, (args, r.returncode, r.stderr.decode()[-500:])
    return r.stdout.decode(), r.stderr.decode()


_, err = run('read', f'{root}/examples', f'{root}/tests/page/accounts.jsonl', '-o', record)
assert ' events' in err
_, err = run('read', f'{root}/examples', '-o', record)
assert err.startswith('0 articles') and 'already in the record' in err, err
out, _ = run('events', record, '--format', 'jsonl')
events = [json.loads(l) for l in out.splitlines()]
assert len(events) >= 30, len(events)
assert not any(e['article'] == 'sport' for e in events)
out, _ = run('events', record, '--actor', 'ARM', '--with', 'GEO', '--type', '057', '--format', 'jsonl')
assert out.count('\n') >= 1
some = events[0]
out, _ = run('explain', record, f"{some['article']}:{some['event']}")
assert 'predicates.tsv' in out or 'addressed' in out
out, _ = run('show', record, 'border-pact-herald', '--colour', 'never')
assert '\x1b' not in out and 'cue' in out
run('export', record, '--as', 'jsonl', '-o', os.path.join(tmp, 'out.jsonl'))
articles = [json.loads(l)['article'] for l in open(os.path.join(tmp, 'out.jsonl'))]
assert all(a['story'] for a in articles), 'read links what it read'
assert {a['id']: a.get('copy_of') for a in articles}['market-attack-copy-gazette'] == 'market-attack-copy-daily'
_, err = run('link', record)
assert err.startswith('0 articles linked'), err
run('link', os.path.join(tmp, 'no.duckdb'), code=4)
out, _ = run('happenings', record, '--format', 'jsonl')
happenings = [json.loads(l) for l in out.splitlines()]
assert len(happenings) >= 25 and all(h['n_origins'] + h['n_deniers'] >= 1 for h in happenings)
assert any(h['n_articles'] >= 2 for h in happenings)
stated = [h for h in happenings if not h['n_mentions']]
assert stated, 'what two sources state and no event tells is a happening, listed with a mark'
out, _ = run('happenings', record)
assert out.count('(stated)') == len(stated) and f'\n{len(happenings)} happenings' in out, out
out, _ = run('origins', record, stated[0]['id'])
assert 'only stated' in out, out
out, _ = run('happenings', record, '--actor', 'ARM', '--with', 'GEO', '--min-origins', '1')
assert 'happenings' in out
out, _ = run('origins', record, happenings[0]['id'])
assert 'said by' in out or 'denied by' in out, out
run('origins', record, 'h99999', code=4)
out, _ = run('disputes', record)
assert 'disputes' in out
out, _ = run('disputes', record, '--format', 'jsonl')
tellings = [(d, t) for d in map(json.loads, out.splitlines()) for side in d['sides'] for t in side['tellings']]
assert any(t['event'].startswith('a') for _, t in tellings) and any(t['event'].startswith('v') for _, t in tellings)
for d, t in tellings:  # whatever tells of a happening names it
    out, _ = run('origins', record, f"{t['article']}:{t['event']}", '--format', 'jsonl')
    assert {json.loads(l)['happening'] for l in out.splitlines()} == {d['happening']}, t
run('disputes', record, '--kind', 'figures', '--format', 'jsonl')
run('export', record, '--as', 'parquet', '-o', os.path.join(tmp, 'parquet'))
run('export', record, '--as', 'csv', '-o', os.path.join(tmp, 'csv'))
for table in ('copies', 'stories', 'happenings', 'happening_mentions', 'happening_origins', 'happening_values', 'disputes', 'relations_over_time'):
    assert os.path.getsize(os.path.join(tmp, 'parquet', table + '.parquet')) > 0, table
    lines = list(csv.DictReader(open(os.path.join(tmp, 'csv', table + '.csv'), encoding='utf-8', newline='')))
    assert lines, table
    if table == 'happening_mentions':
        told = {(m['article'], m['event'], m['origin'], m['origin_name']) for m in lines}
        assert told >= {(t['article'], t['event'], t['origin'], t['name']) for _, t in tellings}
    if table == 'happenings':
        assert {'h' + row['happening'] for row in lines} == {h['id'] for h in happenings}
run('events', record, '--format', 'parquet', '-o', os.path.join(tmp, "it's.parquet"))
out, _ = run('pairs', stdin=b'marked_sentence\n<s>France</s> condemned <t>Belarus</t>.\n')
assert '\t111\tACCUSE\t3\t' in out, out
out, _ = run('parse', stdin=b'Iran signed.')
assert '\tVERB\t' in out
out, _ = run('extract', f'{root}/examples/meridian_dam.html')
assert json.loads(out)['title'].startswith('Ethiopia'), out
for command in ('read', 'show', 'events', 'explain', 'link', 'happenings', 'disputes', 'origins', 'export', 'extract', 'parse', 'pairs', 'lexicon', 'eval', 'serve', 'version'):
    out, _ = run(command, '--help')
    assert 'xample' in out or command == 'lexicon', command
out, _ = run('version', '--record', record)
assert out.count('as installed') == 4 and 'run 1\t' in out and 'run 2' not in out, out
run('nonsense', code=2)
run('read', '/nowhere/at/all', '-o', os.path.join(tmp, 'x.duckdb'), code=3)
run('events', f'{root}/README.md', code=4)
out, _ = run('lexicon', 'check')
for lexicon in os.listdir(f'{root}/lexicon'):
    assert lexicon in out or not lexicon.endswith('.tsv'), (lexicon, out)
# a user's own dictionaries
sentence = b'The Ruritanian foreign minister visited Freedonia. Rebels attacked Borduria.'
out, err = run('read', '-', '--to', 'jsonl', '--dictionaries', f'{root}/tests/dictionaries/own', '--published', '2015-05-01', stdin=sentence)
coded = {(e['source'][0]['code'], e['target'][0]['code'], e['cameo']) for e in json.loads(out)['events']}
assert coded == {('RURGOV', 'FRE', '042'), ('FRE', 'RURGOV', '043'), ('---REB', 'BOR', '190')}, coded
run('read', '-', '--to', 'jsonl', '--dictionaries', f'{root}/docs', code=5, stdin=sentence)
run('read', '-', '-o', os.path.join(tmp, 'own.duckdb'), '--dictionaries', f'{root}/tests/dictionaries/own', stdin=sentence)
out, _ = run('version', '--record', os.path.join(tmp, 'own.duckdb'))
assert '\ndictionaries\t' in '\n' + out, out
# the same dictionaries as lexicon files of ours, added to ours: they load, and code
imported, home = os.path.join(tmp, 'imported'), os.path.join(tmp, 'home')
out, _ = run('lexicon', 'import', f'{root}/tests/dictionaries/own', '-o', imported)
assert 'predicates.tsv' in out and 'unfit.tsv' in out, out
os.mkdir(home)
for folder in ('models', 'data', 'ontology'):
    os.symlink(os.path.abspath(os.path.join(root, folder)), os.path.join(home, folder))
os.mkdir(os.path.join(home, 'lexicon'))
for name in os.listdir(os.path.join(root, 'lexicon')):
    text = open(os.path.join(root, 'lexicon', name), encoding='utf-8').read()
    added = os.path.join(imported, name)
    if os.path.exists(added): text += open(added, encoding='utf-8').read().split('\n', 1)[1]
    open(os.path.join(home, 'lexicon', name), 'w', encoding='utf-8').write(text)
out, _ = run('lexicon', 'check', home)
assert 'BAD' not in out, out
unfit = open(os.path.join(imported, 'unfit.tsv'), encoding='utf-8').read()
assert 'transformation' in unfit and 'discard' in unfit
r = subprocess.run([program, 'read', '-', '--to', 'jsonl', '--quiet'], input=b'The Bordurian army stormed a fortress in Ruritania. Ruritania signed a treaty with Borduria.', capture_output=True, env={**os.environ, 'DRAGOMAN_HOME': home})
coded = {(e['source'][0].get('code', '')[:3], e['target'][0].get('code', '')[:3], e['cameo']) for e in json.loads(r.stdout)['events'] if e['source'] and e['target']}
assert ('RUR', 'BOR', '057') in coded, coded
run('lexicon', 'import', f'{root}/docs', '-o', os.path.join(tmp, 'none'), code=3)
# scores against gold, of our own sentences
out, err = run('eval', 'petrarch', f'{root}/tests/dictionaries/own.jsonl', '--dictionaries', f'{root}/tests/dictionaries/own', '--format', 'json')
report = json.loads(out)[0]
assert report['n'] == 6 and report['scores']['exact']['value'] >= .8, report
assert report['scores']['exact']['low'] <= report['scores']['exact']['value'] <= report['scores']['exact']['high']
run('eval', 'petrarch', f'{root}/tests/dictionaries/own.jsonl', code=3)
run('eval', 'polnear', '/nowhere', code=3)
run('eval', 'nonsense', '/nowhere', code=2)
# bad input costs only itself
bad = os.path.join(tmp, 'bad')
os.mkdir(bad)
open(os.path.join(bad, 'a.txt'), 'w').write('Iran and Oman signed a treaty on Monday. Oman praised Iran for its patience during the long talks.')
open(os.path.join(bad, 'b.txt.gz'), 'wb').write(gzip.compress(os.urandom(3000))[:1500])
open(os.path.join(bad, 'c.jsonl'), 'wb').write(b'{"id":"1","text":"Kenya condemned Uganda."}\n{broken\n{"id":"2","text":"Uganda thanked Kenya."}\n')
open(os.path.join(bad, 'd.html'), 'w').write('<div>' * 100000 + 'deep')
open(os.path.join(bad, 'e.bin'), 'wb').write(bytes(range(256)) * 50)
out, err = run('read', bad, '--to', 'jsonl')
ids = [json.loads(l)['article']['id'] for l in out.splitlines()]
assert '1' in ids and '2' in ids, (ids, err)
assert 'b.txt.gz' in err and 'c.jsonl' in err, err
print('all commands answer')
