"""dragoman.read and dragoman.read_files: the same records as the program, from any number of threads; bad input costs itself only."""
import datetime
import json
import pickle
import random
import string
import tempfile
import threading
import time
import unittest
from pathlib import Path

import pandas

import dragoman
from dragoman import _core, reading
from common import EXAMPLES, program_records

LINES = [json.loads(line) for line in (EXAMPLES / 'papers.jsonl').read_text().splitlines()]


class ReadTest(unittest.TestCase):
    def test_the_same_as_the_program(self):
        documents = list(dragoman.read_files(EXAMPLES))
        self.assertEqual([d.to_dict() for d in documents], program_records())
        by_id = {r['article']['id']: r for r in program_records()}
        for d in dragoman.read(LINES):
            self.assertEqual(d.to_dict(), by_id[d.article.id])

    def test_threads_change_nothing(self):
        one = dragoman.read(LINES, threads=1)
        self.assertEqual(dragoman.read(LINES, threads=7), one)
        self.assertEqual(dragoman.read(LINES[3]), one[3])
        results = {}
        threads = [threading.Thread(target=lambda n=n: results.update({n: dragoman.read(LINES, threads=2)})) for n in range(4)]
        for t in threads: t.start()
        for t in threads: t.join()
        self.assertTrue(all(results[n] == one for n in range(4)))

    def test_the_interpreter_runs_meanwhile(self):
        raw = [reading._raw(line, None, None, 'x') for line in LINES * 20]
        core, started, done = reading.default_reader()._core, threading.Event(), threading.Event()

        def read():
            started.set()
            core.read(raw, 1)  # one call into C++, 300 articles
            done.set()

        thread = threading.Thread(target=read)
        thread.start()
        started.wait()
        ticks = 0
        while not done.is_set():
            time.sleep(0.002)
            ticks += 1
        thread.join()
        self.assertGreater(ticks, 10)

    def test_dates_of_publication(self):
        text = 'Iran and Oman signed a treaty on Monday.'
        dates = [None, '2018-08-28', datetime.date(2020, 1, 8), datetime.datetime(2020, 1, 8, 12), 'Wed, 20 Nov 2019 10:05:00 GMT', pandas.NaT]
        got = [d.events[0].date for d in dragoman.read([text] * len(dates), dates)]
        self.assertEqual(got[1:5], ['2018-08-27', '2020-01-06', '2020-01-06', '2019-11-18'])
        self.assertNotRegex(str(got[0]) + str(got[5]), r'\d{4}')  # never today's clock
        self.assertEqual(dragoman.read({'text': text, 'published': '2018-08-28'}, '2020-01-08').events[0].date, '2018-08-27')
        self.assertRaises(ValueError, dragoman.read, [text], ['2018-08-28', '2018-08-29'])

    def test_fields(self):
        d = dragoman.read({'id': 7, 'text': 'Iran praised Oman.', 'url': 'https://paper.example/a', 'title': 'Praise', 'publisher': {'name': 'Paper'},
                           'authors': ['A. Writer'], 'nonsense': 3})
        self.assertEqual((d.article.id, d.article.url, d.article.title, d.article.publisher, d.article.authors),
                         ('7', 'https://paper.example/a', 'Praise', dragoman.Publisher('Paper', 'paper.example'), ('A. Writer',)))
        self.assertEqual(dragoman.read('Iran praised Oman.', publisher='Paper').article.publisher.name, 'Paper')
        page = dragoman.read({'html': (EXAMPLES / 'meridian_dam.html').read_text()})
        self.assertTrue(page.article.title.startswith('Ethiopia'))

    def test_rows_of_a_data_frame(self):
        frame = pandas.DataFrame([{'id': 'a', 'text': 'Iran praised Oman.', 'title': float('nan')}, {'id': 'b', 'text': 'Oman praised Iran.', 'title': 'T'}])
        a, b = dragoman.read(frame.to_dict('records'))
        self.assertEqual((a.article.id, a.article.title, b.article.title), ('a', None, 'T'))
        frame['published'] = pandas.to_datetime(['2018-08-28', None])
        self.assertEqual([d.article.published for d in dragoman.read(frame['text'], frame['published'])], ['2018-08-28', None])
        self.assertEqual(dragoman.read([]), [])

    def test_errors(self):
        texts = ['Iran praised Oman.', ' \n', 'half \ud83d a pair', {'title': 'no text'}, 'Der Minister sagte, dass er nicht wisse, wer das war. ' * 20, 'Oman praised Iran.']
        read = dragoman.read(texts, errors='none')
        self.assertEqual([d is not None for d in read], [True, False, False, False, False, True])
        for i, code in ((1, 'no_article_text'), (2, 'bad_field'), (3, 'missing_field'), (4, 'not_english')):
            with self.assertRaises(dragoman.ReadError) as caught:
                dragoman.read([texts[0], texts[i]])
            self.assertEqual((caught.exception.code, caught.exception.file), (code, 'text 1'))
            self.assertEqual(str(pickle.loads(pickle.dumps(caught.exception))), str(caught.exception))
        self.assertRaises(TypeError, dragoman.read, [5])
        self.assertRaises(ValueError, dragoman.read, ['a'], threads=0)
        self.assertRaises(ValueError, dragoman.read, ['a'], errors='ignore')

    def test_any_text_is_survived(self):
        rng = random.Random(1)
        alphabet = string.printable + '\x00\x7f\u2028\u202e\ufeff\u200d\U0001f600\U00010ffffé漢א'
        texts = [''.join(rng.choice(alphabet) for _ in range(rng.randrange(300))) for _ in range(300)]
        for text, d in zip(texts, dragoman.read(texts, errors='none')):
            if d:
                self.assertEqual(d.article.text, text)
                self.assertTrue(all(0 <= m.begin < m.end <= len(text) for m in d.mentions))


