"""The language network: hashed subword features, one gated convolution, simple recurrent units, biaffine parser.

Chosen for a CPU: every matrix product of the encoder is over all tokens of a batch at once (a simple recurrent unit's gates do
not depend on the previous state; Lei et al. 2018), so inference is a few large products and a cheap scan. Heads: universal and
Penn tags, lemma edit scripts, names (BIO), arcs and relations (biaffine; Dozat and Manning 2017).
"""
import ctypes, os
import torch, torch.nn as nn, torch.nn.functional as F
import features as ft

_scan = ctypes.CDLL(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'runs', 'scan.so'))
_p = lambda t: ctypes.c_void_p(t.data_ptr())


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, u, x, lens):  # u: T x B x 3 x D, x: T x B x D
        T, B, D = x.shape
        u, x = u.contiguous(), x.contiguous()
        c, h = torch.zeros_like(x), torch.zeros_like(x)
        _scan.sru_forward(T, B, D, _p(lens), _p(u), _p(x), _p(c), _p(h))
        ctx.save_for_backward(u, x, c, lens)
        return h

    @staticmethod
    def backward(ctx, gh):
        u, x, c, lens = ctx.saved_tensors
        T, B, D = x.shape
        gu, gx, gh = torch.zeros_like(u), torch.zeros_like(x), gh.contiguous()
        _scan.sru_backward(T, B, D, _p(lens), _p(u), _p(x), _p(c), _p(gh), _p(gu), _p(gx))
        return gu, gx, None


def shared_dropout(x, p, training):
    """One mask a sentence (x: T x B x D)."""
    if not training or p == 0: return x
    return x * (torch.rand(1, x.shape[1], x.shape[2]) > p).float() / (1 - p)


class Network(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.cfg = cfg
        D, A, R = cfg['width'], cfg['arc'], cfg['rel']
        self.word = nn.Embedding(ft.WORD_ROWS, 64)
        self.gram = nn.EmbeddingBag(ft.GRAM_ROWS, 64, mode='mean')
        self.affix = nn.Embedding(ft.AFFIX_ROWS, 32)
        self.shape = nn.Embedding(ft.SHAPE_ROWS, 32)
        self.known = nn.Linear(64, 96)
        for e in (self.word, self.gram, self.affix, self.shape): nn.init.normal_(e.weight, std=.1)
        self.input = nn.Linear(64 + 64 + 7 * 32 + 32 + 96, D)
        self.conv = nn.Linear(3 * D, 2 * D)
        self.norm = nn.ModuleList(nn.LayerNorm(D) for _ in range(cfg['layers'] + 1))
        self.sru = nn.ModuleList(nn.Linear(D, 3 * D) for _ in range(cfg['layers']))
        self.upos = nn.Linear(D, cfg['n_upos']); self.xpos = nn.Linear(D, cfg['n_xpos'])
        self.lemma = nn.Linear(2 * D, cfg['n_lemma'])
        self.names1 = nn.Linear(D, 128); self.names = nn.Linear(128, cfg['n_names'])
        self.arc_dep = nn.Linear(D, A); self.arc_head = nn.Linear(D, A)
        self.rel_dep = nn.Linear(D, R); self.rel_head = nn.Linear(D, R)
        self.root = nn.Parameter(torch.randn(D) * .1)
        self.arc_w = nn.Parameter(torch.zeros(A + 1, A))
        nn.init.xavier_uniform_(self.arc_w)
        self.rel = nn.Linear(2 * R, cfg['n_rel'])

    def encode(self, b):
        """b: dict of batch tensors -> h (T x B x D), x0"""
        T, B = b['word'].shape
        drop = self.training
        word = self.word(b['word'])
        if drop: word = word * (torch.rand(T, B, 1) > self.cfg['word_drop']).float()
        known = b['known']
        gram = self.gram(b['gram'], b['gram_off']).view(T, B, -1)
        if drop:
            known = known * (torch.rand(T, B, 1) > .15).float()
            gram = gram * (torch.rand(T, B, 1) > .1).float()
        x = torch.cat([word, gram, self.affix(b['affix']).view(T, B, -1), self.shape(b['shape']), self.known(known)], -1)
        x = F.leaky_relu(self.input(shared_dropout(x, self.cfg['drop_in'], drop)), .1)
        x0 = x
        mask = b['mask']  # T x B x 1
        x = x * mask
        zero = torch.zeros_like(x[:1])
        window = torch.cat([torch.cat([zero, x[:-1]]), x, torch.cat([x[1:], zero])], -1)
        g = self.conv(shared_dropout(window, self.cfg['drop'] * .5, drop))
        x = x + F.glu(g, -1)
        for norm, layer in zip(self.norm, self.sru):
            y = shared_dropout(norm(x), self.cfg['drop'], drop)
            x = x + Scan.apply(layer(y).view(T, B, 3, -1), y, b['lens'])
        return self.norm[-1](x) * mask, x0

    def tags(self, h, x0):
        h = shared_dropout(h, self.cfg['drop'], self.training)
        return self.upos(h), self.xpos(h), self.lemma(torch.cat([h, shared_dropout(x0, .2, self.training)], -1))

    def name_scores(self, h):
        h = shared_dropout(h, self.cfg['drop'], self.training)
        return self.names(F.leaky_relu(self.names1(h), .1))

    def parse(self, h):
        """h: T x B x D -> arc scores B x T x (T+1) (column 0 the root), and the relation representations"""
        T, B, D = h.shape
        h = shared_dropout(h, self.cfg['drop'], self.training)
        with_root = torch.cat([self.root.expand(1, B, D), h])
        act = lambda l, v: shared_dropout(F.leaky_relu(l(v), .1), self.cfg['drop'], self.training).transpose(0, 1)
        dep, head = act(self.arc_dep, h), act(self.arc_head, with_root)
        one = torch.ones(B, T, 1)
        arcs = torch.cat([dep, one], -1) @ self.arc_w @ head.transpose(1, 2)
        return arcs, self.rel_dep(h).transpose(0, 1), self.rel_head(with_root).transpose(0, 1)

    def relations(self, dep, head, heads):
        """dep: B x T x R, head: B x (T+1) x R, heads: B x T -> B x T x n_rel, from relu(d + h) and d * h"""
        B, T, R = dep.shape
        h = head.gather(1, heads.unsqueeze(-1).expand(B, T, R))
        both = torch.cat([F.leaky_relu(dep + h, .1), dep * h], -1)
        return self.rel(F.dropout(both, self.cfg['drop'], self.training))
