"""Trains models/ranker.tsv, the log-linear model over CAMEO codes (src/dragoman/events/ranker.h), on corpus/events.

    python3 train/ranker.py --bin build/release/dragoman --out models/ranker.tsv

The features are the program's own (`dragoman pairs --features`), so training and coding cannot differ. One sentence in five (by hash, as for names)
is held back: never trained on, scored at the end, and used for nothing but the temperature and the report (reliability in bins, the learning curve).
"""
import argparse, collections, os
import numpy as np, torch
from ranker_corpus import corpus, features, held_back


class Model:
    """W[feature, root] + W[feature, code], and one weight for each shared feature ("@name|code" adds to that code alone)."""
    def __init__(self, labels, seed=1):
        self.codes = sorted(labels); self.roots = sorted({c[:2] for c in self.codes})
        self.root_of = torch.tensor([self.roots.index(c[:2]) for c in self.codes]); self.seed = seed
        self.columns = {'r' + r: [i for i, c in enumerate(self.codes) if c[:2] == r] for r in self.roots}
        self.columns.update({'c' + c: [i] for i, c in enumerate(self.codes)})

    def split(self, x):
        plain, shared = [], []
        for f, v in x:
            if f[0] != '@': plain.append((f, v)); continue
            name, label = f.rsplit('|', 1)
            for column in self.columns.get(('r' if name.startswith('@root_') else 'c') + label, ()): shared.append((name, column, v))
        return plain, shared

    def fit(self, X, y, least=2, epochs=40, decay=2e-3, drop=.25):
        torch.manual_seed(self.seed); rng = np.random.default_rng(self.seed)
        parts = [self.split(x) for x in X]
        count = collections.Counter(f for p, _ in parts for f, _ in p)
        self.index = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= least))}
        self.shared = {f: i for i, f in enumerate(sorted({f for _, s in parts for f, _, _ in s}))}
        self.Wr = torch.zeros(len(self.index), len(self.roots), requires_grad=True); self.Wc = torch.zeros(len(self.index), len(self.codes), requires_grad=True)
        self.Ws = torch.full((len(self.shared),), .3, requires_grad=True)
        opt = torch.optim.Adam([self.Wr, self.Wc, self.Ws], lr=.03)
        enc = [self.encode(p) for p in parts]; target = torch.tensor([self.codes.index(c) for c in y])
        for epoch in range(epochs):
            for g in opt.param_groups: g['lr'] = .03 * (1 - epoch / epochs) + .001
            order = rng.permutation(len(X))
            for at in range(0, len(order), 128):
                part = order[at:at + 128]
                s, ids = self.score([enc[i] for i in part], rng, drop)  # words missing, as in unseen text
                root = torch.log(torch.zeros(len(part), len(self.roots)).index_add(1, self.root_of, torch.softmax(s, 1)) + 1e-9)
                t = target[part]
                loss = torch.nn.functional.cross_entropy(s, t) + .5 * torch.nn.functional.nll_loss(root, self.root_of[t])
                loss = loss + decay * ((self.Wr[ids] ** 2).sum() + (self.Wc[ids] ** 2).sum()) / len(part)
                opt.zero_grad(); loss.backward(); opt.step()
        for w in (self.Wr, self.Wc, self.Ws): w.requires_grad_(False)
        return self

    def encode(self, parts):
        plain, shared = parts
        known = [(self.index[f], v) for f, v in plain if f in self.index] or [(0, 0.)]
        own = [(self.shared[f], c, v) for f, c, v in shared if f in self.shared]
        return np.array([i for i, _ in known]), np.array([v for _, v in known], dtype=np.float32), own

    def score(self, batch, rng=None, drop=0):
        ids = np.concatenate([e[0] for e in batch]); val = np.concatenate([e[1] for e in batch]).copy(); off = np.cumsum([0] + [len(e[0]) for e in batch[:-1]])
        if drop: val *= (rng.random(len(val)) > drop) / (1 - drop)
        ids, val, off = torch.tensor(ids), torch.tensor(val, dtype=torch.float32), torch.tensor(off)
        bag = lambda W: torch.nn.functional.embedding_bag(ids, W, off, mode='sum', per_sample_weights=val)
        s = bag(self.Wc) + bag(self.Wr)[:, self.root_of]
        own = [(k, f, c, v) for k, e in enumerate(batch) for f, c, v in e[2]]
        if own:
            row, f, c, v = (torch.tensor(z) for z in zip(*own))
            s = s.index_put((row, c), self.Ws[f] * v, accumulate=True)
        return s, ids

    def scores(self, X):
        with torch.no_grad(): return self.score([self.encode(self.split(x)) for x in X])[0]


