#!/usr/bin/env python3
"""Reads corpus/attributions/*.txt: passages with their attributions and events, marked by hand (format: corpus/README.md).

usage: attribution_gold.py [FILE...] [--jsonl OUT] [--half seen|unseen] [--counts]
Checks every passage and names file, line and reason of each fault; the exit status is 1 if there is any.
--jsonl writes {id, publisher, published, half, text, attributions[], events[]}, offsets half-open in code points."""
import argparse, collections, glob, hashlib, json, os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KINDS = {'quote', 'indirect', 'mixed', 'belief'}
STATUS = {'occurred', 'ongoing', 'planned', 'demanded', 'conditional', 'denied'}
COMMITMENT = {'certain', 'probable', 'possible', 'alleged'}
ROLES = {'S': 'source', 'C': 'cue', 'T': 'content'}
TAG = re.compile(r'<(/?)([SCT])(\d+)>')
KEYS = {'kind', 'speaker', 'medium', 'within', 'credit'}


class Fault(Exception):
    pass


def half_of(text):
    """One passage in two is unseen, whoever wrote it: the text decides."""
    return 'unseen' if hashlib.sha256(text.encode()).digest()[0] % 2 else 'seen'


def strip_tags(marked):
    """The text without its tags, and {number: {role: [[begin, end]..]}}."""
    text, spans, opened, at = '', collections.defaultdict(lambda: {r: [] for r in ROLES.values()}), {}, 0
    for m in TAG.finditer(marked):
        text += marked[at:m.start()]
        at = m.end()
        key = (m[2], int(m[3]))
        if not m[1]:
            if key in opened:
                raise Fault(f'{m[0]} opened twice')
            opened[key] = len(text)
        elif key not in opened:
            raise Fault(f'{m[0]} was never opened')
        else:
            begin = opened.pop(key)
            if begin == len(text):
                raise Fault(f'{m[0]} closes nothing')
            if text[begin].isspace() or text[-1].isspace():
                raise Fault(f'white space at the edge of {m[0]}: "{text[begin:]}"')
            spans[key[1]][ROLES[key[0]]].append([begin, len(text)])
    if opened:
        raise Fault('not closed: ' + ', '.join(f'<{r}{n}>' for r, n in opened))
    text += marked[at:]
    if '<' in text or '>' in text:
        raise Fault('a broken tag')
    return text, spans


def find_trigger(words, text):
    """Each word after the one before; a first word that occurs several times needs its number: `shelled#2`."""
    spans, at = [], 0
    for i, word in enumerate(words.split()):
        m = re.fullmatch(r'(.+)#(\d+)', word)
        word, number = (m[1], int(m[2])) if m else (word, 0)
        found = [x.start() for x in re.finditer(r'(?<!\w)' + re.escape(word) + r'(?!\w)', text)]
        if i and not number:
            found = [x for x in found if x >= at][:1]
        if not found or number > len(found):
            raise Fault(f'trigger word "{word}" does not occur{" after the one before" if i else ""}')
        if not i and not number and len(found) > 1:
            raise Fault(f'trigger word "{word}" occurs {len(found)} times: write {word}#1 or another')
        begin = found[max(0, number - 1)]
        at = begin + len(word)
        spans.append([begin, at])
    if not spans:
        raise Fault('an event without trigger')
    return sorted(spans)


def read_attribution(line):
    number, rest = re.match(r'@(\d+)\s*(.*)', line).groups()
    fields = {m[1]: m[2].strip() for m in re.finditer(r'(\w+)=(.*?)(?=\s+\w+=|$)', rest)}
    if set(fields) - KEYS:
        raise Fault('unknown: ' + ', '.join(sorted(set(fields) - KEYS)))
    if fields.get('kind') not in KINDS:
        raise Fault(f'kind is one of {", ".join(sorted(KINDS))}')
    return int(number), fields


