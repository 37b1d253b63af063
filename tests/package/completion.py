"""Completion in bash completes commands, options and values; zsh's and fish's name every command and option. usage: completion.py PROGRAM"""
import os, re, subprocess, sys, tempfile
program = sys.argv[1]


def script(shell, code=0):
    r = subprocess.run([program, f'--completion={shell}'], capture_output=True, text=True)
    assert r.returncode == code, r.stderr
    return r.stdout


file = os.path.join(tempfile.mkdtemp(), 'dragoman.bash')
open(file, 'w').write(script('bash'))


def completed(*words):
    run = f'source {file}; COMP_WORDS=({" ".join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}; _dragoman; echo "${{COMPREPLY[@]}}"'
    return subprocess.run(['bash', '-c', run], capture_output=True, text=True, check=True).stdout.split()


assert 'read' in completed('dragoman', '') and completed('dragoman', 'expl') == ['explain']
assert '--output' in completed('dragoman', 'read', '--o') and '--port' not in completed('dragoman', 'read', '--')
assert sorted(completed('dragoman', 'read', '--to', '')) == ['duckdb', 'jsonl']
assert subprocess.run([program, '--completion'], capture_output=True, text=True, check=True).stdout == script('bash')
zsh, fish = script('zsh'), script('fish')
assert zsh.startswith('#compdef dragoman\n') and 'bashcompinit' in zsh and script('bash') in zsh
help_ = subprocess.run([program, '--help'], capture_output=True, text=True).stdout
commands = re.findall(r'^  (\w+) +\S', help_.split('Subcommands:')[1].split('Help and examples')[0], re.M)
assert len(commands) >= 12
for c in commands:
    assert f'-a {c} -d ' in fish, c
    for option in set(re.findall(r'--([a-z][\w-]+)', subprocess.run([program, c, '--help'], capture_output=True, text=True).stdout.split('Example')[0])) - {'help'}:
        assert re.search(rf"from {c}'.* -l {option}\b", fish) or c == 'lexicon', (c, option)
for line in fish.splitlines(): assert line.count("'") % 2 == 0 or "\\'" in line, line
script('csh', code=2)
print(len(commands), 'commands completed')
