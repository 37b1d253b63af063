"""Every command has a page that holds all its options, as its --help does."""
import os, re, subprocess, sys, tempfile
program = sys.argv[1]
folder = tempfile.mkdtemp()
subprocess.run([program, '--man-pages', folder], check=True)
main_help = subprocess.run([program, '--help'], capture_output=True, text=True).stdout
commands = re.findall(r'^  (\w+) +\S', main_help.split('Subcommands:')[1].split('Help and examples')[0], re.M)
assert len(commands) >= 12, commands
assert sorted(os.listdir(folder)) == sorted(['dragoman.1'] + [f'dragoman-{c}.1' for c in commands])
for c in commands:
    page = open(os.path.join(folder, f'dragoman-{c}.1')).read().replace('\\-', '-')
    assert page.startswith(f'.TH DRAGOMAN-{c.upper()} 1'), page[:80]
    help_ = subprocess.run([program, c, '--help'], capture_output=True, text=True).stdout
    for option in set(re.findall(r'--[a-z][\w-]+', help_.split('Example')[0])) - {'--help'}:
        assert option in page, (c, option)
print(len(commands), 'pages')
