"""Trains the names head alone over a checkpoint's frozen encoder: tags and trees cannot change, and a run takes a minute instead of an hour.

    python3 train/names_head.py --shared ../shared/data --start train/runs/OLD/model.pt --out train/runs/NEW/model.pt [--curve] [--folds 5]

Prints exact F1 on the held-back own sentences before and after; with --curve also after 25, 50, 75 and 100 % of our own sentences, with --folds
by cross-validation on re3d and Universal NER (the head never saw the fold; the encoder did, if the checkpoint was trained on the set).
"""
import argparse, copy, os, random, sys
import numpy as np, torch, torch.nn.functional as F
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import data
from network import Network
from train import Featurizer, batches, decode_names, hash_of, make_batch

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORE = {'person', 'organization', 'location', 'nationality'}


def encode(net, sentences, feat):
    """Gives every sentence 'h', its tokens' vectors, and 'allow', tokens x labels."""
    with torch.no_grad():
        for group in batches(sentences, 3000, random.Random(0)):
            h, _ = net.encode(make_batch(group, feat))
            for b, s in enumerate(group):
                s['h'] = h[:len(s['forms']), b].clone()
                s['allow'] = torch.zeros(len(s['forms']), len(data.LABELS), dtype=torch.bool)
                for t, a in enumerate(s['names']): s['allow'][t, list(a)] = True


def scores(head, h): return F.log_softmax(head[1](F.leaky_relu(head[0](h), .1)), -1)


def train_head(start, sentences, seed, epochs, lr, drop):
    """start: (names1, names) -> averaged head"""
    torch.manual_seed(seed)
    head = torch.nn.ModuleList(copy.deepcopy(start)); opt = torch.optim.AdamW(head.parameters(), lr=lr, weight_decay=.02)
    H = torch.cat([s['h'] for s in sentences]); A = torch.cat([s['allow'] for s in sentences])
    W = torch.cat([torch.full((len(s['h']),), s['weight']) for s in sentences])
    mean = [p.detach().clone() for p in head.parameters()]; steps = epochs * (len(H) // 2048 + 1); step = 0
    for _ in range(epochs):
        order = torch.randperm(len(H))
        for k in range(0, len(order), 2048):
            for g in opt.param_groups: g['lr'] = lr * (1 - .95 * step / steps)
            at = order[k:k + 2048]; x = F.dropout(H[at], drop)
            sc = F.log_softmax(head[1](F.dropout(F.leaky_relu(head[0](x), .1), drop)), -1)
            loss = -(sc.masked_fill(~A[at], -1e9).logsumexp(-1) * W[at]).sum() / W[at].sum()
            opt.zero_grad(); loss.backward(); opt.step(); step += 1
            d = min(.98, step / (step + 10))
            for m, p in zip(mean, head.parameters()): m.mul_(d).add_(p.detach(), alpha=1 - d)
    for m, p in zip(mean, head.parameters()): p.data.copy_(m)
    return head


def counts(head, sentences, types):
    """-> hits, found, gold over exact spans of the types"""
    tp = found = wanted = 0
    for s in sentences:
        gold, cur = set(), None
        for t, a in enumerate(s['names']):
            label = data.LABELS[min(a)] if 0 not in a else 'O'
            if label[0] == 'B': cur = [t, t + 1, label[2:]]; gold.add(tuple(cur))
            elif label[0] == 'I' and cur: gold.discard(tuple(cur)); cur[1] = t + 1; gold.add(tuple(cur))
            else: cur = None
        with torch.no_grad(): p = {x for x in decode_names(scores(head, s['h']).numpy()) if x[2] in types}
        gold = {x for x in gold if x[2] in types}
        tp += len(gold & p); found += len(p); wanted += len(gold)
    return np.array([tp, found, wanted])


def f1(c): return 2 * c[0] / max(1, c[1] + c[2])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('--start', required=True); ap.add_argument('--out', required=True)
    ap.add_argument('--curve', action='store_true'); ap.add_argument('--folds', type=int, default=0); ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--epochs', type=int, default=8); ap.add_argument('--lr', type=float, default=1.5e-3); ap.add_argument('--drop', type=float, default=.2)
    ap.add_argument('--own', type=float, default=2., help="weight of our own sentences"); ap.add_argument('--re3d', type=float, default=1.); ap.add_argument('--fresh', action='store_true', help='begin with new weights')
    ap.add_argument('--mix', type=float, default=1., help='how much of the way from the old head to the new one is gone')
    o = ap.parse_args()
    torch.set_num_threads(1)
    ck = torch.load(o.start, map_location='cpu'); net = Network(ck['cfg']); net.load_state_dict(ck['avg']); net.eval(); feat = Featurizer(ck['known'])
    sets = data.names_sets(o.shared, ROOT); own_dev = [s for s in data.own_names(ROOT) if s['held_back']]
    for name, (sents, w) in sets.items():
        for s in sents: s['weight'] = o.own if name == 'own' else o.re3d if name == 're3d' else w
    everything = [s for s, _ in sets.values() for s in s]
    encode(net, everything + own_dev, feat)
    start = [net.names1, net.names]
    if o.fresh:
        torch.manual_seed(o.seed); start = [torch.nn.Linear(x.in_features, x.out_features) for x in start]
    fit = lambda sents: train_head(start, sents, o.seed, o.epochs, o.lr, o.drop)
    all_types = set(data.TYPES)
    say = lambda what, head: print(f'{what}: own held back ({len(own_dev)} sentences) {f1(counts(head, own_dev, all_types)):.4f}, four types {f1(counts(head, own_dev, CORE)):.4f}', flush=True)
    say('before', [net.names1, net.names])
    head = fit(everything); say('after', head)
    if o.curve:
        own = sorted(sets['own'][0], key=lambda s: hash_of(s['text'])); others = [s for k, (v, _) in sets.items() if k != 'own' for s in v]
        for share in (0, .25, .5, .75, 1): say(f'{share:.0%} of {len(own)} own sentences', fit(others + own[:int(share * len(own))]))
    for name, types in (('re3d', CORE), ('uner', CORE - {'nationality'})) if o.folds else ():
        sents = sets[name][0]; part = [hash_of(s.get('doc', str(i // 20))) % o.folds for i, s in enumerate(sents)]; total = np.zeros(3, int)
        for k in range(o.folds):
            inside = {id(s) for s, p in zip(sents, part) if p == k}
            total += counts(fit([s for s in everything if id(s) not in inside]), [s for s, p in zip(sents, part) if p == k], types)
        print(f'{name}, {o.folds} folds: F1 {f1(total):.4f} ({total[0]} of {total[2]}, {total[1]} found)', flush=True)
    for kind in ('raw', 'avg'):
        for name, layer in zip(('names1', 'names'), head):
            for part, new in (('.weight', layer.weight.detach()), ('.bias', layer.bias.detach())): ck[kind][name + part] = (1 - o.mix) * ck['avg'][name + part] + o.mix * new
    os.makedirs(os.path.dirname(o.out) or '.', exist_ok=True); torch.save(ck, o.out)


if __name__ == '__main__': main()
