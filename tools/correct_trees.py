"""Turns parses into checked trees for corpus/trees/ (UD v2, conventions of English EWT).

    build/release/dragoman parse < sentences.txt > raw.conllu      one sentence a paragraph
    python3 tools/correct_trees.py show raw.conllu                 compact print, to be read critically
    python3 tools/correct_trees.py apply raw.conllu fixes.txt out.conllu --id news-01
    python3 tools/correct_trees.py check corpus/trees/*.conllu
    python3 tools/correct_trees.py rate raw.conllu out.conllu ...  the parser's errors, by kind

fixes.txt: one line a sentence: its number, then corrections `token:head/deprel/xpos/upos/lemma`; an empty field keeps the parse,
fields left off at the end too. `4:2/obj` `7:///`... An xpos alone sets the upos and, if the old one can't stay, the lemma that go with it.
`-` instead of corrections drops the sentence. Text after # is a remark.

Punctuation is attached by rule afterwards (attach_punctuation), so it needs no corrections; `token:!head` forces one.
"""
import collections, sys

UPOS_OF = {'NN': 'NOUN', 'NNS': 'NOUN', 'NNP': 'PROPN', 'NNPS': 'PROPN', 'VB': 'VERB', 'VBD': 'VERB', 'VBG': 'VERB', 'VBN': 'VERB', 'VBP': 'VERB',
           'VBZ': 'VERB', 'JJ': 'ADJ', 'JJR': 'ADJ', 'JJS': 'ADJ', 'RB': 'ADV', 'RBR': 'ADV', 'RBS': 'ADV', 'IN': 'ADP', 'RP': 'ADP', 'CD': 'NUM', 'DT': 'DET',
           'TO': 'PART', 'MD': 'AUX', 'CC': 'CCONJ', 'PRP': 'PRON', 'PRP$': 'PRON', 'WDT': 'PRON', 'WP': 'PRON', 'WRB': 'ADV', 'EX': 'PRON', 'POS': 'PART',
           'HYPH': 'PUNCT', ',': 'PUNCT', ':': 'PUNCT', '.': 'PUNCT', '$': 'SYM', 'PDT': 'DET', 'UH': 'INTJ', 'FW': 'X', 'LS': 'X', 'AFX': 'X'}
RELS = set('acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj csubj:outer '
           'csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj '
           'nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp'.split())
OPEN, CLOSE = {'(': ')', '[': ']', '“': '”', '‘': '’', '«': '»'}, {')', ']', '”', '’', '»'}


class Word:
    def __init__(self, line):
        c = line.split('\t')
        self.id, self.form, self.lemma, self.upos, self.xpos, self.head, self.deprel = int(c[0]), c[1], c[2], c[3], c[4], int(c[6]), c[7]
        self.misc = '|'.join(m for m in c[9].split('|') if not m.startswith('Entity=')) or '_'

    def line(self): return '\t'.join([str(self.id), self.form, self.lemma, self.upos, self.xpos, '_', str(self.head), self.deprel, '_', self.misc])


def read(path):
    """-> list of (comments, words, {first id: multiword line})"""
    out, notes, words, multi = [], [], [], {}
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if not line:
            if words: out.append((notes, words, multi))
            notes, words, multi = [], [], {}
        elif line[0] == '#': notes.append(line)
        elif line.split('\t')[0].isdigit(): words.append(Word(line))
        elif '-' in line.split('\t')[0]: multi[int(line.split('-')[0])] = line
    if words: out.append((notes, words, multi))
    return out


def text_of(notes): return next(n[9:] for n in notes if n.startswith('# text = '))


def pairs(words):
    """ids of matching brackets and quotation marks, innermost first"""
    stack, out = [], []
    for w in words:
        if w.deprel != 'punct': continue
        if stack and (stack[-1][0] == w.form): out.append((stack.pop()[1], w.id))
        elif w.form in OPEN: stack.append((OPEN[w.form], w.id))
        elif w.form in '"\'': stack.append((w.form, w.id))
    return out


