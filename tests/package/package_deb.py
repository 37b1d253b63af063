"""The .deb: made, installed by dpkg into a root of its own, and reading from there with its own models and lexicons; `cmake --install` likewise."""
import glob, json, os, re, shutil, subprocess, sys, tempfile
build, source = sys.argv[1:3]
out = tempfile.mkdtemp()
FILES = ('bin/dragoman', 'lib/dragoman/libduckdb.so', 'share/dragoman/models/en.dgm', 'share/dragoman/models/ranker.tsv', 'share/dragoman/lexicon/predicates.tsv',
         'share/dragoman/ontology/countries.tsv', 'share/dragoman/data/gazetteer.tsv', 'share/man/man1/dragoman.1', 'share/man/man1/dragoman-watch.1',
         'share/bash-completion/completions/dragoman', 'share/zsh/vendor-completions/_dragoman', 'share/fish/vendor_completions.d/dragoman.fish',
         'share/doc/dragoman/LICENSE', 'share/doc/dragoman/NOTICE', 'lib/systemd/system/dragoman-watch.service')
env = {k: v for k, v in os.environ.items() if k not in ('DRAGOMAN_HOME', 'LD_LIBRARY_PATH')}
TEXT = b'Kenya and Uganda signed a treaty on Monday.'


def check(usr, move_away):
    """All files are there, the program reads with them and not with the source tree's."""
    for path in FILES:
        assert os.path.getsize(f'{usr}/{path}') > 0, path
    program = f'{usr}/bin/dragoman'
    linked = subprocess.run(['ldd', program], capture_output=True, text=True, env=env).stdout
    assert 'not found' not in linked and f'{usr}/bin/../lib/dragoman/libduckdb.so' in linked, linked
    trace = subprocess.run([program, 'read', '-', '--to', 'jsonl', '--published', '2021-03-10'], input=TEXT, capture_output=True, env=env, cwd=out)
    assert trace.returncode == 0, trace.stderr
    assert [e['cameo'] for e in json.loads(trace.stdout)['events']] == ['057', '057'], trace.stdout
    if move_away:
        os.rename(f'{usr}/share/dragoman/lexicon', f'{usr}/share/dragoman/gone')  # it was this lexicon that was read
        os.makedirs(f'{usr}/share/dragoman/lexicon')
        assert subprocess.run([program, 'read', '-', '--to', 'jsonl'], input=TEXT, capture_output=True, env=env).returncode == 5
    return linked


subprocess.run(['cpack', '-G', 'DEB', '-B', out], cwd=build, check=True, stdout=subprocess.DEVNULL)
deb, = glob.glob(out + '/*.deb')
fields = subprocess.run(['dpkg-deb', '-f', deb], capture_output=True, text=True, check=True).stdout
assert 'Package: dragoman' in fields and 'Version: ' in fields and 'Maintainer: ' in fields, fields
root = os.path.join(out, 'root')
for folder in ('info', 'updates', 'triggers'): os.makedirs(f'{root}/var/lib/dpkg/{folder}')
open(f'{root}/var/lib/dpkg/status', 'w').close()
# into an empty root: what it depends on is not there, and is looked at below
installed = subprocess.run(['dpkg', f'--root={root}', '--force-not-root', '--force-depends', '--force-script-chrootless', '-i', deb], capture_output=True, text=True)
assert installed.returncode == 0, installed.stderr
status = open(f'{root}/var/lib/dpkg/status').read()
assert 'Package: dragoman' in status and 'install ok installed' in status, status
linked = check(f'{root}/usr', move_away=True)

# every library that the program finds outside the package belongs to a package that it depends on, or to one of those
depends = re.search(r'^Depends: (.*)', fields, re.M).group(1)
named = {re.sub(r'\s*\(.*', '', alternative).strip() for part in depends.split(',') for alternative in part.split('|')}
needed = subprocess.run(['objdump', '-p', f'{root}/usr/bin/dragoman'], capture_output=True, text=True).stdout
for library in re.findall(r'NEEDED\s+(\S+)', needed):
    path = re.search(rf'{re.escape(library)} => (\S+)', linked)
    if not path or root in path.group(1): continue
    owner = subprocess.run(['dpkg', '-S', os.path.realpath(path.group(1))], capture_output=True, text=True).stdout.split(':')[0]
    assert owner in named or owner in ('libgcc-s1', ''), f'{library} of {owner} is not among Depends: {depends}'

prefix = os.path.join(out, 'usr')
subprocess.run(['cmake', '--install', build, '--prefix', prefix], check=True, stdout=subprocess.DEVNULL)
check(prefix, move_away=False)
print(os.path.basename(deb), os.path.getsize(deb) >> 20, 'MiB')
shutil.rmtree(out)
