"""Prints the training sentences of corpus/events whose best frame has another code than the one annotated: what the lexicon lacks.

    python3 tools/frame_misses.py build/release/dragoman 10 [seed] [how many]     (root 10)

The held-back fifth is never shown.
"""
import os, random, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'train'))
from ranker_corpus import corpus, features, held_back

program, root = sys.argv[1], sys.argv[2]
rows = [r for r in corpus() if r['cameo'].startswith(root) and not held_back(r['marked_sentence'])]
misses = []
for r, x in zip(rows, features(rows, program)):
    best = next((f[6:] for f, _ in x if f.startswith('frame=')), '-')
    if best != r['cameo']: misses.append((r['cameo'], best, r['marked_sentence']))
print(f'{len(misses)} of {len(rows)} sentences of root {root} have no frame or another code first (annotated, found, sentence)')
random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
for m in sorted(random.sample(misses, min(len(misses), int(sys.argv[4]) if len(sys.argv) > 4 else 60))): print(*m, sep='\t')
