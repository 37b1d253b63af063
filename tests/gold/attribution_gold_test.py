#!/usr/bin/env python3
"""The checker and the measure of corpus/attributions. usage: attribution_gold_test.py SOURCE_DIR"""
import copy, glob, os, sys, tempfile, unittest

ROOT = sys.argv.pop(1) if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '..', '..')
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import attribution_gold as gold
import measure_attribution as measure

GOOD = '''## t-1 published=2019-03-04 publisher=The Paper
<T2><S1>Minsk</S1> <C1>denied</C1> <T1>that its police had shelled Oshmyany</T1></T2>, <S2>an agency</S2> <C2>said</C2>. They shelled it.
@1 kind=indirect speaker=Minsk within=2
@2 kind=indirect speaker=an agency medium=a wire
! shelled#1 | 194 | BLRCOP | --- | denied | certain | 1,2
'''


def check(text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'x.txt')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
        return gold.read_files([path])


class Checker(unittest.TestCase):
    def faulty(self, old, new, reason):
        self.assertIn(old, GOOD)
        passages, faults = check(GOOD.replace(old, new))
        self.assertEqual(passages, [])
        self.assertIn(reason, faults[0])

    def test_the_corpus_is_well_formed(self):
        passages, faults = gold.read_files(sorted(glob.glob(os.path.join(ROOT, 'corpus', 'attributions', '*.txt'))))
        self.assertEqual(faults, [])
        self.assertGreaterEqual(len(passages), 300)
        for name, wanted in (('status', gold.STATUS), ('commitment', gold.COMMITMENT)):
            self.assertEqual({e[name] for p in passages for e in p['events']}, wanted)
        self.assertEqual({a['kind'] for p in passages for a in p['attributions']}, gold.KINDS)

    def test_offsets_are_those_of_the_text(self):
        (p,), faults = check(GOOD)
        self.assertEqual(faults, [])
        of = lambda spans: [p['text'][b:e] for b, e in spans]
        self.assertEqual(of(p['attributions'][0]['content']), ['that its police had shelled Oshmyany'])
        self.assertEqual(of(p['attributions'][1]['cue']), ['said'])
        self.assertEqual(of(p['events'][0]['trigger']), ['shelled'])
        self.assertEqual(p['events'][0]['trigger'][0][0], p['text'].index('shelled'))
        self.assertEqual((p['published'], p['publisher']), ('2019-03-04', 'The Paper'))
        self.assertEqual(p['attributions'][1]['medium'], 'a wire')

    def test_faults(self):
        self.faulty('</T1></T2>', '</T1>', 'not closed')
        self.faulty('<S2>an agency</S2>', 'an agency</S2>', 'never opened')
        self.faulty('<C2>said</C2>', '<C2>said </C2>', 'white space')
        self.faulty('@2 kind=indirect speaker=an agency medium=a wire\n', '', 'tags have [1, 2]')
        self.faulty('shelled#1', 'shelled', 'occurs 2 times')
        self.faulty('shelled#1', 'bombed', 'does not occur')
        self.faulty('| 194 |', '| 299 |', 'no CAMEO code')
        self.faulty('BLRCOP', 'BLRXYZ', 'actor code')
        self.faulty('| denied |', '| dismissed |', 'no such status')
        self.faulty('| 1,2', '| 1', 'the chain stops at 1')
        self.faulty('| 1,2', '| 3', 'not defined')
        self.faulty(' within=2', '', 'within nothing')
        self.faulty('@1 kind=indirect', '@1 kind=quote', 'no quotation marks')
        self.faulty('@1 kind=indirect', '@1 kind=shouted', 'kind is one of')

    def test_the_same_id_twice(self):
        self.assertIn('is also in', check(GOOD + GOOD)[1][0])


class Measure(unittest.TestCase):
    """A record that says what the gold says, and then one that errs in a single thing."""

    def setUp(self):
        self.passages, _ = check(GOOD)
        p = self.passages[0]
        self.records = {p['id']: {'attributions': copy.deepcopy(p['attributions']), 'events': copy.deepcopy(p['events'])}}

    def counts(self):
        return measure.measure(self.passages, self.records, False)

    def test_a_perfect_reader(self):
        c = self.counts()
        self.assertEqual((c['tp'], c['fp'], c['fn']), (2, 0, 0))
        for name in ('events', 'found', 'status', 'commitment', 'chain', 'credit'):
            self.assertEqual(c[name], 1, name)

    def test_a_link_too_few(self):
        self.records['t-1']['events'][0]['according_to'] = [1]
        self.assertEqual((self.counts()['chain'], self.counts()['status']), (0, 1))

    def test_another_root_is_not_the_event(self):
        self.records['t-1']['events'][0]['cameo'] = '112'
        self.assertEqual((self.counts()['found'], self.counts()['any']), (0, 1))

    def test_wrong_status(self):
        self.records['t-1']['events'][0]['status'] = 'occurred'
        self.assertEqual((self.counts()['status'], self.counts()['commitment']), (0, 1))

    def test_a_credit_is_no_link_of_the_plain_chain(self):
        self.records['t-1']['attributions'].append({'id': 9, 'source': [[0, 5]], 'cue': [], 'content': [[0, 90]]})
        self.records['t-1']['events'][0]['according_to'] = [1, 2, 9]
        self.assertEqual((self.counts()['chain'], self.counts()['credit']), (1, 0))


if __name__ == '__main__':
    unittest.main()
