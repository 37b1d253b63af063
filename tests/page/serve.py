"""dragoman serve as other programs meet it: the API against its own description and against the commands, limits, tokens, slow and
hostile clients, and a record that is written while it is served."""
import json, os, re, socket, subprocess, sys, tempfile, threading, time, urllib.error, urllib.parse, urllib.request
import jsonschema

program, root = sys.argv[1:3]
tmp = tempfile.mkdtemp()
record = os.path.join(tmp, 'r.duckdb')
subprocess.run([program, 'read', f'{root}/examples', f'{root}/tests/page/accounts.jsonl', '-o', record], check=True, capture_output=True)


class Served:
    def __init__(self, *args):
        self.errors = tempfile.TemporaryFile('w+')
        self.process = subprocess.Popen([program, 'serve', record, '--port', '0', *args], stdout=subprocess.PIPE, stderr=self.errors, text=True, env={**os.environ, 'TMPDIR': tmp})
        self.link = self.process.stdout.readline().strip()
        found = re.search(r':(\d+)/', self.link)
        if not found:
            raise RuntimeError(f'serve ended with {self.process.wait(20)} and no link: {self.said()}')
        self.port = int(found.group(1))

    def said(self):
        self.errors.seek(0)
        return self.errors.read()

    def get(self, target, headers=None, status=200, method='GET', tries=20):
        request = urllib.request.Request(f'http://127.0.0.1:{self.port}{target}', headers=headers or {}, method=method)
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as r:
                got, body, head = r.status, r.read(), r.headers
        except urllib.error.HTTPError as e:
            got, body, head = e.code, e.read(), e.headers
        if got == 503 and status != 503 and b'try again' in body and tries > 1:  # the last download is still being let go of
            time.sleep(.5)
            return self.get(target, headers, status, method, tries - 1)
        assert got == status, (target, got, body[:300])
        return body, head

    def json(self, target, **kw):
        return json.loads(self.get(target, **kw)[0])

    def raw(self, data, wait=5):
        """What comes back for bytes that no client library would send."""
        with socket.create_connection(('127.0.0.1', self.port), timeout=wait) as s:
            s.sendall(data)
            out = b''
            try:
                while piece := s.recv(65536):
                    out += piece
            except TimeoutError:
                pass
            return out

    def __enter__(self):
        return self

    def __exit__(self, *_):
        died = self.process.poll()
        if died is not None:
            print(f'serve died with {died}: {self.said()}', file=sys.stderr)
        self.process.terminate()
        assert self.process.wait(20) == 0, f'{self.process.returncode}: {self.said()}'


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def quote(text):
    return urllib.parse.quote(text, safe='')


# who reads the link may end the server at once
for _ in range(8):
    with Served():
        pass

