"""Readers of the training sets. A sentence is a dict: forms, and what is annotated: upos, xpos, lemma, head, deprel, names.

names is one set of allowed labels per token (partial labels): the sets' guidelines differ, so e.g. wikigold's MISC allows
nationality, event, group and other, and its O allows role, which it never marks.
"""
import glob, gzip, hashlib, json, os, re, csv

TYPES = 'person organization location nationality group role event other'.split()
LABELS = ['O'] + [f'{p}-{t}' for t in TYPES for p in 'BI']
LABEL = {l: i for i, l in enumerate(LABELS)}


def opn(path):
    return gzip.open(path, 'rt', encoding='utf-8') if path.endswith('.gz') else open(path, encoding='utf-8')


def read_conllu(path):
    out, cur = [], None
    for line in opn(path):
        line = line.rstrip('\n')
        if not line:
            if cur and cur['forms']: out.append(cur)
            cur = None
        elif line[0] != '#':
            c = line.split('\t')
            if not c[0].isdigit(): continue
            if cur is None: cur = dict(forms=[], upos=[], xpos=[], lemma=[], head=[], deprel=[])
            cur['forms'].append(c[1]); cur['lemma'].append(c[2]); cur['upos'].append(c[3]); cur['xpos'].append(c[4])
            cur['head'].append(int(c[6])); cur['deprel'].append(c[7])
    if cur and cur['forms']: out.append(cur)
    return out


def own_trees(root):
    return sum((read_conllu(p) for p in sorted(glob.glob(os.path.join(root, 'corpus/trees/*.conllu')))), [])


def allowed(types, o_also):
    """types: per token None or (prefix, [types]) -> list of sets of label ids"""
    res = []
    for t in types:
        if t is None: res.append({LABEL['O']} | {LABEL[f'{p}-{x}'] for x in o_also for p in 'BI'})
        else: res.append({LABEL[f'{t[0]}-{x}'] for x in t[1]})
    return res


def column_set(path, mapping, o_also, sep=None, form_col=0, tag_col=-1, iob1=False):
    out, forms, tags = [], [], []

    def flush():
        if forms:
            types, prev = [], 'O'
            for t in tags:
                if t == 'O' or t not in ('O',) and mapping.get(t.split('-', 1)[-1].lower()) is None: types.append(None)
                else:
                    name = t.split('-', 1)[1].lower()
                    begin = t[0] == 'B' or (prev == 'O' or prev.split('-', 1)[-1] != t.split('-', 1)[1])
                    types.append(('B' if begin else 'I', mapping[name]))
                prev = t
            out.append(dict(forms=list(forms), names=allowed(types, o_also)))
        forms.clear(); tags.clear()
    for line in opn(path):
        line = line.rstrip('\n')
        if not line.strip(): flush(); continue
        if line.startswith('# ') or line.startswith('-DOCSTART') : continue
        c = line.split(sep)
        if len(c) < 2: continue
        forms.append(c[form_col]); tags.append(c[tag_col])
    flush()
    return out


TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Gov|Sen|Rep|Rev|St|No|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|vs|etc|Calif|Fla|Ltd|Inc|Corp|Co|Jr|Sr)\.|[\w\u00c0-\u024f]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[\w]+|\.\.\.|--|\S")


def tokenise(text):
    """Spans of tokens, close to UD EWT: contractions and hyphens are split."""
    return [m.span() for m in TOKEN.finditer(text)]


def from_spans(text, spans, o_also, first=0):
    """spans: [(begin, end, [types])] -> sentence with partial labels; tokens cut at span borders"""
    cuts = sorted({x for b, e, _ in spans for x in (b, e)})
    toks = []
    for b, e in tokenise(text):
        inner = [c for c in cuts if b < c < e]
        for x, y in zip([b] + inner, inner + [e]): toks.append((x, y))
    types = [None] * len(toks)
    for b, e, ts in spans:
        begin = True
        for i, (x, y) in enumerate(toks):
            if b <= x and y <= e and types[i] is None: types[i] = ('B' if begin else 'I', ts); begin = False
    return dict(forms=[text[x:y] for x, y in toks], names=allowed(types, o_also))


