"""MUC, B-cubed and CEAFe, the three whose F1 the CoNLL shared tasks average (Pradhan et al. 2014). A document is two lists of sets of
mentions (anything hashable): gold chains and found chains. Counts add up over documents; `figures` turns them into P, R, F1."""
import collections


def muc_side(chains, others):
    """Links of `chains` kept by `others`: (kept, all)."""
    chain_of = {m: i for i, c in enumerate(others) for m in c}
    kept = total = 0
    for c in chains:
        parts = {chain_of.get(m, ('alone', m)) for m in c}
        kept += len(c) - len(parts)
        total += len(c) - 1
    return kept, total


def b_cubed_side(chains, others):
    chain_of = {m: c for c in others for m in c}
    return sum(len(c & chain_of.get(m, set())) / len(c) for c in chains for m in c), sum(len(c) for c in chains)


def assign(weights):
    """The largest sum of weights[i][j] with every i and j once at most (Hungarian method, potentials)."""
    if not weights or not weights[0]:
        return 0.
    if len(weights) > len(weights[0]):
        weights = [list(r) for r in zip(*weights)]
    n, m, inf = len(weights), len(weights[0]), float('inf')
    u, v, row_of, way = [0.] * (n + 1), [0.] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        row_of[0], j0 = i, 0
        low, used = [inf] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = row_of[j0], inf, 0
            for j in range(1, m + 1):
                if not used[j]:
                    cost = -weights[i0 - 1][j - 1] - u[i0] - v[j]
                    if cost < low[j]:
                        low[j], way[j] = cost, j0
                    if low[j] < delta:
                        delta, j1 = low[j], j
            for j in range(m + 1):
                if used[j]:
                    u[row_of[j]] += delta
                    v[j] -= delta
                else:
                    low[j] -= delta
            j0 = j1
            if not row_of[j0]:
                break
        while j0:
            row_of[j0], j0 = row_of[way[j0]], way[j0]
    return sum(weights[row_of[j] - 1][j - 1] for j in range(1, m + 1) if row_of[j])


def add(counts, gold, found):
    gold, found = [set(c) for c in gold], [set(c) for c in found]
    for name, side in (('muc', muc_side), ('b3', b_cubed_side)):
        for which, (a, b) in (('r', (gold, found)), ('p', (found, gold))):
            part, whole = side(a, b)
            counts[name, which, 'part'] += part
            counts[name, which, 'whole'] += whole
    best = assign([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    for which, whole in (('r', len(gold)), ('p', len(found))):
        counts['ceafe', which, 'part'] += best
        counts['ceafe', which, 'whole'] += whole


def figures(counts):
    """{measure: (P, R, F1)} and under 'conll' the mean of the three F1."""
    out = {}
    for name in ('muc', 'b3', 'ceafe'):
        p, r = (counts[name, w, 'part'] / counts[name, w, 'whole'] if counts[name, w, 'whole'] else 0. for w in 'pr')
        out[name] = p, r, 2 * p * r / (p + r) if p + r else 0.
    out['conll'] = sum(out[n][2] for n in ('muc', 'b3', 'ceafe')) / 3
    return out


def empty():
    return collections.defaultdict(float)
