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
