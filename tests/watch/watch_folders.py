"""Folders: files when they are whole, each once, changed ones again, over restarts and a kill, with metrics; bad ones cost themselves only."""
import gzip, json, os, time
from watching import *

inbox = folder()
record = os.path.join(folder(), 'r.duckdb')


def put(name, data, mode='w'):
    path = os.path.join(inbox, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, mode) as f:
        f.write(data)


def line(n):
    return json.dumps({'id': str(n), 'text': f'Kenya and Uganda signed treaty number {n} on Monday, the ministry said.', 'published': '2021-04-05'}) + '\n'


put('sub/a.txt', 'Ghana praised Togo on Monday for its help, officials said.')
put('.hidden.txt', 'Nobody reads this: Chad attacked Mali.')
put('broken.txt.gz', gzip.compress(os.urandom(5000))[:2000], 'wb')
put('many.jsonl', ''.join(line(n) for n in range(20)))
watch = Watch(record, inbox)
watch.wait('articles_total', 21)
with open(os.path.join(inbox, 'slow.jsonl'), 'w') as slow:  # still being written: left until it stands still
    for n in range(20, 30):
        slow.write(line(n))
        slow.flush()
        time.sleep(.12)
m = watch.wait('articles_total', 31)
assert m['dragoman_files_total{outcome="read"}'] == 3, m
assert m['dragoman_files_total{outcome="failed"}'] == 1 and 'broken.txt.gz' in watch.text(), m
watch.stop()

watch = Watch(record, inbox)  # nothing new
time.sleep(1)
m = watch.metrics()
assert m['dragoman_articles_total'] == 0 and not any('files_total' in k for k in m), m
put('many.jsonl', ''.join(line(n) for n in range(35)))  # changed: read again, and what was known is skipped
watch.wait('articles_total', 5)
watch.kill()

put('big.jsonl', ''.join(line(n) for n in range(100, 400)))
watch = Watch(record, inbox)
watch.wait('articles_total', 1)
watch.kill()
watch = Watch(record, inbox)
end = time.time() + 60
while len(articles(record)) < 336 and time.time() < end:
    time.sleep(.3)
watch.stop()
ids = [a['article']['id'] for a in articles(record)]
assert len(ids) == len(set(ids)) == 336, (len(ids), len(set(ids)))  # 1 text, 35 lines, 300 lines
print('folders are read once')
