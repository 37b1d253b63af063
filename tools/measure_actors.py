#!/usr/bin/env python3
"""Measures BIN on corpus/actors: is each marked actor phrase found, and has it the right country and the right whole code?

usage: measure_actors.py BIN [--half dev|unseen] [--kinds] [--errors] [--floor COUNTRY CODE]
Each row is read as an article of one sentence (so nothing around it helps). A phrase's own words are those before its first preposition
or relative ("Police" of "Police in Dresden"), its head the last of them. The mention that answers is one that holds the head, else one that
overlaps the own words, else the phrase; of several the one most like the own words (Jaccard). Nothing is skipped: a phrase without a
mention has neither country nor code right.
The SHA-256 of the marked sentence decides its half; --errors lists those of dev only: the unseen half is for figures.
--floor exits 1 if either share on the unseen half is below what is asked, or nothing of that half was measured."""
import argparse, collections, csv, glob, hashlib, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import coded

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
COLUMNS = ['marked_sentence', 'country', 'code', 'published', 'kind']
AFTER_HEAD = re.compile(r' (?:of|in|from|for|at|to|with|near|on|who|that|which) |, ')
MARKED = re.compile(r'^([^<>]*)<a>([^<>]+)</a>([^<>]*)$')


def half_of(marked):
    return 'dev' if hashlib.sha256(marked.encode()).digest()[0] % 2 else 'unseen'


def read_gold(folder):
    """Rows with text, begin, end (code points) and half; second value: faults, each with file, line and reason."""
    rows, faults, seen = [], [], {}
    for path in sorted(glob.glob(os.path.join(folder, '*.tsv'))):
        with open(path, encoding='utf-8', newline='') as f:
            reader = csv.reader(f, delimiter='\t', quoting=csv.QUOTE_NONE)
            if next(reader, None) != COLUMNS:
                faults.append(f'{path}:1: columns are not {COLUMNS}')
                continue
            for line, cells in enumerate(reader, 2):
                where = f'{os.path.basename(path)}:{line}'
                if len(cells) != len(COLUMNS):
                    faults.append(f'{where}: {len(cells)} columns')
                    continue
                row = dict(zip(COLUMNS, cells))
                m = MARKED.match(row['marked_sentence'])
                if not m or m[2] != m[2].strip():
                    faults.append(f'{where}: not one phrase in <a>..</a>')
                elif not re.fullmatch(r'([A-Z]{3})+', row['code']) or not re.fullmatch(r'[A-Z]{3}|-', row['country']):
                    faults.append(f'{where}: no actor code or country')
                elif row['country'] != '-' and not row['code'].startswith(row['country']):
                    faults.append(f'{where}: the code does not begin with the country')
                elif row['marked_sentence'] in seen:
                    faults.append(f'{where}: the same as {seen[row["marked_sentence"]]}')
                else:
                    seen[row['marked_sentence']] = where
                    rows.append({**row, 'id': where, 'text': m[1] + m[2] + m[3], 'begin': len(m[1]), 'end': len(m[1]) + len(m[2]),
                                 'phrase': m[2], 'half': half_of(row['marked_sentence'])})
    return rows, faults


def answer(row, record):
    """(country, code, the words of the mention, why) of the mention that answers for the phrase; None if there is none."""
    begin, end = row['begin'], row['end']
    after = AFTER_HEAD.search(row['phrase'])
    own_end = begin + after.start() if after else end
    head = begin + row['phrase'][:own_end - begin].rstrip("'s").rfind(' ') + 1
    best, best_rank = None, None
    for m in record['mentions'] if record else []:
        if not m.get('entity') or min(m['end'], end) <= max(m['begin'], begin):
            continue
        common = max(0, min(m['end'], own_end) - max(m['begin'], begin))
        rank = (m['begin'] <= head < m['end'], common > 0, common / (max(m['end'], own_end) - min(m['begin'], begin)))
        if best is None or rank > best_rank:
            best, best_rank = m, rank
    if not best:
        return None
    entity = next(e for e in record['entities'] if e['id'] == best['entity'])
    return entity.get('country') or '-', entity.get('code') or '', row['text'][best['begin']:best['end']], entity.get('because', '')


def score(rows, records):
    counts, errors = collections.defaultdict(collections.Counter), []
    for r in rows:
        a = answer(r, records.get(r['id']))
        right = {'found': a is not None, 'country': a is not None and a[0] == r['country'], 'code': a is not None and a[1] == r['code']}
        for group in (r['half'], (r['half'], r['kind'])):
            counts[group]['n'] += 1
            for k, ok in right.items():
                counts[group][k] += ok
        if not right['country'] or not right['code']:
            errors.append((r, a))
    return counts, errors


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('binary')
    p.add_argument('--half', choices=['dev', 'unseen'])
    p.add_argument('--errors', action='store_true')
    p.add_argument('--kinds', action='store_true', help='shares by kind of phrase')
    p.add_argument('--floor', nargs=2, type=float, metavar=('COUNTRY', 'CODE'))
    a = p.parse_args()
    rows, faults = read_gold(os.path.join(ROOT, 'corpus', 'actors'))
    if faults:
        raise SystemExit('\n'.join(faults))
    rows = [r for r in rows if a.half in (None, r['half'])]
    counts, errors = score(rows, coded.records(a.binary, rows))
    for half in ('dev', 'unseen'):
        c = counts.get(half)
        if c:
            print(f'{half}: phrases={c["n"]} found={c["found"] / c["n"]:.3f} country={c["country"] / c["n"]:.3f} code={c["code"] / c["n"]:.3f}')
        for group in sorted(g for g in counts if a.kinds and isinstance(g, tuple) and g[0] == half):
            c = counts[group]
            print(f'  {group[1]:12} {c["n"]:3}  country {c["country"] / c["n"]:.2f}  code {c["code"] / c["n"]:.2f}')
    if a.errors:
        for r, got in errors:
            if r['half'] == 'dev':
                print(f'{r["id"]}\t{r["marked_sentence"]}\n    gold {r["country"]} {r["code"]}\n    here ' + (f'{got[0]} {got[1]} [{got[2]}] {got[3]}' if got else 'no mention'))
    if a.floor:
        c = counts['unseen']
        if not c['n']:
            raise SystemExit('no phrase of the unseen half was measured, so no floor holds')
        low = [f'{k} {c[k] / c["n"]:.3f} < {f}' for k, f in zip(('country', 'code'), a.floor) if c[k] < f * c['n']]
        if low:
            raise SystemExit('below the floor: ' + ', '.join(low))


if __name__ == '__main__':
    main()