def cyclic(words):
    """the first word on a cycle, or None"""
    for w in words:
        i, steps = w.head, 0
        while i and i <= len(words) and steps <= len(words): i, steps = words[i - 1].head, steps + 1
        if steps > len(words): return w
    return None


def attach_punctuation(words, forced=()):
    """Between two words the mark belongs to the lower of the two phrases that meet there; paired marks to the head of what they enclose."""
    n, head = len(words), {w.id: w.head for w in words}
    punct = {w.id for w in words if w.deprel == 'punct'}

    def below(a, b):
        while a and a != b: a = head[a]
        return a == b

    def climb(i, low, high):
        while head[i] not in punct and low < head[i] < high: i = head[i]
        return i

    def span(i):
        inside = [j for j in head if j not in punct and below(j, i)]
        return min(inside), max(inside)

    done, enclosed = {}, [(a, b) for a, b in pairs(words)]
    for a, b in enclosed:
        tops = [i for i in range(a + 1, b) if i not in punct and not a < head[i] < b]
        if len(tops) == 1: done[a] = done[b] = tops[0]
    for p in sorted(punct):
        if p in forced or p in done: continue
        first, last = max([ab for ab in enclosed if ab[0] < p < ab[1]], default=(0, n + 1))
        left = next((i for i in range(p - 1, first, -1) if i not in punct), 0)
        right = next((i for i in range(p + 1, last) if i not in punct), 0)
        if left: left = climb(left, first, p)
        if right: right = climb(right, p, last)
        if not left or not right: done[p] = left or right
        elif below(right, left): done[p] = right
        else:
            done[p] = left
            # a phrase put in between keeps both of its commas: "Prices, he said, rose"
            for w in words:
                if w.deprel == 'parataxis' and w.id > p and below(w.head, right) and span(w.id)[0] == p + 1: done[p] = w.id
    for w in words:
        if w.id in done and done[w.id]: w.head = done[w.id]


def attach_coordinators(words):
    """A conjunction belongs to the conjunct after it; a corrected conj takes its cc along."""
    for w in words:
        if w.deprel != 'cc' or words[w.head - 1].deprel == 'conj' and words[w.head - 1].head < w.id < w.head: continue
        right = [v for v in words if v.deprel == 'conj' and v.head < w.id < v.id]
        if right: w.head = right[0].id


def plain_tags(words):
    """Tags and lemmas that follow from the letters: hyphens, dashes, quotation marks, figures."""
    for w, before in zip(words, [None] + words):
        if w.form in ('-', '–', '—', '--') and w.upos == 'PUNCT':
            joined = before and 'SpaceAfter=No' in before.misc and 'SpaceAfter=No' in w.misc
            w.xpos, w.lemma = 'HYPH' if joined else ',', w.form if w.form == '--' else '-'
        if w.upos == 'NUM' and w.form[0].isdigit() and set(w.form) <= set('0123456789,.'): w.lemma = w.form.replace(',', '')
    for a, b in pairs(words):
        if words[a - 1].form in '"\'“‘': words[a - 1].xpos, words[b - 1].xpos = '``', "''"


