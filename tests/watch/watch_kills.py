"""Killed again and again while it reads: every article is stored, none twice, and what was stored is not fetched again."""
import fcntl, os, time
from watching import *

site = Site(robots='')
items = [(f'{site.url}/k{n}', '') for n in range(40)]
for n in range(40):
    site.pages[f'/k{n}'] = article(n)
site.feed('/feed.xml', items)
record = os.path.join(folder(), 'r.duckdb')
options = ('--every', '1', '--host-delay', '0.03')
kills = 0
for wanted in (2, 6, 12):
    watch = Watch(record, f'{site.url}/feed.xml', options=options)
    watch.wait('articles_total', wanted)
    watch.kill()
    kills += 1
before = [a['article']['url'] for a in articles(record)]
assert 0 < len(before) < 40, len(before)
site.asked.clear()
watch = Watch(record, f'{site.url}/feed.xml', options=options)
watch.wait('articles_total', 40 - len(before))
watch.wait('fetches_total{kind="feed",outcome="unchanged"}', 1)  # the answer is whole: its ETag is kept
watch.stop()
urls = [a['article']['url'] for a in articles(record)]
assert sorted(urls) == sorted(u for u, _ in items), (len(urls), len(set(urls)))
assert all(site.times(u[len(site.url):]) == 0 for u in before)

# another program reads the record: the batch waits and nothing is lost
site.pages['/late'] = article(41)
site.feed('/feed.xml', items + [(f'{site.url}/late', '')])
watch = Watch(record, f'{site.url}/feed.xml', options=options)
with open(record, 'rb') as held:
    while True:  # the program opens the record for a moment only
        try:
            fcntl.lockf(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            break
        except OSError:
            time.sleep(.05)
    watch.wait('commits_delayed_total', 1)
    assert watch.metrics()['dragoman_articles_total'] == 0
watch.wait('articles_total', 1)
watch.stop()
assert len(articles(record)) == 41
print(f'{kills} kills, {len(before)} articles before the last start, none twice')
