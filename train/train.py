"""Trains the language model. One command, fixed seeds:

    python3 train/train.py --shared ../shared/data --out train/runs/NAME --minutes 60

Writes checkpoints (weights averaged over time) to OUT/model.pt, a log to OUT/log.tsv. train/export.py turns one into models/en.dgm.
"""
import argparse, collections, math, os, random, sys, time
import numpy as np, torch, torch.nn.functional as F
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import augment, data, features as ft
from network import Network

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
UPOS = 'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split()
XPOS = "NN IN DT NNP PRP JJ RB . VB NNS , CC VBP VBD VBZ VBN CD VBG MD TO PRP$ -RRB- -LRB- WDT : WRB `` WP '' RP UH POS HYPH NNPS JJR JJS EX NFP ADD RBR GW $ SYM PDT FW LS RBS AFX WP$ #".split()
RELS = ('acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj csubj:outer csubj:pass dep det '
        'det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl '
        'obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp').split()


def known_labels(s):
    return set(s['upos']) <= set(UPOS) and all(r in RELS or r.split(':')[0] in RELS for r in s['deprel']) and s['head'].count(0) == 1


def lemma_script(form, lemma):
    """'l|2|y': lower-case the form, cut 2 characters, add 'y'."""
    best = None
    for case, f in (('l', ft.lower(form)), ('k', form)):
        n = 0
        while n < min(len(f), len(lemma)) and f[n] == lemma[n]: n += 1
        s = (len(f) - n) + (len(lemma) - n) + (.5 if case == 'k' else 0)
        if best is None or s < best[0]: best = (s, f'{case}|{len(f) - n}|{lemma[n:]}')
    return best[1]


class Featurizer:
    def __init__(self, known):
        self.cache, self.known = {}, {ft.fnv(w.encode(), 7) & 0xFFFFFFFF: m for w, m in known.items()}

    def __call__(self, form):
        if form not in self.cache:
            w, a, s, g, k = ft.token_features(form)
            m = self.known.get(k, 0)
            bits = np.array([(m >> i) & 1 for i in range(64)], dtype=np.float32)
            self.cache[form] = (w, a, s, g or [0], bits)
        return self.cache[form]


def make_batch(sents, feat):
    B, T = len(sents), max(len(s['forms']) for s in sents)
    word = np.zeros((T, B), np.int64); affix = np.zeros((T, B, 7), np.int64); shape = np.zeros((T, B), np.int64)
    known = np.zeros((T, B, 64), np.float32); mask = np.zeros((T, B, 1), np.float32); lens = np.array([len(s['forms']) for s in sents], np.int32)
    grams, off = [], []
    fs = [[feat(f) for f in s['forms']] for s in sents]
    for t in range(T):
        for b in range(B):
            off.append(len(grams))
            if t < lens[b]:
                w, a, s, g, k = fs[b][t]
                word[t, b], affix[t, b], shape[t, b], known[t, b], mask[t, b, 0] = w, a, s, k, 1
                grams += g
            else: grams.append(0)
    t = torch.from_numpy
    return dict(word=t(word), affix=t(affix), shape=t(shape), known=t(known), mask=t(mask), lens=t(lens), gram=torch.tensor(grams), gram_off=torch.tensor(off))


def batches(sents, tokens, rng):
    order = sorted(range(len(sents)), key=lambda i: len(sents[i]['forms']) + rng.random() * 4)
    out, cur, n = [], [], 0
    for i in order:
        cur.append(sents[i]); n += len(sents[i]['forms'])
        if n >= tokens: out.append(cur); cur, n = [], 0
    if cur: out.append(cur)
    rng.shuffle(out)
    return out


def pad(rows, T, fill):
    return torch.tensor([r + [fill] * (T - len(r)) for r in rows]).t()  # T x B