def own_names(root):
    out = []
    for path in sorted(glob.glob(os.path.join(root, 'corpus/names/*.txt'))):
        for line in open(path, encoding='utf-8'):
            line = line.rstrip('\n')
            if not line or line.startswith('#'): continue
            text, spans, at = '', [], 0
            for m in re.finditer(r'\[([^\[\]]+)\]\((\w+)\)', line):
                if m[2] not in TYPES: continue
                text += line[at:m.start()]; spans.append((len(text), len(text) + len(m[1]), [m[2]])); text += m[1]; at = m.end()
            text += line[at:]
            s = from_spans(text, spans, [])
            s['text'] = text; s['held_back'] = held_back(text)
            out.append(s)
    return out


def held_back(text):
    return hashlib.sha1(re.sub(r'\W+', ' ', text).strip().lower().encode()).digest()[0] % 5 == 0


def re3d(path, licensed_only=True, roles=True):
    names = {'Person': 'person', 'Organisation': 'organization', 'Location': 'location', 'Nationality': 'nationality'}
    out = []
    for line in opn(path):
        d = json.loads(line)
        if licensed_only and d['source'].startswith('BBC'): continue
        t = d['text']
        ents = [(e['begin'], e['end'], names[e['type']]) for e in d['entities'] if e['type'] in names]
        # re3d also marks pronouns and common nouns ("we", "the city"): those are not names
        ents = [e for e in ents if not t[e[0]:e[1]].islower() and not re.fullmatch(r'(?i)(i|we|they|he|she|it|you|us|our|their|his|her|my|me)', t[e[0]:e[1]])]
        ents = [(b + 4, x, n) if t[b:b + 4].lower() == 'the ' else (b, x, n) for b, x, n in ents]
        # of nested persons the inner one (without title) is the name
        ents = [e for e in ents if not any(o != e and o[2] == e[2] and e[0] <= o[0] and o[1] <= e[1] for o in ents)]
        ents = [e for e in ents if not any(o != e and o[2] != e[2] and o[0] <= e[0] and e[1] <= o[1] and (o[1] - o[0]) > (e[1] - e[0]) for o in ents)]
        at = 0
        for m in list(re.finditer(r'(?<=[.!?])["”’]?\s+(?=["“‘]?[A-Z])|\n+', t)) + [None]:
            e = m.start() + 1 if m else len(t)
            piece = [(b - at, x - at, [n]) for b, x, n in ents if at <= b and x <= e]
            if t[at:e].strip(): out.append(dict(from_spans(t[at:e], piece, ['event', 'other', 'group'] + (['role'] if roles else [])), doc=d['id']))
            at = m.end() if m else e
    return out


def names_sets(shared, root, with_re3d=True, with_uner=True):
    """{set name: (sentences, weight)}"""
    j = lambda *p: os.path.join(shared, *p)
    P, O, L = ['person'], ['organization'], ['location']
    sets = {}
    role = ['role']  # only our own text marks roles
    sets['own'] = ([s for s in own_names(root) if not s['held_back']], 1.0)
    sets['wikigold'] = (column_set(j('wikigold/wikigold.conll.txt.gz'), {'per': P, 'org': O, 'loc': L, 'misc': ['nationality', 'event', 'other', 'group']}, ['role'], ' '), .6)
    sets['crossner'] = (sum([column_set(j(f'crossner-politics/{x}.txt.gz'), {'politician': P, 'person': P, 'politicalparty': O, 'organisation': O,
                        'country': L, 'location': L, 'event': ['event'], 'election': ['event'], 'misc': ['nationality', 'other', 'group', 'event', 'role']}, role, '\t') for x in ('train', 'dev')], []), .6)
    sets['wnut'] = (sum([column_set(j(f'wnut17/{x}'), {'person': P, 'location': L, 'corporation': O, 'group': ['organization', 'group'], 'creative-work': ['other'], 'product': ['other']},
                        role + ['nationality', 'event', 'other'], '\t') for x in ('wnut17train.conll.gz', 'emerging.dev.conll.gz')], [])[::2], .3)
    if with_uner: sets['uner'] = (column_set(j('uner-ewt/en_ewt-ud-dev.iob2.gz'), {'per': P, 'org': O, 'loc': L}, role + ['nationality', 'event', 'other', 'group'], '\t', 1, 2), .6)
    if with_re3d: sets['re3d'] = (re3d(j('re3d/re3d.jsonl.gz'), roles=True), 1.0)
    return sets
