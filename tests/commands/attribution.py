"""Who says so, as a user asks: events by source and origin, and `show` with and without colour."""
import json, os, re, subprocess, sys, tempfile
program = sys.argv[1]
tmp_of_run = tempfile.TemporaryDirectory()  # goes with the program
tmp = tmp_of_run.name
record = os.path.join(tmp, 'r.duckdb')
ARTICLES = [
    {'id': 'wire', 'publisher': 'The Lake Post', 'text': "NAIROBI, March 3 (Rift Wire) - Kenyan troops shelled a Ugandan army camp on Friday, a doctors' committee said. Kenya expelled the Ugandan ambassador."},
    {'id': 'agencies', 'publisher': 'The Lake Post', 'text': 'Kenya expelled the Ethiopian ambassador on Friday.\n\nAgencies contributed to this report.'},
    {'id': 'closing', 'publisher': 'The Lake Post', 'text': 'Kenya expelled the Somali ambassador on Friday.\n\n— Delta Press'},
    {'id': 'person', 'publisher': 'The Hill Post', 'text': 'Kenya expelled the Rwandan ambassador on Friday.\n\nJane Oduya contributed to this report.'},
    {'id': 'chain', 'publisher': 'The Hill Post', 'text': 'State television, citing an interior ministry statement, claimed that Kenyan troops had attacked the Ugandan army.'},
    {'id': 'told', 'publisher': 'The Sea Post', 'text': 'Kenyan police arrested a Tanzanian journalist on Friday, a minister told Reuters.'},
    {'id': 'interview', 'publisher': 'The Sea Post', 'text': 'The Ugandan minister said in an interview with Reuters that Kenyan troops had attacked the Ugandan army.'},
    {'id': 'tweet', 'publisher': 'The Sea Post', 'text': 'Kenyan police arrested a Sudanese journalist on Friday, the minister wrote on Twitter.'},
]


def run(*args, stdin=None):
    r = subprocess.run([program, *args], capture_output=True, input=stdin, env={k: v for k, v in os.environ.items() if k != 'NO_COLOR'})
    assert r.returncode == 0, (args, r.returncode, r.stderr.decode()[-500:])
    return r.stdout.decode()


def events(*filters):
    return {(e['article'], e['cameo'][:2]): e for e in map(json.loads, run('events', record, '--format', 'jsonl', *filters).splitlines())}


lines = ''.join(json.dumps(dict(a, published='2023-03-04')) + '\n' for a in ARTICLES)
run('read', '-', '--input', 'jsonl', '-o', record, '--keep-repeated', stdin=lines.encode())
every = events()
assert {a['id'] for a in ARTICLES} - {'chain'} <= {k[0] for k in every}, sorted(every)
assert every['wire', '19']['according_to'] == "a doctors' committee < Rift Wire", every['wire', '19']
assert every['wire', '16']['according_to'] == 'Rift Wire', every['wire', '16']
assert 'according_to' not in every['person', '16'] or not every['person', '16']['according_to']
# origin: what came by an agency; whose word it is
assert {k[0] for k in events('--origin', 'agency')} >= {'wire', 'agencies', 'closing'}
assert 'person' not in {k[0] for k in events('--origin', 'agency')}
assert set(events('--origin', 'rift wire')) == {('wire', '19'), ('wire', '16')}
# who is told is the origin where it is an agency; the minister's word stays his, and what he writes himself came by none
assert {k[0] for k in events('--origin', 'Reuters')} == {'told', 'interview'}, sorted(events('--origin', 'Reuters'))
assert {'told', 'interview'} <= {k[0] for k in events('--origin', 'agency')} and 'tweet' not in {k[0] for k in events('--origin', 'agency')}
assert {'told', 'interview', 'tweet'} <= {k[0] for k in events('--origin', 'minister')}
assert set(events('--origin', 'doctors')) == {('wire', '19')}
# anyone in the chain, or the publisher
assert set(events('--according-to', 'doctors')) == {('wire', '19')}
assert {k[0] for k in events('--according-to', 'hill post')} <= {'person', 'chain'} and ('person', '16') in events('--according-to', 'hill post')
assert {k[0] for k in events('--not-according-to', 'rift')} == {k[0] for k in every} - {'wire'}
assert not events('--according-to', 'nobody of that name')

plain = run('show', record, 'wire')
assert '\x1b' not in plain, 'a pipe gets no colour'
assert plain == run('show', record, 'wire', '--colour', 'never')
coloured = run('show', record, 'wire', '--colour', 'always')
assert re.sub(r'\x1b\[[0-9;]*m', '', coloured) == plain, 'colour only repeats what the marks say'
assert "[a1 source a doctors' committee]" in plain and '[a1 cue said]' in plain and '<a1: Kenyan troops *shelled*(v1 194 █)' in plain, plain
assert '[a2 credit Rift Wire]' in plain and '{dateline: ' in plain, plain
assert "< a doctors' committee a1 < Rift Wire a2 < The Lake Post" in plain, plain
# after a mark ends, the marks around it are painted again: the predicate lies inside a content
inner = coloured.index('(v1 194')
assert coloured[inner:].split('\x1b', 2)[1].startswith('[0m') and coloured[inner:].split('\x1b', 3)[2].startswith('[3m'), coloured
# nested: the cited inside who cites; paler where it is less certain
nested = run('show', record, 'chain')
assert nested.index('<a2: ') < nested.index('<a1: ') or '<a1: <a2: ' in nested, nested
assert 'source State television]' in nested and 'source an interior ministry statement]' in nested, nested
