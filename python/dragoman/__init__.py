"""Dragoman reads English news and keeps the record: who did or said what to whom, where, when, according to whom, and how surely.

    import dragoman

    document = dragoman.read('On Monday, Iran and Syria signed a deal in Damascus, the Tasnim news agency reported.', published='2018-08-28')
    for event in document.events:
        print(event.date, event.source[0].code, event.cameo, event.target[0].code, document.words(event))

    dragoman.run('read', 'articles/', '-o', 'record.duckdb')           # the program, for folders of any size
    with dragoman.Record('record.duckdb') as record:
        months = record.dyads('month')                                 # a pandas DataFrame
        record.sql('SELECT cameo, count(*) AS n FROM events GROUP BY ALL')

Documents are plain frozen dataclasses (dragoman.record), errors are subclasses of dragoman.Error. docs/python.md is the guide.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, Optional, Union, overload

from ._core import version as __version__
from .errors import BrokenInstallation, Error, ProgramError, ReadError, RecordError
from .program import run
from .reading import Date, Input, Path, Reader, Text, default_reader
from .record import (Article, Attribution, Document, Entity, Event, Figure, Mention, Participant, Passage, Place, Publisher, Relation, Sentence, Span,
                     Time, load)
from .tables import Record, Table


@overload
def read(texts: Text, published: Date = None, *, publisher: Optional[str] = None, threads: Optional[int] = None) -> Document: ...  # type: ignore[misc]
@overload
def read(texts: Iterable[Text], published: Union[Date, Iterable[Date]] = None, *, publisher: Optional[str] = None, threads: Optional[int] = None,
         errors: Literal['raise'] = 'raise') -> list[Document]: ...
@overload
def read(texts: Iterable[Text], published: Union[Date, Iterable[Date]] = None, *, publisher: Optional[str] = None, threads: Optional[int] = None,
         errors: Literal['none']) -> list[Optional[Document]]: ...


def read(texts: Any, published: Any = None, *, publisher: Optional[str] = None, threads: Optional[int] = None, errors: Any = 'raise') -> Any:
    """Reads one text or many and returns a `Document` for each.

    texts       a string; or many: strings, or mappings with the fields of Dragoman's JSON Lines: "text" or "html", and if known "id", "url", "title",
                "publisher", "published", "authors". `frame.to_dict('records')` makes such mappings of a DataFrame's rows.
    published   the date of publication (a string or datetime.date), for all or a list with one for each text; a text's own "published" goes first.
                Without one, "on Monday" stays relative: it is never resolved against today's clock.
    publisher   where the text itself names none.
    threads     how many work at once; by default as many as there are processors. The interpreter lock is released meanwhile.
    errors      "raise" (ReadError for the first text that cannot be read) or "none" (None in its place; the rest is read).

    Models are loaded at the first call. The result does not depend on the number of threads, nor on the other texts of the list.
    """
    return default_reader().read(texts, published, publisher=publisher, threads=threads, errors=errors)


def read_files(paths: Union[Path, Iterable[Path]], *, input: Input = 'auto', published: Date = None, publisher: Optional[str] = None,
               threads: Optional[int] = None, max_document_bytes: int = 16 << 20, on_error: Optional[Callable[[ReadError], Any]] = None) -> Iterator[Document]:
    """Reads files and folders (text, HTML, JSON Lines, WARC, RSS/Atom, .gz, .zst), as `dragoman read` does, and yields a `Document` for each article.

    Memory does not grow with the input. A document that cannot be read costs itself only: `on_error` is called with a ReadError that names file,
    place and reason; without it a warning is logged. `published` and `publisher` are taken where the input names none.
    """
    return default_reader().read_files(paths, input=input, published=published, publisher=publisher, threads=threads, max_document_bytes=max_document_bytes,
                                       on_error=on_error)


__all__ = ['Article', 'Attribution', 'BrokenInstallation', 'Document', 'Entity', 'Error', 'Event', 'Figure', 'Mention', 'Participant', 'Passage', 'Place',
           'ProgramError', 'Publisher', 'ReadError', 'Reader', 'Record', 'RecordError', 'Relation', 'Sentence', 'Span', 'Table', 'Time', '__version__',
           'load', 'read', 'read_files', 'run']
