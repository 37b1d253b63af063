"""tools/accuracy.py writes what `dragoman eval` says between its markers and nothing else; a set that is not there keeps the table it has. usage: PROGRAM ROOT"""
import os, re, subprocess, sys, tempfile
program, root = map(os.path.abspath, sys.argv[1:3])
sys.path.insert(0, os.path.join(root, 'tools'))
import accuracy  # noqa: E402

page = open(accuracy.PAGE, encoding='utf-8').read()
assert set(re.findall(r'<!-- measured: (\w+) -->', page)) == set(accuracy.TABLES) | {'build'}
own = os.path.join(root, 'tests/dictionaries/own')
accuracy.TABLES = {'dictionaries': [('own', 'petrarch', own + '.jsonl', ['--dictionaries', own])], 'times': [('absent', 'timeml', 'nowhere.jsonl', [])]}
with tempfile.TemporaryDirectory() as folder:
    accuracy.PAGE = os.path.join(folder, 'accuracy.md')
    before = 'By hand, first.\n<!-- measured: times -->\nkept\n<!-- end -->\nBetween.\n<!-- measured: dictionaries -->\nold\n<!-- end -->\nLast.\n'
    open(accuracy.PAGE, 'w').write(before)
    sys.argv = ['accuracy.py', program, '--data', folder]
    accuracy.main()
    after = open(accuracy.PAGE).read()
    sys.argv = ['accuracy.py', program, '--data', folder]
    accuracy.main()
    assert open(accuracy.PAGE).read() == after  # the same program, the same page
assert after.startswith('By hand, first.\n<!-- measured: times -->\nkept\n<!-- end -->\nBetween.\n') and after.endswith('<!-- end -->\nLast.\n') and 'old' not in after, after
scores = dict(line.split('\t')[3:5] for line in subprocess.run([program, 'eval', 'petrarch', own + '.jsonl', '--dictionaries', own, '--format', 'tsv'], capture_output=True, text=True, check=True).stdout.splitlines()[1:])
for name, value in scores.items():
    assert re.search(rf'\| {re.escape(accuracy.SCORES[name])} \| {float(value):.3f} \(', after), (name, value, after)
print(len(scores), 'scores')
