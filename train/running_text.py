"""A treebank as the running text it was made of: paragraphs apart by a blank line, sentences by a space where the file says so."""
import data


def read_paragraphs(path):
    """-> per paragraph [(text of a sentence, ends in a space)]"""
    paragraphs, text, last = [], None, ''
    def close():
        nonlocal text
        if text is not None: paragraphs[-1].append((text, 'SpaceAfter=No' not in last))
        text = None
    for line in data.opn(path):
        line = line.rstrip('\n')
        if line.startswith(('# newpar', '# newdoc')):
            if not paragraphs or paragraphs[-1]: paragraphs.append([])
        elif line.startswith('# text = '): text = line[9:]
        elif not line: close()
        elif line[0] != '#': last = line.split('\t')[9]
    close()
    return [p for p in paragraphs if p]


def running_text(paragraphs):
    """-> text, offsets of the ends of its sentences, [(begin, end)] of its sentences"""
    text, ends, sentences = '', set(), []
    pieces, at = [], 0
    for p in paragraphs:
        for i, (s, space) in enumerate(p):
            sentences.append((at, at + len(s.rstrip()))); ends.add(at + len(s.rstrip()))
            piece = s + (' ' if space else '') if i + 1 < len(p) else s.rstrip() + '\n\n'
            pieces.append(piece); at += len(piece)
    return ''.join(pieces), ends, sentences
