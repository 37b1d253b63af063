"""Trains the sentence boundaries: a logistic model over hashed features of the words around every place between two tokens.

    python3 train/segment.py --shared ../shared/data --bin build/release/dragoman --out models/segment.bin

Learns from EWT train as running text (CC BY-SA 4.0) and from paragraphs made of our own sentences (corpus/names, corpus/events; a fifth held
back). Tokens and what the rules say come from `dragoman parse --sentences rules`, so the model corrects the rules. The features are those of
src/dragoman/language/boundaries.cpp, value for value. Fixed seed; prints sentence F1 of rules and model on EWT dev and on the held-back own sentences.
"""
import argparse, glob, os, random, re, struct, subprocess, sys
import numpy as np
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import data, features as ft
from running_text import read_paragraphs, running_text

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BITS = 18
ROWS = 1 << BITS
U = np.uint64
NO_TOKEN = 0  # what stands for a token outside the paragraph
TERMINATORS = {'.', '!', '?', '...'}


def token_hashes(form):
    """-> hash of the lower-cased form, hash of the shape, is a terminator, begins in lower case"""
    form = ft.normalise(form)
    low = re.sub('[0-9]', '0', ft.lower(form))
    first = form[0]
    return ft.fnv(low.encode(), 21), ft.fnv(ft.shape(form).encode(), 22), form in TERMINATORS or set(form) <= set('!?'), first.isascii() and first.islower()


def combine(template, *parts):
    """One row number an element: multiply and shift, the same in C++."""
    h = np.full(len(parts[0]), (template * 0x9E3779B97F4A7C15) & ft.M, U)
    for p in parts:
        h = (h ^ p.astype(U)) * U(0xFF51AFD7ED558CCD)
        h ^= h >> U(32)
    return (h >> U(64 - BITS)).astype(np.int64)


