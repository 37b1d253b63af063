#!/usr/bin/env python3
"""Would a learned ranking of attributions help? Trains one on corpus/attributions and says what it does on PolNeAR.

    python3 train/attribution_ranking.py --bin build/release/dragoman --polnear ../shared/data/polnear/dev.jsonl.gz

A logistic regression over the record's own attributions: is this one, by the gold's cues? Only our passages are learnt from; PolNeAR is scored, with
everything below a threshold left out. docs/attribution.md has the outcome (no gain, so nothing is shipped)."""
import argparse, collections, glob, gzip, json, math, os, random, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import attribution_gold, measure_attribution
from measure_attribution import ROLES, characters, f_score, ratio

PRONOUNS = {'he', 'she', 'they', 'it', 'we', 'i', 'you', 'who', 'which'}
OPENINGS = {'that', 'to', 'the', 'a', 'it', 'whether'}


def words(text, spans):
    return ' '.join(text[b:e] for b, e in spans)


def features(a, text, cues):
    """Names of true features, and numbers, of one attribution of the record."""
    origin, _, construction = a.get('because', '').partition(' ')
    row = cues[int(origin.split(':')[1]) - 1] if origin.startswith('cues.tsv:') else [''] * 4
    source, cue, content = (words(text, a[r]) for r in ROLES)
    first = (content.split() or [''])[0].lower()
    f = {'bias', f'construction={construction}', f'kind={a["kind"]}', f'pos={row[1]}', f'cue_kind={row[2]}', f'veracity={row[3]}', f'lemma={row[0]}',
         f'{construction}|{a["kind"]}', f'{construction}|{row[2]}', f'size={min(6, int(math.log2(len(content.split()) + 1)))}',
         f'first={first if first in OPENINGS else "other"}', f'cue_words={min(6, len(cue.split()))}'}
    tests = {'no source': not source, 'speaker': 'speaker' in a, 'common source': source[:1].islower(), 'pronoun': source.lower() in PRONOUNS,
             'negated': ' not ' in f' {cue} ' or "n't" in cue, 'infinitive': cue.startswith('to '), 'participle': cue.split(' ')[0].endswith('ing'),
             'quoted': '“' in content or '"' in content, 'within': 'within' in a}
    f |= {name for name, true in tests.items() if true}
    return {**{name: 1. for name in f}, 'source words': min(len(source.split()), 10) / 10}


def score(w, x):
    return sum(w.get(k, 0.) * v for k, v in x.items())


def train(X, y, epochs=60, decay=2e-3, rate=.1):
    w, order, dice = collections.defaultdict(float), list(range(len(X))), random.Random(1)
    for epoch in range(epochs):
        dice.shuffle(order)
        step = rate / (1 + epoch * .2)
        for i in order:
            error = 1 / (1 + math.exp(-max(-30, min(30, score(w, X[i]))))) - y[i]
            for k, v in X[i].items():
                w[k] -= step * (error * v + decay * w[k])
    return w


def examples(passages, records, half, cues):
    X, y = [], []
    for p in passages:
        if half and p['half'] != half:
            continue
        gold = set().union(*[characters(a['cue']) for a in p['attributions']], set())
        for a in records[p['id']]['attributions']:
            if a['cue']:
                X.append(features(a, p['text'], cues))
                y.append(bool(characters(a['cue']) & gold))
    return X, y


def evaluate(docs, records, keep):
    c = collections.Counter()
    for d in docs:
        gold, found = d['attributions'], [a for a in records[d['id']]['attributions'] if keep(a, d['text'])]
        for role in ROLES:
            g, f = (set().union(*[characters(a[role], d['text']) for a in x], set()) for x in (gold, found))
            c[role, 'tp'] += len(g & f)
            c[role, 'fp'] += len(f - g)
            c[role, 'fn'] += len(g - f)
        used = set()
        for a in gold:
            hit = next((j for j, b in enumerate(found) if j not in used and measure_attribution.same_attribution(a, b)), None)
            used |= set() if hit is None else {hit}
            c['whole', 'tp' if hit is not None else 'fn'] += 1
        c['whole', 'fp'] += len(found) - len(used)
    return ' '.join(f'{r}={f_score(c[r, "tp"], c[r, "fp"], c[r, "fn"]):.4f}' for r in (*ROLES, 'whole'))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--bin', required=True)
    arguments.add_argument('--polnear', required=True, help='JSON Lines, perhaps gzipped')
    o = arguments.parse_args()
    with open(os.path.join(ROOT, 'lexicon', 'cues.tsv'), encoding='utf-8') as f:
        cues = [line.rstrip('\n').split('\t') for line in f]
    passages, _ = attribution_gold.read_files(sorted(glob.glob(os.path.join(ROOT, 'corpus', 'attributions', '*.txt'))))
    own = measure_attribution.run(o.bin, passages)
    with (gzip.open if o.polnear.endswith('.gz') else open)(o.polnear, 'rt', encoding='utf-8') as f:
        docs = [{'publisher': None, **json.loads(line)} for line in f if line.strip()]
    for d in docs:
        d['id'] = str(d['id'])
        d.setdefault('published', None)
    theirs = measure_attribution.run(o.bin, docs)
    print('without:', evaluate(docs, theirs, lambda a, t: True))
    for half in ('seen', None):
        X, y = examples(passages, own, half, cues)
        w = train(X, y)
        print(f'trained on {half or "both halves"}: {len(X)} attributions, {sum(y)} right')
        if half == 'seen':
            U, v = examples(passages, own, 'unseen', cues)
            print(f'unseen half: right {ratio(sum((score(w, x) > 0) == t for x, t in zip(U, v)), len(v)):.4f}, always yes {ratio(sum(v), len(v)):.4f}')
        for threshold in (-1.5, -1, -.5, 0, .5, 1):
            print(f'with, above {threshold}:', evaluate(docs, theirs, lambda a, t: score(w, features(a, t, cues)) > threshold))


if __name__ == '__main__':
    main()
