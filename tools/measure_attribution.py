#!/usr/bin/env python3
"""Measures BIN on corpus/attributions: attributions, chains, status and commitment, on each half apart.

usage: measure_attribution.py BIN [--half seen|unseen] [--errors]
--errors lists what went wrong, on the seen half only: the unseen one is for figures, and nobody reads its errors.
Prints name=value lines. What each figure is:
  role_F             characters of source, cue, content (no white space), as the union over a passage
  attribution_F      content overlaps by half (Jaccard) and sources touch, or both have none
  events_found       gold events with a coded event whose trigger overlaps and whose CAMEO root is the same
  any_root           the same for coded events of any root: how much of the miss is the code and not the reading
  status, commitment, chain   right among the events found; *_all: among all gold events, one not found being wrong
  chain              as many links, each the gold one's source (or cue, where a source is missing). A credit in the dateline
                     ("chain_with_credit" counts it) is left out on both sides."""
import argparse, collections, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import coded
import attribution_gold

ROLES = ('source', 'cue', 'content')


def characters(spans, text=None):
    found = {i for b, e in spans or [] for i in range(b, e)}
    return {i for i in found if not text[i].isspace()} if text else found


def ratio(a, b):
    return a / b if b else 0.


def f_score(tp, fp, fn):
    return ratio(2 * tp, 2 * tp + fp + fn)


def run(binary, passages):
    records = coded.records(binary, passages)
    for p in passages:
        if records[p['id']]['article']['text'] != p['text']:
            raise SystemExit(f'the text of {p["id"]} was changed')
    return records


def same_attribution(gold, found):
    a, b = characters(gold['content']), characters(found.get('content'))
    s, t = characters(gold['source']), characters(found.get('source'))
    return ratio(len(a & b), len(a | b)) >= .5 and (bool(s & t) or (not s and not t))


def same_link(gold, found):
    s, t = characters(gold['source']), characters(found.get('source'))
    if s and t:
        return bool(s & t)
    return not s and not t and bool(characters(gold['cue']) & characters(found.get('cue')))


def is_credit(found, gold_credits):
    """Named in the dateline or byline: the source is the gold credit's, or it has no cue."""
    return not found.get('cue') or any(characters(g['source']) & characters(found.get('source')) for g in gold_credits)


def chain_right(event, found, gold_by, found_by, with_credit):
    credits = [g for g in gold_by.values() if g['credit']]
    gold = [gold_by[n] for n in event['according_to']]
    links = [found_by[n] for n in found.get('according_to', []) if n in found_by]
    if not with_credit:
        gold = [g for g in gold if not g['credit']]
        links = [l for l in links if not is_credit(l, credits)]
    return len(gold) == len(links) and all(same_link(g, l) for g, l in zip(gold, links))


def match_event(event, found, used, any_root=False):
    """The unused coded event of the same root that shares most of the trigger; not a mirror if there is another."""
    best, best_key = None, None
    mine = characters(event['trigger'])
    for i, v in enumerate(found):
        common = len(mine & characters(v.get('trigger')))
        same_root = v['cameo'][:2] == event['cameo'][:2]
        if i in used or not common or not (same_root or any_root):
            continue
        key = (same_root, v.get('mirror_of') is None, common)
        if best is None or key > best_key:
            best, best_key = i, key
    return best


