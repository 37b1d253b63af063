"""Record files as tables: any SQL in; pandas, Arrow or plain rows out."""
from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, Union

from . import _core
from .errors import RecordError
from .record import Document

if TYPE_CHECKING:
    import pandas

Parameter = Union[None, bool, int, float, str, datetime.date]

# Country by country, one row a period: what event data are mostly used as. The countries are those of the entities that take part; acts within a
# country are a dyad of it with itself. An event counts once for each pair of countries it joins, and only if it is said to have happened.
_DYADS = """
WITH who AS (
  SELECT DISTINCT p.article, p.event, p.role, e.country FROM event_participants p JOIN entities e USING (article, entity) WHERE e.country IS NOT NULL
)
SELECT {period} AS period, {pair}, count(*) AS events,
  count(*) FILTER (v.quad = 1) AS verbal_cooperation, count(*) FILTER (v.quad = 2) AS material_cooperation,
  count(*) FILTER (v.quad = 3) AS verbal_conflict, count(*) FILTER (v.quad = 4) AS material_conflict,
  avg(v.goldstein) AS goldstein
FROM events v
JOIN who s ON s.article = v.article AND s.event = v.event AND s.role = 'source'
JOIN who t ON t.article = v.article AND t.event = v.event AND t.role = 'target'
WHERE v.status IN ('occurred', 'ongoing') AND {period} IS NOT NULL AND {counted}
GROUP BY ALL ORDER BY 1, 2, 3
"""
# Of a reciprocal act each side has its event in a directed table; in an undirected one the two are one.
_DIRECTIONS = {True: {'pair': 's.country AS source, t.country AS target', 'counted': 'true'},
               False: {'pair': 'least(s.country, t.country) AS one, greatest(s.country, t.country) AS other', 'counted': 'v.mirror_of IS NULL'}}
# TIMEX3 values less exact than the period (2018-W35, 2018-Q3, XXXX-WXX-1, the year alone for months) are nobody's month: they are left out.
_PERIODS = {'day': "try_strptime(substr(v.date, 1, 10), '%Y-%m-%d')::DATE", 'month': "try_strptime(substr(v.date, 1, 7), '%Y-%m')::DATE",
            'year': "try_strptime(substr(v.date, 1, 4), '%Y')::DATE"}


class Table:
    """The result of a query, taken once: as a DataFrame, as rows, or by anything that speaks Arrow.

        pyarrow.table(record.table('FROM events'))      polars.from_arrow(record.table('FROM events'))

    Both call `__arrow_c_stream__` (the Arrow PyCapsule interface) and take the rows from DuckDB a chunk at a time, without Python in between.
    """

    def __init__(self, result: _core.Result) -> None:
        self._result: Optional[_core.Result] = result
        self.columns: list[str] = result.names

    def _take(self) -> _core.Result:
        if self._result is None:
            raise RecordError('the rows of this table were taken before: ask again', 'query_failed')
        result, self._result = self._result, None
        return result

    def __arrow_c_schema__(self) -> Any:
        if self._result is None:
            raise RecordError('the rows of this table were taken before: ask again', 'query_failed')
        return self._result.arrow_schema()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        # The interface lets a producer pass over a wish for another schema; the consumer casts.
        return self._take().arrow_stream()

    def rows(self) -> list[tuple[Any, ...]]:
        """Plain Python values: None, bool, int, float, str, datetime.date, list, dict, ..."""
        return self._take().rows()

    def dicts(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row)) for row in self.rows()]

    def to_pandas(self) -> pandas.DataFrame:
        """A DataFrame. Integers with NULLs become Int64, NULL booleans boolean, dates datetime64[ns] (objects where they lie outside 1677 to 2262)."""
        import pandas
        columns = self._take().numpy()
        # by position first: two columns of one name stay two
        frame = pandas.concat([_series(kind, values, nulls) for _, kind, values, nulls in columns], axis=1) if columns else pandas.DataFrame()
        frame.columns = pandas.Index([name for name, _, _, _ in columns])
        return frame


def _series(kind: str, values: Any, nulls: Any) -> pandas.Series[Any]:
    import numpy
    import pandas
    if kind == 'integers' and nulls is None and all(-2**63 <= v < 2**63 for v in values):
        values = values.astype(numpy.int64)  # the sum of a BIGINT column is a HUGEINT: almost always it fits
    elif kind == 'integers' and nulls is not None and all(v is None or -2**63 <= v < 2**63 for v in values):
        values, kind = numpy.where(nulls, 0, values).astype(numpy.int64), 'number'
    if kind == 'time':
        if nulls is not None:
            values = numpy.where(nulls, numpy.datetime64('NaT'), values)
        try:
            return pandas.Series(values.astype('datetime64[ns]') if values.dtype == 'datetime64[ns]' else pandas.to_datetime(values))
        except pandas.errors.OutOfBoundsDatetime:
            return pandas.Series(values.astype(object))
    if nulls is None or kind in ('object', 'integers'):
        return pandas.Series(values)
    if kind == 'bool':
        return pandas.Series(pandas.arrays.BooleanArray(values, nulls))
    if values.dtype.kind == 'f':
        return pandas.Series(numpy.where(nulls, numpy.nan, values))
    return pandas.Series(pandas.arrays.IntegerArray(values, nulls))


