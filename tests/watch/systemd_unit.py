"""systemd/dragoman-watch.service as systemd reads it: no error, no warning, and options that `dragoman watch` has. usage: PROGRAM ROOT
The installed program's path is replaced by the built one's, since a test must not need an installation; manual pages are left out for the same reason."""
import os, re, shutil, subprocess, sys, tempfile
program, root = map(os.path.abspath, sys.argv[1:3])
if not shutil.which('systemd-analyze'):
    print('skipped: systemd-analyze is not there')
    sys.exit(77)
unit = open(os.path.join(root, 'systemd/dragoman-watch.service'), encoding='utf-8').read()
assert 'ExecStart=/usr/bin/dragoman ' in unit
folder = tempfile.TemporaryDirectory()


def said(text):
    """What systemd-analyze says of a unit, and how it ends."""
    path = os.path.join(folder.name, 'dragoman-watch.service')
    open(path, 'w', encoding='utf-8').write(text)
    done = subprocess.run(['systemd-analyze', 'verify', '--man=no', path], capture_output=True, text=True, timeout=60)
    return done.returncode, (done.stdout + done.stderr).strip()


code, message = said('[Service]\nExecStart=/bin/true\n')
if code or message:  # no place for a runtime folder, a version that knows no --man, ...
    print('skipped: systemd-analyze does not verify here:', message)
    sys.exit(77)
code, message = said(unit.replace('/usr/bin/dragoman ', program + ' '))
assert code == 0 and not message, (code, message)
code, message = said(unit.replace('/usr/bin/dragoman ', program + ' ').replace('Restart=on-failure', 'Restart=on-failur\nRestartWhen=never'))
assert 'on-failur' in message and 'RestartWhen' in message, (code, message)  # a slip would have been seen
help_ = subprocess.run([program, 'watch', '--help'], capture_output=True, text=True, check=True).stdout
options = re.findall(r'(?<= )--?[a-z][a-z-]*', re.search(r'^ExecStart=(.*)$', unit, re.M)[1])
assert options and all(re.search(rf'(?<![\w-]){re.escape(o)}\b', help_) for o in options), (options, help_)
print('verified;', ' '.join(options))