def tree_loss(net, sents, h, x0, voc, weight):
    T = h.shape[0]
    up, xp, lm = net.tags(h, x0)
    flat = lambda sc, rows: F.cross_entropy(sc.reshape(-1, sc.shape[-1]), pad(rows, T, -100).reshape(-1), ignore_index=-100)
    loss = .5 * flat(up, [s['y_upos'] for s in sents]) + .5 * flat(xp, [s['y_xpos'] for s in sents]) + .5 * flat(lm, [s['y_lemma'] for s in sents])
    arcs, dep, head = net.parse(h)
    lens = torch.tensor([len(s['forms']) for s in sents])
    outside = torch.arange(T + 1).unsqueeze(0) > lens.unsqueeze(1)
    arcs = arcs.masked_fill(outside.unsqueeze(1), -1e9)
    gold = pad([s['head'] for s in sents], T, -100).t()
    loss = loss + F.cross_entropy(arcs.reshape(-1, T + 1), gold.reshape(-1), ignore_index=-100)
    rel = net.relations(dep, head, gold.clamp(min=0))
    loss = loss + F.cross_entropy(rel.reshape(-1, rel.shape[-1]), pad([s['y_rel'] for s in sents], T, -100).t().reshape(-1), ignore_index=-100)
    return loss * weight


def name_loss(net, sents, h):
    T = h.shape[0]
    sc = F.log_softmax(net.name_scores(h), -1)
    allow = torch.zeros(T, len(sents), len(data.LABELS), dtype=torch.bool); wt = torch.zeros(T, len(sents))
    for b, s in enumerate(sents):
        for t, a in enumerate(s['names']):
            allow[t, b, list(a)] = True
            wt[t, b] = s['weight']
    allow[..., 0] |= wt == 0
    return -(sc.masked_fill(~allow, -1e9).logsumexp(-1) * wt).sum() / wt.sum().clamp(min=1)


def evaluate(net, sents, feat):
    net.eval()
    n = u = uas = las = lem = x = 0
    with torch.no_grad():
        for group in batches(sents, 2000, random.Random(0)):
            b = make_batch(group, feat); h, x0 = net.encode(b); up, xp, lm = net.tags(h, x0); arcs, dep, head = net.parse(h)
            T = h.shape[0]; lens = b['lens'].long()
            arcs = arcs.masked_fill((torch.arange(T + 1).unsqueeze(0) > lens.unsqueeze(1)).unsqueeze(1), -1e9)
            heads = arcs.argmax(-1); rel = net.relations(dep, head, heads).argmax(-1); up = up.argmax(-1); xp = xp.argmax(-1); lm = lm.argmax(-1)
            for i, s in enumerate(group):
                for t in range(len(s['forms'])):
                    n += 1; u += int(up[t, i]) == s['y_upos'][t]; x += int(xp[t, i]) == s['y_xpos'][t]; lem += int(lm[t, i]) == s['y_lemma'][t]
                    if int(heads[i, t]) == s['head'][t]:
                        uas += 1; las += RELS[int(rel[i, t])].split(':')[0] == RELS[s['y_rel'][t]].split(':')[0]
    net.train()
    return dict(upos=u / n, xpos=x / n, lemma=lem / n, uas=uas / n, las=las / n)


def decode_names(sc):
    """sc: T x L log-probabilities -> [(first, last, type)] by Viterbi over legal BIO transitions"""
    L = len(data.LABELS); T = len(sc)
    legal = np.zeros((L, L))
    for j, l in enumerate(data.LABELS):
        if l[0] == 'I':
            for i in range(L):
                if data.LABELS[i][1:] != l[1:]: legal[i, j] = -1e9
    best = sc[0] + np.array([-1e9 if l[0] == 'I' else 0 for l in data.LABELS]); back = []
    for t in range(1, T):
        m = best[:, None] + legal; back.append(m.argmax(0)); best = m.max(0) + sc[t]
    path = [int(best.argmax())]
    for bk in reversed(back): path.append(int(bk[path[-1]]))
    path = [data.LABELS[i] for i in reversed(path)]
    spans = []
    for t, l in enumerate(path):
        if l[0] == 'B': spans.append([t, t + 1, l[2:]])
        elif l[0] == 'I' and spans: spans[-1][1] = t + 1
    return [tuple(s) for s in spans]


