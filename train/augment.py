"""News constructions that a treebank of web text hardly has, added to its trees: closing attributions ("..., the army said."), inverted ones
("..., said the minister."), and datelines. Each takes a gold tree and hangs known words on it, so the result is as sure as the tree."""

# source phrases: (form, lemma, upos, xpos, deprel, head) with heads relative to the phrase's own head word (0 = the head itself)
SOURCES = [
    [('officials', 'official', 'NOUN', 'NNS', None, 0)], [('police', 'police', 'NOUN', 'NN', None, 0)], [('he', 'he', 'PRON', 'PRP', None, 0)],
    [('she', 'she', 'PRON', 'PRP', None, 0)], [('they', 'they', 'PRON', 'PRP', None, 0)], [('witnesses', 'witness', 'NOUN', 'NNS', None, 0)],
    [('the', 'the', 'DET', 'DT', 'det', 1), ('army', 'army', 'NOUN', 'NN', None, 0)],
    [('the', 'the', 'DET', 'DT', 'det', 1), ('minister', 'minister', 'NOUN', 'NN', None, 0)],
    [('the', 'the', 'DET', 'DT', 'det', 1), ('report', 'report', 'NOUN', 'NN', None, 0)],
    [('the', 'the', 'DET', 'DT', 'det', 2), ('foreign', 'foreign', 'ADJ', 'JJ', 'amod', 1), ('ministry', 'ministry', 'NOUN', 'NN', None, 0)],
    [('the', 'the', 'DET', 'DT', 'det', 2), ('Syrian', 'Syrian', 'ADJ', 'JJ', 'amod', 1), ('government', 'government', 'NOUN', 'NN', None, 0)],
    [('a', 'a', 'DET', 'DT', 'det', 2), ('military', 'military', 'ADJ', 'JJ', 'amod', 1), ('spokesman', 'spokesman', 'NOUN', 'NN', None, 0)],
    [('a', 'a', 'DET', 'DT', 'det', 2), ('police', 'police', 'NOUN', 'NN', 'compound', 1), ('official', 'official', 'NOUN', 'NN', None, 0)],
    [('the', 'the', 'DET', 'DT', 'det', 3), ('state', 'state', 'NOUN', 'NN', 'compound', 2), ('news', 'news', 'NOUN', 'NN', 'compound', 1), ('agency', 'agency', 'NOUN', 'NN', None, 0)],
    [('two', 'two', 'NUM', 'CD', 'nummod', 2), ('Western', 'Western', 'ADJ', 'JJ', 'amod', 1), ('diplomats', 'diplomat', 'NOUN', 'NNS', None, 0)],
    [('Reuters', 'Reuters', 'PROPN', 'NNP', None, 0)], [('Tasnim', 'Tasnim', 'PROPN', 'NNP', None, 0)], [('Ivanov', 'Ivanov', 'PROPN', 'NNP', None, 0)],
    [('President', 'President', 'PROPN', 'NNP', 'nmod:desc', 1), ('Mwangi', 'Mwangi', 'PROPN', 'NNP', None, 0)],
    [('Maria', 'Maria', 'PROPN', 'NNP', None, 0), ('Lopez', 'Lopez', 'PROPN', 'NNP', 'flat', -1)],
]
VERBS = [('said', 'say')] * 6 + [('reported', 'report'), ('added', 'add'), ('announced', 'announce'), ('claimed', 'claim'), ('wrote', 'write'), ('warned', 'warn')]
WHEN = [('Monday', 'Monday'), ('Tuesday', 'Tuesday'), ('Friday', 'Friday'), ('Sunday', 'Sunday')]
CITIES = ['KABUL', 'NAIROBI', 'LIMA', 'MOSCOW', 'BEIRUT', 'GENEVA', 'MANILA', 'TUNIS', 'Baghdad', 'Cairo']
KEYS = ('forms', 'lemma', 'upos', 'xpos', 'head', 'deprel')


def add(s, form, lemma, upos, xpos, head, deprel):
    for k, v in zip(KEYS, (form, lemma, upos, xpos, head, deprel)): s[k].append(v)


def closing_attribution(s, rng):
    """A finite sentence that ends in a full stop becomes the ccomp of a verb of saying at its end; None if it does not fit."""
    n = len(s['forms'])
    if n < 4 or s['forms'][-1] != '.' or s['head'].count(0) != 1: return None
    root = s['head'].index(0)
    if s['upos'][root] not in ('VERB', 'NOUN', 'ADJ') or not any(h == root + 1 and d.startswith('nsubj') for h, d in zip(s['head'], s['deprel'])): return None
    if s['lemma'][root] in ('say', 'report', 'tell', 'add'): return None
    out = {k: list(s[k][:-1]) for k in KEYS}
    source, (verb, lemma) = rng.choice(SOURCES), rng.choice(VERBS)
    inverted = rng.random() < .25 and source[0][0] not in ('he', 'she', 'they')
    at = n  # 1-based position of the comma
    first = at + 1 if not inverted else at + 2
    v = at + 1 + (0 if inverted else len(source))
    head_word = next(i for i, w in enumerate(source) if w[4] is None)
    add(out, ',', ',', 'PUNCT', ',', v, 'punct')
    phrase = [(w[0], w[1], w[2], w[3], v if w[4] is None else first + i + w[5], w[4] or 'nsubj') for i, w in enumerate(source)]
    verb_row = (verb, lemma, 'VERB', 'VBD', 0, 'root')
    for row in ([verb_row] + phrase if inverted else phrase + [verb_row]): add(out, *row)
    if not inverted and rng.random() < .4:
        day = rng.choice(WHEN); here = len(out['forms'])
        if rng.random() < .5:
            add(out, 'on', 'on', 'ADP', 'IN', here + 2, 'case'); add(out, day[0], day[1], 'PROPN', 'NNP', v, 'obl')
        else: add(out, day[0], day[1], 'PROPN', 'NNP', v, 'obl:unmarked')
    add(out, '.', '.', 'PUNCT', '.', v, 'punct')
    out['head'][root] = v; out['deprel'][root] = 'ccomp'
    return out


def dateline(s, rng):
    """"KABUL - " before a sentence: the place hangs on the root as parataxis."""
    if s['head'].count(0) != 1 or not s['forms'][0][:1].isupper(): return None
    root = s['head'].index(0); out = {k: [] for k in KEYS}
    add(out, rng.choice(CITIES), None, 'PROPN', 'NNP', root + 3, 'parataxis'); out['lemma'][0] = out['forms'][0]
    add(out, rng.choice(['-', '--', '—']), '-', 'PUNCT', ',', 1, 'punct'); out['lemma'][1] = out['forms'][1]
    for k in KEYS: out[k] += [h + 2 if k == 'head' and h > 0 else h for h in s[k]]
    return out


def augmented(sentences, share, rng):
    """About `share` x len(sentences) new sentences."""
    out = []
    for s in rng.sample(sentences, min(len(sentences), int(len(sentences) * share * 2))):
        new = closing_attribution(s, rng) if rng.random() < .85 else dateline(s, rng)
        if new and len(new['forms']) <= 80: out.append(new)
    return out