class Record:
    """A record file, or a folder of Parquet tables (as `dragoman export --as parquet` and `dragoman.cluster` write them), opened for reading.

        with dragoman.Record('record.duckdb') as record:
            record.sql('SELECT plover, count(*) AS n FROM events GROUP BY ALL ORDER BY n DESC')

    Tables and columns are described in docs/record.md. While another program writes the record, opening it raises RecordError (code "locked").
    """

    def __init__(self, path: Union[str, os.PathLike[str]]) -> None:
        self.path = os.fspath(path)
        self._open: Optional[_core.Connection] = None
        if not self.path:
            raise RecordError('no path given', 'cannot_open')
        if Path(self.path).is_dir():
            self._open = _parquet_folder(self.path)
        else:
            self._open = _core.Connection(self.path)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __repr__(self) -> str:
        return f'Record({self.path!r})'

    def close(self) -> None:
        """Lets go of the file. Tables already asked for keep it open until their rows are taken."""
        self._open = None

    def table(self, sql: str, parameters: Sequence[Parameter] = ()) -> Table:
        """Runs one statement, with `parameters` for its $1, $2, ... Raises RecordError."""
        if self._open is None:
            raise RecordError(f'{self.path}: this record was closed', 'cannot_open')
        return Table(self._open.query(sql, [_bound(p) for p in parameters]))

    def sql(self, sql: str, parameters: Sequence[Parameter] = ()) -> pandas.DataFrame:
        """Runs one statement and returns its rows as a DataFrame. Raises RecordError."""
        return self.table(sql, parameters).to_pandas()

    def tables(self) -> list[str]:
        """The names of the record's tables."""
        return [row[0] for row in self.table('SELECT table_name FROM information_schema.tables ORDER BY 1').rows()]

    def dyads(self, period: str = 'month', directed: bool = True) -> pandas.DataFrame:
        """Events between countries, one row for each period ("day", "month", "year"), source and target country: how many, of which of the four
        classes (verbal or material, cooperation or conflict), and their mean Goldstein value.

        Planned, demanded, conditional and denied acts are left out, and dates less exact than the period. `directed=False` puts the countries of a
        pair in alphabetical order (columns "one" and "other") and counts a reciprocal act once.
        """
        if period not in _PERIODS:
            raise ValueError(f'period is {period!r}: day, month or year')
        return self.sql(_DYADS.format(period=_PERIODS[period], **_DIRECTIONS[bool(directed)]))

    def document(self, article: str) -> Document:
        """One article's whole record, with story, happenings and the article it was copied from if the record is linked. Raises KeyError."""
        found = self._documents([article])
        if not found:
            raise KeyError(f'{self.path}: no article {article!r}')
        return found[article]

    def documents(self) -> Iterator[Document]:
        """Every article's whole record, in the order they were read."""
        # in pages, so that memory does not grow with the record
        ids = [row[0] for row in self.table('SELECT article FROM articles').rows()]
        for begin in range(0, len(ids), 200):
            found = self._documents(ids[begin:begin + 200])
            yield from (found[article] for article in ids[begin:begin + 200])

    def _documents(self, ids: Sequence[str]) -> dict[str, Document]:
        tables = set(self.tables())  # parts and records not linked yet have fewer
        links = "'s' || s.story, c.copy_of FROM articles a LEFT JOIN stories s USING (article) LEFT JOIN copies c USING (article)"
        links = links if {'stories', 'copies'} <= tables else 'NULL, NULL FROM articles a'
        marks = ', '.join(f'${i + 1}' for i in range(len(ids)))
        happenings: dict[tuple[str, str], str] = {}
        if 'happening_mentions' in tables:  # a mirrored event is the happening of the other
            rows = self.table(f"""SELECT e.article, e.event, 'h' || h.happening FROM events e JOIN happening_mentions h
                ON h.article = e.article AND h.event = coalesce(e.mirror_of, e.event) WHERE e.article IN ({marks})""", ids).rows()
            happenings = {(article, event): happening for article, event, happening in rows}
        found: dict[str, Document] = {}
        for article, record, story, copy_of in self.table(f'SELECT a.article, a.record, {links} WHERE a.article IN ({marks})', ids).rows():
            document = json.loads(record)
            document['article'].update({k: v for k, v in (('story', story), ('copy_of', copy_of)) if v is not None})
            for event in document['events']:
                if (happening := happenings.get((article, event['id']))) is not None:
                    event['happening'] = happening
            found[article] = Document.from_dict(document)
        return found


def _bound(p: Parameter) -> Union[None, bool, int, float, str]:
    return p.isoformat() if isinstance(p, datetime.date) else p


def _parquet_folder(path: str) -> _core.Connection:
    """Views named after the files: events.parquet, or parts of a table in any depth (.../events.parquet, .../events-0001.parquet)."""
    files: dict[str, list[str]] = {}
    for file in sorted(Path(path).rglob('*.parquet')):
        if not any(part.startswith('.') for part in file.relative_to(path).parts):
            files.setdefault(file.stem.split('-')[0], []).append(str(file))
    if 'events' not in files or 'articles' not in files:
        raise RecordError(f'{path}: a folder without articles.parquet and events.parquet', 'not_a_record')
    connection = _core.Connection('')
    for table, parts in files.items():
        if table.replace('_', '').isalnum():
            listed = ', '.join("'" + part.replace("'", "''") + "'" for part in parts)
            connection.query(f'CREATE VIEW "{table}" AS SELECT * FROM read_parquet([{listed}], union_by_name = true)', [])
    return connection
