"""The program from Python: dragoman.run and python3 -m dragoman."""
import os
import subprocess
import sys
import tempfile
import unittest

import dragoman
from common import EXAMPLES


class ProgramTest(unittest.TestCase):
    def test_run(self):
        with tempfile.TemporaryDirectory() as folder:
            record = os.path.join(folder, 'record.duckdb')
            dragoman.run('read', EXAMPLES / 'papers.jsonl', '-o', record, '--quiet')
            self.assertIn('GEO', dragoman.run('events', record, '--actor', 'ARM', '--with', 'GEO'))
            self.assertGreater(len(dragoman.Record(record).sql('FROM articles')), 10)

    def test_errors(self):
        with self.assertRaises(dragoman.ProgramError) as caught:
            dragoman.run('events', '/nowhere/record.duckdb')
        self.assertEqual(caught.exception.status, 4)
        self.assertIn('/nowhere/record.duckdb', str(caught.exception))
        self.assertRaises(dragoman.ProgramError, dragoman.run, 'nonsense')

    def test_module(self):
        done = subprocess.run([sys.executable, '-m', 'dragoman', '--version'], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout.strip()), (0, f'dragoman {dragoman.__version__}'))


if __name__ == '__main__':
    unittest.main()