def accuracy(model, X, y):
    guess = [model.codes[i] for i in model.scores(X).argmax(1)]
    return np.mean([g == c for g, c in zip(guess, y)]), np.mean([g[:2] == c[:2] for g, c in zip(guess, y)])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--bin', required=True); ap.add_argument('--out', required=True); ap.add_argument('--least-weight', type=float, default=.06)
    ap.add_argument('--curve', action='store_true', help='also train on shares of the sentences and print the learning curve')
    ap.add_argument('--decay', type=float, default=.1); ap.add_argument('--epochs', type=int, default=40); ap.add_argument('--drop', type=float, default=.25)
    ap.add_argument('--leave-out', help='also hold back files whose name contains this (a whole author)')
    o = ap.parse_args(); torch.set_num_threads(1)
    rows = [r for r in corpus() if not r['cameo'].startswith('01')]
    X = features(rows, o.bin); y = [r['cameo'] for r in rows]
    out_of = lambda r: held_back(r['marked_sentence']) or (o.leave_out and o.leave_out in r['file'])
    train = [i for i, r in enumerate(rows) if not out_of(r)]; held = [i for i, r in enumerate(rows) if out_of(r)]
    pick = lambda what, where: [what[i] for i in where]
    fit = lambda where: Model(set(pick(y, where))).fit(pick(X, where), pick(y, where), epochs=o.epochs, decay=o.decay, drop=o.drop)
    if o.curve:
        for share in (.125, .25, .5, .75):
            some = train[::int(1 / share)] if share < .6 else [i for k, i in enumerate(train) if k % 4]
            print('sentences=%d exact=%.3f root=%.3f' % (len(some), *accuracy(fit(some), pick(X, held), pick(y, held))), flush=True)
    model = fit(train)
    exact, root = accuracy(model, pick(X, held), pick(y, held))
    print('sentences=%d held=%d exact=%.3f root=%.3f features=%d codes=%d' % (len(train), len(held), exact, root, len(model.index), len(model.codes)))
    # temperature: the one number that makes probabilities true on held-out text
    s = model.scores(pick(X, held)); gold = pick(y, held)
    known = [k for k, c in enumerate(gold) if c in model.codes]; t = torch.tensor([model.codes.index(gold[k]) for k in known])
    best = min((float(torch.nn.functional.cross_entropy(s[known] / T, t)), T) for T in np.arange(.3, 3.05, .05))[1]
    p = torch.softmax(s / best, 1); sure, guess = p.max(1)
    right = np.array([model.codes[g] == c for g, c in zip(guess, gold)])
    for lo in np.arange(0, 1, .2):
        inside = ((sure >= lo) & (sure < lo + .2 + 1e-6)).numpy()
        if inside.any(): print('confidence %.1f-%.1f: n=%d mean=%.2f right=%.2f' % (lo, lo + .2, inside.sum(), sure.numpy()[inside].mean(), right[inside].mean()))
    with open(o.out, 'w', encoding='utf-8') as f:
        f.write('feature\tlabel\tweight\n'); f.write('temperature\t\t%.2f\n' % best)
        n = 0
        for name, i in sorted(model.shared.items()): f.write('%s\t\t%.2f\n' % (name, model.Ws[i])); n += 1
        names = {i: name for name, i in model.index.items()}
        for i in sorted(names, key=names.get):
            for W, labels, mark in ((model.Wr, model.roots, 'r:'), (model.Wc, model.codes, 'c:')):
                for j in torch.nonzero(W[i].abs() >= o.least_weight).flatten().tolist():
                    f.write('%s\t%s%s\t%.2f\n' % (names[i], mark, labels[j], W[i, j])); n += 1
    print('temperature=%.2f weights=%d bytes=%d' % (best, n, os.path.getsize(o.out)))


if __name__ == '__main__': main()