def measure(passages, records, errors):
    c = collections.Counter()
    for p in passages:
        r, gold, text = records[p['id']], p['attributions'], p['text']
        found = r.get('attributions', [])
        plain = [a for a in gold if not a['credit']]
        credits = [a for a in gold if a['credit']]
        counted = [a for a in found if not is_credit(a, credits)]
        for role in ROLES:
            g = set().union(*[characters(a[role], text) for a in plain], set())
            f = set().union(*[characters(a.get(role), text) for a in counted], set())
            c[role, 'tp'] += len(g & f)
            c[role, 'fp'] += len(f - g)
            c[role, 'fn'] += len(g - f)
        used = set()
        for a in plain:
            hit = next((j for j, b in enumerate(counted) if j not in used and same_attribution(a, b)), None)
            if hit is None:
                c['fn'] += 1
                if errors:
                    print(f'{p["id"]} @{a["id"]} not found: {[text[b:e] for b, e in a["source"] + a["cue"]]}')
            else:
                used.add(hit)
                c['tp'] += 1
                c['kind'] += a['kind'] == counted[hit]['kind']
        c['fp'] += len(counted) - len(used)
        gold_by, found_by = {a['id']: a for a in gold}, {a['id']: a for a in found}
        loose = set()
        for e in p['events']:
            at = match_event(e, r.get('events', []), loose, True)
            if at is not None:
                v = r['events'][at]
                loose.add(at)
                c['any'] += 1
                for name in ('status', 'commitment'):
                    c['any', name] += v[name] == e[name]
                c['any', 'chain'] += chain_right(e, v, gold_by, found_by, False)
        taken = set()
        for e in p['events']:
            c['events'] += 1
            at = match_event(e, r.get('events', []), taken)
            words = ' '.join(text[b:x] for b, x in e['trigger'])
            if at is None:
                if errors:
                    print(f'{p["id"]} event not found: {words} {e["cameo"]}')
                continue
            taken.add(at)
            v = r['events'][at]
            c['found'] += 1
            c['status'] += v['status'] == e['status']
            c['commitment'] += v['commitment'] == e['commitment']
            c['chain'] += chain_right(e, v, gold_by, found_by, False)
            c['credit'] += chain_right(e, v, gold_by, found_by, True)
            if errors:
                for name in ('status', 'commitment'):
                    if v[name] != e[name]:
                        print(f'{p["id"]} {words}: {name} {v[name]}, gold {e[name]}')
                if not chain_right(e, v, gold_by, found_by, False):
                    print(f'{p["id"]} {words}: chain {v["according_to"]}, gold {e["according_to"]}')
    return c


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('binary')
    arguments.add_argument('--half', choices=['seen', 'unseen'])
    arguments.add_argument('--errors', action='store_true')
    o = arguments.parse_args()
    folder = os.path.join(attribution_gold.ROOT, 'corpus', 'attributions')
    passages, faults = attribution_gold.read_files(sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith('.txt')))
    if faults:
        raise SystemExit('\n'.join(faults))
    records = run(o.binary, passages)
    for half in ('seen', 'unseen'):
        if o.half and o.half != half:
            continue
        mine = [p for p in passages if p['half'] == half]
        c = measure(mine, records, o.errors and half == 'seen')
        n, k = c['events'], c['found']
        print(f'half={half} passages={len(mine)} events={n} attributions={c["tp"] + c["fn"]}')
        for role in ROLES:
            print(f'half={half} role={role} role_F={f_score(c[role, "tp"], c[role, "fp"], c[role, "fn"]):.4f}')
        print(f'half={half} attribution_P={ratio(c["tp"], c["tp"] + c["fp"]):.4f} attribution_R={ratio(c["tp"], c["tp"] + c["fn"]):.4f} '
              f'attribution_F={f_score(c["tp"], c["fp"], c["fn"]):.4f} kind_right={ratio(c["kind"], c["tp"]):.4f}')
        print(f'half={half} events_found={ratio(k, n):.4f} status={ratio(c["status"], k):.4f} commitment={ratio(c["commitment"], k):.4f} '
              f'chain={ratio(c["chain"], k):.4f} chain_with_credit={ratio(c["credit"], k):.4f}')
        print(f'half={half} any_root_found={ratio(c["any"], n):.4f} ' +
              ' '.join(f'any_root_{k}={ratio(c["any", k], c["any"]):.4f}' for k in ('status', 'commitment', 'chain')))
        print(f'half={half} status_all={ratio(c["status"], n):.4f} commitment_all={ratio(c["commitment"], n):.4f} chain_all={ratio(c["chain"], n):.4f}')


if __name__ == '__main__':
    main()
