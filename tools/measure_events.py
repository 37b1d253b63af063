#!/usr/bin/env python3
"""Measures what docs/event_measurements.md tells of events: codes, confidence and negatives on corpus/events, and a sample of a PLOVER study in thirds.

usage: measure_events.py BIN [--plover TSV] [--ranker models/ranker.tsv] [--floor EXACT ROOT NEGATIVES]

On the held-back fifth of corpus/events (the rule of train/ranker_corpus.py; no statements, of which the ranker knows none): `pairs` (a frame first, the ranker
where none is) against the ranker alone, whose weights are applied here to what `pairs --features` prints; how often `pairs` and `read` are right at what
confidence. On all sentences marked `---`: in how many `read` finds an event. --plover (marked_sentence, gold_root, gold_penta): `dragoman eval` on the rows
not divisible by three, which were looked at while frames were written, and on the others. --floor exits 1 if fewer of the held-back codes or roots are exactly
right by `pairs`, or `read` finds an event in a larger share of the negatives.
"""
import argparse, collections, csv, math, os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [os.path.join(ROOT, 'tools'), os.path.join(ROOT, 'train')]
import coded  # noqa: E402
from ranker_corpus import corpus, features, held_back  # noqa: E402

YIELD = {'CONCEDE': 'YIELD', 'RETREAT': 'YIELD'}  # the PLOVER sample has one type for both


def marks(marked):
    """The text, and the spans of sources and targets in it (code points)."""
    text, spans, open_ = '', {'s': [], 't': []}, []
    for part in re.split(r'(</?[st]>)', marked):
        m = re.fullmatch(r'<(/?)([st])>', part)
        if not m: text += part
        elif not m[1]: open_.append((m[2], len(text)))
        else: kind, begin = open_.pop(); spans[kind].append((begin, len(text)))
    return text, spans


def ranker_codes(path, rows):
    """The likeliest code of each row by the shipped weights alone, with its probability (src/dragoman/events/ranker.h)."""
    weights, shared, temperature = collections.defaultdict(list), {}, 1.
    for cells in csv.DictReader(open(path, encoding='utf-8'), delimiter='\t', quoting=csv.QUOTE_NONE):
        value = float(cells['weight'])
        if cells['feature'] == 'temperature': temperature = value
        elif cells['feature'][0] == '@': shared[cells['feature']] = value
        else: weights[cells['feature']].append((cells['label'], value))
    codes = sorted({label[2:] for found in weights.values() for label, _ in found if label.startswith('c:')})
    out = []
    for row in rows:
        score = collections.defaultdict(float)
        for name, value in row:
            if name[0] != '@':
                for label, weight in weights.get(name, ()): score[label] += weight * value
                continue
            name, label = name.rsplit('|', 1)
            if name in shared: score[('r:' if name.startswith('@root_') else 'c:') + label] += shared[name] * value
        total = {c: (score['c:' + c] + score['r:' + c[:2]]) / temperature for c in codes}
        best = max(codes, key=total.get)
        out.append((best, 1 / sum(math.exp(v - total[best]) for v in total.values())))
    return out


def pairs(program, rows):
    text = 'marked_sentence\n' + ''.join(r['marked_sentence'] + '\n' for r in rows)
    out = subprocess.run([program, 'pairs'], input=text.encode(), capture_output=True, check=True).stdout.decode()
    found = [(r['cameo'], float(r['confidence'] or 0)) for r in csv.DictReader(out.splitlines(), delimiter='\t', quoting=csv.QUOTE_NONE)]
    assert len(found) == len(rows)
    return found


def bins(name, judged, edges=(0, .2, .4, .6, .8, 1.0001)):
    """judged: (confidence, right or not)."""
    for low, high in zip(edges, edges[1:]):
        inside = [j for j in judged if low <= j[0] < high]
        if inside:
            print(f'{name} confidence {low:.1f}-{min(high, 1):.1f}: n={len(inside)} said={sum(j[0] for j in inside) / len(inside):.2f} right={sum(j[1] for j in inside) / len(inside):.2f}')


def share(name, codes, rows):
    exact = sum(c == r['cameo'] for (c, _), r in zip(codes, rows)) / len(rows)
    root = sum(c[:2] == r['cameo'][:2] for (c, _), r in zip(codes, rows)) / len(rows)
    print(f'{name}: n={len(rows)} exact={exact:.3f} root={root:.3f}')
    return exact, root


def read_between(program, rows):
    """Events of `read` whose actors touch the marked ones, the surest of each row: (row, event) or (row, None)."""
    texts, spans = zip(*(marks(r['marked_sentence']) for r in rows))
    found = coded.records(program, [{'id': str(i), 'text': t} for i, t in enumerate(texts)], '--quiet', '--min-confidence', '0')
    for i, row in enumerate(rows):
        record = found[str(i)]
        at = {m['id']: (m['begin'], m['end']) for m in record['mentions']}
        def touches(parts, gold):
            return not gold if not parts else any(b < e and g < f for p in parts if 'mention' in p for b, f in [at[p['mention']]] for g, e in gold)
        events = [e for e in record['events'] if touches(e['source'], spans[i]['s']) and touches(e['target'], spans[i]['t'])]
        yield row, max(events, key=lambda e: e['confidence'], default=None)


