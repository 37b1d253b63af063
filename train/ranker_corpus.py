"""The event sentences of corpus/events and what the program sees of them: shared by train/ranker.py and tools/frame_misses.py."""
import glob, hashlib, os, re, subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def plain(marked):
    return re.sub(r'\W+', ' ', re.sub(r'</?[st]>', '', marked)).strip().lower()


def held_back(marked):
    return hashlib.sha1(plain(marked).encode()).digest()[0] % 5 == 0


def corpus():
    rows = []
    for path in sorted(glob.glob(os.path.join(ROOT, 'corpus/events/*.tsv'))):
        lines = open(path, encoding='utf-8').read().split('\n')
        head = lines[0].split('\t')
        for line in lines[1:]:
            cells = dict(zip(head, line.split('\t')))
            if not line or line[0] == '#' or cells['cameo'] in ('---', '') or '<s>' not in cells['marked_sentence']: continue
            rows.append(dict(cells, file=os.path.basename(path)))
    return rows


def features(rows, program):
    text = 'marked_sentence\n' + ''.join(r['marked_sentence'] + '\n' for r in rows)
    out = subprocess.run([program, 'pairs', '--features'], input=text.encode(), capture_output=True, check=True).stdout.decode()
    res = []
    for line in out.split('\n'):
        if not line: continue
        res.append([(f.rsplit(' ', 1)[0], float(f.rsplit(' ', 1)[1])) for f in line.split('\t')[1:]])
    assert len(res) == len(rows), (len(res), len(rows))
    return res
