"""What the program makes of texts, for the measures of gold of our own."""
import json, os, subprocess, tempfile


def records(binary, texts, *flags):
    """{id: record} of `texts`, dictionaries with id, text and perhaps published, read as separate articles. SystemExit if the program fails or an
    article has no record."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', delete=False, encoding='utf-8') as f:
        f.writelines(json.dumps({k: t[k] for k in ('id', 'text', 'published', 'publisher') if t.get(k)}, ensure_ascii=False) + '\n' for t in texts)
    try:
        done = subprocess.run([binary, 'read', f.name, '--input', 'jsonl', '--to', 'jsonl', *flags], capture_output=True)
    finally:
        os.unlink(f.name)
    if done.returncode:
        raise SystemExit(f'read exited {done.returncode}: {done.stderr.decode(errors="replace")[-400:]}')
    found = {str(r['article']['id']): r for r in map(json.loads, done.stdout.decode().splitlines())}
    missing = [t['id'] for t in texts if str(t['id']) not in found]
    if missing:
        raise SystemExit(f'no record of {missing[:5]}')
    return found
