"""Record files as tables: pandas, rows, Arrow; errors; folders of Parquet."""
import datetime
import gc
import json
import os
import subprocess
import tempfile
import threading
import unittest

import pandas

import arrow_reader
import dragoman
from common import PROGRAM, dyad_row, dyads, program_records, record_file

MIXED = """
SELECT i AS number, CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS gaps, i / 7.0::DOUBLE AS real, CASE WHEN i % 5 = 0 THEN NULL ELSE 'word ' || i END AS word,
  i % 2 = 0 AS flag, CASE WHEN i % 4 = 0 THEN NULL ELSE i % 2 = 0 END AS maybe, DATE '2018-08-27' + i::INTEGER AS day,
  TIMESTAMP '2018-08-27 10:00:00' + INTERVAL (i) SECOND AS instant, [i, i + 1] AS list, {'a': i, 'b': 'x'} AS struct, NULL AS nothing
FROM range(5000) r(i)"""


class TablesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.record = dragoman.Record(record_file())

    def test_a_data_frame(self):
        frame = self.record.sql(MIXED)
        self.assertEqual(len(frame), 5000)
        kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
        self.assertEqual(kinds, {'number': 'int64', 'gaps': 'Int64', 'real': 'float64', 'word': 'object', 'flag': 'bool', 'maybe': 'boolean', 'day': 'datetime64[ns]',
                                 'instant': 'datetime64[ns]', 'list': 'object', 'struct': 'object', 'nothing': 'Int32'})
        self.assertEqual(frame.number.sum(), 4999 * 5000 // 2)
        self.assertEqual((frame.gaps.isna().sum(), frame.gaps[4], frame.word[5], frame.word[7]), (1667, 4, None, 'word 7'))
        self.assertEqual((frame.day[4], frame.instant[61], frame.list[2], frame.struct[2]),
                         (pandas.Timestamp('2018-08-31'), pandas.Timestamp('2018-08-27 10:01:01'), [2, 3], {'a': 2, 'b': 'x'}))

    def test_rows_and_arrow_say_the_same(self):
        for sql in (MIXED, 'FROM events', 'FROM articles', 'FROM places', 'FROM copies', 'SELECT 1 AS one WHERE false'):
            rows = self.record.table(sql).rows()
            names, formats, arrow, batches = arrow_reader.read(self.record.table(sql))
            self.assertEqual(names, self.record.table(sql).columns)
            self.assertEqual(arrow, rows, sql)
        self.assertGreater(len(arrow_reader.read(self.record.table(MIXED))[2]), 4999)
        self.assertGreater(arrow_reader.read(self.record.table(MIXED))[3], 1, 'a chunk at a time')

    def test_an_arrow_stream_outlives_its_record(self):
        record = dragoman.Record(record_file())
        table = record.table(MIXED)
        record.close()
        del record
        gc.collect()
        self.assertEqual(len(arrow_reader.read(table)[2]), 5000)
        for _ in range(50):  # capsules that nobody takes free what they hold
            t = self.record.table('FROM events')
            t.__arrow_c_schema__(), t.__arrow_c_stream__()

    def test_a_table_is_taken_once(self):
        table = self.record.table('SELECT 1 AS one')
        self.assertEqual(table.dicts(), [{'one': 1}])
        for take in (table.rows, table.to_pandas, table.__arrow_c_stream__, table.__arrow_c_schema__):
            self.assertRaises(dragoman.RecordError, take)

    def test_types_of_every_kind(self):
        row, = self.record.table("""SELECT 170141183460469231731687303715884105727::HUGEINT, (-5)::HUGEINT, -1.25::DECIMAL(5,2), 12345678901234567890.5::DECIMAL(30,1),
            'a'::ENUM('b', 'a'), TIME '10:11:12', INTERVAL 36 HOUR, '\\xAA'::BLOB, MAP {'k': 1}, [1, NULL]::INTEGER[2], 255::UTINYINT, 1.5::FLOAT,
            TIMESTAMPTZ '2018-08-27 10:00:00+00', NULL""").rows()
        self.assertEqual(row, (2**127 - 1, -5, -1.25, 12345678901234567890.5, 'a', datetime.time(10, 11, 12), datetime.timedelta(hours=36), b'\xaa', {'k': 1},
                               [1, None], 255, 1.5, datetime.datetime(2018, 8, 27, 10), None))
        frame = self.record.sql('SELECT sum(i) AS fits, 2::HUGEINT ** 100 AS power, 1 AS x, 2 AS x FROM range(10) r(i)')
        self.assertEqual((str(frame.fits.dtype), list(frame.columns)), ('int64', ['fits', 'power', 'x', 'x']))
        self.assertEqual(str(self.record.sql('SELECT sum(i) AS s FROM (VALUES (1, NULL), (2, 3)) t(k, i) GROUP BY k').s.dtype), 'Int64')
        far = self.record.sql("SELECT DATE '1453-05-29' AS day UNION ALL SELECT NULL")
        self.assertEqual(sorted(far.day.dropna()), [datetime.date(1453, 5, 29)])
        self.assertEqual(self.record.sql("SELECT TIMESTAMP '2020-01-01' AS t UNION ALL SELECT NULL").t.isna().sum(), 1)
        self.assertRaisesRegex(dragoman.RecordError, 'VARCHAR', self.record.table("SELECT DATE 'infinity' AS d").rows)
        self.assertRaisesRegex(dragoman.RecordError, "'u'", self.record.table('SELECT uuid() AS u').rows)
        empty = self.record.sql('SELECT 1 AS one, NULL AS two WHERE false')
        self.assertEqual((len(empty), list(empty.columns)), (0, ['one', 'two']))

    def test_parameters(self):
        self.assertEqual(self.record.table('SELECT $1, $2, $3, $4, $5', [1, 'it\'s', None, 2.5, datetime.date(2020, 1, 1)]).rows(), [(1, "it's", None, 2.5, '2020-01-01')])
        self.assertIs(self.record.table('SELECT $1', [True]).rows()[0][0], True)
        for sql, parameters in (('SELECT $1', []), ('SELECT 1', [1]), ('SELECT nonsense', []), ('', []), ('SELEC', []), ('DELETE FROM events', [])):
            with self.assertRaises(dragoman.RecordError, msg=sql) as caught:
                self.record.sql(sql, parameters)
            self.assertEqual(caught.exception.code, 'query_failed')

    def test_many_threads_one_record(self):
        counts = []
        threads = [threading.Thread(target=lambda: counts.extend(len(self.record.sql(MIXED)) for _ in range(5))) for _ in range(4)]
        for t in threads: t.start()
        for t in threads: t.join()
        self.assertEqual(counts, [5000] * 20)

    def test_documents(self):
        exported = [json.loads(line) for line in dragoman.run('export', record_file(), '--as', 'jsonl', '-o', '-').splitlines()]
        self.assertEqual([d.to_dict() for d in self.record.documents()], exported)  # with stories and copies, as the record is linked
        self.assertEqual(self.record.document('j1').to_dict(), next(r for r in exported if r['article']['id'] == 'j1'))
        self.assertRaises(KeyError, self.record.document, 'nobody')

    def test_dyads_are_those_of_the_documents(self):
        expected = dyads(program_records())
        frame = self.record.dyads('month')
        got = {(str(row[0])[:7], row[1], row[2]): list(row[3:]) for row in frame.itertuples(index=False)}
        self.assertEqual(set(got), set(expected))
        for key, events in expected.items():
            self.assertEqual(got[key][:-1], dyad_row(events)[:-1], key)
            self.assertAlmostEqual(got[key][-1], dyad_row(events)[-1])
        pairs = self.record.dyads('year', directed=False)
        self.assertTrue((pairs.one <= pairs.other).all())
        self.assertLess(pairs.events.sum(), frame.events.sum())
        self.assertRaises(ValueError, self.record.dyads, 'week')

    def test_a_folder_of_parquet(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PROGRAM, 'export', record_file(), '--as', 'parquet', '-o', folder], check=True)
            with dragoman.Record(folder) as parts:
                self.assertEqual(set(parts.tables()), set(self.record.tables()))
                pandas.testing.assert_frame_equal(parts.dyads(), self.record.dyads())
                self.assertEqual([d.article.id for d in parts.documents()], [d.article.id for d in self.record.documents()])
            os.mkdir(os.path.join(folder, 'empty'))
            self.assertRaises(dragoman.RecordError, dragoman.Record, os.path.join(folder, 'empty'))

    def test_what_is_no_record(self):
        with tempfile.NamedTemporaryFile(suffix='.duckdb') as f:
            f.write(b'nonsense' * 2000)
            f.flush()
            for path, code in ((f.name, 'cannot_open'), ('/nowhere/x.duckdb', 'cannot_open'), ('', 'cannot_open')):
                with self.assertRaises(dragoman.RecordError) as caught:
                    dragoman.Record(path)
                self.assertEqual(caught.exception.code, code)
        closed = dragoman.Record(record_file())
        closed.close()
        self.assertRaises(dragoman.RecordError, closed.sql, 'SELECT 1')


if __name__ == '__main__':
    unittest.main()
