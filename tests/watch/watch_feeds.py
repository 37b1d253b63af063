"""Feeds: pages once each, robots, conditional requests, errors and their pauses, redirects, private addresses, a clean stop."""
import os, time
from watching import *

site = Site()
for n in range(4):
    site.pages[f'/a{n}'] = article(n)
site.pages['/private/p'] = article(7)
site.pages['/paper.pdf'] = lambda r: (200, {'Content-Type': 'application/pdf'}, b'%PDF-1.4')
flaky = []
site.pages['/flaky'] = lambda r: (500, {}, 'later') if not flaky and not flaky.append(1) else (200, {'Content-Type': 'text/html'}, article(8))
site.pages['/moved'] = lambda r: (302, {'Location': '/a9'}, '')
site.pages['/a9'] = article(9)
site.pages['/round'] = lambda r: (302, {'Location': '/round'}, '')
site.pages['/gone.xml'] = lambda r: (410, {}, '')
site.pages['/html.xml'] = '<html><body>no feed</body></html>'
site.pages['/busy.xml'] = lambda r: (503, {'Retry-After': '3600'}, '')
whole = '<content:encoded><![CDATA[' + article(11) * 6 + ']]></content:encoded>'
site.feed('/feed.xml', [(f'{site.url}/a0', ''), ('/a1', ''), (f'{site.url}/private/p', ''), (f'{site.url}/missing', ''), (f'{site.url}/paper.pdf', ''), (f'{site.url}/flaky', ''),
                        (f'{site.url}/moved', ''), (f'{site.url}/round', ''), (f'{site.url}/whole', whole), ('file:///etc/passwd', ''), (f'http://localhost:{site.port}/a2', ''), (f'{site.url}/a0#again', '')])
record = os.path.join(folder(), 'r.duckdb')
fast = ('--every', '0.4', '--host-delay', '0.05', '--retry', '0.2', '--contact', 'desk@example.org')
# only the local ones' hosts are named by the user, and they are named by address: "localhost" is a private address like any other
watch = Watch(record, f'{site.url}/feed.xml', f'{site.url}/gone.xml', f'{site.url}/html.xml', options=fast)
m = watch.wait('articles_total', 5)
watch.wait('fetches_total{kind="feed",outcome="unchanged"}', 2)
watch.stop()
log = watch.text()
got = {a['article']['url'] for a in articles(record)}
assert got == {site.url + p for p in ('/a0', '/a1', '/flaky', '/a9', '/whole')}, got
assert all(a['article']['published'].startswith('2021-04-05') and a['article']['publisher']['name'] == 'The Test Post' for a in articles(record))
assert site.times('/private/p') == 0 and 'robots.txt forbids' in log
assert site.times('/whole') == 0 and site.times('/a2') == 0, log
assert 'private network' in log and 'no page but application/pdf' in log and 'HTTP 404' in log and 'redirected too often' in log
assert site.times('/robots.txt') == 1 and site.times('/gone.xml') == 1
for path in ('/a0', '/a1', '/a9', '/missing', '/paper.pdf'):
    assert site.times(path) == 1, (path, site.times(path))
assert site.times('/flaky') == 2 and 'neither RSS nor Atom' in log
assert 1 <= site.times('/html.xml') < site.times('/feed.xml')  # its pause grows
asked = sorted(t for t, _, _ in site.asked)
assert min(b - a for a, b in zip(asked, asked[1:])) >= .045, 'two requests to one host without a pause'
assert all(h.get('User-Agent', '').startswith('dragoman/') and 'desk@example.org' in h['User-Agent'] for _, _, h in site.asked)

# started again: nothing anew but what is new, and the feed's ETag is remembered
site.asked.clear()
watch = Watch(record, f'{site.url}/feed.xml', f'{site.url}/gone.xml', options=fast)
watch.wait('fetches_total{kind="feed",outcome="unchanged"}', 1)
site.feed('/feed.xml', [(f'{site.url}/a0', ''), (f'{site.url}/a3', '')])
watch.wait('articles_total', 1)
watch.stop()
assert len(articles(record)) == 6
assert {p for _, p, _ in site.asked} == {'/robots.txt', '/feed.xml', '/a3'}, site.asked
assert '410 (gone) before' in watch.text()

# a busy host is left alone as long as it asks, also after a restart
site.asked.clear()
for _ in range(2):
    watch = Watch(record, f'{site.url}/busy.xml', options=fast)
    watch.wait_for_text('watching 1 feeds')
    time.sleep(1.2)
    watch.stop()
assert site.times('/busy.xml') == 1, site.asked

# robots.txt that cannot be had: nothing is fetched, nothing is decided
down = Site(robots=lambda r: (500, {}, 'down'))
down.feed('/feed.xml', [(f'{down.url}/a0', '')])
watch = Watch(record, f'{down.url}/feed.xml', options=fast)
watch.wait('fetches_total{kind="robots",outcome="failed"}', 1)
watch.wait('fetches_total{kind="feed",outcome="refused"}', 1)
watch.stop()
assert down.times('/feed.xml') == 0

# wrong arguments
for bad in (['watch', '-o', record], ['watch', '/nowhere', '-o', record], ['watch', 'ftp://h/f', '-o', record]):
    assert subprocess.run([program, *bad], capture_output=True).returncode == 2, bad
print('feeds are read once, and politely')
