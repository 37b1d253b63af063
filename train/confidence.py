"""Trains models/confidence.tsv (src/dragoman/events/confidence.h): how likely a coded event is right in all of it.

    python3 train/confidence.py --bin build/release/dragoman --data ../shared/data --out models/confidence.tsv

Learned from
- corpus/judged: events drawn from sets that may be learnt from (EWT, GeoVirus, re3d without the BBC) and from corpus/articles, judged by readers.
  The file has no text,
  only article, place and code of each event; the sets are read again and the events found there are matched to the judgements;
- corpus/events: what the program codes in our own sentences, right if an event of the gold has its root and actors.
Folds are made of whole articles (and whole corpus lines); the report is of events held out.
"""
import argparse, collections, gzip, glob, json, os, random, re, sys
import numpy as np, torch
from ranker_corpus import ROOT

sys.path.insert(0, os.path.join(ROOT, 'tools'))
import coded


def texts(data):
    """The sets whose events were judged, as (id, text)."""
    for path in sorted(glob.glob(os.path.join(data, 'ud-ewt/*.conllu.gz'))):
        doc, lines = None, []
        for line in gzip.open(path, 'rt', encoding='utf-8'):
            if line.startswith('# newdoc id'):
                if doc and lines: yield 'ewt:' + doc, ' '.join(lines).replace(' \n\n ', '\n\n')
                doc, lines = line.split('=')[1].strip(), []
            elif line.startswith('# newpar') and lines: lines.append('\n\n')
            elif line.startswith('# text ='): lines.append(line.split('=', 1)[1].strip())
        if doc and lines: yield 'ewt:' + doc, ' '.join(lines).replace(' \n\n ', '\n\n')
    for path in sorted(glob.glob(os.path.join(ROOT, 'corpus/articles/*.jsonl'))):
        for line in open(path, encoding='utf-8'): yield (lambda d: (d['id'], d['text']))(json.loads(line))
    for name, short in (('geovirus/geovirus', 'geo'), ('re3d/re3d', 're3d')):
        for line in gzip.open(os.path.join(data, name + '.jsonl.gz'), 'rt', encoding='utf-8'):
            d = json.loads(line)
            if 'bbc' not in str(d.get('source', '')).lower(): yield f"{short}:{d.get('id')}", d['text']


def read(program, articles):
    return coded.records(program, [{'id': i, 'text': t} for i, t in articles], '--quiet', '--min-confidence', '0', '--confidence-features').values()


def key(record, event):
    """What makes an event the same one in another build: its words, its actors' words, its root."""
    mention = {m['id']: m['begin'] for m in record['mentions']}
    side = lambda parts: ','.join(str(mention.get(p.get('mention'), '')) for p in parts)
    return (str(record['article']['id']), ','.join(str(b) for b, _ in event['trigger']), event['cameo'][:2], side(event['source']), side(event['target']))


def features(event):
    """Empty for words spoken to the other side: they have a confidence of their own, and nothing to learn from."""
    return [b[8:] for b in event['because'] if b.startswith('feature ')]


def judged(program, data):
    wanted = {}
    for line in open(os.path.join(ROOT, 'corpus/judged/events.tsv'), encoding='utf-8'):
        if line[0] == '#' or line.startswith('article\t'): continue
        c = line.rstrip('\n').split('\t')
        wanted.setdefault(tuple(c[:5]), []).append(c[5] == '1111' or c[5] == '1')
    rows = []
    for r in read(program, texts(data)):
        for e in r['events']:
            if 'mirror_of' in e: continue
            k = key(r, e)
            if k in wanted and features(e): rows.append((k[0], features(e), float(np.mean(wanted[k]))))
    print(f'{len(rows)} events of {len(wanted)} judged are found again', file=sys.stderr)
    return rows


def words(text): return set(re.findall(r'\w+', text.lower())) - {'the', 'a', 'an', 'of', 'and', 'in', 's'}


def own(program):
    """Events coded in corpus/events: right if a line of the sentence has the root and both actors (the words of one inside the other)."""
    gold, marked = collections.defaultdict(list), {}
    for path in glob.glob(os.path.join(ROOT, 'corpus/events/*.tsv')):
        for line in open(path, encoding='utf-8').read().split('\n')[1:]:
            cells = line.split('\t')
            if len(cells) < 2 or line[0] == '#': continue
            text = re.sub(r'</?[st]>', '', cells[0])
            gold[text].append((cells[1][:2] if cells[1] not in ('---', '') else None, re.findall(r'<s>(.*?)</s>', cells[0]), re.findall(r'<t>(.*?)</t>', cells[0])))
    lines = sorted(gold); rows = []
    for r in read(program, [(str(i), t) for i, t in enumerate(lines)]):
        text = r['article']['text']; mention = {m['id']: text[m['begin']:m['end']] for m in r['mentions']}
        says = gold[lines[int(r['article']['id'])]] if r['article']['id'].isdigit() else []
        for e in r['events']:
            if 'mirror_of' in e or not features(e): continue
            fits = lambda parts, want: (not want or not parts) if not (want and parts) else any(words(mention.get(p.get('mention'), '')) & words(w) for p in parts for w in want)
            right = any(root == e['cameo'][:2] and fits(e['source'], s) and fits(e['target'], t) for root, s, t in says)
            swapped = any(root == e['cameo'][:2] and fits(e['source'], t) and fits(e['target'], s) for root, s, t in says)
            if not right and not swapped and says and any(root for root, _, _ in says): continue  # another act of the sentence, which the line does not judge
            rows.append(('own:' + r['article']['id'], features(e), float(right)))
    return rows