class ReadFilesTest(unittest.TestCase):
    def test_bad_files_cost_themselves_only(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, 'a.txt').write_text('Iran praised Oman.')
            Path(folder, 'b.bin').write_bytes(bytes(range(256)) * 20)
            Path(folder, 'c.jsonl').write_text('{"id":"1","text":"Kenya condemned Uganda."}\n{broken\n{"id":"2","text":"Uganda thanked Kenya."}\n')
            errors = []
            documents = list(dragoman.read_files([folder, '/nowhere/at/all'], on_error=errors.append))
            self.assertEqual([d.article.text for d in documents], ['Iran praised Oman.', 'Kenya condemned Uganda.', 'Uganda thanked Kenya.'])
            self.assertEqual([(e.code, Path(e.file).name, e.place) for e in errors], [('binary', 'b.bin', ''), ('bad_json', 'c.jsonl', 'line 2'), ('cannot_open', 'all', '')])
            with self.assertLogs('dragoman', 'WARNING') as logs:
                list(dragoman.read_files(folder))
            self.assertEqual(len(logs.output), 2)

    def test_options(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, 'a.txt').write_text('Iran and Oman signed a treaty on Monday.')
            d, = dragoman.read_files(Path(folder), published=datetime.date(2018, 8, 28), publisher='Paper')
            self.assertEqual((d.events[0].date, d.article.publisher.name), ('2018-08-27', 'Paper'))
            errors = []
            self.assertEqual(list(dragoman.read_files(folder, max_document_bytes=10, on_error=errors.append)), [])
            self.assertEqual(errors[0].code, 'too_large')
        self.assertRaises(ValueError, dragoman.read_files, 'x', input='pdf')


class InstallationTest(unittest.TestCase):
    def test_a_broken_one_says_what_is_missing(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(dragoman.BrokenInstallation, folder):
                dragoman.Reader(folder)

    def test_loading_once(self):
        self.assertIs(reading.default_reader(), reading.default_reader())
        self.assertTrue(Path(reading.default_reader().resources, 'lexicon').is_dir())
        self.assertEqual(dragoman.__version__, _core.version)


if __name__ == '__main__':
    unittest.main()
