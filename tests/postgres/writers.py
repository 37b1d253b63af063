"""Several writers at once, one killed in the middle, a server that goes away: every article once, whole or not at all, and an error that says what happened."""
import os, shutil, signal, subprocess, sys, tempfile, time
from server import PASSWORD, Server, article, program, record

server = Server()
folder = tempfile.mkdtemp()
numbers = {'a': range(0, 400), 'b': range(200, 600), 'c': range(1000, 1300)}
# a and b share 200 articles; c's ids are a's, for other articles
records = {name: record(folder, name, [article(n, id=str(n % 1000)) for n in r], '--no-link') for name, r in numbers.items()}


def state(database):
    """What does not depend on who came first: every article by URL with its events, and the counts of its parts."""
    return server.ask(database, '''SELECT a.url, a.content_hash, a.coding, (SELECT count(*) FROM dragoman.events e WHERE e.article = a.article),
      (SELECT count(*) FROM dragoman.mentions m WHERE m.article = a.article), (SELECT string_agg(e.cameo, ',' ORDER BY e.n) FROM dragoman.events e WHERE e.article = a.article)
      FROM dragoman.articles a ORDER BY a.url''')


def together(address, *names):
    running = [subprocess.Popen([program, 'export', records[n], '--to', address], env=server.environment, stderr=subprocess.PIPE, text=True) for n in names]
    messages = [p.communicate(timeout=200)[1] for p in running]
    assert all(p.returncode == 0 for p in running), messages
    return messages


one_by_one = server.database('one_by_one')
for name in records:
    server.dragoman('export', records[name], '--to', one_by_one)
wanted = state('one_by_one')
assert len(wanted) == 900 and all(int(row[3]) > 0 for row in wanted), len(wanted)

# at once, onto a database where even the tables are missing: all of them make them, once
at_once = server.database('at_once')
messages = together(at_once, 'a', 'b', 'c', 'a', 'b')
assert sum(int(m.split()[0]) for m in messages) == 900, messages
assert state('at_once') == wanted
ids = server.ask('at_once', 'SELECT count(*), count(DISTINCT article), count(DISTINCT url) FROM dragoman.articles')
assert ids == [['900', '900', '900']], ids
assert server.ask('at_once', "SELECT count(*) FROM dragoman.articles WHERE article LIKE '%~2'") == [['300']]
assert all(m.startswith('0 articles added, 0 replaced') for m in together(at_once, 'a', 'b', 'c'))

# killed in the middle: whole batches only, and the same command goes on
killed = server.database('killed')
server.psql('killed', 'CREATE SCHEMA dragoman')
for delay in (0.15, 0.3, 0.5):
    p = subprocess.Popen([program, 'export', records['a'], '--to', killed], env=server.environment, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    p.send_signal(signal.SIGKILL)
    p.wait()
server.dragoman('export', records['a'], '--to', killed)
assert state('killed') == [row for row in wanted if int(row[0].rsplit('/', 1)[1]) < 400]

# no such database; a wrong password; a password in the address is not told
assert 'does not exist' in server.dragoman('export', records['a'], '--to', at_once.replace('at_once', 'nothing'), status=4).stderr
assert 'authentication failed' in server.dragoman('export', records['a'], '--to', at_once, status=4, environment={'PGPASSWORD': 'wrong'}).stderr
with_password = at_once.replace('desk@', f'desk:{PASSWORD}@')
assert server.dragoman('export', records['a'], '--to', with_password, environment={'PGPASSWORD': 'wrong'}).stderr.startswith('0 articles added')
# a reader may read and not write
server.psql('at_once', "CREATE ROLE reader LOGIN PASSWORD 'never-to-be-shown'; GRANT USAGE ON SCHEMA dragoman TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA dragoman TO reader")
reader = at_once.replace('desk@', 'reader@')
server.dragoman('export', reader, '--as', 'csv', '-o', os.path.join(folder, 'csv'))
message = server.dragoman('export', record(folder, 'd', [article(5000)]), '--to', reader, status=4).stderr
assert 'permission denied' in message and 'ask the database' in message, message
# a database that is not ours is left alone
other = server.database('other')
server.psql('other', 'CREATE TABLE articles (x int); INSERT INTO articles VALUES (1)')
assert 'no shared record here' in server.dragoman('serve', other, status=4).stderr
server.dragoman('export', records['c'], '--to', other)
assert server.ask('other', 'SELECT x FROM public.articles') == [['1']]
server.psql('postgres', "CREATE DATABASE old ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
assert 'make one in UTF8' in server.dragoman('export', records['c'], '--to', at_once.replace('at_once', 'old'), status=4).stderr

# the server goes away in the middle, and before
server.psql('one_by_one', 'TRUNCATE dragoman.articles CASCADE')
blocker = subprocess.Popen([os.path.join(os.path.dirname(shutil.which('psql') or '/usr/bin/psql'), 'psql'), '-Xq', '-h', '127.0.0.1', '-p', str(server.port), '-U', 'desk', 'one_by_one', '-c',
                            "BEGIN; SELECT pg_advisory_xact_lock(x'647261676f6d616e'::bigint); SELECT pg_sleep(120)"], env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
time.sleep(0.5)
waiting = subprocess.Popen([program, 'export', records['a'], '--to', one_by_one], env=server.environment, stderr=subprocess.PIPE, text=True)
time.sleep(1)
assert waiting.poll() is None, 'it did not wait for the other writer'
server.stop()
message = waiting.communicate(timeout=60)[1]
blocker.wait()
assert waiting.returncode == 4 and 'the server went away' in message and f'127.0.0.1:{server.port}/one_by_one' in message, message
message = server.dragoman('export', records['a'], '--to', one_by_one, status=4).stderr
assert 'Connection refused' in message and message.count('\n') == 1, message
server.start()
server.dragoman('export', records['a'], '--to', one_by_one)
assert server.ask('one_by_one', 'SELECT count(*) FROM dragoman.articles') == [['400']]
shutil.rmtree(folder)
print('5 writers at once, 900 articles, the same as one by one')
