"""The record of one article as plain values: who did or said what to whom, where, when, according to whom, how surely.

These classes mirror the record that `dragoman read --to jsonl` writes, field by field and in its order (docs/record.schema.json). They are
frozen: a record is evidence. Offsets count Unicode code points, as Python's own strings do, so that

    document.article.text[mention.begin:mention.end]

are the words. A field that the record leaves out because nothing is known is `None` (or an empty tuple).
"""
from __future__ import annotations

import dataclasses
import functools
import json
import os
from collections.abc import Iterator, Sequence
from typing import Any, Callable, Literal, NamedTuple, Optional, Union, get_args, get_origin, get_type_hints

from .errors import ReadError

PassageKind = Literal['headline', 'dateline', 'byline', 'body', 'caption', 'appeal', 'promotion', 'contact', 'related', 'other']
MentionType = Literal['person', 'organization', 'location', 'nationality', 'role', 'pronoun', 'group', 'other']
TimeType = Literal['DATE', 'TIME', 'DURATION', 'SET']
AttributionKind = Literal['quote', 'indirect', 'mixed', 'belief']
Veracity = Literal['factive', 'neutral', 'distancing', 'denying']
Status = Literal['occurred', 'ongoing', 'planned', 'demanded', 'conditional', 'denied']
Commitment = Literal['certain', 'probable', 'possible', 'alleged']
FigureKind = Literal['killed', 'injured', 'arrested', 'displaced', 'present', 'amount']
RelationKind = Literal['ally', 'adversary', 'member', 'leads', 'part_of', 'mediates']

# Written only if there is something to write; every other tuple is written even when empty.
_SPARSE = {'sparse': True}


class Span(NamedTuple):
    """Half-open [begin, end) in code points of the article's text."""

    begin: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class Publisher:
    name: Optional[str] = None
    domain: Optional[str] = None


@dataclasses.dataclass(frozen=True, slots=True)
class Article:
    """The input. `text` is its own text for plain text and JSON Lines, the extracted text for HTML."""

    id: str
    url: Optional[str] = None
    title: Optional[str] = None
    publisher: Optional[Publisher] = None
    authors: tuple[str, ...] = ()
    published: Optional[str] = None  #: ISO 8601 date or date-time
    language: str = 'en'  #: ISO 639-1, "und" if there is too little text to tell
    text: str = ''
    story: Optional[str] = None  #: in exports of a linked record: the story it belongs to
    copy_of: Optional[str] = None  #: in exports of a linked record: the article that this one's text was taken from


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text with one function. Only headlines and bodies are coded."""

    begin: int
    end: int
    kind: PassageKind
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    begin: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity. `members`: the entities that words like "the two countries" stand for."""

    id: str
    begin: int
    end: int
    type: MentionType
    entity: str
    members: tuple[str, ...] = dataclasses.field(default=(), metadata=_SPARSE)
    because: Optional[str] = None


@dataclasses.dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something of this article, under its fullest name."""

    id: str
    name: str
    type: MentionType
    country: Optional[str] = None  #: ISO 3166 alpha-3
    sectors: tuple[str, ...] = ()  #: GOV, MIL, REB, OPP, ...
    code: str = ''  #: CAMEO actor code, e.g. "SYRGOVMIL"; empty if nothing is known
    because: Optional[str] = None


@dataclasses.dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is a TIMEX3 value: "2018-08-27", "P2D"."""

    id: str
    begin: int
    end: int
    type: TimeType
    value: str
    because: Optional[str] = None


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    id: str
    begin: int
    end: int
    name: str
    geonames: Optional[int] = None
    lat: Optional[float] = None
    lon: Optional[float] = None
    country: Optional[str] = None
    feature: Optional[str] = None  #: GeoNames feature code: PPLC, ADM1, PCLI, ...
    because: Optional[str] = None


@dataclasses.dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's word for something: whose (`source`), by which cue, for what (`content`). `speaker`, `medium`, `addressee` are entities."""

    id: str
    kind: AttributionKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Optional[str] = None
    medium: Optional[str] = None
    addressee: Optional[str] = None
    within: Optional[str] = None  #: the attribution whose content this one is part of
    veracity: Veracity = 'neutral'
    because: Optional[str] = None


