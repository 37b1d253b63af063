"""Every record that `read` gives for examples/ validates against docs/record.schema.json."""
import json, subprocess, sys
import jsonschema
program, root = sys.argv[1:3]
schema = json.load(open(f'{root}/docs/record.schema.json'))
out = subprocess.run([program, 'read', f'{root}/examples', '--to', 'jsonl', '--quiet'], capture_output=True, check=True).stdout.decode()
records = [json.loads(line) for line in out.splitlines()]
assert len(records) >= 25, len(records)
cls = jsonschema.validators.validator_for(schema)
validator = cls(schema)
for r in records:
    errors = list(validator.iter_errors(r))
    assert not errors, (r['article']['id'], errors[0].message, list(errors[0].path))
print(len(records), 'records valid')
