"""Features of a token: hashes of its form, computed identically here and in src/dragoman/language/features.cpp.

Every feature is a row number of one embedding table. Digits count as 0, case is folded by the same small table as the C++ side.
Word knowledge (WordNet lexicographer classes, place names, countries, given names, surnames, agent nouns) is a 64-bit mask
looked up by the hash of the lower-cased form; the table is frozen into the model file.
"""
import csv, glob, os, re, json

WORD_ROWS, GRAM_ROWS, AFFIX_ROWS, SHAPE_ROWS, MAX_GRAMS = 32768, 32768, 8192, 1024, 20
AFFIXES = ('s1', 's2', 's3', 's4', 'p1', 'p2', 'p3')
M = (1 << 64) - 1


def fnv(data: bytes, seed: int) -> int:
    h = (0xCBF29CE484222325 ^ (seed * 0x9E3779B97F4A7C15)) & M
    for b in data:
        h = ((h ^ b) * 0x100000001B3) & M
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & M
    return h ^ (h >> 33)


def lower_char(c: int) -> int:
    if 65 <= c <= 90 or (0xC0 <= c <= 0xDE and c != 0xD7) or 0x391 <= c <= 0x3A9 or 0x410 <= c <= 0x42F: return c + 32
    if 0x400 <= c <= 0x40F: return c + 80
    if 0x100 <= c <= 0x137 or 0x14A <= c <= 0x177 or 0x1E00 <= c <= 0x1EFF: return c | 1
    if 0x139 <= c <= 0x148 or 0x179 <= c <= 0x17E: return c + (c & 1)
    return c


QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: '-', 0x2014: '--', 0x2026: '...', 0x2011: '-'}


def normalise(form: str) -> str:
    """Typographic quotes and dashes to ASCII; PTB's `` and '' to the straight quote."""
    if form in ('``', "''"): return '"'
    return ''.join(QUOTES.get(ord(c), c) for c in form)


def lower(form: str) -> str:
    return ''.join(chr(lower_char(ord(c))) for c in form)


def is_upper(c: str) -> bool:
    return lower_char(ord(c)) != ord(c)


def shape(form: str) -> str:
    """Xx.d pattern with runs of over two cut: 'Damascus' Xxx, 'F-16' X-dd, 'U.S.' X.X."""
    out = ''
    for c in form:
        s = 'd' if '0' <= c <= '9' else 'X' if is_upper(c) else 'x' if (c.isascii() and c.isalpha()) or ord(c) >= 0xC0 else c
        if not (len(out) >= 2 and out[-1] == s and out[-2] == s): out += s
    return out


def token_features(form: str):
    """-> word row, [7 affix rows], shape row, [gram rows], key of the knowledge table"""
    form = normalise(form)
    low = re.sub('[0-9]', '0', lower(form))
    chars = list(low)
    enc = low.encode()
    affixes = []
    for i, name in enumerate(AFFIXES):
        n = int(name[1])
        part = ''.join(chars[-n:] if name[0] == 's' else chars[:n]) if len(chars) >= n else low + '_'
        affixes.append(fnv(part.encode(), 10 + i) % AFFIX_ROWS)
    padded = ['<'] + chars + ['>']
    grams = []
    for n in (3, 4, 5):
        for i in range(len(padded) - n + 1):
            if len(grams) < MAX_GRAMS: grams.append(fnv(''.join(padded[i:i + n]).encode(), 3) % GRAM_ROWS)
    return fnv(enc, 1) % WORD_ROWS, affixes, fnv(shape(form).encode(), 2) % SHAPE_ROWS, grams, fnv(enc, 7) & 0xFFFFFFFF


# ---- knowledge ------------------------------------------------------------------------------------------------------
EXTRA = ('city', 'bigcity', 'city_first', 'country', 'demonym', 'region', 'given', 'surname', 'org', 'agent', 'org_first', 'month_day')


def inflections(lemma: str, pos: str):
    yield lemma
    if not re.fullmatch('[a-z]+', lemma) or len(lemma) < 3: return
    es = lemma + 'es' if re.search('(s|x|z|ch|sh)$', lemma) else lemma[:-1] + 'ies' if re.search('[^aeiou]y$', lemma) else lemma + 's'
    if pos in 'nv': yield es
    if pos == 'v':
        stem = lemma[:-1] if lemma.endswith('e') else lemma
        yield lemma[:-1] + 'ied' if re.search('[^aeiou]y$', lemma) else stem + 'ed'
        yield stem + 'ing'
        if re.search('[^aeiou][aeiou][bdgklmnprtv]$', lemma): yield lemma + lemma[-1] + 'ed'; yield lemma + lemma[-1] + 'ing'


