#!/usr/bin/env python3
"""Says what is not well formed in corpus/events, which sentences are too much alike, and how much of it there is.

    python3 tools/check_events.py [FOLDER]

Checks: five columns; a code of the ontology, or --- without marks; statuses and commitments of the record; marks that pair up. No line stands
twice; and no sentence is nearly another: of the pairs of neighbouring words of both, half or more are common to both (measured without marks,
case and punctuation). A sentence may stand again with another event of it (corpus/README.md). Exit status 1 and file:line: reason for each fault.
Prints lines, sentences, codes and how often the rarest code stands."""
import collections, csv, glob, os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STATUSES = 'occurred ongoing planned demanded conditional denied'.split()
COMMITMENTS = 'certain probable possible alleged'.split()
ALIKE = .5  # found by reading: below it stand sentences that share a turn of phrase, above it one sentence in two dresses
COMMON = 60  # neighbours that so many sentences share ("said the") make none alike

plain = lambda marked: re.sub(r'</?[st]>', '', marked)
words = lambda marked: re.findall(r'\w+', plain(marked).lower())


def codes():
    with open(os.path.join(ROOT, 'ontology', 'cameo.tsv'), encoding='utf-8') as f:
        return {line.split('\t')[0] for line in f if line[:1].isdigit()}


def faults(columns, known):
    """-> reasons"""
    if len(columns) != 5: return [f'{len(columns)} columns, not 5']
    sentence, cameo, status, commitment, _ = columns
    out, marks = [], re.findall(r'</?[st]>', sentence)
    if sorted(marks) != sorted(m for x in 'st' if f'<{x}>' in marks or f'</{x}>' in marks for m in (f'<{x}>', f'</{x}>')): out.append('a mark without its pair, or twice')
    if cameo == '---': return out + ['marks, but no event'] * bool(marks)
    if cameo not in known: out.append(f"no code '{cameo}'")
    if status not in STATUSES: out.append(f"no status '{status}'")
    if commitment not in COMMITMENTS: out.append(f"no commitment '{commitment}'")
    return out


def alike(sentences):
    """[(place, words)] -> [(place, earlier place)] of different sentences that are nearly the same"""
    pairs = [set(zip(w, w[1:])) for _, w in sentences]
    where = collections.defaultdict(list)
    for i, own in enumerate(pairs):
        for pair in own: where[pair].append(i)
    shared = collections.Counter()
    for those in where.values():
        if len(those) < COMMON: shared.update((i, j) for n, j in enumerate(those) for i in those[:n])
    return [(sentences[j][0], sentences[i][0]) for (i, j), n in sorted(shared.items())
            if n >= ALIKE * len(pairs[i] | pairs[j]) and sentences[i][1] != sentences[j][1]]


def main(folder):
    bad, lines, sentences, counts, known = [], {}, {}, collections.Counter(), codes()
    for path in sorted(glob.glob(os.path.join(folder, '*.tsv'))):
        with open(path, encoding='utf-8', newline='') as f:
            for number, columns in enumerate(csv.reader(f, delimiter='\t', quoting=csv.QUOTE_NONE), 1):
                if number == 1: continue
                place = f'{os.path.basename(path)}:{number}'
                bad += [f'{place}: {reason}' for reason in faults(columns, known)]
                key = tuple(columns[:2])
                if key in lines: bad.append(f'{place}: stands already in {lines[key]}')
                lines.setdefault(key, place)
                sentences.setdefault(tuple(words(columns[0])), place)
                if len(columns) > 1 and columns[1] in known: counts[columns[1]] += 1
    bad += [f'{place}: nearly as {earlier}' for place, earlier in alike([(place, w) for w, place in sentences.items()])]
    for reason in bad: print(reason)
    print(f'lines={len(lines)} sentences={len(sentences)} codes={len(counts)} rarest={min(counts.values(), default=0)}')
    return 1 if bad else 0


if __name__ == '__main__': sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, 'corpus', 'events')))