def evaluate_names(net, sents, feat):
    net.eval(); tp = fp = fn = 0
    with torch.no_grad():
        for group in batches(sents, 2000, random.Random(0)):
            b = make_batch(group, feat); h, _ = net.encode(b); sc = F.log_softmax(net.name_scores(h), -1).numpy()
            for i, s in enumerate(group):
                # one allowed label: gold; O with alternatives: only the annotated types are scored
                scored = {data.LABELS[min(a)][2:] for a in s['names'] if len(a) == 1 and min(a)} | set(s.get('scored', ()))
                gold, cur = set(), None
                for t, a in enumerate(s['names']):
                    l = data.LABELS[min(a)] if 0 not in a else 'O'
                    if l[0] == 'B': cur = [t, t + 1, l[2:]]; gold.add(tuple(cur))
                    elif l[0] == 'I' and cur: gold.discard(tuple(cur)); cur[1] = t + 1; gold.add(tuple(cur))
                    else: cur = None
                pred = {p for p in decode_names(sc[:len(s['forms']), i]) if not s.get('types') or p[2] in s['types']}
                tp += len(gold & pred); fp += len(pred - gold); fn += len(gold - pred)
    net.train()
    return 2 * tp / max(1, 2 * tp + fp + fn)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('--out', required=True); ap.add_argument('--minutes', type=float, default=60, help='of processor time: a busy machine changes nothing')
    ap.add_argument('--width', type=int, default=384); ap.add_argument('--layers', type=int, default=3); ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--lr', type=float, default=2.5e-3); ap.add_argument('--batch', type=int, default=2000); ap.add_argument('--drop', type=float, default=.33)
    ap.add_argument('--augment', type=float, default=.12, help='share of added news constructions (augment.py)')
    ap.add_argument('--word-drop', type=float, default=.2)
    ap.add_argument('--names', default='all', help='all, or a set to leave out for cross-validation, e.g. re3d:0/5')
    ap.add_argument('--without', default='', help='sets of names to leave out whole, e.g. re3d,uner')
    ap.add_argument('--knowledge', help='take the word knowledge of this checkpoint rather than build it again')
    ap.add_argument('--start', help='continue from these weights'); ap.add_argument('--epochs-names', type=float, default=1.0)
    o = ap.parse_args()
    torch.set_num_threads(1); torch.manual_seed(o.seed); rng = random.Random(o.seed); os.makedirs(o.out, exist_ok=True)
    train, dev = (data.read_conllu(os.path.join(o.shared, f'ud-ewt/en_ewt-ud-{x}.conllu.gz')) for x in ('train', 'dev'))
    own_trees = [s for s in data.own_trees(ROOT) if known_labels(s)]
    scripts = collections.Counter(lemma_script(f, l) for s in train for f, l in zip(s['forms'], s['lemma']))
    old = torch.load(o.start, map_location='cpu') if o.start else None
    lemmas = old['lemmas'] if old else [k for k, n in scripts.most_common(700) if n >= 2]
    lid = {k: i for i, k in enumerate(lemmas)}
    own_tree_dev = [s for s in own_trees if data.held_back(' '.join(s['forms']))]
    def label(s):
        s['y_upos'] = [UPOS.index(u) for u in s['upos']]; s['y_xpos'] = [XPOS.index(x) if x in XPOS else 0 for x in s['xpos']]
        s['y_lemma'] = [lid.get(lemma_script(f, l), -100) for f, l in zip(s['forms'], s['lemma'])]
        s['y_rel'] = [RELS.index(r) if r in RELS else RELS.index(r.split(':')[0]) for r in s['deprel']]
        return s
    for s in train + dev + own_trees: label(s)
    sets = data.names_sets(o.shared, ROOT)
    for name in filter(None, o.without.split(',')): del sets[name]
    for name, (sents, w) in sets.items():
        for s in sents: s['weight'] = w
    held = []
    if o.names != 'all':
        name, fold = o.names.split(':'); k, of = map(int, fold.split('/'))
        sents = sets[name][0]; doc = lambda i, s: hash_of(s.get('doc', str(i // 20))) % of
        held = [s for i, s in enumerate(sents) if doc(i, s) == k]
        sets[name] = ([s for i, s in enumerate(sents) if doc(i, s) != k], sets[name][1])
        for s in held: s['types'] = {'person', 'organization', 'location', 'nationality'} if name == 're3d' else {'person', 'organization', 'location'}
    own_dev = [s for s in data.own_names(ROOT) if s['held_back']]
    known = old['known'] if old else torch.load(o.knowledge, map_location='cpu')['known'] if o.knowledge else ft.build_knowledge(ROOT)
    feat = Featurizer(known)
    cfg = dict(old['cfg'], drop=o.drop, word_drop=o.word_drop) if old else dict(width=o.width, layers=o.layers, arc=256, rel=160, n_upos=len(UPOS), n_xpos=len(XPOS), n_lemma=len(lemmas), n_names=len(data.LABELS),
               n_rel=len(RELS), drop=o.drop, drop_in=.2, word_drop=o.word_drop)
    net = Network(cfg)
    if old: net.load_state_dict(old['raw'])
    net.train()
    avg = {k: v.clone() for k, v in net.state_dict().items()}
    opt = torch.optim.AdamW(net.parameters(), lr=o.lr, betas=(.9, .98), weight_decay=.02, eps=1e-8)
    name_sents = sum((v for k, (v, _) in sets.items() if k != 'own'), [])
    log = open(os.path.join(o.out, 'log.tsv'), 'a')
    print('parameters', sum(p.numel() for p in net.parameters()), 'own names', len(sets['own'][0]), 'own trees', len(own_trees), len(own_tree_dev), 'lemmas', len(lemmas), 'known', len(known), flush=True)
    start, step, epoch = time.process_time(), 0, 0
    web = [s for s in train if len(s['forms']) <= 120]

    def save():
        torch.save(dict(cfg=cfg, lemmas=lemmas, avg=avg, raw=net.state_dict(), known=known, args=vars(o)), os.path.join(o.out, 'model.tmp')); os.replace(os.path.join(o.out, 'model.tmp'), os.path.join(o.out, 'model.pt'))
    while True:
        # Our own text is read again each epoch: it grows while we train.
        own_trees = [label(s) for s in data.own_trees(ROOT) if known_labels(s)]
        own_tree_dev = [s for s in own_trees if data.held_back(' '.join(s['forms']))]
        tree_train = web + [s for s in own_trees if not data.held_back(' '.join(s['forms']))] * 3
        extra = [label(s) for s in augment.augmented(tree_train, o.augment, rng)]  # other ones each epoch
        work = [('tree', g) for g in batches(tree_train + extra, o.batch, rng)]
        own = [s for s in data.own_names(ROOT) if not s['held_back']]
        for s in own: s['weight'] = 1.5
        names = [('names', g) for g in batches(name_sents + own * 2, o.batch, rng)]
        work += names[:int(len(names) * min(1, o.epochs_names))]
        rng.shuffle(work); tot = collections.Counter(); toks = 0; t0 = time.process_time()
        for kind, group in work:
            frac = (time.process_time() - start) / (o.minutes * 60)
            if frac >= 1: break
            lr = o.lr * min(1, (step + 1) / 200) * (.5 * (1 + math.cos(math.pi * frac)) * .97 + .03)
            for g in opt.param_groups: g['lr'] = lr
            b = make_batch(group, feat)
            h, x0 = net.encode(b)
            loss = tree_loss(net, group, h, x0, None, 1.) if kind == 'tree' else name_loss(net, group, h)
            opt.zero_grad(); loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.)
            opt.step(); step += 1; toks += int(b['lens'].sum())
            tot[kind] += loss.item(); tot['n' + kind] += 1
            if step % 4 == 0:
                decay = min(.998, (step / 4 + 1) / (step / 4 + 10))
                with torch.no_grad():
                    for k, v in net.state_dict().items(): avg[k].mul_(decay).add_(v, alpha=1 - decay) if v.dtype.is_floating_point else avg[k].copy_(v)
        epoch += 1
        done = time.process_time() - start >= o.minutes * 60
        if epoch % 4 == 0 or done:
            raw = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(avg); r = evaluate(net, dev, feat)
            if own_tree_dev: r['news_las'] = evaluate(net, own_tree_dev, feat)['las']
            r['own_names'] = evaluate_names(net, own_dev, feat) if own_dev else 0
            if held: r['held_names'] = evaluate_names(net, held, feat)
            net.load_state_dict(raw)
        else: r = {}
        line = dict(minutes=round((time.process_time() - start) / 60, 1), epoch=epoch, tok_s=int(toks / (time.process_time() - t0)), tree=tot['tree'] / max(1, tot['ntree']), names=tot['names'] / max(1, tot['nnames']), **r)
        text = '\t'.join(f'{k}={v:.4f}' if isinstance(v, float) else f'{k}={v}' for k, v in line.items())
        print(text, flush=True); log.write(text + '\n'); log.flush(); save()
        if done: break


def hash_of(text):
    return ft.fnv(text.encode(), 99)


if __name__ == '__main__': main()