def faults(words):
    """what is not well formed, as sentences"""
    n, out, head = len(words), [], {w.id: w.head for w in words}
    roots = [w for w in words if w.head == 0]
    if len(roots) != 1: out.append(f'{len(roots)} roots')
    for w in words:
        if (w.head == 0) != (w.deprel == 'root'): out.append(f'{w.id} {w.form}: head {w.head} with {w.deprel}')
        if not 0 <= w.head <= n or w.head == w.id: out.append(f'{w.id} {w.form}: head {w.head}')
        if w.deprel not in RELS: out.append(f'{w.id} {w.form}: label {w.deprel}')
        if (w.upos == 'PUNCT') != (w.deprel == 'punct'): out.append(f'{w.id} {w.form}: {w.upos} as {w.deprel}')
    if cyclic(words): out.append(f'{cyclic(words).id} {cyclic(words).form}: cycle')
    if out: return out
    kids = collections.defaultdict(list)
    for w in words: kids[w.head].append(w)
    for w in words:
        rels = [k.deprel for k in kids[w.id]]
        for single in ('nsubj', 'nsubj:pass', 'obj', 'iobj', 'cop', 'obl:agent'):
            if rels.count(single) > 1: out.append(f'{w.id} {w.form}: two {single}')
        if 'nsubj' in rels and 'nsubj:pass' in rels: out.append(f'{w.id} {w.form}: nsubj and nsubj:pass')
        if 'nsubj' in rels and 'aux:pass' in rels: out.append(f'{w.id} {w.form}: nsubj with aux:pass')
        if w.deprel in ('case', 'mark', 'cop', 'aux', 'aux:pass', 'cc', 'det', 'fixed', 'punct') and set(rels) - {'fixed', 'conj', 'cc', 'punct', 'advmod', 'obl', 'obl:unmarked', 'goeswith', 'compound'}:
            out.append(f'{w.id} {w.form}: {w.deprel} governs {rels}')
        if w.deprel in ('flat', 'fixed', 'conj', 'appos') and w.head > w.id: out.append(f'{w.id} {w.form}: {w.deprel} points right')
        h = words[w.head - 1] if w.head else None
        if h and w.deprel in ('obl', 'obl:unmarked', 'obl:agent', 'obj', 'iobj', 'xcomp', 'ccomp', 'advcl') and h.upos in ('NOUN', 'PROPN', 'PRON') and 'cop' not in [k.deprel for k in kids[h.id]]:
            if w.deprel not in ('xcomp', 'ccomp', 'advcl') and h.deprel not in ('root', 'parataxis', 'conj', 'xcomp'): out.append(f'{w.id} {w.form}: {w.deprel} of noun {h.form}')
        if h and w.deprel in ('nmod', 'nmod:poss', 'acl', 'acl:relcl', 'amod', 'nummod', 'det', 'nmod:unmarked', 'nmod:desc') and h.upos in ('VERB', 'AUX'): out.append(f'{w.id} {w.form}: {w.deprel} of verb {h.form}')
        if w.deprel == 'aux' and w.upos != 'AUX' or w.deprel == 'cop' and w.upos != 'AUX': out.append(f'{w.id} {w.form}: {w.deprel} is {w.upos}')
        if UPOS_OF.get(w.xpos, w.upos) != w.upos and (w.xpos, w.upos) not in {('NNP', 'ADJ'), ('NNP', 'VERB'), ('IN', 'SCONJ'), ('DT', 'PRON'), ('NN', 'PRON'), ('RB', 'PART'), ('NN', 'SYM'), ('WDT', 'DET'), ('PRP', 'DET'), ('VBG', 'ADP')} and not (w.xpos[:2] == 'VB' and w.upos == 'AUX'):
            out.append(f'{w.id} {w.form}: {w.xpos} as {w.upos}')
    for w in words:  # words crossed by an arc must be below one of its ends
        a, b = sorted((w.id, w.head))
        if not a or w.xpos in ('WDT', 'WP', 'WRB'): continue  # "companies that it said had supplied parts"
        for i in range(a + 1, b):
            j = i
            while j and j not in (a, b): j = head[j]
            if not j: out.append(f'{w.id} {w.form}: arc to {w.head} crosses {i}'); break
    return out


def lemma_for(form, xpos, known):
    low = form.lower()
    if (low, xpos) in known: return known[low, xpos]
    if xpos in ('NNP', 'NNPS'): return form
    if xpos == 'NNS': return low[:-3] + 'y' if low.endswith('ies') else low[:-1] if low.endswith('s') else low
    if xpos == 'VBZ': return low[:-3] + 'y' if low.endswith('ies') else low[:-1]
    return low if xpos not in ('VBD', 'VBN', 'VBG') else None


