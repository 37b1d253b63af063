"""What can go wrong, as exceptions. All are subclasses of `Error`; the fields say what a program can act on."""
from __future__ import annotations


class Error(Exception):
    """Any error of Dragoman."""


class BrokenInstallation(Error):
    """A model, lexicon or table is missing or broken: nothing can be read. The message names the file."""


class RecordError(Error):
    """A record file cannot be used, or a query was refused.

    `code` is one of: cannot_open, locked (another program writes it), newer_schema, not_a_record, write_failed, query_failed.
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class ReadError(Error):
    """One document that could not be read; others are not touched by it.

    `code` is one of the names that `dragoman read` counts (bad_json, bad_charset, too_large, ...), or no_article_text, not_english, not_coded.
    `file` is the path (or "text 3" for the third of a list, counted from 0), `place` the line or byte within it, `reason` what is wrong,
    `advice` what to do about it.
    """

    def __init__(self, code: str, file: str, place: str, reason: str, advice: str) -> None:
        where = f'{file}: {place}' if place else file
        super().__init__(f'{where}: {reason} ({advice})' if advice else f'{where}: {reason}')
        self.code, self.file, self.place, self.reason, self.advice = code, file, place, reason, advice

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, ...]]:  # processes hand exceptions on by pickling them
        return ReadError, (self.code, self.file, self.place, self.reason, self.advice)


class ProgramError(Error):
    """The program `dragoman` ended with an error: `status` is its exit status (see `dragoman --help`), the message what it printed."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
