"""Shards without an engine: the same as one machine, nothing twice, only what is new, failures named."""
import json
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import dragoman
from cluster_common import CLUSTER, assert_no_litter, assert_same, one_machine, write_input
from common import SOURCE, dyads


def cluster(*arguments, status=0):
    done = subprocess.run([*CLUSTER, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done


class ClusterTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = Path(cls.folder.name)
        cls.source, cls.out = cls.root / 'in', cls.root / 'out'
        write_input(cls.source, 6, 25)
        cls.one = one_machine(cls.source, cls.root)
        cluster('read', cls.source, cls.out, '--shard-mb', '0.01')
        cls.manifest = json.loads((cls.out / 'manifest.json').read_text())

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def log(self):
        return (self.out / '.dragoman/log.jsonl').read_text().splitlines()

    def test_the_same_as_one_machine(self):
        assert_same(self.out, self.root, self.one)
        assert_no_litter(self.out)

    def test_manifest(self):
        m = self.manifest
        self.assertEqual(m['counts']['articles'] + m['counts']['repeated'], sum(s['counts']['articles'] for s in m['shards']))
        self.assertGreater(m['counts']['repeated'], 10)
        self.assertGreater(m['counts']['renamed'], 10)
        self.assertEqual(m['counts']['skipped'], {'bad_json': 1, 'empty_document': 1, 'binary': 1})
        self.assertEqual(m['failed'], [])
        self.assertEqual(m['counts']['rows']['articles'], m['counts']['articles'])
        files = [f['path'] for s in m['shards'] for f in s['files']]
        self.assertEqual(files, ['a.warc', 'b/s0.jsonl', 'b/s3.jsonl', 'empty.txt', 'noise.bin', 's1.jsonl', 's2.jsonl.gz', 's4.jsonl', 's5.jsonl', 'z again.warc'])
        self.assertLess(len(m['shards']), len(files), 'small files share a shard')
        blocks = [p['block'] for p in m['parts']]
        self.assertEqual(blocks, sorted(blocks))
        self.assertIn('unknown', blocks)
        self.assertIn('2021-03-03', blocks)

    def test_parts_hold_their_day_only_and_read_as_one_record(self):
        record = dragoman.Record(self.out)
        self.assertEqual(len(record.sql('FROM articles')), self.manifest['counts']['articles'])
        day = dragoman.Record(self.out / '2021-03-03')
        self.assertEqual({row[0] for row in day.table('SELECT published FROM articles').rows()}, {'2021-03-03'})
        documents = list(record.documents())
        self.assertEqual(len({d.article.id for d in documents}), len(documents))
        self.assertEqual(int(record.dyads('month').events.sum()), sum(map(len, dyads([d.to_dict() for d in documents]).values())))

    def test_again_nothing_is_read_and_nothing_changes(self):
        before, log = (self.out / 'manifest.json').read_bytes(), self.log()
        times = {p: p.stat().st_mtime_ns for p in self.out.glob('*/*.parquet')}
        cluster('read', self.source, self.out, '--shard-mb', '0.01')
        self.assertEqual((self.out / 'manifest.json').read_bytes(), before)
        self.assertEqual(self.log(), log)
        self.assertEqual({p: p.stat().st_mtime_ns for p in self.out.glob('*/*.parquet')}, times)

    def test_larger_shards_give_the_same_parts(self):
        other = self.root / 'large'
        cluster('read', self.source, other)
        parts = lambda m: {(p['block'], t): v['sha256'] for p in m['parts'] for t, v in p['tables'].items()}
        large = json.loads((other / 'manifest.json').read_text())
        self.assertEqual(len(large['shards']), 1)
        self.assertEqual(parts(large), parts(self.manifest))

    def test_what_comes_later_is_read_alone(self):
        source, out = self.root / 'in2', self.root / 'out2'
        shutil.copytree(self.source, source, copy_function=shutil.copy2)
        shutil.copytree(self.out, out)
        cluster('read', self.source, out, '--shard-mb', '0.01')  # the copied plan's own input: nothing to read
        first = len((out / '.dragoman/log.jsonl').read_text().splitlines())
        (source / 'zz.jsonl').write_text('{"id": "new", "text": "Kenya condemned Uganda on Monday.", "published": "2021-03-03"}\n' * 3 + 'x' * 20000)
        done = cluster('read', source, out, '--shard-mb', '0.01')
        self.assertIn('shards were read before', done.stderr)
        self.assertEqual(len((out / '.dragoman/log.jsonl').read_text().splitlines()), first + 1)
        assert_same(out, self.root, one_machine(source, self.root / 'in2'))
        manifest = json.loads((out / 'manifest.json').read_text())
        changed = [p['block'] for p, q in zip(manifest['parts'], self.manifest['parts'], strict=True) if p != q]
        self.assertEqual(changed, ['2021-03-03'])

    def test_a_shard_that_cannot_be_read_is_named_and_the_rest_is_there(self):
        source, out = self.root / 'in3', self.root / 'out3'
        source.mkdir()
        for name in 'abc':
            (source / f'{name}.jsonl').write_text('{"id": "%s", "text": "Kenya condemned Uganda %s.", "published": "2021-03-0%d"}\n' % (name, name * 3, 1 + 'abc'.index(name)))
        self.assertEqual(cluster('plan', source, out, '--shard-mb', '0').stdout, '3\n')
        hidden = (source / 'b.jsonl').rename(self.root / 'b.jsonl')
        for number, status in ((0, 0), (1, 1), (2, 0)):
            subprocess.run([*CLUSTER, 'shard', out, str(number)], stderr=subprocess.DEVNULL)
        done = cluster('finish', out, status=1)
        self.assertIn('shard 1 is missing', done.stderr)
        manifest = json.loads((out / 'manifest.json').read_text())
        self.assertEqual([f['number'] for f in manifest['failed']], [1])
        self.assertEqual([p['block'] for p in manifest['parts']], ['2021-03-01', '2021-03-03'])
        hidden.rename(source / 'b.jsonl')
        cluster('shard', out, 1)
        cluster('finish', out)
        self.assertEqual(json.loads((out / 'manifest.json').read_text())['counts']['articles'], 3)

    def test_verify(self):
        out = self.root / 'out4'
        shutil.copytree(self.out, out)
        cluster('verify', out)
        part = out / '2021-03-03/events.parquet'
        part.write_bytes(part.read_bytes()[:-1] + b'x')
        (out / '2021-03-03/times.parquet').unlink()
        (out / '2021-03-03/more.parquet').touch()
        wrong = cluster('verify', out, status=1).stderr
        for name, what in (('events', 'not what was written'), ('times', 'missing'), ('more', 'not in the manifest')):
            self.assertRegex(wrong, f'2021-03-03/{name}.parquet: {what}')
        self.assertEqual(len(wrong.splitlines()), 3)

    def test_blocks_of_months(self):
        out = self.root / 'months'
        cluster('read', SOURCE / 'docs/tutorial/articles.jsonl', out, '--block', 'month')
        self.assertEqual([p.name for p in sorted(out.iterdir()) if p.is_dir() and p.name[0] != '.'], [f'2021-{m:02}' for m in range(1, 13)])

    def test_a_record_that_grows_by_parts(self):
        record = self.root / 'grown.duckdb'
        for _ in range(2):  # the second time nothing is new
            cluster('record', self.out, record)
        grown = dragoman.Record(record)
        self.assertEqual(len(grown.sql('FROM articles')), self.manifest['counts']['articles'])
        made_by = dict(grown.table('FROM meta').rows())
        self.assertEqual({k: made_by[k] for k in self.manifest['made_by']}, self.manifest['made_by'])
        self.assertEqual(grown.table('SELECT count(*), min(first_row), min(lexicon) FROM runs').rows(), [(1, 0, self.manifest['made_by']['lexicon'])])
        # linked block by block: the same copies as linked in one go
        groups = lambda r: {frozenset(row[0]) for row in r.table('SELECT list(article) FROM copies GROUP BY copy_group').rows()}
        whole = self.root / 'whole.duckdb'
        cluster('record', self.out, whole, '--no-link')
        self.assertEqual(dragoman.Record(whole).table('FROM linked').rows(), [])
        dragoman.run('link', whole, '--quiet')
        self.assertEqual(groups(grown), groups(dragoman.Record(whole)))
        self.assertGreater(len(groups(grown)), 3)
        self.assertEqual(len(grown.sql('FROM linked')), self.manifest['counts']['articles'])
        grown.close()
        dragoman.run('events', record, '--actor', 'NOR')

    def test_what_was_left_unlinked_is_linked_by_the_next_run(self):
        record = self.root / 'left.duckdb'
        cluster('record', self.out, record, '--no-link')  # as a run that is killed between a part and its linking
        for _ in range(2):
            cluster('record', self.out, record)
            with dragoman.Record(record) as left:
                self.assertEqual(len(left.sql('FROM linked')), self.manifest['counts']['articles'])

    def test_a_record_says_which_articles_were_made_by_what(self):
        out, record = self.root / 'out5', self.root / 'runs.duckdb'
        shutil.copytree(self.out, out)
        first = dict(self.manifest, parts=self.manifest['parts'][:1])
        (out / 'manifest.json').write_text(json.dumps(first))
        cluster('record', out, record, '--no-link')
        later = dict(self.manifest, made_by=dict(self.manifest['made_by'], lexicon='0123456789abcdef'))
        (out / 'manifest.json').write_text(json.dumps(later))
        cluster('record', out, record, '--no-link')
        with dragoman.Record(record) as both:
            runs = both.table('SELECT first_row, program, lexicon FROM runs ORDER BY run').rows()
            before = first['parts'][0]['tables']['articles']['rows']
            program, lexicon = self.manifest['made_by']['program'], self.manifest['made_by']['lexicon']
            self.assertEqual(runs, [(0, program, lexicon), (before, program, '0123456789abcdef')])
            meta = dict(both.table('FROM meta').rows())
            self.assertEqual((meta['lexicon'], meta['earlier lexicon']), ('0123456789abcdef', lexicon))

    def test_a_part_that_changed_stops_before_anything_is_written(self):
        out, record = self.root / 'out6', self.root / 'changed.duckdb'
        shutil.copytree(self.out, out)
        manifest = json.loads((out / 'manifest.json').read_text())
        (out / 'manifest.json').write_text(json.dumps(dict(manifest, parts=manifest['parts'][1:2])))
        cluster('record', out, record, '--no-link')
        with dragoman.Record(record) as r:
            before = [r.table(f'FROM {t}').rows() for t in ('meta', 'runs', 'articles')]
        manifest['made_by']['lexicon'] = '0123456789abcdef'
        manifest['parts'][1]['tables']['articles']['sha256'] = 'f' * 64  # the part before it is new
        (out / 'manifest.json').write_text(json.dumps(manifest))
        self.assertIn('begin a new record', cluster('record', out, record, status=2).stderr)
        with dragoman.Record(record) as r:
            self.assertEqual([r.table(f'FROM {t}').rows() for t in ('meta', 'runs', 'articles')], before)

    def test_mistakes_are_told(self):
        for arguments in (('read', self.root / 'nowhere', self.root / 'x'), ('read', self.source, self.source / 'x'), ('finish', self.root / 'y'),
                          ('shard', self.out, 99), ('record', self.root / 'y', self.root / 'y.duckdb'), ('read', self.out / '.dragoman/tmp', self.root / 'x')):
            self.assertIn('dragoman.cluster: ', cluster(*arguments, status=2).stderr)


if __name__ == '__main__':
    unittest.main()
