"""serve from the shared record: what is there, what comes while it runs, a server that goes away and comes back, and a folder that goes with the program."""
import glob, json, os, shutil, subprocess, tempfile, time, urllib.error, urllib.request
from server import PASSWORD, Server, article, program, record

server = Server()
folder = tempfile.mkdtemp()
address = server.database('news')
first, second, third = (record(folder, name, [article(n) for n in r], '--no-link') for name, r in (('first', range(40)), ('second', range(40, 60)), ('third', range(60, 70))))
server.dragoman('export', first, '--to', address)
scratch = os.path.join(folder, 'scratch')
os.mkdir(scratch)
errors = open(os.path.join(folder, 'errors'), 'w+')
serving = subprocess.Popen([program, 'serve', address, '--port', '0', '--poll', '0.2'], env={**server.environment, 'TMPDIR': scratch}, stdout=subprocess.PIPE, stderr=errors, text=True)
try:
    url = serving.stdout.readline().strip()

    def ask(path):
        with urllib.request.urlopen(url + path, timeout=30) as answer:
            return json.load(answer)

    def until(what, condition, seconds=60):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end and serving.poll() is None, (what, open(errors.name).read())
            time.sleep(0.1)

    counts = ask('api/record')
    assert counts['articles'] == 40 and counts['events'] > 60 and counts['linked'] and counts['name'] == 'news.duckdb', counts
    assert ask('api/article?id=7')['record']['article']['text'] == article(7)['text']
    assert oct(os.stat(glob.glob(scratch + '/*')[0]).st_mode & 0o777) == '0o700'  # the news of a team is not everybody's

    # what a writer adds is served, and linked with what was there
    server.dragoman('export', second, '--to', address)
    until('the second record', lambda: ask('api/record')['articles'] == 60)
    assert ask('api/article?id=55')['record']['article']['text'] == article(55)['text']
    happenings = ask('api/record')['happenings']
    # links that somebody found for all are taken over
    server.dragoman('link', address, '--quiet')
    until('links of all', lambda: ask('api/record')['happenings'] == int(server.ask('news', 'SELECT count(*) FROM dragoman.happenings')[0][0]))

    # without the server it serves on what it has, and says so once
    server.stop()
    until('a message', lambda: 'serving what was pulled before' in open(errors.name).read())
    time.sleep(1)
    assert ask('api/record')['articles'] == 60 and len(ask('api/events?limit=3')) > 0
    server.start()
    server.dragoman('export', third, '--to', address)
    until('the third record', lambda: ask('api/record')['articles'] == 70)
    until('a message', lambda: 'answers again' in open(errors.name).read())
    told = open(errors.name).read()
    assert told.count('serving what was pulled before') == 1 and PASSWORD not in told, told
finally:
    serving.terminate()
    serving.wait(timeout=30)
assert serving.returncode == 0 and not os.listdir(scratch), os.listdir(scratch)
server.stop()
message = server.dragoman('serve', address, status=4).stderr
assert 'Connection refused' in message, message
shutil.rmtree(folder)
print(f'40, 60, 70 articles served, {happenings} happenings')