def paragraph_features(word, shape, ends, lower, space, rule):
    """Arrays over a paragraph's tokens; space[i], rule[i]: white space (0 none, 1 some, 2 a line break) and the rules' boundary after token i.
    -> tokens x features row numbers"""
    n = len(word)
    at = lambda a, k: np.concatenate([np.full(max(0, -k), NO_TOKEN, U), a[max(0, k):n + min(0, k)], np.full(max(0, min(n, k)), NO_TOKEN, U)])[:n] if abs(k) < n else np.full(n, NO_TOKEN, U)
    W = {k: at(word, k) for k in range(-2, 4)}; S = {k: at(shape, k) for k in range(-2, 4)}
    since = np.zeros(n, U); last = 0
    for i in range(n):
        since[i] = min(last // 5, 8); last = 0 if rule[i] else last + 1
    # careless text: a terminator followed by a small letter anywhere in the paragraph
    careless = np.full(n, int(bool((ends[:-1] & lower[1:]).any())) if n > 1 else 0, U)
    space, rule = space.astype(U), rule.astype(U)
    both = space * U(2) + rule
    rows = [combine(0, np.zeros(n, U)), combine(1, space), combine(2, rule), combine(3, both, S[1])]
    rows += [combine(10 + k, W[k]) for k in W] + [combine(20 + k, S[k]) for k in S]
    rows += [combine(30, W[0], W[1]), combine(31, S[0], S[1]), combine(32, W[0], S[1], both), combine(33, S[-1], S[0], S[1]), combine(34, S[0], S[1], S[2]), combine(35, since, both),
             combine(36, rule, W[0]), combine(37, careless, both), combine(38, careless, both, S[1]), combine(39, W[-1], W[0]), combine(40, S[0], W[1], rule), combine(41, W[1], W[2])]
    return np.stack(rows, 1)


def paragraphs(text, parsed):
    """`dragoman parse` of text -> per paragraph [(begin, end, rule boundary)]"""
    out, cur, at = [], [], 0
    sentence_end = False
    for line in parsed.split('\n') + ['']:
        if not line:
            if cur: cur[-1] = (*cur[-1][:2], True)
            continue
        c = line.split('\t')
        if line[0] == '#' or not c[0].isdigit(): continue
        begin = text.index(c[1], at)
        if cur and '\n\n' in text[at:begin]: out.append(cur); cur = []
        at = begin + len(c[1]); cur.append((begin, at, False))
    if cur: out.append(cur)
    return out


def examples(text, ends, program):
    """text, ends of its sentences -> [(features, gold, [(begin, end)], rule)] a paragraph"""
    parsed = subprocess.run([program, 'parse', '--sentences', 'rules'], input=text, capture_output=True, text=True, check=True).stdout
    cache, out = {}, []
    for tokens in paragraphs(text, parsed):
        h = []
        for b, e, _ in tokens:
            form = text[b:e]
            if form not in cache: cache[form] = token_hashes(form)
            h.append(cache[form])
        gap = [text[e:b] for (_, e, _), (b, _, _) in zip(tokens, tokens[1:])] + ['\n\n']
        space = np.array([2 if '\n' in g else 1 if g else 0 for g in gap]); space[-1] = 0
        rule = np.array([r for *_, r in tokens]); rule[-1] = False
        col = lambda i, kind: np.array([x[i] for x in h], kind)
        out.append((paragraph_features(col(0, U), col(1, U), col(2, bool), col(3, bool), space, rule), np.array([e in ends for _, e, _ in tokens]), [(b, e) for b, e, _ in tokens], rule))
    return out


def sentence_f1(parts, decide):
    tp = gold = found = 0
    for part in parts:
        _, y, spans, _ = part
        cut = lambda flags: {(b, e) for b, e in zip([spans[0][0]] + [spans[i + 1][0] for i in range(len(spans) - 1) if flags[i]], [spans[i][1] for i in range(len(spans) - 1) if flags[i]] + [spans[-1][1]])}
        g, p = cut(y), cut(decide(part)); tp += len(g & p); gold += len(g); found += len(p)
    return 2 * tp / (gold + found)


def own_text(held, rng, copies):
    """Paragraphs of one to six of our own sentences -> text, ends"""
    lines = [s['text'] for s in data.own_names(ROOT)]
    for path in sorted(glob.glob(os.path.join(ROOT, 'corpus/events/*.tsv'))):
        # of the events' passages only those that are plainly one sentence
        passages = (re.sub(r'</?[st]>', '', l.split('\t')[0]).strip() for l in open(path, encoding='utf-8') if not l.startswith(('#', 'marked_sentence')))
        lines += [l for l in passages if not re.search(r'[.!?…]["”’\')]*\s+\S', l)]
    lines = [l for l in dict.fromkeys(lines) if l and data.held_back(l) == held]
    text, ends = '', set()
    for _ in range(copies):
        rng.shuffle(lines); i = 0
        while i < len(lines):
            n = rng.randint(1, 6)
            for l in lines[i:i + n]: text += l; ends.add(len(text)); text += ' '
            text = text[:-1] + '\n\n'; i += n
    return text, ends


def train(parts, seed, epochs, l2, drop):
    import torch
    torch.manual_seed(seed); torch.set_num_threads(1)
    X = torch.from_numpy(np.concatenate([p[0][:-1] for p in parts])); Y = torch.from_numpy(np.concatenate([p[1][:-1] for p in parts]).astype(np.float32))
    weights = torch.zeros(ROWS, 1, requires_grad=True); opt = torch.optim.Adam([weights], lr=.02)
    for epoch in range(epochs):
        order = torch.randperm(len(X)); total = 0
        for k in range(0, len(order), 2048):
            at = order[k:k + 2048]
            each = weights[:, 0][X[at]]
            score = (each * (torch.rand(each.shape) >= drop) / (1 - drop) if drop else each).sum(1)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(score, Y[at]) + l2 * (weights ** 2).sum()
            opt.zero_grad(); loss.backward(); opt.step(); total += loss.item() * len(at)
        for g in opt.param_groups: g['lr'] *= .7
        print(f'epoch {epoch + 1} loss {total / len(X):.5f}', flush=True)
    return weights.detach()[:, 0].numpy()


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('--bin', required=True); ap.add_argument('--out', required=True)
    ap.add_argument('--seed', type=int, default=1); ap.add_argument('--epochs', type=int, default=6); ap.add_argument('--threshold', type=float, default=-.75); ap.add_argument('--drop', type=float, default=0., help='share of features left out of a sum in training'); ap.add_argument('--l2', type=float, default=1e-6)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    sets = {x: examples(*running_text(read_paragraphs(os.path.join(o.shared, f'ud-ewt/en_ewt-ud-{x}.conllu.gz')))[:2], o.bin) for x in ('train', 'dev')}
    own, own_held = examples(*own_text(False, rng, 1), o.bin), examples(*own_text(True, rng, 1), o.bin)
    weights = train(sets['train'] + own, o.seed, o.epochs, o.l2, o.drop)
    scale = np.abs(weights).max() / 127
    q = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    score = lambda part: q[part[0]].astype(np.int32).sum(1) * scale
    for name, parts in (('EWT dev', sets['dev']), ('own sentences held back', own_held)):
        print(f'{name}: rules {sentence_f1(parts, lambda p: p[3]):.4f}', *(f'model>{t} {sentence_f1(parts, lambda p: score(p) > t):.4f}' for t in (-1, -.5, -.25, 0, .5)))
    with open(o.out, 'wb') as f: f.write(b'DRGNSENT' + struct.pack('<IIff', 1, BITS, scale, o.threshold) + q.tobytes())


if __name__ == '__main__': main()
