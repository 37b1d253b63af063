from collections.abc import Sequence
from typing import Any, Optional, Union

version: str

class RawDocument:
    def __init__(self, *, content: str, html: bool, id: str, url: str, title: str, publisher: str, domain: str, published: str,
                 authors: Sequence[str], origin: str) -> None: ...

class Problem:
    code: str
    file: str
    place: str
    reason: str
    advice: str

class Outcome:
    json: str
    problem: Optional[Problem]

class Reader:
    resources: str
    def __init__(self, resources: str) -> None: ...
    def read(self, documents: Sequence[RawDocument], threads: int) -> list[Outcome]: ...

class FileStream:
    def __init__(self, reader: Reader, paths: Sequence[str], *, input: str, published: str, publisher: str, max_document_bytes: int,
                 threads: int) -> None: ...
    def next(self) -> list[Outcome]: ...

class Result:
    names: list[str]
    def numpy(self) -> list[tuple[str, str, Any, Any]]: ...
    def rows(self) -> list[tuple[Any, ...]]: ...
    def arrow_stream(self) -> Any: ...
    def arrow_schema(self) -> Any: ...

class Connection:
    def __init__(self, path: str) -> None: ...
    def query(self, sql: str, parameters: Sequence[Union[None, bool, int, float, str]]) -> Result: ...
