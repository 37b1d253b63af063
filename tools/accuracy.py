#!/usr/bin/env python3
"""Runs `dragoman eval` over the measuring sets and the held-back part of our own corpora and writes the tables of docs/accuracy.md.

usage: tools/accuracy.py [PROGRAM] [--data DIR] [--only NAME...] [--print]
Only what stands between `<!-- measured: NAME -->` and `<!-- end -->` is written; the prose around it is by hand and stays. A set that is not there (../shared is no part
of the project) keeps the table it has, and so does one that --only leaves out. --print writes to the standard output and leaves the page alone.
"""
import argparse, datetime, glob, hashlib, json, os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, 'docs', 'accuracy.md')
sys.path[:0] = [os.path.join(ROOT, 'tools'), os.path.join(ROOT, 'train')]
import data as train_data  # noqa: E402  the same rule of what is held back as training has
import ranker_corpus  # noqa: E402

# What each score is called in the tables, in their order; scores of the program that are not named here are left out.
SCORES = {
    'UPOS': 'tags (UPOS)', 'lemma': 'lemmas', 'UAS': 'heads (UAS)', 'LAS': 'heads and relations (LAS)',
    'exact_P': 'exact spans and types, precision', 'exact_R': 'recall', 'exact_F': 'F1', 'overlap_F': 'F1 by overlap',
    'content_char_F': 'content, characters, F1', 'cue_char_F': 'cue, characters, F1', 'source_char_F': 'source, characters, F1',
    'attribution_P': 'whole attributions, precision', 'attribution_R': 'recall', 'attribution_F': 'F1',
    'strict_F': 'span exact, F1', 'relaxed_F': 'span touches, F1', 'value_F': 'span and value, F1', 'type_F': 'span and type, F1',
    'detect_P': 'found, precision', 'detect_R': 'recall', 'detect_F': 'F1', 'acc161_of_found': 'within 161 km, of those found', 'acc161_of_all': 'of all',
    'root_macroF': 'PLOVER type, macro-F1', 'root_acc': 'type, accuracy', 'quad_macroF': 'class (quad), macro-F1', 'coded': 'share coded',
    'any_root_macroF': 'any event of the sentence, macro-F1', 'any_event': 'share with any event',
    'exact': 'sentences whose triples are exactly right', 'some': 'with any right', 'triple_P': 'triples, precision', 'triple_R': 'recall',
    'P': 'precision', 'R': 'recall', 'F': 'F1', 'accuracy': 'pages exactly right',
}


def own_trees(folder):
    """Sentences of corpus/trees that training holds back."""
    blocks = [b for path in sorted(glob.glob(ROOT + '/corpus/trees/*.conllu')) for b in open(path, encoding='utf-8').read().strip().split('\n\n')]
    def forms(block):
        return ' '.join(cells[1] for line in block.split('\n') if line[0] != '#' and (cells := line.split('\t'))[0].isdigit())
    path = os.path.join(folder, 'trees.conllu')
    with open(path, 'w', encoding='utf-8') as f:
        f.writelines(b + '\n\n' for b in blocks if train_data.held_back(forms(b)))
    return path


def own_names(folder):
    types = {'person': 'Person', 'organization': 'Organisation', 'location': 'Location', 'nationality': 'Nationality'}
    path = os.path.join(folder, 'names.jsonl')
    with open(path, 'w', encoding='utf-8') as f:
        for source in sorted(glob.glob(ROOT + '/corpus/names/*.txt')):
            for number, line in enumerate(open(source, encoding='utf-8')):
                text, entities, at = '', [], 0
                line = line.rstrip('\n')
                for m in re.finditer(r'\[([^\[\]]+)\]\((\w+)\)', line):
                    text += line[at:m.start()]
                    if m[2] in types:
                        entities.append({'begin': len(text), 'end': len(text) + len(m[1]), 'type': types[m[2]]})
                    text, at = text + m[1], m.end()
                text += line[at:]
                if text and text[0] != '#' and train_data.held_back(text):
                    f.write(json.dumps({'id': f'{os.path.basename(source)}:{number + 1}', 'text': text, 'entities': entities}) + '\n')
    return path


