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
    for name in ('root', 'arc_w'): tensors[name] = w.pop(name).astype(np.float32)
    for name, m in w.items():
        tensors[name] = np.ascontiguousarray(m.T if m.ndim == 2 else m).astype(np.float32)  # in x out
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
        f.write(b'DRAGOMAN' + struct.pack('<II', 1, len(text)) + text)
        for name, m in tensors.items():
            f.write(b'\0' * (header['tensors'][name][0] - f.tell())); f.write(m.tobytes())


if __name__ == '__main__': main(*sys.argv[1:])
