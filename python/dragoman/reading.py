"""Articles in, documents out."""
from __future__ import annotations

import datetime
import logging
import os
import pathlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, Optional, Union, overload

from . import _core
from .errors import ReadError
from .record import Document

Text = Union[str, Mapping[str, Any]]
Date = Union[str, datetime.date, None]
Path = Union[str, 'os.PathLike[str]']
Input = Literal['auto', 'text', 'html', 'jsonl', 'warc', 'feed']
_log = logging.getLogger('dragoman')


class Reader:
    """Models and lexicons, loaded once (half a second, 150 MB) and shared by all threads.

    Most programs need none of their own: `dragoman.read` and `dragoman.read_files` use one that is loaded at their first call. Make one to read
    with other lexicons: `resources` is a folder that holds lexicon/, models/, ontology/ and data/. Raises BrokenInstallation.
    """

    def __init__(self, resources: Optional[Path] = None) -> None:
        self._core = _core.Reader(os.fspath(resources) if resources is not None else _resources())

    @property
    def resources(self) -> str:
        """The folder the models and lexicons came from."""
        return self._core.resources

    @overload  # a string is an iterable of strings too: the first that fits counts
    def read(self, texts: Text, published: Date = None, *, publisher: Optional[str] = None, threads: Optional[int] = None) -> Document: ...  # type: ignore[misc]

    @overload
    def read(self, texts: Iterable[Text], published: Union[Date, Iterable[Date]] = None, *, publisher: Optional[str] = None,
             threads: Optional[int] = None, errors: Literal['raise'] = 'raise') -> list[Document]: ...

    @overload
    def read(self, texts: Iterable[Text], published: Union[Date, Iterable[Date]] = None, *, publisher: Optional[str] = None,
             threads: Optional[int] = None, errors: Literal['none']) -> list[Optional[Document]]: ...

    def read(self, texts: Any, published: Any = None, *, publisher: Optional[str] = None, threads: Optional[int] = None,
             errors: str = 'raise') -> Any:
        """Reads texts and returns a document for each, in their order. See `dragoman.read`."""
        if errors not in ('raise', 'none'):
            raise ValueError(f"errors is {errors!r}: 'raise' or 'none'")
        single = isinstance(texts, (str, Mapping))
        items: list[Text] = [texts] if single else list(texts)
        many_dates = hasattr(published, '__iter__') and not isinstance(published, str)
        dates = list(published) if many_dates else [published] * len(items)
        if len(dates) != len(items):
            raise ValueError(f'{len(items)} texts but {len(dates)} dates of publication')
        threads = _threads(threads)
        documents: list[Optional[Document]] = []
        # A list is read piece by piece, so that Ctrl-C is heard and memory holds few records twice.
        piece = 16 * threads
        for begin in range(0, len(items), piece):
            raw: list[Union[_core.RawDocument, ReadError]] = []
            for i in range(begin, min(begin + piece, len(items))):
                raw.append(_raw(items[i], dates[i], publisher, f'text {i}'))
            outcomes = iter(self._core.read([r for r in raw if isinstance(r, _core.RawDocument)], threads))
            for r in raw:
                result = r if isinstance(r, ReadError) else _result(next(outcomes))
                if isinstance(result, ReadError) and errors == 'raise':
                    raise result
                documents.append(None if isinstance(result, ReadError) else result)
        return documents[0] if single else documents

    def read_files(self, paths: Union[Path, Iterable[Path]], *, input: Input = 'auto', published: Date = None,
                   publisher: Optional[str] = None, threads: Optional[int] = None, max_document_bytes: int = 16 << 20,
                   on_error: Optional[Callable[[ReadError], Any]] = None) -> Iterator[Document]:
        """Reads files and folders and yields their documents one by one. See `dragoman.read_files`."""
        if isinstance(paths, (str, os.PathLike)):
            paths = [paths]
        stream = _core.FileStream(self._core, [os.fspath(p) for p in paths], input=input, published=_date(published), publisher=publisher or '',
                                  max_document_bytes=max_document_bytes, threads=_threads(threads))
        return _documents(stream, on_error or (lambda e: _log.warning('%s', e)))


def _documents(stream: _core.FileStream, on_error: Callable[[ReadError], Any]) -> Iterator[Document]:
    while outcomes := stream.next():
        for outcome in outcomes:
            result = _result(outcome)
            if isinstance(result, ReadError):
                on_error(result)
            else:
                yield result


def _result(outcome: _core.Outcome) -> Union[Document, ReadError]:
    p = outcome.problem
    return ReadError(p.code, p.file, p.place, p.reason, p.advice) if p else Document.from_json(outcome.json)


def _threads(threads: Optional[int]) -> int:
    if threads is None:
        return len(os.sched_getaffinity(0))
    if threads < 1:
        raise ValueError(f'threads is {threads}: at least 1')
    return threads


def _date(date: Date) -> str:
    if date is None or date != date:  # pandas' NaT is not itself
        return ''
    if isinstance(date, datetime.datetime) and date.time() == datetime.time() and date.tzinfo is None:
        date = date.date()  # pandas has no days, only their midnights
    return date if isinstance(date, str) else date.isoformat()


def _raw(item: Text, published: Date, publisher: Optional[str], origin: str) -> Union[_core.RawDocument, ReadError]:
    given: Mapping[str, Any] = {'text': item} if isinstance(item, str) else item
    if not isinstance(given, Mapping):
        raise TypeError(f'{origin} is a {type(item).__name__}: a string, or a mapping with "text" or "html", is wanted')
    # Tables from pandas have NaN where a field is unknown.
    fields = {k: v for k, v in given.items() if v is not None and v == v}
    content = fields.get('text', fields.get('html'))
    if not isinstance(content, str):
        return ReadError('missing_field', origin, '', 'neither "text" nor "html"', 'name the field so')
    named = fields.get('publisher', publisher or '')
    name, domain = (named.get('name') or '', named.get('domain') or '') if isinstance(named, Mapping) else (named, '')
    authors = fields.get('authors', ())
    try:
        values = {'content': content, 'id': str(fields.get('id', '')), 'url': str(fields.get('url', '')), 'title': str(fields.get('title', '')),
                  'publisher': str(name), 'domain': str(domain), 'published': _date(fields.get('published', published))}
        for value in values.values():
            value.encode()  # half a surrogate pair is no text
        names = [authors] if isinstance(authors, str) else [str(a) for a in authors]
        return _core.RawDocument(html='text' not in fields, authors=names, origin=origin, **values)
    except UnicodeEncodeError as e:
        return ReadError('bad_field', origin, f'character {e.start}', 'a lone surrogate: no valid Unicode', 'decode the bytes with errors="replace"')


def _resources() -> str:
    """Where a wheel (share/dragoman within the package) or a Debian package (/usr/share/dragoman) keeps them; "" leaves it to the program's search."""
    package = pathlib.Path(__file__).parent
    places = [package / 'share' / 'dragoman', package.parents[2] / 'share' / 'dragoman'] if len(package.parents) > 2 else []
    if 'DRAGOMAN_HOME' not in os.environ:
        for place in places:
            if (place / 'lexicon').is_dir():
                return str(place)
    return ''


_loading = threading.Lock()
_default: Optional[Reader] = None


def default_reader() -> Reader:
    """The reader that `dragoman.read` and `dragoman.read_files` share, loaded by whoever comes first."""
    global _default
    with _loading:
        if _default is None:
            _default = Reader()
        return _default
