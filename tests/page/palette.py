"""The colours that carry meaning are apart for every kind of colour vision: read from the style sheets, seen through the matrices of Machado, Oliveira and
Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE TVCG 15:6, 2009; severity 1, linear RGB), compared in CIELAB (dE 1976).
    palette.py STYLES"""
import itertools, re, sys

SIGHT = {
    'normal': ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    'protanopia': ((.152286, 1.052583, -.204868), (.114503, .786281, .099216), (-.003882, -.048116, 1.051998)),
    'deuteranopia': ((.367322, .860646, -.227968), (.280085, .672501, .047413), (-.011820, .042940, .968881)),
    'tritanopia': ((1.255528, -.076749, -.178779), (-.078411, .930809, .147602), (.004733, .691367, .303900)),
}
TO_XYZ = ((.4124564, .3575761, .1804375), (.2126729, .7151522, .0721750), (.0193339, .1191920, .9503041))
LEAST = 10  # dE 1976: about four times what side by side is just seen

def times(matrix, v):
    return [sum(a * b for a, b in zip(row, v)) for row in matrix]

def linear(colour):
    values = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [v / 12.92 if v <= .04045 else ((v + .055) / 1.055) ** 2.4 for v in values]

def lab(colour, sight):
    xyz = times(TO_XYZ, [min(1, max(0, v)) for v in times(SIGHT[sight], linear(colour))])
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (v / w for v, w in zip(xyz, (.95047, 1, 1.08883))))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)

def apart(a, b, sight):
    return sum((p - q) ** 2 for p, q in zip(lab(a, sight), lab(b, sight))) ** .5

def contrast(a, b):
    dark, light = sorted(times(TO_XYZ, linear(c))[1] for c in (a, b))
    return (light + .05) / (dark + .05)

base, reader = (open(f'{sys.argv[1]}/{name}.css').read() for name in ('base', 'reader'))
colours = {name: pair for name, *pair in re.findall(r'--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);', base)}
roles = ('who', 'did', 'whom', 'when', 'where', 'says')
for role in roles:  # the reader marks with these
    assert re.search(rf'\.role\.(?:said|{role}) {{ background: var\(--{role}\);', reader), role
for scheme, at in (('light', 0), ('dark', 1)):
    for group in (roles, ('q1', 'q2', 'q3', 'q4')):
        least = min((apart(colours[a][at], colours[b][at], sight), a, b, sight) for a, b in itertools.combinations(group, 2) for sight in SIGHT)
        print(f'{scheme}: {", ".join(group)}: at least {least[0]:.1f} ({least[1]}, {least[2]}; {least[3]})')
        assert least[0] >= LEAST, (scheme, least)
    for role in roles:
        for text in ('ink', 'soft'):  # the words, and the small name of the role before them
            assert contrast(colours[role][at], colours[text][at]) >= 4.5, (scheme, role, text)