def read_actor(code, countries, sectors):
    code = code.strip()
    if code in ('', '---'):
        return ''
    for one in code.split('+'):
        parts = [one[i:i + 3] for i in range(0, len(one), 3)]
        if len(one) % 3 or any(p not in countries and p not in sectors for p in parts):
            raise Fault(f'actor code "{one}" is not made of countries and sectors')
    return code


def read_event(line, text, numbers, tables):
    fields = [f.strip() for f in line[1:].split('|')]
    if len(fields) != 7:
        raise Fault(f'an event has 7 fields, here {len(fields)}')
    words, cameo, source, target, status, commitment, chain = fields
    cameos, countries, sectors = tables
    if cameo not in cameos:
        raise Fault(f'{cameo} is no CAMEO code')
    if status not in STATUS or commitment not in COMMITMENT:
        raise Fault(f'no such status or commitment: {status}, {commitment}')
    chain = [int(n) for n in chain.split(',')] if chain else []
    for n in chain:
        if n not in numbers:
            raise Fault(f'the chain names {n}, which is not defined')
    return {'cameo': cameo, 'trigger': find_trigger(words, text), 'source': read_actor(source, countries, sectors),
            'target': read_actor(target, countries, sectors), 'status': status, 'commitment': commitment, 'according_to': chain}


def check_chain(event, attributions):
    """Each link is inside the next; the trigger is in the content of the innermost."""
    chain, by = event['according_to'], {a['id']: a for a in attributions}
    if not chain:
        return
    inner = by[chain[0]]
    if not any(b <= t[0] and t[1] <= e for t in event['trigger'] for b, e in inner['content']):
        raise Fault(f'no word of the trigger is in the content of {chain[0]}')
    for a, b in zip(chain, chain[1:]):
        if by[a].get('within') != b:
            raise Fault(f'the chain goes from {a} to {b}, but {a} is not within {b}')
    if by[chain[-1]].get('within') is not None:
        raise Fault(f'the chain stops at {chain[-1]}, which is within {by[chain[-1]]["within"]}')


def covers(outer, inner):
    return any(b <= x[0] and x[1] <= e for x in inner for b, e in outer)


def read_passage(head, lines, tables):
    m = re.fullmatch(r'## (\S+)((?: \w+=.*?)*)', head)
    if not m:
        raise Fault('a passage begins "## ID published=DATE publisher=NAME"')
    meta = {k: v for k, v in re.findall(r'(\w+)=(.*?)(?=\s+\w+=|$)', m[2])}
    body = [l for l in lines if l[:1] not in '@!' or not l]
    marked = '\n'.join(body).strip('\n')
    text, spans = strip_tags(marked)
    attributions, named = [], {}
    for l in lines:
        if l.startswith('@'):
            n, fields = read_attribution(l)
            if n in named:
                raise Fault(f'@{n} is defined twice')
            named[n] = fields
    if set(named) != set(spans):
        raise Fault(f'tags have {sorted(spans)}, lines define {sorted(named)}')
    for n, f in sorted(named.items()):
        a = {'id': n, 'kind': f['kind'], **spans[n], 'within': int(f['within']) if 'within' in f else None,
             'speaker': None if f.get('speaker', '-') == '-' else f['speaker'], 'medium': f.get('medium'), 'credit': f.get('credit') == 'yes'}
        if a['within'] is not None and a['within'] not in named:
            raise Fault(f'@{n} is within {a["within"]}, which is not defined')
        if not a['credit'] and (not a['content'] or not (a['cue'] or a['source'])):
            raise Fault(f'@{n} needs a content and a cue')
        if bool(a['source']) != bool(a['speaker']):
            raise Fault(f'@{n} has a source but no speaker, or a speaker but no source')
        quoted = any('"' in text[b:e] for b, e in a['content'])
        if not a['credit'] and (quoted and a['kind'] == 'indirect' or not quoted and a['kind'] in ('quote', 'mixed')):
            raise Fault(f'@{n} is {a["kind"]}, but its content has {"" if quoted else "no "}quotation marks')
        attributions.append(a)
    by = {a['id']: a for a in attributions}
    for a in attributions:
        outer = by[a['within']] if a['within'] is not None else None
        # "X, citing Y, said C": Y's cue stands outside C, and what Y said is inside it
        if not outer and any(covers(b['content'], a['cue']) for b in attributions if b is not a and a['cue']):
            raise Fault(f'@{a["id"]} is inside the content of another, but within nothing')
        if outer and not covers(outer['content'], a['cue'] or a['source']) and not all(covers(outer['content'], [c]) for c in a['content']):
            raise Fault(f'@{a["id"]} is not inside the content of {a["within"]}')
    events = []
    for l in lines:
        if l.startswith('!'):
            e = read_event(l, text, named, tables)
            check_chain(e, attributions)
            events.append(e)
    return {'id': m[1], 'published': meta.get('published'), 'publisher': meta.get('publisher'), 'half': half_of(text), 'text': text,
            'attributions': attributions, 'events': events}


