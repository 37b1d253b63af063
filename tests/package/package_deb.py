"""The .deb: made, unpacked into a root of its own, and reading from there with its own models and lexicons."""
import glob, json, os, subprocess, sys, tempfile
build, source = sys.argv[1:3]
out = tempfile.mkdtemp()
subprocess.run(['cpack', '-G', 'DEB', '-B', out], cwd=build, check=True, stdout=subprocess.DEVNULL)
deb, = glob.glob(out + '/*.deb')
fields = subprocess.run(['dpkg-deb', '-f', deb], capture_output=True, text=True, check=True).stdout
assert 'Package: dragoman' in fields and 'Version: ' in fields and 'libcurl4' in fields, fields
root = os.path.join(out, 'root')
subprocess.run(['dpkg', '-x', deb, root], check=True)
for path in ('bin/dragoman', 'lib/dragoman/libduckdb.so', 'share/dragoman/models/en.dgm', 'share/dragoman/lexicon/predicates.tsv', 'share/dragoman/ontology/countries.tsv',
             'share/dragoman/data/gazetteer.tsv', 'share/man/man1/dragoman.1', 'share/man/man1/dragoman-watch.1', 'share/bash-completion/completions/dragoman',
             'lib/systemd/system/dragoman-watch.service'):
    assert os.path.getsize(f'{root}/usr/{path}') > 0, path
program = f'{root}/usr/bin/dragoman'
env = {k: v for k, v in os.environ.items() if k not in ('DRAGOMAN_HOME', 'LD_LIBRARY_PATH')}
linked = subprocess.run(['ldd', program], capture_output=True, text=True, env=env).stdout
assert 'not found' not in linked and f'{root}/usr/bin/../lib/dragoman/libduckdb.so' in linked, linked
text = b'Kenya and Uganda signed a treaty on Monday.'
trace = subprocess.run([program, 'read', '-', '--to', 'jsonl', '--published', '2021-03-10'], input=text, capture_output=True, env=env, cwd=out)
assert trace.returncode == 0, trace.stderr
assert [e['cameo'] for e in json.loads(trace.stdout)['events']] == ['057', '057'], trace.stdout
os.rename(f'{root}/usr/share/dragoman/lexicon', f'{root}/usr/share/dragoman/gone')  # it was the package's lexicon that was read
os.makedirs(f'{root}/usr/share/dragoman/lexicon')
assert subprocess.run([program, 'read', '-', '--to', 'jsonl'], input=text, capture_output=True, env=env).returncode == 5
print(os.path.basename(deb), os.path.getsize(deb) >> 20, 'MiB')
