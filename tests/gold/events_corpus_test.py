#!/usr/bin/env python3
"""The sentences of corpus/events are well formed, every code is there often enough, and the checker finds what is not. usage: events_corpus_test.py SOURCE_DIR"""
import contextlib, io, os, sys, tempfile, unittest

ROOT = sys.argv.pop(1) if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '..', '..')
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import check_events

GOOD = '<s>The harbour police of Porto</s> detained <t>four smugglers</t> near the old mole.\t173\toccurred\tcertain\t'
LEAST = 8  # lines of each code


def checked(*lines):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'x.tsv'), 'w', encoding='utf-8') as f: f.write('\n'.join(('marked_sentence\tcameo\tstatus\tcommitment\tcomment',) + lines) + '\n')
        said = io.StringIO()
        with contextlib.redirect_stdout(said): status = check_events.main(folder)
        return status, said.getvalue()


class Events(unittest.TestCase):
    def test_the_corpus_is_well_formed_and_every_code_is_there(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said): status = check_events.main(os.path.join(ROOT, 'corpus', 'events'))
        self.assertEqual(status, 0, said.getvalue())
        counts = dict(x.split('=') for x in said.getvalue().split())
        self.assertEqual(int(counts['codes']), len(check_events.codes()))
        self.assertGreaterEqual(int(counts['rarest']), LEAST)

    def test_good_line(self): self.assertEqual(checked(GOOD)[0], 0)

    def test_faults(self):
        for old, new, reason in (('173', '1739', 'no code'), ('occurred', 'happened', 'no status'), ('certain', 'sure', 'no commitment'), ('</t>', '', 'without its pair'),
                                 ('173', '---', 'no event'), ('\tcertain', '', 'columns')):
            self.assertIn(old, GOOD)
            status, said = checked(GOOD.replace(old, new, 1))
            self.assertEqual(status, 1, new)
            self.assertIn(reason, said)

    def test_a_line_twice(self): self.assertIn('x.tsv:3: stands already in x.tsv:2', checked(GOOD, GOOD)[1])

    def test_a_sentence_in_two_dresses(self):
        self.assertIn('x.tsv:3: nearly as x.tsv:2', checked(GOOD, GOOD.replace('four', 'five'))[1])
        other = '<s>A patrol from Porto</s> set fire to <t>the old mole</t>.\t1711\toccurred\tcertain\t'
        self.assertEqual(checked(GOOD, other)[0], 0)

    def test_another_event_of_a_sentence(self): self.assertEqual(checked(GOOD, GOOD.replace('\t173\t', '\t153\t'))[0], 0)


if __name__ == '__main__': unittest.main()
