"""Writes a checkpoint as the model file that the program maps (format: src/dragoman/language/model_file.h).

    python3 train/export.py train/runs/NAME/model.pt models/en.dgm
"""
import json, struct, sys
import numpy as np, torch
import os
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import features as ft


def main(source, target):
    ck = torch.load(source, map_location='cpu')
    w = {k: v.numpy() for k, v in ck['avg'].items()}
    tensors = {}
    for name in ('word', 'gram', 'affix', 'shape'):
        m = w.pop(name + '.weight'); scale = np.abs(m).max(1) / 127; scale[scale == 0] = 1e-8
        tensors[name + '.rows'] = np.clip(np.rint(m / scale[:, None]), -127, 127).astype(np.int8); tensors[name + '.scales'] = scale.astype(np.float32)
    def quantized(name, m, bias):
        """m: in x out; int8 with one scale a column"""
        scale = np.abs(m).max(0) / 127; scale[scale == 0] = 1e-8
        tensors[name + '.weight'] = np.clip(np.rint(m / scale), -127, 127).astype(np.int8)
        tensors[name + '.scales'] = scale.astype(np.float32); tensors[name + '.bias'] = bias.astype(np.float32)
    matrix = lambda name: (w.pop(name + '.weight').T.astype(np.float32), w.pop(name + '.bias'))  # in x out
    quantized('conv', *matrix('conv'))
    for i in range(ck['cfg']['layers']): quantized(f'sru.{i}', *matrix(f'sru.{i}'))
    # All heads over the encoder's output are one product; the lemma head's second half looks at the form's own vector.
    D = ck['cfg']['width']
    parts = {name: matrix(name) for name in ('upos', 'xpos', 'lemma', 'names1', 'arc_dep', 'arc_head', 'rel_dep', 'rel_head')}
    lemma, bias = parts['lemma']; parts['lemma'] = (lemma[:D], bias)
    quantized('heads', np.concatenate([m for m, _ in parts.values()], 1), np.concatenate([b for _, b in parts.values()]))
    quantized('lemma_form', lemma[D:], np.zeros_like(bias))
    arc = w.pop('arc_w'); quantized('arc_map', arc[:-1], arc[-1])
    root = w.pop('root'); head, bias = parts['arc_head']; v = root @ head + bias
    tensors['root_arc'] = np.where(v > 0, v, .1 * v).astype(np.float32)
    tensors['root_rel'] = (root @ parts['rel_head'][0] + parts['rel_head'][1]).astype(np.float32)
    for name, m in w.items():  # small or rarely run: single precision
        tensors[name] = np.ascontiguousarray(m.T if m.ndim == 2 else m).astype(np.float32)
    table = {}
    for word, mask in ck['known'].items():
        k = ft.fnv(word.encode(), 7) & 0xFFFFFFFF; table[k] = table.get(k, 0) | mask
    keys = np.array(sorted(table), np.uint32)
    tensors['known_keys'] = keys; tensors['known_masks'] = np.array([table[int(k)] for k in keys], np.uint64)
    header = dict(width=ck['cfg']['width'], layers=ck['cfg']['layers'], arc=ck['cfg']['arc'], rel=ck['cfg']['rel'], lemmas=ck['lemmas'],
                  trained={k: v for k, v in ck['args'].items() if k not in ('shared', 'out', 'start')})

    def layout(base):
        at, where = base, {}
        for name, m in tensors.items():
            at = (at + 63) // 64 * 64; where[name] = [at, m.nbytes]; at += m.nbytes
        return where
    base = 0
    for _ in range(3):  # the header's own length moves the offsets; it settles at once
        header['tensors'] = layout(base); text = json.dumps(header).encode(); base = 16 + len(text) + 64
    with open(target, 'wb') as f:
        f.write(b'DRAGOMAN' + struct.pack('<II', 2, len(text)) + text)
        for name, m in tensors.items():
            f.write(b'\0' * (header['tensors'][name][0] - f.tell())); f.write(m.tobytes())


if __name__ == '__main__': main(*sys.argv[1:])