def build_knowledge(root: str, wordnet='/usr/share/wordnet') -> dict:
    """{lower-cased word: 64-bit mask}. Bits 0..44 WordNet lexicographer files, from bit 45 EXTRA."""
    table = {}

    def put(word, bit):
        word = re.sub('[0-9]', '0', lower(normalise(word)))
        if word: table[word] = table.get(word, 0) | (1 << bit)
    lemmas = {}
    for pos, name in (('n', 'noun'), ('v', 'verb'), ('a', 'adj'), ('r', 'adv')):
        for line in open(f'{wordnet}/data.{name}', encoding='utf-8'):
            if line.startswith('  '): continue
            f = line.split(' ')
            lex, count = int(f[1]), int(f[3], 16)
            for i in range(count):
                w = f[4 + 2 * i].split('(')[0]
                if '_' not in w: lemmas.setdefault((w.lower(), pos), set()).add(lex)
    for (w, pos), lexes in lemmas.items():
        for form in inflections(w, pos):
            for lex in lexes: put(form, lex)
    for pos, name in (('n', 'noun'), ('v', 'verb'), ('a', 'adj'), ('r', 'adv')):
        for line in open(f'{wordnet}/{name}.exc'):
            form, *bases = line.split()
            for b in bases:
                for lex in lemmas.get((b, pos), ()): put(form, lex)
    bit = {k: 45 + i for i, k in enumerate(EXTRA)}
    cities = os.path.join(root, 'train/runs/cities.tsv')  # name <tab> population, written by cities.js
    if os.path.exists(cities):
        for line in open(cities, encoding='utf-8'):
            name, pop = line.rstrip('\n').split('\t')
            parts = name.replace('-', ' ').split()
            if int(pop) < 5000: continue
            if len(parts) == 1: put(name, bit['city'])
            else: put(parts[0], bit['city_first'])
            if int(pop) > 200000: put(parts[0], bit['bigcity'])
    countries = os.path.join(root, 'third_party/node_modules/world-countries/countries.json')
    if os.path.exists(countries):
        for c in json.load(open(countries, encoding='utf-8')):
            for n in [c['name']['common'], *c['altSpellings']]:
                if len(n) > 3: [put(p, bit['country']) for p in re.split('[ -]', n) if len(p) > 3]
            for d in c.get('demonyms', {}).get('eng', {}).values():
                for p in d.split(): put(p, bit['demonym']); put(p + 's', bit['demonym'])

    def rows(name):
        p = os.path.join(root, 'lexicon', name)
        if not os.path.exists(p): return []
        return csv.DictReader((l for l in open(p, encoding='utf-8') if not l.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE)
    for r in rows('people.tsv'):
        for n in [r['name'], *(r.get('aliases') or '').split(';')]:
            parts = n.split()
            if len(parts) > 1: put(parts[0], bit['given'])
            if parts: put(parts[-1], bit['surname'])
    for r in rows('organizations.tsv'):
        parts = r['name'].split()
        if len(parts) == 1: put(parts[0], bit['org'])
        elif parts: put(parts[0], bit['org_first'])
        for a in (r.get('aliases') or '').split(';'):
            if a and ' ' not in a: put(a, bit['org'])
    for r in rows('agents.tsv'):
        for p in (r.get('noun') or '').split()[-1:]: put(p, bit['agent']); put(p + 's', bit['agent'])
    for r in rows('regions.tsv'):
        for p in (r.get('name') or '').split(): put(p, bit['region'])
    for names in glob.glob(os.path.join(root, 'corpus/names/*.txt')):  # personal names of our own text
        for n in re.findall(r'\[([^\]]+)\]\(person\)', open(names, encoding='utf-8').read()):
            parts = n.split()
            if len(parts) > 1: put(parts[0], bit['given'])
    for w in ('january february march april may june july august september october november december monday tuesday wednesday thursday '
              'friday saturday sunday').split(): put(w, bit['month_day'])
    return table
