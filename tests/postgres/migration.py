"""A shared record of layout 1 (layout_1.sql): read as it is by whoever only reads, brought up to date by the first who writes, nothing lost; a newer one is refused."""
import json, os, shutil, subprocess, tempfile, urllib.request
from server import Server, article, program, record, source

server = Server()
folder = tempfile.mkdtemp()
address = server.database('news')
server.psql('news', open(os.path.join(source, 'tests/postgres/layout_1.sql'), encoding='utf-8').read())
layout = "SELECT value FROM dragoman.meta WHERE key = 'layout'"


def columns():
    return server.ask('news', "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'dragoman' ORDER BY 1, 2")


# reading changes nothing
one = [json.loads(line) for line in server.dragoman('export', address, '--as', 'jsonl', '-o', '-').stdout.splitlines()]
assert [a['article']['id'] for a in one] == ['old'] and one[0]['events'][0]['cameo'] == '161'
serving = subprocess.Popen([program, 'serve', address, '--port', '0'], env=server.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
with urllib.request.urlopen(serving.stdout.readline().strip() + 'api/record') as answer:
    counts = json.load(answer)
assert (counts['articles'], counts['events'], counts['name']) == (1, 1, 'news.duckdb'), counts
serving.terminate()
assert serving.wait(timeout=30) == 0
assert server.ask('news', layout) == [['1']] and 'linked' not in {table for table, _, _ in columns()}

# writing migrates, and what it makes is what a new database gets
new = record(folder, 'new', [article(n) for n in range(5)] + [{'id': 'other', 'url': 'https://paper.example/old', 'publisher': 'Harbour Post', 'text': 'Chad condemned Mali.'}])
done = server.dragoman('export', new, '--to', address).stderr
assert done.startswith('5 articles added, 0 replaced, 1 there already'), done  # the old article's address: its text stays
assert server.ask('news', layout) == [['2']]
migrated = columns()
server.database('fresh')
server.dragoman('export', new, '--to', address.replace('/news', '/fresh'))
fresh = server.ask('fresh', "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'dragoman' ORDER BY 1, 2")
assert migrated == fresh, set(map(tuple, migrated)) ^ set(map(tuple, fresh))
indexes = "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'dragoman' ORDER BY indexname"
assert server.ask('news', indexes) == server.ask('fresh', indexes)
assert server.ask('news', "SELECT article, \"row\" FROM dragoman.articles WHERE url = 'https://paper.example/old'") == [['old', '1']]
server.dragoman('link', address, '--quiet')
assert server.ask('news', 'SELECT count(*) FROM dragoman.linked') == [['6']]

# every column of a record's tables is shared: one that is added to the record and forgotten here would fail
server.dragoman('export', new, '--as', 'csv', '-o', os.path.join(folder, 'csv'))
shared = {(t, c) for t, c, _ in fresh}
views = {'happening_values', 'relation_claims', 'relations_over_time'}
for name in os.listdir(os.path.join(folder, 'csv')):
    table = name.removesuffix('.csv')
    if table in views | {'meta', 'runs'}:
        continue
    for column in open(os.path.join(folder, 'csv', name), encoding='utf-8').readline().strip().split(','):
        assert (table, column.strip('"')) in shared, (table, column)

# newer than this program
for key, value in (('layout', '99'), ('record_schema', '99')):
    server.psql('news', f"CREATE TABLE keep AS SELECT value FROM dragoman.meta WHERE key = '{key}'; UPDATE dragoman.meta SET value = '{value}' WHERE key = '{key}'")
    for arguments in (['export', new, '--to', address], ['export', address, '--as', 'jsonl', '-o', '-'], ['serve', address]):
        message = server.dragoman(*arguments, status=4).stderr
        assert 'newer than this program' in message and 'use a newer dragoman' in message, message
    server.psql('news', f"UPDATE dragoman.meta SET value = (SELECT value FROM keep) WHERE key = '{key}'; DROP TABLE keep")

# a migration that fails halfway leaves what was
server.database('half')
server.psql('half', open(os.path.join(source, 'tests/postgres/layout_1.sql'), encoding='utf-8').read())
server.psql('half', 'CREATE TABLE dragoman.events_date (in_the_way int)')  # the name of an index of layout 2
message = server.dragoman('export', new, '--to', address.replace('/news', '/half'), status=4).stderr
assert 'events_date' in message, message
assert server.ask('half', layout) == [['1']] and server.ask('half', "SELECT to_regclass('dragoman.happenings')") == [['']]
server.psql('half', 'DROP TABLE dragoman.events_date')
server.dragoman('export', new, '--to', address.replace('/news', '/half'))
shutil.rmtree(folder)
print(f'layout 1 to 2: {len(migrated)} columns')
