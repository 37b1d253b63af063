"""kill -9 at random moments of a read: every record opens and holds whole articles only. usage: kill_during_read.py PROGRAM ROOT [TIMES [SEED]]"""
import json, os, random, signal, subprocess, sys, tempfile, time
program, root, times = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 200
random.seed(int(sys.argv[4]) if len(sys.argv) > 4 else 5)
tmp_of_run = tempfile.TemporaryDirectory()  # goes with the program
tmp = tmp_of_run.name
source = os.path.join(tmp, 'in.jsonl')
text = 'Iran and Oman signed a treaty in Muscat on Monday, officials said. Oman praised Iran. '
with open(source, 'w') as f:
    for i in range(1200): f.write(json.dumps({'id': f'k{i}', 'text': text * 3 + f'Number {i}.', 'published': '2020-01-06'}) + '\n')
held = []
for n in range(times):
    record = os.path.join(tmp, f'r{n}.duckdb')
    p = subprocess.Popen([program, 'read', source, '-o', record, '--quiet'])
    time.sleep(random.uniform(.3, 4))
    p.send_signal(signal.SIGKILL)
    assert p.wait() in (0, -signal.SIGKILL), f'the reading itself failed with {p.returncode}'
    if not os.path.exists(record): continue
    r = subprocess.run([program, 'export', record, '--as', 'csv', '-o', os.path.join(tmp, 'csv')], capture_output=True)
    if r.returncode:  # killed before the tables were there
        assert b'not a Dragoman record' in r.stderr or b'no table' in r.stderr, r.stderr
        continue
    ids = lambda t: {l.split(',')[0] for l in open(os.path.join(tmp, 'csv', t + '.csv')).read().split('\n')[1:] if l.startswith('k')}
    articles = ids('articles')
    assert len(articles) % 256 == 0 or len(articles) == 1200, len(articles)
    assert ids('sentences') == articles and ids('events') == articles and ids('mentions') == articles, 'a part of an article'
    held.append(len(articles))
    os.remove(record)
assert any(held), 'no record held an article: nothing was tested'
print(f'{times} kills, records of {sorted(set(held))} articles, all whole')
