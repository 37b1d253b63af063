"""One writer: what is in the record is in the shared one, doing it again changes nothing, a later coding replaces an earlier one, never the other way."""
import json, os, re, shutil, tempfile, time
from server import PARTS, Server, article, record, source, tables

server = Server()
folder = tempfile.mkdtemp()
address = server.database('news')

# hostile and odd: tabs, backslashes, quotes, NUL, an id that is no identifier, no URL, no publisher
odd = [article(100, id='a\\N\t"b"\n\'c\'', text='Kenya condemned Chad.\tThe \\N army \\ of Mali "met" Ghana\'s \u0001 envoy on Tuesday. 🙂'), article(101, url=False, publisher=''),
       article(102, text='Kenya condemned Chad\x00 on Monday, officials of Ghana said.'), article(103, id='x' * 5000)]
first = record(folder, 'first', [article(n) for n in range(60)] + odd)
done = server.dragoman('export', first, '--to', address)
assert re.match(r'63 articles added, 0 replaced, 0 there already\n', done.stderr), done.stderr
assert '1 articles have ids of more than 2,000 bytes; left out' in done.stderr, done.stderr
assert server.ask('news', 'SELECT count(*), min("row") > 0 FROM dragoman.articles') == [['63', 't']]
counts = {t: int(server.ask('news', f'SELECT count(*) FROM dragoman.{t}')[0][0]) for t in PARTS}
assert counts['events'] > 100 and all(counts[t] for t in ('mentions', 'entities', 'sentences', 'passages', 'event_participants')), counts

# there and back: every table of the pulled record is the file's, byte for byte but for NUL, and in its order
there, back = tables(server, first, os.path.join(folder, 'there')), tables(server, address, os.path.join(folder, 'back'))
for name in PARTS:
    wanted = [line for line in there[name].replace(b'\x00', '\ufffd'.encode()).split(b'\n') if b'xxxxxxxx' not in line]
    assert back[name].split(b'\n') == wanted, name
one = [json.loads(line) for line in server.dragoman('export', address, '--as', 'jsonl', '-o', '-').stdout.splitlines()]
assert len(one) == 63 and one[5]['article']['text'] == article(5)['text'] and one[5]['events']
# the runs come along
assert server.ask('news', "SELECT count(*) FROM dragoman.runs WHERE program LIKE 'dragoman %' AND lexicon <> ''") == [['1']]
assert 'articles since' in server.dragoman('version', '--record', first).stdout

# again: nothing changes, not even the generation
before = server.ask('news', 'SELECT key, value FROM dragoman.meta ORDER BY 1')
again = server.dragoman('export', first, '--to', address).stderr
assert again.startswith('0 articles added, 0 replaced, 63 there already'), again
assert server.ask('news', 'SELECT key, value FROM dragoman.meta ORDER BY 1') == before
assert {t: int(server.ask('news', f'SELECT count(*) FROM dragoman.{t}')[0][0]) for t in PARTS} == counts

# links: found in a copy, shared with everybody
server.dragoman('link', address, '--quiet')
happenings = int(server.ask('news', 'SELECT count(*) FROM dragoman.happenings')[0][0])
assert happenings > 20 and server.ask('news', 'SELECT count(*) FROM dragoman.linked') == [['63']], happenings
linked = [json.loads(line) for line in server.dragoman('export', address, '--as', 'jsonl', '-o', '-').stdout.splitlines()]
assert sum('happening' in e for a in linked for e in a['events']) > 50
assert tables(server, address, os.path.join(folder, 'links'), ['happenings'])['happenings'].count(b'\n') == happenings + 1

# a later coding with another lexicon: replaced, and what was linked is forgotten; the earlier record does not come back
home = os.path.join(folder, 'home')
os.mkdir(home)
for part in ('models', 'ontology', 'data'):
    os.symlink(os.path.join(source, part), os.path.join(home, part))
shutil.copytree(os.path.join(source, 'lexicon'), os.path.join(home, 'lexicon'))
frames = os.path.join(home, 'lexicon', 'predicates.tsv')
lines = open(frames, encoding='utf-8').read().splitlines(keepends=True)
kept = [line for n, line in enumerate(lines) if n == 0 or line.split('\t')[0].split()[0] != 'condemn']
assert len(kept) < len(lines)
open(frames, 'w', encoding='utf-8').writelines(kept)
time.sleep(1.1)  # runs are dated by the second
later = record(folder, 'later', [article(n) for n in range(0, 60)], server={'DRAGOMAN_HOME': home})
done = server.dragoman('export', later, '--to', address).stderr
replaced = int(re.search(r'(\d+) replaced', done)[1])
assert done.startswith('0 articles added') and replaced > 40, done
assert server.ask('news', 'SELECT count(*) FROM dragoman.articles') == [['63']]
assert int(server.ask('news', "SELECT count(*) FROM dragoman.events WHERE trigger = 'condemned'")[0][0]) < 5
assert server.ask('news', 'SELECT count(*) FROM dragoman.happenings UNION ALL SELECT count(*) FROM dragoman.linked') == [['0'], ['0']]
assert server.ask('news', 'SELECT count(*) FROM dragoman.runs') == [['2']]
for earlier_or_again in (first, later):
    done = server.dragoman('export', earlier_or_again, '--to', address).stderr
    assert done.startswith('0 articles added, 0 replaced'), done
orphans = ' UNION ALL '.join(f'SELECT count(*) FROM dragoman.{t} WHERE article NOT IN (SELECT article FROM dragoman.articles)' for t in PARTS)
assert server.ask('news', orphans) == [['0']] * len(PARTS)

# an id that another article has becomes "~2", everywhere, and stays so the next time
other = record(folder, 'other', [article(n + 500, id=str(n)) for n in range(10)])
for expected in ('10 articles added, 0 replaced, 0 there already; 10 under another id', '0 articles added, 0 replaced, 10 there already'):
    done = server.dragoman('export', other, '--to', address).stderr
    assert done.startswith(expected), done
assert server.ask('news', "SELECT count(*) FROM dragoman.events WHERE article LIKE '%~2'")[0][0] != '0'
renamed = json.loads(server.ask('news', "SELECT record FROM dragoman.articles WHERE article = '3~2'")[0][0])
assert renamed['article']['id'] == '3~2' and 'shipment 503' in renamed['article']['text']

# the same text at another paper is another article: a copy, not a repetition; the same under another id at the same paper (here: none) is one
copies = record(folder, 'copies', [{**article(7), 'url': 'https://other.example/7', 'publisher': 'The Other Post'}, article(101, id='101 again', url=False, publisher='')])
assert server.dragoman('export', copies, '--to', address).stderr.startswith('1 articles added, 0 replaced, 1 there already')

# an owner's DELETE takes an article's parts with it, and links that number other rows are not believed
server.dragoman('link', address, '--quiet')
server.psql('news', "DELETE FROM dragoman.articles WHERE article = '3'")
assert server.ask('news', "SELECT count(*) FROM dragoman.events WHERE article = '3'") == [['0']]
assert tables(server, address, os.path.join(folder, 'deleted'), ['linked'])['linked'].count(b'\n') == 1

# wrong use
for arguments in (['export', first], ['export', first, '--to', address, '--as', 'csv', '-o', folder], ['export', first, '--to', 'somewhere.duckdb'], ['export', first, '--as', 'csv']):
    server.dragoman(*arguments, status=2)
shutil.rmtree(folder)
print(f'{counts["events"]} events there and back; {replaced} articles replaced')
