"""Writes lexicon/lemmas.tsv from WordNet (Debian wordnet-base, WordNet licence): single-word verbs and nouns. Run once; the result is kept."""
import os, re
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
rows = []
for pos, name in (('V', 'verb'), ('N', 'noun')):
    for line in open(f'/usr/share/wordnet/index.{name}', encoding='utf-8'):
        if line.startswith('  '): continue
        w = line.split(' ')[0]
        if re.fullmatch('[a-z]{2,}', w): rows.append((w, pos))
with open(os.path.join(root, 'lexicon/lemmas.tsv'), 'w') as f:
    f.write('lemma\tpos\n' + ''.join(f'{w}\t{p}\n' for w, p in sorted(set(rows))))
print(len(rows))

# Irregular forms of the verbs that frames are of: "held" of "hold". What is a frame's head itself ("wound") stands for itself; auxiliaries name no act.
auxiliaries = {'be', 'have', 'do', 'get', 'go', 'come', 'become', 'make', 'say', 'tell', 'speak', 'think'}
heads = set()
for line in open(os.path.join(root, 'lexicon/predicates.tsv'), encoding='utf-8').read().splitlines()[1:]:
    cells = line.split('\t')
    if len(cells) > 1 and cells[1] == 'V':
        heads.update(h.strip() for h in cells[0].split('|'))
forms = {}
for line in open('/usr/share/wordnet/verb.exc', encoding='utf-8'):
    form, lemma = line.split()[:2]
    if lemma in heads - auxiliaries and form not in heads and form.isalpha() and not form.endswith(('ing', 'ed', 'ies')):
        forms.setdefault(form, lemma)
with open(os.path.join(root, 'lexicon/irregular_verbs.tsv'), 'w') as f:
    f.write('form\tlemma\n' + ''.join(f'{form}\t{lemma}\n' for form, lemma in sorted(forms.items())))
print(len(forms))
