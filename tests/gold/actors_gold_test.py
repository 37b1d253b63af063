#!/usr/bin/env python3
"""The checkers and measures of corpus/actors and corpus/coreference. usage: actors_gold_test.py SOURCE_DIR"""
import os, sys, tempfile, unittest

ROOT = sys.argv.pop(1) if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '..', '..')
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import coreference_scores as scores
import measure_actors as actors
import measure_coreference as coreference


def rows(*lines):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'x.tsv'), 'w', encoding='utf-8') as f:
            f.write('\n'.join(['\t'.join(actors.COLUMNS), *lines]) + '\n')
        return actors.read_gold(folder)


class ActorPhrases(unittest.TestCase):
    def test_the_corpus_is_well_formed_and_both_halves_are_large(self):
        found, faults = actors.read_gold(os.path.join(ROOT, 'corpus', 'actors'))
        self.assertEqual(faults, [])
        self.assertGreaterEqual(len(found), 400)
        self.assertGreaterEqual(min(sum(r['half'] == h for r in found) for h in ('dev', 'unseen')), 200)

    def test_faults_are_named(self):
        good = '<a>A judge</a> spoke.\t-\tJUD\t\trole'
        self.assertEqual(rows(good)[1], [])
        for bad, reason in ((good + '\t', 'columns'), (good.replace('</a>', ''), 'phrase'), (good.replace('JUD', 'JU'), 'actor code'),
                            (good.replace('-\tJUD', 'KEN\tJUD'), 'begin with the country')):
            self.assertIn(reason, rows(bad)[1][0])
        self.assertIn('the same as', rows(good, good)[1][0])

    def answer(self, marked, mentions):
        (row,), _ = rows(f'{marked}\tKEN\tKENCOP\t\trole')
        record = {'mentions': [{'begin': row['text'].index(w), 'end': row['text'].index(w) + len(w), 'entity': w} for w in mentions],
                  'entities': [{'id': w, 'code': w} for w in mentions]}
        got = actors.answer(row, record)
        return got and got[1]

    def test_the_mention_with_the_head_answers(self):
        self.assertEqual(self.answer('<a>Police in Nairobi</a> fired.', ['Nairobi', 'Police']), 'Police')
        self.assertEqual(self.answer("<a>Kenya's police</a> fired.", ['Kenya', "Kenya's police"]), "Kenya's police")
        self.assertEqual(self.answer('<a>Police in Nairobi</a> fired.', ['Nairobi']), 'Nairobi')
        self.assertIsNone(self.answer('<a>Police</a> fired.', []))


class Coreference(unittest.TestCase):
    def test_the_corpus_is_well_formed(self):
        texts, faults = coreference.read_gold(os.path.join(ROOT, 'corpus', 'coreference'))
        self.assertEqual(faults, [])
        self.assertGreaterEqual(len(texts), 100)
        for t in texts:
            chains = [c for *_, c in t['mentions']]
            self.assertGreaterEqual(sum(chains.count(c) > 1 for c in set(chains)), 2, t['id'])

    def test_marks(self):
        text, mentions = coreference.parse("[[Kenya](1)'s minister](2) met [both](1+2).")
        self.assertEqual(text, "Kenya's minister met both.")
        self.assertEqual([(text[b:e], c) for b, e, c in mentions], [('Kenya', '1'), ("Kenya's minister", '2'), ('both', '1+2')])
        for bad, reason in (('[a](1', 'not closed'), ('a](1)', 'never opened'), ('[a ](1)', 'white space'), ('[[a](1)](2)', 'same head')):
            with self.assertRaisesRegex(ValueError, reason):
                coreference.parse(bad)

    def test_heads(self):
        end = lambda phrase: phrase[:coreference.head_end(phrase, 0, len(phrase))]
        self.assertEqual(end('the head of the company'), 'the head')
        self.assertEqual(end('The general who arrested him'), 'The general')
        self.assertEqual(end('the Bank of England'), 'the Bank of England')
        self.assertEqual(end('One of them'), 'One')

    def figures(self, gold, found):
        counts = scores.empty()
        scores.add(counts, gold, found)
        return scores.figures(counts)

    def test_a_perfect_reader_has_full_marks_and_an_idle_one_none(self):
        gold = [{1, 2, 3}, {4, 5}]
        self.assertEqual(self.figures(gold, gold)['conll'], 1)
        self.assertEqual(self.figures(gold, [])['conll'], 0)

    def test_the_scores_of_a_split_chain_by_hand(self):
        # gold {1,2,3,4}, found {1,2} {3,4}: MUC 2 of 3 links, all found links right; B-cubed R 1/2; CEAFe one pair of similarity 2/3
        f = self.figures([{1, 2, 3, 4}], [{1, 2}, {3, 4}])
        self.assertEqual([round(x, 6) for x in f['muc']], [1, round(2 / 3, 6), .8])
        self.assertEqual([round(x, 6) for x in f['b3']], [1, .5, round(2 / 3, 6)])
        self.assertEqual([round(x, 6) for x in f['ceafe']], [round(1 / 3, 6), round(2 / 3, 6), round(4 / 9, 6)])

    def test_the_assignment_is_the_best_of_all(self):
        import itertools, random
        rng = random.Random(7)
        for _ in range(50):
            n, m = rng.randint(1, 5), rng.randint(1, 5)
            w = [[rng.random() for _ in range(m)] for _ in range(n)]
            small, big = min(n, m), range(max(n, m))
            brute = max(sum(w[i][j] if n <= m else w[j][i] for i, j in enumerate(p)) for p in itertools.permutations(big, small))
            self.assertAlmostEqual(scores.assign(w), brute)


if __name__ == '__main__':
    unittest.main()
