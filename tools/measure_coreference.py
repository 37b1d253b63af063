#!/usr/bin/env python3
"""Measures BIN on corpus/coreference: MUC, B-cubed, CEAFe and their mean (CoNLL F1) of the record's mentions and entities.

usage: measure_coreference.py BIN [--errors] [--floor F1]
A text is marked [phrase](N), nested where need be; N is the entity, N+M several of them together ("the two countries"). A mention is known by
the end of its head: the last word before the first preposition or relative that follows a common noun ("the head of the company" ends at
"head"), on both sides alike. Entities with one mention are left out on both sides, as in the shared tasks. The SHA-256 of a text's words
decides its half; --errors shows dev only. --floor exits 1 if CoNLL F1 of all texts is lower."""
import argparse, collections, glob, hashlib, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import coded
import coreference_scores as scores

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
HEADER = re.compile(r'## (\S+)(?: published=(\d{4}-\d\d-\d\d))?$')
MARK = re.compile(r'\[|\]\((\d+(?:\+\d+)*)\)')
AFTER_HEAD = re.compile(r"(?<= )[\w'’-]*[a-z]\b(?= (?:of|in|from|for|at|to|with|near|on|who|that|which|loyal)\b)")


def head_end(text, begin, end):
    """End of the head word: before what follows a common noun."""
    m = AFTER_HEAD.search(text[begin:end]) if text[begin:end].count(' ') > 1 else None
    first = text[begin:end].split(' ', 1)[0]
    if m and m[0][0].islower():
        return begin + m.end()
    return begin + len(first) if re.match(r'(?:Most|One|Two|Some|Many|Thousands) of ', text[begin:end]) else end


def parse(marked):
    """(text, [(begin, end, chain)]); ValueError with what is wrong."""
    text, mentions, stack, at = '', [], [], 0
    for m in MARK.finditer(marked):
        text += marked[at:m.start()]
        at = m.end()
        if m[0] == '[':
            stack.append(len(text))
        elif not stack:
            raise ValueError('a mark is closed that was never opened')
        else:
            mentions.append((stack.pop(), len(text), '+'.join(sorted(m[1].split('+'), key=int))))
    text += marked[at:]
    if stack or '[' in text or ']' in text:
        raise ValueError('a mark is not closed')
    if any(text[b:e] != text[b:e].strip() or b == e for b, e, _ in mentions):
        raise ValueError('a mark holds white space at its edge')
    ends = collections.Counter(head_end(text, b, e) for b, e, _ in mentions)
    if max(ends.values(), default=0) > 1:
        raise ValueError('two marks end in the same head')
    return text, mentions


def read_gold(folder):
    texts, faults, ids = [], [], set()
    for path in sorted(glob.glob(os.path.join(folder, '*.txt'))):
        with open(path, encoding='utf-8') as f:
            lines = f.read().split('\n')
        for at in range(0, len(lines) - 1, 2):
            where = f'{os.path.basename(path)}:{at + 1}'
            header = HEADER.match(lines[at])
            if not header or header[1] in ids:
                faults.append(f'{where}: no header "## ID published=DATE" of a new text')
                break
            ids.add(header[1])
            try:
                text, mentions = parse(lines[at + 1])
            except ValueError as e:
                faults.append(f'{where}: {e}')
                continue
            half = 'dev' if hashlib.sha256(text.encode()).digest()[0] % 2 else 'unseen'
            texts.append({'id': header[1], 'published': header[2], 'text': text, 'mentions': mentions, 'half': half})
    return texts, faults


def chains(pairs):
    """Sets of head ends by entity, those of one mention left out."""
    by = collections.defaultdict(set)
    for end, entity in pairs:
        by[entity].add(end)
    return [c for c in by.values() if len(c) > 1]


def found_mentions(record, text):
    """{head end: entity}; of mentions with the same head the longest speaks."""
    out = {}
    for m in sorted(record['mentions'], key=lambda m: m['end'] - m['begin']):
        entity = '+'.join(sorted(m['members'])) if m.get('members') else m.get('entity')
        if entity:
            out[head_end(text, m['begin'], m['end'])] = entity
    return out


def show(t, found):
    names, words = {e: n for e, n in found.items()}, []
    gold = {head_end(t['text'], b, e): (t['text'][b:e], c) for b, e, c in t['mentions']}
    for end in sorted(set(gold) | set(names)):
        word = gold[end][0] if end in gold else t['text'][:end].split(' ')[-1]
        words.append(f'{word}[{gold[end][1] if end in gold else "-"}|{names.get(end, "-")}]')
    return f'{t["id"]}  ' + '  '.join(words)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('binary')
    p.add_argument('--errors', action='store_true')
    p.add_argument('--floor', type=float)
    a = p.parse_args()
    texts, faults = read_gold(os.path.join(ROOT, 'corpus', 'coreference'))
    if faults:
        raise SystemExit('\n'.join(faults))
    records = coded.records(a.binary, texts)
    totals = {}
    for half in ('dev', 'unseen', 'all'):
        counts, n = scores.empty(), 0
        for t in texts:
            if half in (t['half'], 'all'):
                n += 1
                found = found_mentions(records[t['id']], t['text'])
                scores.add(counts, chains((head_end(t['text'], b, e), c) for b, e, c in t['mentions']), chains(found.items()))
                if a.errors and half == 'dev':
                    print(show(t, found))
        totals[half] = figures = scores.figures(counts)
        print(f'{half}: texts={n} ' + ' '.join(f'{k}_P={p:.3f} {k}_R={r:.3f} {k}_F={f:.3f}' for k, (p, r, f) in list(figures.items())[:3]) + f' conll_F={figures["conll"]:.3f}')
    if a.floor and totals['all']['conll'] < a.floor:
        raise SystemExit(f'below the floor of {a.floor}')


if __name__ == '__main__':
    main()
