"""dragoman eval and the shared score.py give the same figures on the shared sets (when they are there). usage: PROGRAM ROOT"""
import json, os, re, subprocess, sys
program, root = os.path.abspath(sys.argv[1]), sys.argv[2]
shared = os.path.join(root, '..', 'shared')
score = os.path.join(shared, 'tools', 'score.py')
if not os.path.exists(score):
    print('no shared sets beside the checkout: nothing to compare with')
    sys.exit(77)
data = os.path.join(shared, 'data')
# set of score.py, set and file of eval, {score.py's name: (report, eval's name)}; the small sets, so that a test takes a minute
pairs = [
    ('parse-ewt', 'conllu', 'ud-ewt/en_ewt-ud-dev.conllu', {'UPOS': 'UPOS', 'lemma': 'lemma', 'UAS': 'UAS', 'LAS': 'LAS'}),
    ('ner', 'ner', 're3d/re3d.jsonl', {'exact_P': 'exact_P', 'exact_R': 'exact_R', 'exact_F': 'exact_F', 'overlap_F': 'overlap_F'}),
    ('timeml', 'timeml', 'timeml/timeml.jsonl', {'strict_F': 'strict_F', 'relaxed_F': 'relaxed_F', 'value_F': 'value_F', 'type_F': 'type_F'}),
    ('places-geovirus', 'places', 'geovirus/geovirus.jsonl', {k: k for k in ('detect_P', 'detect_R', 'detect_F', 'acc161_of_found', 'acc161_of_all')}),
    ('pairs', 'plover', 'plover/plv_train.tsv', {k: k for k in ('root_macroF', 'root_acc', 'quad_macroF', 'coded')}),
    ('extract', 'extract', 'article-extraction', {k: k for k in ('P', 'R', 'F', 'accuracy')}),
    ('polnear', 'polnear', 'polnear/dev.jsonl', {}),
    ('read-plv', 'plover', 'plover/plv_train.tsv', {k: k for k in ('root_macroF', 'root_acc', 'quad_macroF', 'coded', 'any_root_macroF', 'any_event')}),
]
only = sys.argv[3:] or [p[0] for p in pairs]
bad = 0
for theirs, ours, path, names in pairs:
    if theirs not in only: continue
    a = subprocess.run([sys.executable, score, theirs, '--bin', program], capture_output=True, text=True).stdout
    b = json.loads(subprocess.run([program, 'eval', ours, os.path.join(data, path), '--resamples', '20', '--format', 'json'], capture_output=True, text=True, check=True).stdout)
    report = b[1] if theirs == 'read-plv' else b[0]
    got = {k: v['value'] for k, v in report['scores'].items()}
    wanted = dict(re.findall(r'(\w+)=([\d.]+)', a))
    if theirs == 'polnear':  # a line a role
        wanted = {}
        for role, p, r, f in re.findall(r'role=(\w+) char_P=([\d.]+) char_R=([\d.]+) char_F=([\d.]+)', a):
            wanted.update({f'{role}_char_P': p, f'{role}_char_R': r, f'{role}_char_F': f})
        wanted.update(dict(re.findall(r'(attribution_\w)=([\d.]+)', a)))
        names = {k: k for k in wanted}
    assert names and all(k in wanted for k in names), (theirs, a)
    for k, v in names.items():
        same = abs(float(wanted[k]) - got[v]) < 0.00006
        bad += not same
        print(f'{theirs:16} {k:18} {wanted[k]:>8} {got[v]:.4f} {"" if same else "DIFFERENT"}')
    for k, v in report['scores'].items():
        assert v['low'] <= v['value'] + 1e-9 and v['value'] <= v['high'] + 1e-9 or ours == 'plover', (k, v)
sys.exit(1 if bad else 0)
