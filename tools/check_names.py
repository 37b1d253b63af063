#!/usr/bin/env python3
"""Says what is not well formed in corpus/names, and how much of it there is.

    python3 tools/check_names.py [FOLDER]

Checks: brackets pair up and do not nest, types are of the tag set, no name is empty or begins or ends with a space, "the" stays outside, no
sentence stands twice (nor with other marks). Exit status 1 and file:line: reason for each fault. Prints sentences, those with names,
those with a tree in corpus/trees, and names by type.
"""
import collections, glob, os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TYPES = 'person organization location nationality group role event other'.split()
NAME = re.compile(r'\[([^\[\]]*)\]\((\w*)\)')
letters = lambda text: re.sub(r'\W+', '', text).lower()


def faults(line):
    """-> reasons"""
    out = []
    for name, kind in NAME.findall(line):
        if kind not in TYPES: out.append(f"'{name}': unknown type '{kind}'")
        if not name or name != name.strip(): out.append(f"'{name}': empty, or a space at its edge")
        if name.startswith('the '): out.append(f"'{name}': 'the' stays outside")
    rest = NAME.sub('', line)
    if re.search(r'[\[\]]', rest): out.append('a bracket without its pair, or a name inside a name')
    if re.search(r'\]\(|\)\[', rest): out.append('a type without its name')
    return out


def main(folder):
    bad, seen, kinds, named = [], {}, collections.Counter(), 0
    for path in sorted(glob.glob(os.path.join(folder, '*.txt'))):
        for number, line in enumerate(open(path, encoding='utf-8'), 1):
            line = line.rstrip('\n')
            if not line or line.startswith('#'): continue
            where = f'{os.path.basename(path)}:{number}'
            bad += [f'{where}: {reason}' for reason in faults(line)]
            key = letters(NAME.sub(r'\1', line))
            if key in seen: bad.append(f'{where}: stands already in {seen[key]}')
            seen.setdefault(key, where)
            found = NAME.findall(line); named += bool(found)
            kinds.update(kind for _, kind in found)
    if not seen: bad.append(f'{folder}: no sentence')
    trees = {letters(line[9:]) for p in glob.glob(os.path.join(ROOT, 'corpus/trees/*.conllu')) for line in open(p, encoding='utf-8') if line.startswith('# text = ')}
    for reason in bad: print(reason)
    print(f'sentences={len(seen)} with_names={named} with_tree={len(trees & set(seen))} ' + ' '.join(f'{k}={kinds[k]}' for k in TYPES))
    return 1 if bad else 0


if __name__ == '__main__': sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, 'corpus/names')))