def lines_of(name):
    with open(os.path.join(ROOT, 'ontology', name), encoding='utf-8') as f:
        return [l for l in f.read().split('\n') if l.strip() and l[0] != '#']


def tables():
    """The codes there are: of CAMEO, of countries (any of their three-letter codes), of sectors."""
    column = lambda name: {l.split('\t')[0].strip() for l in lines_of(name)}
    countries = {code for l in lines_of('countries.tsv') for code in re.findall(r'(?<![A-Z])[A-Z]{3}(?![A-Z])', l)}
    return column('cameo.tsv'), countries, column('sectors.tsv')


def read_files(paths):
    passages, faults, seen, known = [], [], {}, tables()
    for path in paths:
        head, lines, at = None, [], 0

        def finish():
            if head is None:
                return
            try:
                p = read_passage(head, lines, known)
                if p['id'] in seen:
                    raise Fault(f'{p["id"]} is also in {seen[p["id"]]}')
                seen[p['id']] = os.path.basename(path)
                passages.append(p)
            except Fault as fault:
                faults.append(f'{os.path.basename(path)}:{at}: {head.split()[1] if len(head.split()) > 1 else head}: {fault}')
        with open(path, encoding='utf-8') as f:
            all_lines = f.read().split('\n')
        for i, line in enumerate(all_lines, 1):
            if line.startswith('## '):
                finish()
                head, lines, at = line, [], i
            elif head is not None:
                lines.append(line)
        finish()
    return passages, faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('files', nargs='*')
    arguments.add_argument('--jsonl', metavar='OUT')
    arguments.add_argument('--half', choices=['seen', 'unseen'])
    arguments.add_argument('--counts', action='store_true', help='how many of each kind, status and commitment')
    o = arguments.parse_args()
    passages, faults = read_files(o.files or sorted(glob.glob(os.path.join(ROOT, 'corpus', 'attributions', '*.txt'))))
    for f in faults:
        print(f, file=sys.stderr)
    if o.half:
        passages = [p for p in passages if p['half'] == o.half]
    if o.jsonl:
        with open(o.jsonl, 'w', encoding='utf-8') as out:
            out.writelines(json.dumps(p, ensure_ascii=False) + '\n' for p in passages)
    attributions, events = [a for p in passages for a in p['attributions']], [e for p in passages for e in p['events']]
    print(f'{len(passages)} passages, {len(attributions)} attributions, {len(events)} events, {len(faults)} faults')
    if o.counts:
        for name, values in (('half', [p['half'] for p in passages]), ('kind', [a['kind'] for a in attributions]), ('status', [e['status'] for e in events]),
                             ('commitment', [e['commitment'] for e in events]), ('links', [len(e['according_to']) for e in events]),
                             ('root', [e['cameo'][:2] for e in events])):
            print(name, dict(sorted(collections.Counter(values).items())))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
