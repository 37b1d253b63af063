"""Bad input and bad luck: each gives an error with file, place and reason, costs itself only, and what was stored stays. usage: bad_input.py PROGRAM ROOT"""
import gzip, json, os, random, resource, signal, stat, subprocess, sys, tempfile, threading, time
program, root = sys.argv[1:3]
tmp_of_run = tempfile.TemporaryDirectory()  # goes with the program
tmp = tmp_of_run.name
GOOD = 'Iran and Oman signed a treaty in Muscat on Monday. Oman praised Iran for its patience during the long talks.'
SANITIZED = b'__asan_init' in open(program, 'rb').read()  # its shadow memory is no measure of ours


def path(name, data=None):
    p = os.path.join(tmp, name)
    if data is not None:
        with open(p, 'wb') as f: f.write(data if isinstance(data, bytes) else data.encode())
    return p


def run(*args, code=0, **options):
    process = subprocess.Popen([program, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    out, err = process.communicate()
    assert process.returncode == code, (args, process.returncode, err.decode(errors='replace')[-500:])
    return out.decode(), err.decode(errors='replace')


def read(*files):
    """The ids read, and what was said."""
    out, err = run('read', *files, '--to', 'jsonl')
    return [json.loads(l)['article']['id'] for l in out.splitlines()], err


def line(id, text=GOOD): return json.dumps({'id': id, 'text': text, 'published': '2020-01-06'}) + '\n'
good = path('good.jsonl', line('good'))

# truncated gzip: what came before the break is read, the break is told with its file
cut = gzip.compress(''.join(line(f'z{i}', GOOD + ' ' + ' '.join(random.choices(GOOD.split(), k=60))) for i in range(200)).encode())
ids, err = read(path('cut.jsonl.gz', cut[:len(cut) * 2 // 3]), good)
assert ids[0] == 'z0' and 50 < len(ids) < 200 and ids[-1] == 'good', (ids, err)
assert 'cut.jsonl.gz' in err and ('corrupt_compression' in err or 'damaged' in err or 'breaks off' in err), err

# WARC with lengths that are wrong: that record is lost, the next ones are not
page = f'<html lang="en"><head><title>Treaty</title></head><body><article><p>{GOOD}</p><p>{GOOD}</p></article></body></html>'
def warc(url, length=None):
    body = f'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}'
    return f'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length or len(body)}\r\n\r\n{body}\r\n\r\n'
out, err = run('read', path('lengths.warc', warc('http://a.example/1') + warc('http://a.example/2', 99999) + warc('http://a.example/3', 40) + warc('http://a.example/4', 'many') + warc('http://a.example/5')), '--to', 'jsonl')
urls = [json.loads(l)['article']['url'] for l in out.splitlines()]
assert urls[0].endswith('/1') and urls[-1].endswith('/5'), urls
assert 'lengths.warc' in err, err

# invalid UTF-8: in a line of JSON that line, in a text what does not fit is converted or refused, and said
ids, err = read(path('utf8.jsonl', line('u1').encode() + b'{"id":"u2","text":"Iran \xff\xfe signed"}\n' + line('u3').encode()))
assert ids == ['u1', 'u3'] and 'utf8.jsonl' in err and '2' in err, (ids, err)
ids, err = read(path('latin.txt', GOOD.encode() + b' The caf\xe9 in Muscat was full.'), good)
assert len(ids) == 2, err
ids, err = read(path('bytes.txt', bytes(range(128, 256)) * 40), good)
assert ids[-1] == 'good', err

# NULs
ids, err = read(path('nul.txt', b'Iran signed\0a treaty' + b'\0' * 500), good)
assert ids == ['good'] and 'nul.txt' in err, (ids, err)
ids, err = read(path('nul.jsonl', line('n1').encode() + b'\0\0\0\n' + line('n2').encode()), '--input', 'jsonl')
assert ids == ['n1', 'n2'] and 'nul.jsonl' in err, (ids, err)

# 100,000 levels of HTML, of JSON
ids, err = read(path('deep.html', '<div>' * 100000 + f'<p>{GOOD}</p>' * 3), good)
assert ids[-1] == 'good', err
ids, err = read(path('deep.jsonl', '{"id":"d","text":' + '[' * 100000 + ']' * 100000 + '}\n' + line('d2')))
assert ids == ['d2'] and 'deep.jsonl' in err, (ids, err)


# a line of 1 GB through a pipe, and the line behind it; in little memory
def feed(pipe):
    block = b'x' * (1 << 20)
    pipe.write(b'{"id":"g","text":"')
    for _ in range(1024): pipe.write(block)
    pipe.write(b'"}\n' + line('behind').encode())
    pipe.close()
process = subprocess.Popen([program, 'read', '-', '--input', 'jsonl', '--to', 'jsonl', '--jobs', '1'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
thread = threading.Thread(target=feed, args=[process.stdin])
thread.start()
out, err = process.stdout.read(), process.stderr.read().decode()
_, status, usage = os.wait4(process.pid, 0)
thread.join()
assert [json.loads(l)['article']['id'] for l in out.splitlines()] == ['behind'] and 'too_large' in err, err
assert SANITIZED or usage.ru_maxrss < 300 * 1024, f'{usage.ru_maxrss >> 10} MB for a line that is refused'

# an output that cannot be written
run('read', good, '-o', '/nowhere/at/all/r.duckdb', code=4)
_, err = run('read', good, '--to', 'jsonl', '-o', '/nowhere/out.jsonl', code=4)
assert '/nowhere/out.jsonl' in err, err
_, err = run('read', good, '--to', 'jsonl', '-o', '/dev/full', code=4)
assert '/dev/full' in err and 'No space left' in err, err
held = path('held.duckdb')
run('read', good, '-o', held)
os.chmod(held, stat.S_IRUSR)
if os.getuid() != 0:  # root may write it all the same
    run('read', path('other.jsonl', line('o')), '-o', held, code=4)
os.chmod(held, stat.S_IRUSR | stat.S_IWUSR)

# a disk that fills up while it is read: what was committed stays, and reading goes on once there is room
many = path('many.jsonl', ''.join(line(f'm{i}', f'{GOOD} It was talk number {i}. ' * 4) for i in range(1500)))
def full():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing past the limit fails, as on a full disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (6 << 20, 6 << 20))
_, err = run('read', many, '-o', held, '--no-link', code=4, preexec_fn=full)
assert 'held.duckdb' in err, err
def stored():
    run('export', held, '--as', 'csv', '-o', path('csv'))
    ids = lambda table: {l.split(',')[0] for l in open(f'{tmp}/csv/{table}.csv') if l[0] in 'mg'}
    articles = ids('articles')
    assert ids('sentences') == articles == ids('mentions'), 'a part of an article'
    return articles
assert 'good' in stored() and len(stored()) < 1501
run('read', many, '-o', held, '--no-link')
assert len(stored()) == 1501

# a second writer waits some seconds, then says so; the first goes on
slow = path('slow.duckdb')
first = subprocess.Popen([program, 'read', '-', '--input', 'jsonl', '-o', slow, '--quiet'], stdin=subprocess.PIPE)
first.stdin.write(line('w1').encode())
first.stdin.flush()
while not os.path.exists(slow):
    assert first.poll() is None, 'the first writer ended'
    time.sleep(.05)
time.sleep(.5)
_, err = run('read', good, '-o', slow, code=4)
assert 'slow.duckdb' in err and 'another program' in err, err
first.stdin.write(line('w2', GOOD + ' Again.').encode())
first.stdin.close()
assert first.wait() == 0
out, _ = run('export', slow, '--as', 'jsonl', '-o', path('slow.jsonl'))
assert len(open(path('slow.jsonl')).readlines()) == 2
print('bad input costs itself only')
