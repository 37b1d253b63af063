"""What no shard can know alone: which articles repeat one of an earlier shard, and which ids two inputs share.

The rule is the record's own (record/known_articles.h, called through _core), applied to all shards' articles in the order of the plan. So the
parts hold what one machine, reading everything in one go, would have recorded: the first of several is kept, and of two articles with the id "1"
the second is "1~2". The result is a table of exceptions, settled.csv; an article that is not in it stays as it is.
"""
from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path
from typing import Any

from .. import _core
from .files import quoted, state
from .plan import Plan
from .shard import shard_folder

COLUMNS = ('shard', 'article', 'block', 'final', 'json')  #: final: the id from now on, empty if the article is left out; json: the id as a JSON string


def settle(out: Path, plan: Plan, done: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """Writes settled.csv; returns how many articles are kept and left out, and per block the exceptions (for part.py to tell what it is made from)."""
    known = _core.KnownArticles()
    kept = repeated = renamed = 0
    rows: list[tuple[int, str, str, str, str]] = []
    for shard in plan.shards:
        if shard.number not in done:
            continue
        local: set[str] = set()
        for article, block, url, publisher, domain, content_hash in _articles(out, plan, shard.number):
            original = _original(article, local)
            local.add(article)
            if not known.add(url or '', publisher or '', domain or '', content_hash):
                repeated += 1
                rows.append((shard.number, article, block, '', ''))
                continue
            final = known.new_id(original)
            kept += 1
            if final != article:
                renamed += 1
                rows.append((shard.number, article, block, final, json.dumps(final, ensure_ascii=False)))
    path = state(out) / 'settled.csv'
    temporary = path.with_suffix('.tmp')
    with temporary.open('w', newline='', encoding='utf-8') as f:
        csv.writer(f, quoting=csv.QUOTE_ALL, lineterminator='\n').writerows([COLUMNS, *rows])
    os.replace(temporary, path)
    exceptions: dict[str, list[list[Any]]] = {}
    for row in rows:
        exceptions.setdefault(row[2], []).append(list(row))
    return {'articles': kept, 'repeated': repeated, 'renamed': renamed, 'exceptions': exceptions}


def _articles(out: Path, plan: Plan, number: int) -> list[tuple[Any, ...]]:
    path = shard_folder(out, plan.shards[number]) / 'articles.parquet'
    return _core.Connection('').query(f'SELECT article, block, url, publisher, domain, content_hash FROM read_parquet({quoted(path)}, hive_partitioning = false) ORDER BY n', []).rows()


def _original(article: str, before: set[str]) -> str:
    """The id that the input gave: the second "1" of a shard is called "1~2" in it."""
    match = re.fullmatch(r'(.*)~([2-9]|[1-9][0-9]+)', article, re.DOTALL)
    if match and match[1] in before and all(f'{match[1]}~{n}' in before for n in range(2, int(match[2]))):
        return match[1]
    return article