def own_events(folder, same={'CONCEDE': 'YIELD', 'RETREAT': 'YIELD'}):
    """Sentences of corpus/events with both actors that the ranker holds back, as the plover set has them; `same`: its names of our types."""
    cameo = {}
    for line in open(ROOT + '/ontology/cameo.tsv', encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        cameo[cells[0]] = (cells[2], cells[5]) if len(cells) > 5 else ('', '')
    path, seen = os.path.join(folder, 'events.tsv'), set()
    with open(path, 'w', encoding='utf-8') as f:
        f.write('uid\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\tgold_penta\n')
        for row in ranker_corpus.corpus():
            marked = row['marked_sentence']
            sides = re.search(r'<s>(.*?)</s>', marked), re.search(r'<t>(.*?)</t>', marked)
            plover, quad = cameo.get(row['cameo'], ('', ''))
            if not all(sides) or not plover or marked in seen or not ranker_corpus.held_back(marked):
                continue
            seen.add(marked)
            f.write('\t'.join([str(len(seen)), re.sub(r'</?[st]>', '', marked), marked, sides[0][1], sides[1][1], same.get(plover, plover), quad]) + '\n')
    return path


def own_attributions(folder):
    path = os.path.join(folder, 'attributions.jsonl')
    subprocess.run([sys.executable, ROOT + '/tools/attribution_gold.py', '--jsonl', path, '--half', 'unseen'], check=True, stdout=subprocess.DEVNULL)
    return path


# name of the table: [(what it is measured on, SET, path under --data or a maker of one, more options)]
TABLES = {
    'extract': [('92 news pages as crawled (62 looked at while building)', 'extract', 'article-extraction', [])],
    'language': [('UD English EWT dev, gold words', 'conllu', 'ud-ewt/en_ewt-ud-dev.conllu', []), ('our own trees of news, the fifth held back', 'conllu', own_trees, [])],
    'names': [('re3d, 48 documents (most of it trained on)', 'ner', 're3d/re3d.jsonl', []), ('our own sentences, the fifth held back', 'ner', own_names, [])],
    'times': [('TempEval-3, 121 articles', 'timeml', 'timeml/timeml.jsonl', [])],
    'places': [('LGL, local news', 'places', 'lgl/lgl.jsonl', []), ('GeoVirus, Wikinews', 'places', 'geovirus/geovirus.jsonl', [])],
    'attribution': [('PolNeAR dev (half looked at)', 'polnear', 'polnear/dev.jsonl', []), ('our own passages, the half unseen', 'polnear', own_attributions, [])],
    'events': [('sentences of a PLOVER study (two thirds looked at)', 'plover', 'plover/plv_train.tsv', []), ('our own sentences, the fifth held back', 'plover', own_events, [])],
    'dictionaries': [("our sentences with the field's own dictionaries (PETRARCH 2)", 'petrarch', ROOT + '/tests/dictionaries/phoenix.jsonl', ['--dictionaries', '{data}/petrarch-dictionaries']),
                     ('our sentences with dictionaries of our own', 'petrarch', ROOT + '/tests/dictionaries/own.jsonl', ['--dictionaries', ROOT + '/tests/dictionaries/own'])],
}


def measure(program, kind, path, options):
    out = subprocess.run([program, 'eval', kind, path, '--format', 'json', *options], capture_output=True, text=True)
    if out.returncode:
        sys.exit(f'dragoman eval {kind} {path}: {out.stderr.strip()}')
    return json.loads(out.stdout)


def table(program, name, data, folder):
    """Markdown, or None if the set is not there."""
    columns = []
    for what, kind, path, options in TABLES[name]:
        if callable(path):
            path = path(folder)
        elif not os.path.isabs(path):
            path = os.path.join(data, path)
        options = [o.replace('{data}', data) for o in options]
        if not any(os.path.exists(path + end) for end in ('', '.gz')) or any(o.startswith('/') and not os.path.exists(o) for o in options):
            print(f'{name}: {path} is not there; its table stays as it is', file=sys.stderr)
            return None
        reports = measure(program, kind, path, options)
        for r in reports:
            way = {'pairs': ', `pairs` (actors given)', 'read': ', `read` (nothing given)'}.get(r['set'].split()[-1], '') if len(reports) > 1 else ''
            columns.append((f"{what}{way}, n = {r['n']:,} {r['unit']}", r['scores']))
    rows = [s for s in SCORES if any(s in scores for _, scores in columns)]
    unnamed = {s for _, scores in columns for s in scores} - set(SCORES)
    lines = ['| | ' + ' | '.join(what for what, _ in columns) + ' |', '| --- |' + ' --- |' * len(columns)]
    for s in rows:
        cells = [f"{scores[s]['value']:.3f} ({scores[s]['low']:.3f} to {scores[s]['high']:.3f})" if s in scores else '' for _, scores in columns]
        lines.append(f'| {SCORES[s]} | ' + ' | '.join(cells) + ' |')
    return '\n'.join(lines) + '\n', unnamed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program', nargs='?', default=os.path.join(ROOT, 'build/release/dragoman'))
    parser.add_argument('--data', default=os.path.join(ROOT, '../shared/data'))
    parser.add_argument('--only', nargs='+', choices=sorted(TABLES), default=sorted(TABLES, key=list(TABLES).index))
    parser.add_argument('--print', action='store_true')
    o = parser.parse_args()
    version = subprocess.run([o.program, '--version'], capture_output=True, text=True, check=True).stdout.strip()
    tables = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in o.only:
            if (made := table(o.program, name, os.path.abspath(o.data), folder)) is None:
                continue
            tables[name] = made[0]
            if made[1]:
                print(f'{name}: scores without a name in tools/accuracy.py, left out: {sorted(made[1])}', file=sys.stderr)
            print(f'{name}\n{made[0]}', file=sys.stdout if o.print else sys.stderr, flush=True)
    if o.print:
        return
    page = open(PAGE, encoding='utf-8').read()
    there = re.findall(r'<!-- measured: (\w+) -->', page)
    if missing := set(TABLES) - set(there):
        sys.exit(f'docs/accuracy.md has no place for {sorted(missing)}')
    tables['build'] = f"{version}, {datetime.date.today()}, model and lexicons `{hashes()}`.\n" if set(tables) >= set(TABLES) else None
    for name, text in tables.items():
        if text:
            page = re.sub(rf'<!-- measured: {name} -->\n.*?<!-- end -->', lambda _: f'<!-- measured: {name} -->\n{text}<!-- end -->', page, flags=re.S)
    open(PAGE, 'w', encoding='utf-8').write(page)


def hashes():
    """Of models/ and lexicon/: which tables are of the same program can be seen."""
    out = []
    for part in ('models', 'lexicon'):
        digest = hashlib.sha256()
        for path in sorted(glob.glob(os.path.join(ROOT, part, '**', '*'), recursive=True)):
            if os.path.isfile(path):
                digest.update(os.path.relpath(path, ROOT).encode() + b'\0' + open(path, 'rb').read())
        out.append(digest.hexdigest()[:12])
    return ' '.join(out)


if __name__ == '__main__':
    main()