class Logistic:
    def fit(self, rows, weight, least, decay, epochs=150, seed=1):
        torch.manual_seed(seed)
        count = collections.Counter(f for _, fs, _ in rows for f in set(fs))
        self.index = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= least))}
        ids = [torch.tensor([self.index[f] for f in fs if f in self.index]) for _, fs, _ in rows]
        flat, off = torch.cat(ids), torch.tensor(np.cumsum([0] + [len(i) for i in ids[:-1]]))
        y, w = torch.tensor([r[2] for r in rows]), torch.tensor(weight, dtype=torch.float32)
        table = torch.nn.EmbeddingBag(len(self.index), 1, mode='sum'); torch.nn.init.zeros_(table.weight)
        opt = torch.optim.LBFGS(table.parameters(), lr=1, max_iter=epochs, line_search_fn='strong_wolfe')
        free = torch.ones(len(self.index), 1)
        if 'bias' in self.index: free[self.index['bias']] = 0
        def loss():
            opt.zero_grad(); z = table(flat, off).squeeze(1)
            total = (torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction='none') * w).sum() + decay * (free * table.weight ** 2).sum()
            total.backward(); return total
        opt.step(loss)
        self.w = table.weight.detach().squeeze(1).numpy()
        return self

    def score(self, fs): return 1 / (1 + np.exp(-sum(self.w[self.index[f]] for f in fs if f in self.index)))


def report(name, p, y):
    p, y = np.array(p), np.array(y)
    order = np.argsort(-p); hit = np.cumsum(y[order]); n = np.arange(1, len(y) + 1)
    auc = np.mean([(a > b) + .5 * (a == b) for a in p[y > .5] for b in p[y <= .5]])
    print(f'{name}: {len(y)} events, right {y.mean():.3f}, AUC {auc:.3f}')
    for t in (0, .2, .3, .4, .5, .6, .7, .8):
        keep = p >= t
        if keep.any(): print(f'  confidence >= {t}: keeps {keep.mean():.2f}, right {y[keep].mean():.3f}, of all right {y[keep].sum() / y.sum():.2f}')
    for low in np.arange(0, 1, .2):
        at = (p >= low) & (p < low + .2)
        if at.sum(): print(f'  confidence {low:.1f} to {low + .2:.1f}: {at.sum()} events, said {p[at].mean():.2f}, right {y[at].mean():.2f}')


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--bin', required=True); ap.add_argument('--data', required=True); ap.add_argument('--out')
    ap.add_argument('--own-weight', type=float, default=.05); ap.add_argument('--decay', type=float, default=5); ap.add_argument('--least', type=int, default=3)
    ap.add_argument('--threshold', type=float, default=.3); ap.add_argument('--drop', default='')
    o = ap.parse_args()
    drop = tuple(x for x in o.drop.split(',') if x)
    a, b = judged(o.bin, o.data), own(o.bin)
    if drop: a, b = ([(i, [f for f in fs if not f.startswith(drop)], y) for i, fs, y in rows] for rows in (a, b))
    # a corpus sentence stands alone, so what is told of the article is not what it would be there
    b = [(i, [f for f in fs if not f.startswith('article_')], y) for i, fs, y in b]
    print(f'own corpus: {len(b)} events, right {np.mean([r[2] for r in b]):.3f}')
    folds = {i: n % 5 for n, i in enumerate(sorted({r[0] for r in a + b}, key=lambda i: random.Random(i).random()))}
    p, y, po, yo = [], [], [], []
    for k in range(5):
        rows = [r for r in a + b if folds[r[0]] != k]
        m = Logistic().fit(rows, [o.own_weight if r[0].startswith('own:') else 1. for r in rows], o.least, o.decay)
        for r in a:
            if folds[r[0]] == k: p.append(m.score(r[1])); y.append(r[2])
        for r in b:
            if folds[r[0]] == k: po.append(m.score(r[1])); yo.append(r[2])
    report('judged events, held out', p, y); report('own corpus, held out', po, yo)
    if o.out:
        m = Logistic().fit(a + b, [1.] * len(a) + [o.own_weight] * len(b), o.least, o.decay)
        with open(o.out, 'w', encoding='utf-8') as out:
            out.write(f'feature\tweight\nthreshold\t{o.threshold:g}\n')
            for f, i in m.index.items():
                if abs(m.w[i]) >= .005: out.write(f'{f}\t{m.w[i]:.3f}\n')


if __name__ == '__main__': main()