@dataclasses.dataclass(frozen=True, slots=True)
class Participant:
    mention: Optional[str] = None
    entity: Optional[str] = None
    code: Optional[str] = None


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A number that belongs to an event: "between 40 and 50 people were killed" is killed, 40 to 50."""

    kind: FigureKind
    low: float
    high: float
    unit: Optional[str] = None
    span: Span = Span(0, 0)


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. A reciprocal act is two events, the second with `mirror_of` the first: count one of them."""

    id: str
    cameo: str
    plover: str
    mode: Optional[str] = None
    contexts: tuple[str, ...] = ()
    quad: int = 0  #: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    goldstein: float = 0
    sentence: int = 0
    trigger: tuple[Span, ...] = ()
    source: tuple[Participant, ...] = ()
    target: tuple[Participant, ...] = ()
    through: tuple[Participant, ...] = ()
    date: Optional[str] = None
    date_from: Optional[str] = None  #: a time's id, or "published"
    place: Optional[str] = None
    figures: tuple[Figure, ...] = dataclasses.field(default=(), metadata=_SPARSE)
    status: Status = 'occurred'
    commitment: Commitment = 'certain'
    according_to: tuple[str, ...] = ()  #: attributions, innermost first
    mirror_of: Optional[str] = None
    confidence: float = 0  #: 0 to 1
    because: tuple[str, ...] = ()
    happening: Optional[str] = None  #: in exports of a linked record: the happening it is a mention of


@dataclasses.dataclass(frozen=True, slots=True)
class Relation:
    """A lasting relation between entities `a` and `b`: ally, adversary, member, ..."""

    id: str
    kind: RelationKind
    a: str
    b: str
    span: Span
    according_to: tuple[str, ...] = ()


Part = Union[Mention, Entity, Time, Place, Attribution, Event, Relation]


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """Everything found in one article.

    `document['v3']` is the part with that id; `document.words(part)` are its words in the article.
    """

    article: Article
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()

    def __getitem__(self, id: str) -> Part:
        """The part with this id. Raises KeyError."""
        by_letter: dict[str, Sequence[Part]] = {'m': self.mentions, 'e': self.entities, 't': self.times, 'p': self.places, 'a': self.attributions,
                                                'v': self.events, 'r': self.relations}
        parts, number = by_letter.get(id[:1], ()), id[1:]
        if not number.isdecimal() or not 0 < int(number) <= len(parts):
            raise KeyError(f'{id!r}: no such part in article {self.article.id!r}')
        return parts[int(number) - 1]  # ids count from 1 in the order of the document

    def words(self, where: Any) -> str:
        """The words of a span, of spans, or of anything with `begin` and `end` or a `trigger`, as the article has them."""
        if isinstance(where, Span) or hasattr(where, 'begin'):
            return self.article.text[where.begin:where.end]
        if hasattr(where, 'trigger'):
            where = where.trigger
        elif hasattr(where, 'span'):
            return self.words(where.span)
        return ' ... '.join(self.words(span) for span in where)

    def to_dict(self) -> dict[str, Any]:
        """The record as the program writes it: unknown fields left out."""
        written: dict[str, Any] = _written(self)
        return written

    def to_json(self) -> str:
        """One line of `dragoman read --to jsonl`."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(',', ':'))

    @staticmethod
    def from_dict(record: dict[str, Any]) -> Document:
        document: Document = _builder(Document)(record)
        return document

    @staticmethod
    def from_json(line: Union[str, bytes]) -> Document:
        return Document.from_dict(json.loads(line))


def load(path: Union[str, os.PathLike[str]]) -> Iterator[Document]:
    """The documents of a file that `dragoman read --to jsonl` or `dragoman export --as jsonl` wrote, one by one.

    Raises ReadError at a line that is no record.
    """
    with open(path, 'rb') as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Document.from_json(line)
                except (ValueError, TypeError, AttributeError, KeyError, IndexError) as e:
                    raise ReadError('bad_json', os.fspath(path), f'line {number}', f'not a record: {e}', 'look at the line named') from e


def _written(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.begin, value.end]
    if isinstance(value, tuple):
        return [_written(v) for v in value]
    if not dataclasses.is_dataclass(value):
        return value
    out = {}
    for field in dataclasses.fields(value):
        v = getattr(value, field.name)
        if v is not None and not (v == () and 'sparse' in field.metadata):
            out[field.name] = _written(v)
    return out


@functools.cache
def _builder(hint: Any) -> Callable[[Any], Any]:
    """From JSON to a value of the hinted type. Fields that this version does not know are passed over: a newer program may write them."""
    if hint is Span:
        return lambda pair: Span(pair[0], pair[1])
    if dataclasses.is_dataclass(hint):
        converters = {name: _builder(h) for name, h in get_type_hints(hint).items()}
        plain = frozenset(name for name, convert in converters.items() if convert is _same)
        return lambda o: hint(**{k: v if k in plain else converters[k](v) for k, v in o.items() if k in converters})
    if get_origin(hint) is tuple:
        one = _builder(get_args(hint)[0])
        return (lambda values: tuple(values)) if one is _same else (lambda values: tuple(map(one, values)))
    if get_origin(hint) is Union:  # Optional[X]
        return _builder(get_args(hint)[0])
    return _same


def _same(value: Any) -> Any:
    return value
