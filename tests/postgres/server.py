"""A PostgreSQL server of our own in a temporary folder, and what the tests beside this file do with it."""
import atexit, getpass, glob, json, os, shutil, signal, socket, subprocess, sys, tempfile, time

program, source = map(os.path.abspath, sys.argv[1:3])
PASSWORD = 'never-to-be-shown'


def bin_folder():
    found = sorted(glob.glob('/usr/lib/postgresql/*/bin/initdb'), key=lambda p: int(p.split('/')[4]))
    if not found:
        print('skipped: no PostgreSQL server (Debian: postgresql-15)')
        sys.exit(77)
    return os.path.dirname(found[-1])


BIN = bin_folder()


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Server:
    """Running from construction on; asks for a password; gone at the program's end. A server refuses to run as root: then it runs as postgres."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='dragoman-postgres-test-')
        self.port = free_port()
        self.as_user = []
        user = getpass.getuser()
        if os.geteuid() == 0:
            user = 'postgres'
            self.as_user = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
            shutil.chown(self.folder, 'postgres', 'postgres')
        self.process = None
        atexit.register(self.remove)
        secret = os.path.join(self.folder, 'password')
        with open(secret, 'w') as f:
            f.write(PASSWORD)
        if self.as_user:
            shutil.chown(secret, 'postgres')
        self.data = os.path.join(self.folder, 'data')
        self.command('initdb', '-D', self.data, '-U', 'desk', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'scram-sha-256', '--pwfile', secret, '--no-sync')
        self.environment = {**os.environ, 'PGPASSWORD': PASSWORD}
        self.start()

    def command(self, name, *arguments):
        done = subprocess.run([*self.as_user, os.path.join(BIN, name), *arguments], capture_output=True, text=True, cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def start(self):
        self.process = subprocess.Popen([*self.as_user, os.path.join(BIN, 'postgres'), '-D', self.data, '-p', str(self.port), '-k', self.folder, '-c', 'listen_addresses=127.0.0.1',
                                         '-c', 'fsync=off', '-c', 'shared_buffers=16MB'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder)
        end = time.monotonic() + 60
        while self.psql('postgres', 'SELECT 1', check=False).returncode:
            assert time.monotonic() < end and self.process.poll() is None, 'the server does not start'
            time.sleep(0.1)

    def stop(self):
        """At once, as if the machine were switched off."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=60)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, database, sql, check=True):
        done = subprocess.run([os.path.join(BIN, 'psql'), '-XAtq', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'desk', database, '-f', '-'], input=sql,
                              capture_output=True, text=True, env=self.environment)
        assert not check or done.returncode == 0, done.stderr
        return done

    def ask(self, database, sql):
        return [line.split('|') for line in self.psql(database, sql).stdout.splitlines()]

    def database(self, name):
        """A new one; returns its address."""
        self.psql('postgres', f'CREATE DATABASE {name}')
        return f'postgresql://desk@127.0.0.1:{self.port}/{name}'

    def dragoman(self, *arguments, status=0, environment=None):
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, env={**self.environment, **(environment or {})}, timeout=240)
        assert done.returncode == status, (arguments, done.returncode, done.stderr)
        assert PASSWORD not in done.stdout + done.stderr
        return done


def article(n, id=None, publisher='The Test Post', url=True, text=None):
    a = ('Kenya', 'Uganda', 'Ghana', 'Chad', 'Mali', 'Egypt')[n % 6]
    b = ('Peru', 'Chile', 'Norway', 'Spain', 'Japan')[n % 5]
    words = text or f'{a} condemned {b} on Monday over shipment {n}. The foreign minister of {b} met officials of {a} in Geneva.\nThe president of {a} praised report {n}.'
    out = {'id': id or str(n), 'publisher': publisher, 'published': f'2021-03-{1 + n % 28:02d}', 'text': words, 'title': f'{a} and {b}\t{n}'}
    if url:
        out['url'] = f'https://post.example/{n}'
    return out


def record(folder, name, articles, *options, server=None):
    """A record file of the articles."""
    lines, path = os.path.join(folder, name + '.jsonl'), os.path.join(folder, name + '.duckdb')
    with open(lines, 'w', encoding='utf-8') as f:
        f.writelines(json.dumps(a) + '\n' for a in articles)
    subprocess.run([program, 'read', lines, '-o', path, '--quiet', *options], check=True, stderr=subprocess.DEVNULL, env={**os.environ, **(server or {})})
    return path


PARTS = ('articles', 'passages', 'sentences', 'mentions', 'entities', 'times', 'places', 'attributions', 'events', 'event_participants', 'event_figures', 'relations')


def tables(server, record_or_address, folder, names=PARTS):
    """{table: its lines as CSV} as `export` writes them."""
    server.dragoman('export', record_or_address, '--as', 'csv', '-o', folder)
    return {name: open(os.path.join(folder, name + '.csv'), 'rb').read() for name in names}
