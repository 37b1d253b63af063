"""The commands on examples/: what a user sees, exit codes, reading again, bad input that costs only itself."""
import gzip, json, os, subprocess, sys, tempfile
program, root = sys.argv[1:3]
tmp = tempfile.mkdtemp()
record = os.path.join(tmp, 'r.duckdb')


def run(*args, code=0, stdin=None):
    r = subprocess.run([program, *args], capture_output=True, input=stdin)
    assert r.returncode == code, (args, r.returncode, r.stderr.decode()[-500:])
    return r.stdout.decode(), r.stderr.decode()


_, err = run('read', f'{root}/examples', '-o', record)
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
run('export', record, '--as', 'parquet', '-o', os.path.join(tmp, 'parquet'))
run('export', record, '--as', 'csv', '-o', os.path.join(tmp, 'csv'))
run('events', record, '--format', 'parquet', '-o', os.path.join(tmp, "it's.parquet"))
out, _ = run('pairs', stdin=b'marked_sentence\n<s>France</s> condemned <t>Belarus</t>.\n')
assert '\t111\tACCUSE\t3\t' in out, out
out, _ = run('parse', stdin=b'Iran signed.')
assert '\tVERB\t' in out
out, _ = run('extract', f'{root}/examples/meridian_dam.html')
assert json.loads(out)['title'].startswith('Ethiopia'), out
for command in ('read', 'show', 'events', 'explain', 'link', 'export', 'serve', 'extract', 'parse', 'pairs', 'lexicon', 'version'):
    out, _ = run(command, '--help')
    assert 'xample' in out or command == 'lexicon', command
run('version', '--record', record)
run('nonsense', code=2)
run('read', '/nowhere/at/all', '-o', os.path.join(tmp, 'x.duckdb'), code=3)
run('events', f'{root}/README.md', code=4)
# a user's own dictionaries
sentence = b'The Ruritanian foreign minister visited Freedonia. Rebels attacked Borduria.'
out, err = run('read', '-', '--to', 'jsonl', '--dictionaries', f'{root}/tests/dictionaries/own', '--published', '2015-05-01', stdin=sentence)
coded = {(e['source'][0]['code'], e['target'][0]['code'], e['cameo']) for e in json.loads(out)['events']}
assert coded == {('RURGOV', 'FRE', '042'), ('FRE', 'RURGOV', '043'), ('---REB', 'BOR', '190')}, coded
run('read', '-', '--to', 'jsonl', '--dictionaries', f'{root}/docs', code=5, stdin=sentence)
run('read', '-', '-o', os.path.join(tmp, 'own.duckdb'), '--dictionaries', f'{root}/tests/dictionaries/own', stdin=sentence)
out, _ = run('version', '--record', os.path.join(tmp, 'own.duckdb'))
assert '\ndictionaries\t' in '\n' + out, out
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
