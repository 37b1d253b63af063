"""A web server of our own and a running `dragoman watch`, for the tests beside this file."""
import atexit, http.server, json, os, re, signal, subprocess, sys, tempfile, threading, time, urllib.request

program = sys.argv[1]
PEOPLE = ['Kenya', 'Uganda', 'Ghana', 'Chad', 'Mali', 'Benin', 'Togo', 'Niger', 'Sudan', 'Egypt']


def article(n):
    """A page of its own words, so that no two are copies of one another."""
    a, b = PEOPLE[n % 10], PEOPLE[(n // 10 + n % 10 + 1) % 10]
    return (f'<html><head><title>{a} and {b}, report {n}</title></head><body><article><h1>{a} and {b}, report {n}</h1>'
            f'<p>{a} and {b} signed treaty number {n} on Monday after {n + 3} days of talks, the foreign ministry of {a} said in a statement.</p>'
            f'<p>The president of {a} praised {b} for its patience, and {n + 40} delegates from both countries met in the capital to prepare the next round.</p>'
            f'</article></body></html>')


def rss(items, title='The Test Post'):
    """items: (link, extra XML)."""
    out = f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{title}</title>'
    for link, extra in items:
        out += f'<item><title>News of {link[-12:]}</title><link>{link}</link><pubDate>Mon, 05 Apr 2021 10:00:00 GMT</pubDate><description>Short.</description>{extra}</item>'
    return out + '</channel></rss>'


class Site:
    """`pages`: path -> body, or a function of the request that returns (status, headers, body)."""

    def __init__(self, robots='User-agent: *\nDisallow: /private/\n'):
        self.pages, self.asked, self.lock = {'/robots.txt': robots}, [], threading.Lock()
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def do_GET(self):
                with site.lock:
                    site.asked.append((time.time(), self.path, dict(self.headers)))
                    page = site.pages.get(self.path)
                status, headers, body = (404, {}, 'no') if page is None else page(self) if callable(page) else (200, {'Content-Type': 'text/html; charset=utf-8'}, page)
                body = body if isinstance(body, bytes) else body.encode()
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.handle_error = lambda *args: None  # a killed client is what these tests are about
        self.port = self.server.server_address[1]
        self.url = f'http://127.0.0.1:{self.port}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self, path, items):
        """A feed with an ETag: asked with it, it answers 304."""
        body = rss(items)
        tag = f'"{len(items)}-{hash(body) & 0xffff}"'

        def answer(request):
            if request.headers.get('If-None-Match') == tag:
                return 304, {'ETag': tag}, ''
            return 200, {'Content-Type': 'application/rss+xml', 'ETag': tag}, body
        self.pages[path] = answer

    def times(self, path):
        with self.lock:
            return sum(p == path for _, p, _ in self.asked)


class Watch:
    def __init__(self, record, *sources, options=()):
        self.err = tempfile.NamedTemporaryFile('w+', delete=False)
        self.process = subprocess.Popen([program, 'watch', *sources, '-o', record, '--metrics', '0', '--commit', '0.3', '--poll', '0.2', '--jobs', '1', *options], stdout=subprocess.DEVNULL, stderr=self.err)
        atexit.register(self.process.kill)  # a test that fails leaves nobody behind
        self.port = int(self.wait_for_text(r'127\.0\.0\.1:(\d+)/metrics').group(1))

    def text(self):
        return open(self.err.name).read()

    def wait_for_text(self, pattern, seconds=60):
        end = time.time() + seconds
        while time.time() < end:
            if found := re.search(pattern, self.text()):
                return found
            assert self.process.poll() is None, self.text()
            time.sleep(.05)
        raise AssertionError(f'{pattern} did not come: {self.text()}')

    def metrics(self):
        text = urllib.request.urlopen(f'http://127.0.0.1:{self.port}/metrics', timeout=10).read().decode()
        for line in text.splitlines():
            assert re.fullmatch(r'# (HELP|TYPE) dragoman_\w+ .+|dragoman_\w+(\{\w+="[^\n]*"\})? -?[\d.e+]+', line), line
        return {'dragoman_' + k: float(v) for k, v in re.findall(r'^dragoman_(\S+) (\S+)$', text, re.M)}

    def wait(self, name, value, seconds=60):
        end, m = time.time() + seconds, {}
        while time.time() < end:
            m = self.metrics()
            if m.get('dragoman_' + name, 0) >= value:
                return m
            time.sleep(.1)
        raise AssertionError(f'{name} stayed at {m.get("dragoman_" + name)}, not {value}: {m} {self.text()}')

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0, (self.process.returncode, self.text())

    def kill(self):
        self.process.kill()
        self.process.wait()


def articles(record):
    for _ in range(100):  # a running watch holds the record for moments
        out = subprocess.run([program, 'export', record, '--as', 'jsonl', '-o', '-'], capture_output=True)
        if out.returncode != 4:
            break
        time.sleep(.1)
    assert out.returncode == 0, out.stderr
    return [json.loads(line) for line in out.stdout.splitlines()]


def folder():
    return tempfile.mkdtemp(prefix='watch')