with Served() as s:
    assert 'left out' not in s.said(), s.said()  # every row of a normal record names something it has

    # the description is a description of what comes
    api = s.json('/api')
    for path, operations in api['paths'].items():
        if path == '/api/live':
            continue
        needed = {'/api/article': '?id=denial', '/api/explain': '?article=denial&event=v1', '/api/search': '?q=syr', '/api/happening': '?id=h2', '/api/accounts': '?id=2'}.get(path, '')
        body = s.json(path + needed)
        jsonschema.validate(body, operations['get']['responses']['200']['content']['application/json']['schema'])
        parameters = {p['name'] for p in operations['get']['parameters']}
        assert {'format', 'limit'} <= parameters or 'rows' not in body, path
    article = s.json('/api/article?id=denial')['record']
    jsonschema.validate(article, json.load(open(f'{root}/docs/record.schema.json')))

    # the same filters give the same events as the command
    for filters in ({}, {'actor': 'SYR'}, {'actor': 'RUS', 'with': 'GBR'}, {'according_to': 'harbour'}, {'not_according_to': 'harbour', 'since': '2018'}, {'type': 'ASSAULT', 'status': 'denied'},
                    {'origin': 'agency'}, {'origin': 'ministry'}, {'origin': 'AGENCY', 'since': '2018'}, {'origin': 'nobody at all'}):
        flags = [x for k, v in filters.items() for x in ('--' + k.replace('_', '-'), v)]
        command = subprocess.run([program, 'events', record, '--format', 'csv', *flags], capture_output=True, text=True, check=True).stdout.splitlines()
        served = s.get('/api/events?format=csv&' + urllib.parse.urlencode(filters))[0].decode().splitlines()
        assert len(command) == len(served), filters
        assert len(command) > 1 or filters.get('origin', 'agency') != 'agency', filters
        for a, b in zip(command, served):
            assert b.startswith(a + ','), (a, b)

    # happenings, origins and disputes are those of the commands
    def lines(*command):
        out = subprocess.run([program, *command, '--format', 'jsonl'], capture_output=True, text=True, check=True).stdout
        return [json.loads(line) for line in out.splitlines()]

    for flags, filters in (([], ''), (['--min-origins', '1'], 'min_origins=1'), (['--status', 'disputed'], 'standing=disputed'), (['--status', 'claimed'], 'standing=claimed'),
                           (['--status', 'confirmed'], 'standing=confirmed'), (['--status', 'confirmed by both sides'], 'standing=confirmed%20by%20both%20sides'), (['--story', 's1'], 'story=s1')):
        told = lines('happenings', record, *flags)
        served = s.json('/api/happenings?limit=1000&' + filters)['rows']
        fields = ('date', 'cameo', 'source', 'target', 'place', 'words', 'killed', 'injured', 'status', 'n_mentions', 'n_articles', 'n_origins', 'n_deniers')
        story = lambda row: (row.get('story') or '').lstrip('s')
        assert sorted(map(story, told)) == sorted(map(story, served)), filters
        plain = lambda row, name: tuple(row.get(f) for f in fields) + (row[name].lstrip('h'),)
        assert sorted(map(str, (plain(h, 'id') for h in told))) == sorted(map(str, (plain(h, 'happening') for h in served))), filters
        assert told or 'confirmed' in filters, filters
    disputes = lines('disputes', record)
    rows = s.json('/api/disputes?limit=2000')
    assert rows['disputes'] == len(disputes) > 5
    for d in disputes:
        mine = [r for r in rows['rows'] if r['dispute'] == str(d['dispute'])]
        for side in d['sides']:
            for telling in side['tellings']:
                match = [r for r in mine if (r['side'], r['article'], r['event']) == (side['value'], telling['article'], telling['event'])]
                assert len(match) == 1 and match[0]['kind'] == d['kind'], (d, mine)
                assert match[0]['quote'] == telling['quote'] and match[0]['origin'] == telling['name'], (telling, match)
        assert len(mine) == sum(len(side['tellings']) for side in d['sides'])
    assert any(r['event'].startswith('a') and r['status'] == 'denied' for r in rows['rows'])
    assert {r['kind'] for r in s.json('/api/disputes?kind=actor')['rows']} == {'actor'}
    for h in {r['happening'] for r in rows['rows'] if 'happening' in r}:
        of = s.json(f'/api/disputes?limit=2000&happening=h{h}')['rows']
        assert of == [r for r in rows['rows'] if r.get('happening') == h] == s.json('/api/happening?id=' + h)['disputes'], h
    s.get('/api/disputes?happening=h999999', status=404)
    s.get('/api/happenings?story=the', status=400)
    for h in s.json('/api/happenings?limit=1000')['rows']:
        whole = s.json('/api/happening?id=' + h['happening'])
        origins = {(o['origin'], o['stance'], o.get('name'), o['n_articles']) for o in lines('origins', record, 'h' + h['happening'])}
        assert origins == {(o['origin'], o['stance'], o['name'], o['articles']) for o in whole['origins']}, h
        assert len([o for o in origins if o[1] == 'asserts']) == h['n_origins'] and len([o for o in origins if o[1] == 'denies']) == h['n_deniers']
        accounts = whole['accounts']
        assert len(accounts) == whole['total'] == s.json('/api/accounts?id=' + h['happening'])['total']
        assert len([a for a in accounts if a['event'].startswith('v')]) == h['n_mentions']
        assert all(a['chain'] and a['sentence']['text'] and a['stance'] in ('denies', 'asserts', 'plans') for a in accounts if a['event'].startswith('a')), accounts
        assert {a['origin'] for a in accounts if a['counted']} == {o[0] for o in origins}, h

    # what every answer carries; the record is read only; nothing outside is reached
    for target, status in (('/api/record', 200), ('/api/nothing', 404)):
        head = s.get(target, status=status)[1]
        assert "default-src 'none'" in head['Content-Security-Policy'] and "script-src 'self'" in head['Content-Security-Policy'] and 'unsafe' not in head['Content-Security-Policy']
        assert head['X-Content-Type-Options'] == 'nosniff' and head['Cross-Origin-Resource-Policy'] == 'same-origin' and 'Access-Control-Allow-Origin' not in head
    for method in ('POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'):
        s.get('/api/record', method=method, status=405)
    body, head = s.get('/api/record', method='HEAD')
    assert body == b'' and int(head['Content-Length']) > 100
    for path in ('/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fetc/passwd', '/..%5c..%5cwin.ini', '/%00', '//../x'):
        assert s.raw(f'GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'.encode()).startswith(b'HTTP/1.1 400'), path
    assert s.raw(b'GET /assets/nothing.js HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n').startswith(b'HTTP/1.1 404')

    # a page elsewhere whose name points here is refused
    s.get('/api/record', headers={'Host': 'evil.example'}, status=421)
    s.get('/api/record', headers={'Host': f'localhost:{s.port}'})
    assert s.raw(b'GET /api/record HTTP/1.1\r\nConnection: close\r\n\r\n').startswith(b'HTTP/1.1 421')

    # oversized and broken requests
    assert s.raw(b'GET /api/record HTTP/1.1\r\nHost: localhost\r\n' + b'X: ' + b'y' * 40000 + b'\r\n\r\n').startswith(b'HTTP/1.1 431')
    assert s.raw(b'GET /api/record?' + b'x' * 9000 + b' HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n').startswith(b'HTTP/1.1 414')
    assert s.raw(b'GET /api/record HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n').startswith(b'HTTP/1.1 413')
    assert s.raw(b'GET /api/record HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n').startswith(b'HTTP/1.1 413')
    assert s.raw(b'GET /api/record HTTP/1.0\r\nHost: localhost\r\n\r\n').startswith(b'HTTP/1.1 505')
    for junk in (b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', b'GET\r\n\r\n', b'\r\n' * 9000, os.urandom(5000)):
        answer = s.raw(junk + b'\r\n\r\n')
        assert answer == b'' or answer.startswith(b'HTTP/1.1 4'), (junk[:20], answer[:60])
    # two requests in one packet are two answers
    two = s.raw(b'GET /api/record HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/facets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    assert two.count(b'HTTP/1.1 200') == 2

    # a client that trickles is cut off as a whole, not per byte
    start = time.time()
    with socket.create_connection(('127.0.0.1', s.port)) as slow:
        slow.settimeout(0.5)
        slow.sendall(b'GET /api/record HTTP/1.1\r\nHost: local')
        cut = False
        while time.time() - start < 20 and not cut:
            try:
                slow.sendall(b'x')
                cut = slow.recv(100) == b''
            except TimeoutError:
                pass
            except OSError:
                cut = True
        assert cut and 8 < time.time() - start < 14, time.time() - start
    # ... and many of them keep nobody else out
    idle = [socket.create_connection(('127.0.0.1', s.port)) for _ in range(200)]
    start = time.time()
    s.json('/api/record')
    assert time.time() - start < 2
    for c in idle:
        c.close()

    # server-sent events: what another program adds while the page is open
    heard = []

    def listen():
        with urllib.request.urlopen(f'http://127.0.0.1:{s.port}/api/live', timeout=60) as r:
            assert r.headers['Content-Type'] == 'text/event-stream'
            for line in r:
                heard.append(line.decode().rstrip('\n'))
                if line.startswith(b'data:') and 'added_articles' in heard[-1]:
                    return

    listener = threading.Thread(target=listen)
    listener.start()
    time.sleep(0.5)
    more = os.path.join(tmp, 'more.jsonl')
    with open(more, 'w') as f:
        f.write(json.dumps({'id': 'fresh', 'title': 'Kenya and Uganda sign pact', 'published': '2021-05-04', 'publisher': 'Rift Post', 'text': 'Kenya and Uganda signed a trade agreement in Nairobi on Monday, officials said.'}) + '\n')
    subprocess.run([program, 'read', more, '-o', record], check=True, capture_output=True)
    listener.join(30)
    assert not listener.is_alive(), heard
    told = json.loads(heard[-1][6:])
    assert told['added_articles'] == 1 and told['newest'][0]['article'] == 'fresh' and told['added_events'] >= 1, told
    assert s.json('/api/overview')['newest'][0]['article'] == 'fresh'

    # a writer that holds the record open keeps no reader out: its last committed state is read
    feed = os.path.join(tmp, 'feed.jsonl')
    os.mkfifo(feed)
    writer = subprocess.Popen([program, 'read', feed, '--input', 'jsonl', '-o', record], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    stuck = threading.Timer(60, lambda: os.close(os.open(feed, os.O_RDONLY | os.O_NONBLOCK)))  # a writer that never reads blocks open()
    stuck.start()
    with open(feed, 'w') as f:
        stuck.cancel()
        for n in range(600):
            f.write(json.dumps({'id': f'held{n}', 'published': '2021-05-04', 'publisher': 'Rift Post', 'text': f'Kenya and Uganda signed agreement {n} in Nairobi on Monday, officials said.'}) + '\n')
        f.flush()
        end = time.time() + 60
        while time.time() < end and s.json('/api/articles?q=held0&limit=1')['total'] == 0:
            time.sleep(0.2)
        assert writer.poll() is None  # it still holds the record
        found = s.json('/api/articles?q=held0&limit=1')['total']
        assert found == 1, 'nothing of what the writer committed is seen'
        assert s.json('/api/article?id=held0')['record']['article']['id'] == 'held0'
    assert writer.wait(120) == 0, writer.stderr.read()

    # a client that leaves ends its question and its download
    for _ in range(20):
        with socket.create_connection(('127.0.0.1', s.port)) as c:
            c.sendall(b'GET /api/events?format=parquet HTTP/1.1\r\nHost: localhost\r\n\r\n')
    s.json('/api/overview?actor=KEN')
    assert s.get('/api/events?format=parquet')[0].startswith(b'PAR1')
    end = time.time() + 20
    while time.time() < end and [f for f in os.listdir(tmp) if f.startswith('dragoman-')]:
        time.sleep(0.2)
    assert not [f for f in os.listdir(tmp) if f.startswith('dragoman-')], os.listdir(tmp)

# elsewhere than on the loopback every request needs the token
with Served('--address', '0.0.0.0') as s:
    token = re.search(r'token=([0-9a-f]{32})$', s.link).group(1)
    for target in ('/', '/api', '/api/record', '/api/live', '/assets/x.js'):
        s.get(target, status=401)
    s.get('/api/record', headers={'Authorization': f'Bearer {token}x'}, status=401)
    s.get('/api/record', headers={'Authorization': f'Bearer {token}'})
    s.get('/?token=' + 'f' * 32, status=401)
    _, head = s.get(f'/actor?actor=SYR&token={token}&since=2018', status=303)
    assert head['Location'] == '/actor?actor=SYR&since=2018', head['Location']
    cookie = head['Set-Cookie']
    assert 'HttpOnly' in cookie and 'SameSite' in cookie
    body, head = s.get('/api/events?limit=200', headers={'Cookie': cookie.split(';')[0], 'Accept-Encoding': 'gzip'})
    assert head['Content-Encoding'] == 'gzip'
    _, head = s.get(f'//evil.example/?token={token}', status=303)
    assert head['Location'].startswith('/evil.example'), head['Location']
assert subprocess.run([program, 'serve', record, '--address', '0.0.0.0', '--token', 'short'], capture_output=True).returncode == 2
assert subprocess.run([program, 'serve', os.path.join(tmp, 'none.duckdb')], capture_output=True).returncode == 4
print('the server answers, and refuses')
