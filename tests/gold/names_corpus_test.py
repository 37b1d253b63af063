#!/usr/bin/env python3
"""The names of corpus/names are well formed, enough of them, and the checker finds what is not. usage: names_corpus_test.py SOURCE_DIR"""
import contextlib, io, os, sys, tempfile, unittest

ROOT = sys.argv.pop(1) if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '..', '..')
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import check_names

GOOD = '[Osman Bakri](person) flew to [Juba](location) for talks with the [Nile Party](organization).'


class Names(unittest.TestCase):
    def test_the_corpus_is_well_formed_and_large_enough(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said): status = check_names.main(os.path.join(ROOT, 'corpus', 'names'))
        self.assertEqual(status, 0, said.getvalue())
        counts = dict(x.split('=') for x in said.getvalue().split())
        self.assertGreaterEqual(int(counts['with_names']), 1500)
        self.assertGreaterEqual(int(counts['with_tree']), 400)
        for kind in check_names.TYPES: self.assertGreater(int(counts[kind]), 0, kind)

    def test_good_line(self): self.assertEqual(check_names.faults(GOOD), [])

    def test_faults(self):
        for old, new, reason in (('(person)', '(people)', 'unknown type'), ('[Juba]', '[Juba ]', 'space at its edge'), ('[Juba]', '[]', 'empty'), ('[Juba]', '[[Juba]', 'bracket'),
                                 ('the [Nile', '[the Nile', 'stays outside'), ('[Juba]', 'Juba]', 'bracket')):
            self.assertIn(old, GOOD)
            self.assertTrue(any(reason in f for f in check_names.faults(GOOD.replace(old, new))), new)

    def test_a_sentence_twice(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, 'x.txt'), 'w', encoding='utf-8') as f: f.write(GOOD + '\n' + GOOD.replace('[Juba](location)', 'Juba') + '\n')
            said = io.StringIO()
            with contextlib.redirect_stdout(said): self.assertEqual(check_names.main(folder), 1)
            self.assertIn('x.txt:2: stands already in x.txt:1', said.getvalue())


if __name__ == '__main__': unittest.main()
