"""The dataclasses say what the program says: every field, both ways, and every field of the schema."""
import dataclasses
import json
import pickle
import tempfile
import typing
import unittest
from pathlib import Path

import dragoman
from dragoman import record
from common import SOURCE, program_records, record_file


def described(hint):
    """The dataclass within Optional[...] or tuple[..., ...], or None."""
    for h in (hint, *typing.get_args(hint)):
        if dataclasses.is_dataclass(h):
            return h


class RecordTest(unittest.TestCase):
    def test_a_record_goes_through_unchanged(self):
        for r in program_records():
            document = dragoman.Document.from_dict(r)
            self.assertEqual(document.to_dict(), r, 'a field of the record that python/dragoman/record.py does not know? add it there')
            self.assertEqual(list(document.to_dict()), list(r), 'the order of the parts')
            self.assertEqual(dragoman.Document.from_json(document.to_json()), document)

    def test_every_field_of_the_schema_is_there(self):
        schema = json.loads((SOURCE / 'docs/record.schema.json').read_text())
        hints = typing.get_type_hints(dragoman.Document)
        self.assertEqual(list(schema['properties']), list(hints))
        for part, described_by in schema['properties'].items():
            properties = described_by.get('items', described_by).get('properties', {})
            fields = typing.get_type_hints(described(hints[part]))
            self.assertLessEqual(set(properties), set(fields), f'{part}: fields missing in python/dragoman/record.py')
            for name, p in properties.items():
                values = [set(typing.get_args(h)) for h in (fields[name], *typing.get_args(fields[name])) if typing.get_origin(h) is typing.Literal]
                if 'enum' in p:
                    self.assertEqual(values, [set(p['enum'])], f'{part}.{name}')

    def test_exports_of_a_linked_record(self):
        with tempfile.NamedTemporaryFile(suffix='.jsonl') as f:
            dragoman.run('export', record_file(), '--as', 'jsonl', '-o', f.name)
            lines = [json.loads(line) for line in Path(f.name).read_text().splitlines()]
            self.assertEqual([d.to_dict() for d in record.load(f.name)], lines)
            self.assertIn('market-attack-copy-daily', [d.article.copy_of or d.article.id for d in record.load(f.name)])
            self.assertTrue(any(d.article.story for d in record.load(f.name)))

    def test_parts_by_id_and_their_words(self):
        d = dragoman.read('On Monday, Iran and Syria signed a deal in Damascus, the Tasnim news agency reported.', published='2018-08-28')
        event = d.events[0]
        self.assertIs(d[event.id], event)
        self.assertEqual(d.words(event), 'signed ... deal')
        self.assertEqual(d.words(d[event.source[0].mention]), 'Iran')
        self.assertEqual(d[event.place].name, 'Damascus')
        self.assertEqual(d.words(d[event.according_to[0]].source), 'the Tasnim news agency')
        self.assertEqual(d.words(d.sentences[0]), d.article.text)
        for wrong in ('v0', 'v99', 'x1', '', 'v', 'v-1', 'v1 '):
            self.assertRaises(KeyError, d.__getitem__, wrong)

    def test_offsets_are_code_points(self):
        d = dragoman.read('\N{EURO SIGN} \N{EARTH GLOBE EUROPE-AFRICA} Iran condemned Syria.')
        self.assertEqual([d.words(m) for m in d.mentions][-2:], ['Iran', 'Syria'])

    def test_documents_are_values(self):
        d = dragoman.Document.from_dict(program_records()[0])
        self.assertEqual(pickle.loads(pickle.dumps(d)), d)
        self.assertRaises(dataclasses.FrozenInstanceError, setattr, d, 'events', ())

    def test_unknown_fields_of_a_newer_program_are_passed_over(self):
        r = json.loads(json.dumps(program_records()[0]))
        known = dragoman.Document.from_dict(r)
        r['article']['mood'] = 'hopeful'
        r['weather'] = [{'id': 'w1'}]
        self.assertEqual(dragoman.Document.from_dict(r), known)

    def test_a_file_of_records(self):
        with tempfile.NamedTemporaryFile('w+', suffix='.jsonl') as f:
            f.write('\n'.join(json.dumps(r) for r in program_records()) + '\n\n')
            f.flush()
            self.assertEqual([d.to_dict() for d in record.load(f.name)], program_records())
            for bad in ('{broken', '[]', '{"article": 5}', '{"article": {"id": "a"}, "events": [{"trigger": [[1]]}]}', '{}'):
                f.write(bad + '\n')
                f.flush()
                with self.assertRaises(dragoman.ReadError, msg=bad) as caught:
                    list(record.load(f.name))
                self.assertEqual((caught.exception.code, caught.exception.place), ('bad_json', f'line {len(program_records()) + 2}'), bad)
                f.truncate(f.tell() - len(bad) - 1)
                f.seek(0, 2)


if __name__ == '__main__':
    unittest.main()