def correct(words, spec, known, where):
    forced = set()
    for item in spec:
        i, _, rest = item.partition(':')
        w = words[int(i) - 1]
        if rest.startswith('!'): w.head, w.deprel, w.upos = int(rest[1:]), 'punct', 'PUNCT'; forced.add(w.id); continue
        f = (rest.split('/') + [''] * 5)[:5]
        if f[0]: w.head = int(f[0])
        if f[1]: w.deprel = f[1]
        if f[2] or f[3]:
            before, w.xpos = (w.xpos, w.upos), f[2] or w.xpos
            w.upos = f[3] or UPOS_OF.get(w.xpos, w.upos)
            if not f[4] and (w.xpos, w.upos) != before:
                w.lemma = lemma_for(w.form, w.xpos, known) or w.lemma
                if w.lemma.lower() == w.form.lower() and w.xpos in ('VBD', 'VBN', 'VBG'): print(f'{where}: lemma of {w.form}?')
        if f[4]: w.lemma = f[4]
    return forced


def apply(raw, fixes, out, name):
    known = {}
    for _, words, _ in read(raw):
        for w in words: known.setdefault((w.form.lower(), w.xpos), w.lemma)
    todo = {}
    for line in open(fixes, encoding='utf-8'):
        f = line.partition('#')[0].split()
        if f: todo.setdefault(int(f[0]), []).extend(f[1:])
    kept = []
    for k, (notes, words, multi) in enumerate(read(raw), 1):
        spec = todo.get(k, [])
        if spec == ['-']: continue
        forced = correct(words, spec, known, f'{fixes}:{k}')
        plain_tags(words)
        attach_coordinators(words)
        if not cyclic(words): attach_punctuation(words, forced)
        for f in faults(words): print(f'{k}: {f}')
        kept.append((k, text_of(notes), words, multi))
    with open(out, 'w', encoding='utf-8') as o:
        for k, text, words, multi in kept:
            o.write(f'# sent_id = {name}-{k:03}\n# text = {text}\n')
            for w in words:
                if w.id in multi: o.write(multi[w.id] + '\n')
                o.write(w.line() + '\n')
            o.write('\n')
    print(f'{len(kept)} trees')


def show(path):
    for k, (notes, words, _) in enumerate(read(path), 1):
        print(f'== {k} {text_of(notes)}')
        for w in words:
            if w.upos == 'PUNCT' and w.deprel == 'punct': print(w.id, w.form, '' if w.xpos in (',', '.', 'HYPH', '``', "''", '-LRB-', '-RRB-', ':') else w.xpos); continue
            pos = w.xpos if UPOS_OF.get(w.xpos) == w.upos else f'{w.xpos}/{w.upos}'
            lemma = '' if w.lemma in (w.form, w.form.lower()) else ' =' + w.lemma
            print(w.id, w.form, pos, w.head, w.deprel + lemma)


def rate(paths):
    gold = {}
    for p in paths:
        for notes, words, _ in read(p): gold.setdefault(text_of(notes), []).append(words)
    n = collections.Counter()
    for parses in gold.values():
        if len(parses) < 2: continue
        a, b = parses[0], parses[-1]
        n['trees'] += 1
        for x, y in zip(a, b):
            n['tokens'] += 1
            n['head'] += x.head != y.head; n['head or label'] += (x.head, x.deprel) != (y.head, y.deprel); n['label'] += x.deprel != y.deprel
            n['xpos'] += x.xpos != y.xpos; n['upos'] += x.upos != y.upos; n['lemma'] += x.lemma != y.lemma
            if y.deprel != 'punct': n['words'] += 1; n['head or label, no punctuation'] += (x.head, x.deprel) != (y.head, y.deprel)
            if x.deprel != y.deprel: n[f'{x.deprel} for {y.deprel}'] += 1
            elif x.head != y.head: n[f'head of {y.deprel}'] += 1
    for k, v in n.most_common(80): print(f'{v}\t{100 * v / max(1, n["tokens"]):.2f}\t{k}')


def main(a):
    if a[:1] == ['show']: show(a[1])
    elif a[:1] == ['apply']: apply(a[1], a[2], a[3], a[a.index('--id') + 1])
    elif a[:1] == ['rate']: rate(a[1:])
    elif a[:1] == ['check']:
        bad = 0
        for p in a[1:]:
            for notes, words, _ in read(p):
                for f in faults(words): print(f'{p}: {notes[0]}: {f}'); bad += 1
        return bad > 0
    else: print(__doc__); return 2


if __name__ == '__main__': sys.exit(main(sys.argv[1:]))
