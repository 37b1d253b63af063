"""The manifest: what was read, by what, what came of it, with counts and hashes. The same input gives the same manifest, byte for byte."""
from __future__ import annotations

from pathlib import Path
from typing import Any

from .files import read_json, sha256, write_json
from .plan import Plan

FORMAT = 1


def write_manifest(out: Path, plan: Plan, maker: dict[str, str], done: dict[int, dict[str, Any]], settled: dict[str, Any], parts: list[dict[str, Any]],
                   failed: dict[int, str]) -> dict[str, Any]:
    """Writes OUT/manifest.json and returns it. `failed`: shards that could not be read, and why."""
    skipped: dict[str, int] = {}
    for d in done.values():
        for reason, n in d['counts']['skipped'].items():
            skipped[reason] = skipped.get(reason, 0) + n
    shards = [{'number': s.number, 'files': done[s.number]['files'], 'counts': done[s.number]['counts']} for s in plan.shards if s.number in done]
    tables: dict[str, int] = {}
    for part in parts:
        for table, t in part['tables'].items():
            tables[table] = tables.get(table, 0) + t['rows']
    manifest = {
        'format': FORMAT, 'made_by': maker, 'input': plan.input, 'block': plan.options.block,
        'counts': {'files': sum(len(s['files']) for s in shards), 'articles': settled['articles'], 'repeated': settled['repeated'], 'renamed': settled['renamed'],
                   'skipped': skipped, 'rows': tables},
        'shards': shards,
        'parts': [{'block': p['block'], 'tables': p['tables']} for p in sorted(parts, key=lambda p: str(p['block']))],
        'failed': [{'number': n, 'files': list(plan.shards[n].files), 'reason': failed[n]} for n in sorted(failed)],
    }
    write_json(out / 'manifest.json', manifest)
    return manifest


def verify(out: Path) -> list[str]:
    """What is not as the manifest says: files missing, changed, or not listed. Empty if all is well."""
    manifest = read_json(out / 'manifest.json')
    if manifest is None:
        return [f'{out}/manifest.json: not there, or not whole']
    wrong = []
    listed = set()
    for part in manifest['parts']:
        for table, t in part['tables'].items():
            path = out / part['block'] / f'{table}.parquet'
            listed.add(path)
            if not path.is_file():
                wrong.append(f'{path}: missing')
            elif path.stat().st_size != t['bytes'] or sha256(path) != t['sha256']:
                wrong.append(f'{path}: not what was written')
    wrong += [f'{path}: not in the manifest' for path in sorted(out.glob('*/*.parquet')) if path not in listed and not path.parent.name.startswith('.')]
    return wrong
