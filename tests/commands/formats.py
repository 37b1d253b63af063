"""export --as gdelt, icews, polecat: from text to lines that readers with and without quoting take apart alike."""
import csv, json, os, subprocess, sys, tempfile
program, root = sys.argv[1:3]
tmp_of_run = tempfile.TemporaryDirectory()  # goes with the program
tmp = tmp_of_run.name
record = os.path.join(tmp, 'r.duckdb')


def run(*args, code=0):
    r = subprocess.run([program, *args], capture_output=True)
    assert r.returncode == code, (args, r.returncode, r.stderr.decode()[-500:])
    return r.stdout.decode(), r.stderr.decode()


# an article whose publisher, URL and id are as bad as they may be, and whose names are quoted and broken over lines
bad = {'id': 'a\t"1"\n', 'url': 'https://p.example/?q="a\tb"', 'publisher': {'name': '"The\n\tPost"', 'domain': 'p.example'}, 'published': '2021-03-10',
       'text': 'Kenya "praised" Uganda on Monday. "Kenyan\npolice" arrested Somali rebels in Mombasa. Kenya and Tanzania signed a treaty in Arusha.'}
open(os.path.join(tmp, 'bad.jsonl'), 'w').write(json.dumps(bad) + '\n')
run('read', os.path.join(tmp, 'bad.jsonl'), f'{root}/examples', '-o', record)

counts = {}
for kind, columns, head in (('gdelt', 61, False), ('icews', 20, True), ('polecat', 40, True)):
    path = os.path.join(tmp, kind + '.txt')
    _, err = run('export', record, '--as', kind, '-o', path)
    data = open(path, encoding='utf-8', newline='').read()
    plain = [line.split('\t') for line in data.split('\n')[:-1]]
    quoted = list(csv.reader(open(path, encoding='utf-8', newline=''), delimiter='\t'))
    assert plain == quoted, kind
    assert {len(row) for row in plain} == {columns}, kind
    rows = plain[1:] if head else plain
    assert len(rows) >= 20, (kind, len(rows))
    assert len({row[0] for row in rows}) == len(rows), kind  # ids
    counts[kind] = len(rows)
assert counts['gdelt'] == counts['icews'] >= counts['polecat']

gdelt = [line.rstrip('\n').split('\t') for line in open(os.path.join(tmp, 'gdelt.txt'), encoding='utf-8')]
mentions = [line.rstrip('\n').split('\t') for line in open(os.path.join(tmp, 'gdelt.mentions.txt'), encoding='utf-8')]
assert {len(m) for m in mentions} == {16}
assert {m[0] for m in mentions} == {g[0] for g in gdelt}  # every mention has its event
for g in gdelt:
    assert len(g[1]) == 8 and g[1][:6] == g[2] and g[1][:4] == g[3], g
    assert g[27] == g[26][:3] and g[28] == g[26][:2] and g[29] in '1234', g
    for geo in (35, 43, 51):
        assert (g[geo] == '0') == (g[geo + 1] == '') == (g[geo + 5] == ''), g
treaty = [g for g in gdelt if g[26] == '057' and {g[7], g[17]} == {'KEN', 'TZA'}]
assert len(treaty) == 2 and treaty[0][7] == treaty[1][17] and treaty[0][30] == '8.0' and treaty[0][51] == '4' and treaty[0][53] == 'TZ', treaty

# the folder and the standard output
run('export', record, '--as', 'gdelt', '-o', tmp + '/new/')
assert sorted(os.listdir(tmp + '/new')) == ['events.export.CSV', 'events.mentions.CSV']
out, _ = run('export', record, '--as', 'gdelt', '--header', '-o', '-')
assert out.startswith('GLOBALEVENTID\tSQLDATE') and out.count('\n') == len(gdelt) + 1
planned, _ = run('export', record, '--as', 'icews', '--status', 'planned', '-o', '-')
assert planned.count('\n') < counts['icews']
run('export', record, '--as', 'icews', '-o', '/nowhere/at/all', code=4)
run('export', record, '--as', 'acled', '-o', '-', code=2)
try:  # as a researcher loads them, where pandas is there
    import pandas
except ImportError:
    print('pandas is not installed: not tried')
else:
    p = pandas.read_csv(os.path.join(tmp, 'polecat.txt'), sep='\t', na_values=['None'])
    assert len(p) == counts['polecat'] and p['Intensity'].dtype.kind == 'f' and p['Latitude'].dtype.kind == 'f'
    g = pandas.read_csv(os.path.join(tmp, 'gdelt.txt'), sep='\t', header=None)
    assert g.shape == (len(gdelt), 61) and g[30].between(-10, 10).all()
print('formats agree:', counts)
