"""Makes a checkpoint to continue from out of a model file of version 1 (single precision), with layers added that change nothing at first.

    python3 train/grow.py OLD.dgm train/runs/NAME/start.pt --layers 2

An added recurrent unit has a zero candidate and a reset gate near one, so that it adds almost nothing to its input: the grown network starts
as accurate as the old one (function-preserving growth; Chen, Goodfellow, Shlens 2016).
"""
import argparse, json, os, struct, sys
import numpy as np, torch
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import data, features as ft
from train import RELS, UPOS, XPOS

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('model'); ap.add_argument('out'); ap.add_argument('--layers', type=int, default=2)
    o = ap.parse_args()
    raw = open(o.model, 'rb').read()
    version, size = struct.unpack('<II', raw[8:16])
    if version != 1: raise SystemExit(f'{o.model}: version {version}; weights to continue from are in files of version 1')
    head = json.loads(raw[16:16 + size]); D, old = head['width'], head['layers']
    part = lambda name, kind: np.frombuffer(raw, kind, head['tensors'][name][1] // np.dtype(kind).itemsize, head['tensors'][name][0])
    w = {}
    for name in head['tensors']:
        if name.endswith('.rows'):
            m = part(name, np.int8).astype(np.float32); scale = part(name[:-4] + 'scales', np.float32)
            w[name[:-4] + 'weight'] = m.reshape(len(scale), -1) * scale[:, None]
        elif not name.endswith('.scales') and not name.startswith('known_'): w[name] = part(name, np.float32)
    for name in list(w):  # matrices were written in x out
        if name.endswith('.weight') and name[:-6] + 'bias' in w and not name.startswith('norm'):
            w[name] = w[name].reshape(-1, len(w[name[:-6] + 'bias'])).T
    w['arc_w'] = w['arc_w'].reshape(head['arc'] + 1, head['arc'])
    layers = old + o.layers
    for kind in ('weight', 'bias'): w[f'norm.{layers}.{kind}'] = w.pop(f'norm.{old}.{kind}')
    rng = np.random.default_rng(1)
    for i in range(old, layers):
        w[f'norm.{i}.weight'], w[f'norm.{i}.bias'] = np.ones(D, np.float32), np.zeros(D, np.float32)
        gates = rng.normal(0, .02, (2 * D, D)).astype(np.float32)
        w[f'sru.{i}.weight'] = np.concatenate([np.zeros((D, D), np.float32), gates])
        w[f'sru.{i}.bias'] = np.concatenate([np.zeros(2 * D, np.float32), np.full(D, 4, np.float32)])
    state = {k: torch.tensor(np.ascontiguousarray(v)) for k, v in w.items()}
    cfg = dict(width=D, layers=layers, arc=head['arc'], rel=head['rel'], n_upos=len(UPOS), n_xpos=len(XPOS), n_lemma=len(head['lemmas']), n_names=len(data.LABELS),
               n_rel=len(RELS), drop=.33, drop_in=.2, word_drop=.2)
    os.makedirs(os.path.dirname(o.out) or '.', exist_ok=True)
    torch.save(dict(cfg=cfg, lemmas=head['lemmas'], avg=state, raw=state, known=ft.build_knowledge(ROOT), args=dict(grown=o.layers)), o.out)


if __name__ == '__main__': main()
