"""Every record that `read` or `export` gives for examples/ validates against docs/record.schema.json."""
import json, subprocess, sys, tempfile
import jsonschema
program, root = sys.argv[1:3]
schema = json.load(open(f'{root}/docs/record.schema.json'))
out = subprocess.run([program, 'read', f'{root}/examples', '--to', 'jsonl', '--quiet'], capture_output=True, check=True).stdout.decode()
records = [json.loads(line) for line in out.splitlines()]
assert len(records) >= 25, len(records)
with tempfile.TemporaryDirectory() as folder:  # and what export adds: story, copy_of, happening
    subprocess.run([program, 'read', f'{root}/examples', '-o', f'{folder}/r.duckdb', '--quiet'], check=True)
    out = subprocess.run([program, 'export', f'{folder}/r.duckdb', '--as', 'jsonl', '-o', '-'], capture_output=True, check=True).stdout.decode()
exported = [json.loads(line) for line in out.splitlines()]
assert all(r['article']['story'] for r in exported)
records += exported
cls = jsonschema.validators.validator_for(schema)
validator = cls(schema)
for r in records:
    errors = list(validator.iter_errors(r))
    assert not errors, (r['article']['id'], errors[0].message, list(errors[0].path))
print(len(records), 'records valid')
