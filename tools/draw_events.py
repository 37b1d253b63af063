"""Draws events at random from what the program makes of given texts, for readers to judge: type, actors, direction, and that it is an event at all.

    python3 tools/draw_events.py PROGRAM SHARED_DATA --events 300 --seed 2026 > draw.tsv

Texts: polnear dev, lgl and the article-extraction pages of SHARED_DATA. Columns: n, article, cameo, label, source, target, status, trigger, sentence.
Nothing of it is kept in the project: the texts are others'.
"""
import argparse, csv, glob, gzip, json, os, random, subprocess, sys, tempfile


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('program'); ap.add_argument('data'); ap.add_argument('--events', type=int, default=300); ap.add_argument('--seed', type=int, default=2026)
    o = ap.parse_args()
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    label = {r['cameo']: r['label'] for r in csv.DictReader(open(os.path.join(home, 'ontology/cameo.tsv'), encoding='utf-8'), delimiter='\t')}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'texts.jsonl'), 'w', encoding='utf-8') as out:
            for name in ('polnear/dev', 'lgl/lgl'):
                for line in gzip.open(os.path.join(o.data, name + '.jsonl.gz'), 'rt', encoding='utf-8'):
                    d = json.loads(line); out.write(json.dumps({'id': name.split('/')[0] + ':' + str(d['id']), 'text': d['text'], **({'published': d['published']} if d.get('published') else {})}) + '\n')
        for p in glob.glob(os.path.join(o.data, 'article-extraction/html/*.gz')):
            open(os.path.join(folder, os.path.basename(p)[:-3]), 'wb').write(gzip.open(p).read())
        text = subprocess.run([o.program, 'read', folder, '--to', 'jsonl'], capture_output=True, check=True).stdout.decode()
    events = []
    for line in text.splitlines():
        r = json.loads(line); t = r['article']['text']; mentions = {m['id']: t[m['begin']:m['end']] for m in r['mentions']}
        side = lambda parts: '; '.join(f"{mentions.get(x.get('mention'), '?')} [{x.get('code') or '-'}]" for x in parts) or '(none)'
        for e in r['events']:
            if e.get('mirror_of'): continue
            s = r['sentences'][e['sentence']]
            events.append([str(r['article']['id'])[:30], e['cameo'], label.get(e['cameo'], ''), side(e['source']), side(e['target']), e['status'],
                           ' '.join(t[a:b] for a, b in e['trigger']), ' '.join(t[s['begin']:s['end']].split())])
    random.seed(o.seed); events.sort()
    print('n', 'article', 'cameo', 'label', 'source', 'target', 'status', 'trigger', 'sentence', sep='\t')
    for n, e in enumerate(random.sample(events, min(o.events, len(events))), 1): print(n, *e, sep='\t')
    print(f'{len(events)} events in all', file=sys.stderr)


if __name__ == '__main__': main()