def negatives(program):
    texts = []
    for name in sorted(os.listdir(ROOT + '/corpus/events')):
        for line in open(f'{ROOT}/corpus/events/{name}', encoding='utf-8').read().split('\n')[1:]:
            cells = line.split('\t')
            if len(cells) > 1 and cells[1] == '---': texts.append((name, cells[0]))
    found = coded.records(program, [{'id': str(i), 'text': t} for i, (_, t) in enumerate(texts)], '--quiet', '--min-confidence', '0')
    for where, chosen in (('negatives.tsv', [i for i, t in enumerate(texts) if t[0] == 'negatives.tsv']), ('all', range(len(texts)))):
        for least in (0, .3, .4, .5):
            wrong = sum(any(e['confidence'] >= least for e in found[str(i)]['events']) for i in chosen)
            print(f'negatives, {where}: confidence >= {least}: {wrong} of {len(chosen)} = {100 * wrong / len(chosen):.1f} %')
    return sum(any(e['confidence'] >= .3 for e in r['events']) for r in found.values()) / len(texts)


def thirds(program, path):
    lines = open(path, encoding='utf-8').read().rstrip('\n').split('\n')
    for name, chosen in (('rows looked at', [l for i, l in enumerate(lines[1:]) if i % 3]), ('rows not looked at', lines[1::3])):
        with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf-8') as f:
            f.write('\n'.join([lines[0], *chosen]) + '\n')
            f.flush()
            out = subprocess.run([program, 'eval', 'plover', f.name, '--format', 'tsv'], capture_output=True, text=True, check=True).stdout
        print(f'PLOVER sample, {name}: n={len(chosen)}\n{out}', end='')


def alone_on_sample(program, path, ranker):
    """Macro-F1 of types by `pairs` and by the ranker alone, in the same thirds."""
    plover = {c['cameo']: c['plover'] for c in csv.DictReader(open(ROOT + '/ontology/cameo.tsv', encoding='utf-8'), delimiter='\t', quoting=csv.QUOTE_NONE)}
    sample = list(csv.DictReader(open(path, encoding='utf-8'), delimiter='\t', quoting=csv.QUOTE_NONE))
    for name, codes in (('pairs', pairs(program, sample)), ('ranker alone', ranker_codes(ranker, features(sample, program)))):
        types = [YIELD.get(plover.get(c, ''), plover.get(c, '')) for c, _ in codes]
        for where, chosen in (('rows looked at', lambda i: i % 3), ('rows not looked at', lambda i: not i % 3), ('all', lambda i: True)):
            gold, found = zip(*((r['gold_root'], t) for i, (r, t) in enumerate(zip(sample, types)) if chosen(i)))
            both = [collections.Counter((g == label, t == label) for g, t in zip(gold, found)) for label in sorted(set(gold))]
            print(f'{name}, PLOVER sample, {where}: macro-F1 {sum(2 * b[True, True] / (2 * b[True, True] + b[True, False] + b[False, True] or 1) for b in both) / len(both):.3f}')


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('program'); ap.add_argument('--plover'); ap.add_argument('--ranker', default=ROOT + '/models/ranker.tsv')
    ap.add_argument('--floor', type=float, nargs=3, metavar=('EXACT', 'ROOT', 'NEGATIVES'))
    o = ap.parse_args()
    rows = [r for r in corpus() if held_back(r['marked_sentence']) and not r['cameo'].startswith('01')]
    shipped, alone = pairs(o.program, rows), ranker_codes(o.ranker, features(rows, o.program))
    exact, root = share('pairs', shipped, rows)
    share('ranker alone', alone, rows)
    one, other = (sum(right(a, r) and not right(b, r) for a, b, r in zip(*two, rows)) for right in [lambda c, r: c[0] == r['cameo']] for two in ((shipped, alone), (alone, shipped)))
    print(f'code right by pairs only: {one}, by the ranker only: {other}')
    bins('pairs, code', [(p, c == r['cameo']) for (c, p), r in zip(shipped, rows)])
    bins('ranker alone, code', [(p, c == r['cameo']) for (c, p), r in zip(alone, rows)])
    both = [r for r in rows if '<t>' in r['marked_sentence']]
    print(f'read, both sides marked: {len(both)}')
    between = [(e['confidence'], e['cameo'][:2] == r['cameo'][:2]) for r, e in read_between(o.program, both) if e]
    bins('read, root of the event between the marked sides', between)
    wrong = negatives(o.program)
    if o.plover:
        thirds(o.program, o.plover)
        alone_on_sample(o.program, o.plover, o.ranker)
        sample = list(csv.DictReader(open(o.plover, encoding='utf-8'), delimiter='\t', quoting=csv.QUOTE_NONE))
        bins('read, PLOVER sample, type of the event between the marked sides',
             [(e['confidence'], YIELD.get(e['plover'], e['plover']) == r['gold_root']) for r, e in read_between(o.program, sample) if e])
    if o.floor and (exact < o.floor[0] or root < o.floor[1] or wrong > o.floor[2]):
        sys.exit(f'exact {exact:.3f}, root {root:.3f}, negatives {wrong:.3f}: asked are {o.floor}')


if __name__ == '__main__':
    main()
