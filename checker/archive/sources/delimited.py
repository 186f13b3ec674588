"""CSV files: comma, semicolon or tab, with line ends inside quotes, in UTF-8 or Windows-1252."""

import codecs
import csv
import re
from collections.abc import Iterator
from typing import IO

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources.columns import Found, find_columns, read_row
from checker.archive.sources.places import SourceError, open_source
from checker.draft.text import decode
from checker.errors import MailError
from checker.settings import Columns

MAX_FIELD = 2_000_000
"""How many bytes a field may hold; a quote that is never closed ends there."""
MAX_LINE = 16_000_000
DELIMITERS = ",;\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATOR = re.compile(rb"sep=(.)\r?\n", re.I)
Row = list[str]


class _Rows:
    """The rows of an open file, and where each ends.

    Bytes are read as Latin-1, one character each, so that the reader's place is a place in the file; the fields are
    decoded afterwards.
    """

    def __init__(self, file: IO[bytes], delimiter: str, start: int = 0, line: int = 1) -> None:
        csv.field_size_limit(MAX_FIELD)
        self._file = file
        self.delimiter = delimiter
        self.end, self.line = start, line
        file.seek(start)

    def __iter__(self) -> Iterator[tuple[int, Row | None]]:
        """Give the number of the line on which each row begins and its fields; None for a row that cannot be read.

        After such a row reading goes on with the line after its first.
        """
        rows = self._reader()
        while True:
            start, number = self.end, self.line
            try:
                yield number, next(rows)
            except StopIteration:
                return
            except csv.Error:
                self._file.seek(start)
                self.end, self.line = start + len(self._file.readline(MAX_LINE)), number + 1
                rows = self._reader()
                yield number, None

    def _reader(self) -> Iterator[Row]:
        # Strict, because a quote in the wrong place would otherwise make one mail of many without a word.
        return csv.reader(self._lines(), delimiter=self.delimiter, strict=True)

    def _lines(self) -> Iterator[str]:
        while line := self._file.readline(MAX_LINE):
            self.end += len(line)
            self.line += 1
            yield line.decode("latin-1")


def parts(source: str, columns: Columns, mails: int) -> Iterator[Part]:
    """Give stretches of so many rows each, as bytes; raises SourceError when no column is known to hold words."""
    with open_source(source) as file:
        rows, header = _open(file)
        find_columns(header, columns)
        start, first = rows.end, rows.line
        for count, _ in enumerate(rows, 1):
            if count % mails == 0:
                yield Part(source, "csv", start, rows.end, first=first)
                start, first = rows.end, rows.line
        if rows.end > start:
            yield Part(source, "csv", start, rows.end, first=first)


def read(part: Part, columns: Columns) -> Iterator[ArchivedMail | Unread]:
    """Read the rows of a part."""
    with open_source(part.source) as file:
        opened, header = _open(file)
        found = find_columns(header, columns)
        rows = _Rows(file, opened.delimiter, part.start, part.first)
        for line, row in rows:
            if row or row is None:
                yield _mail(row, header, found, part.source, f"regel {line}")
            if rows.end >= part.end:
                return


def _open(file: IO[bytes]) -> tuple[_Rows, Row]:
    """Return the rows of a file below its header, and the header."""
    head = file.read(MAX_LINE // 16)
    if head.startswith(_UTF_16):
        raise SourceError("dit bestand is UTF-16; bewaar het als CSV in UTF-8")
    start = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
    if separator := _SEPARATOR.match(head, start):
        rows = _Rows(file, separator[1].decode("latin-1"), separator.end(), 2)
    else:
        rows = _Rows(file, _delimiter(head[start:].partition(b"\n")[0].decode("latin-1")), start)
    header = next((row for _, row in rows if row != []), None)
    if not header:
        raise SourceError("in dit bestand staat geen regel met kolomnamen")
    return rows, [decode(name.encode("latin-1")).strip() for name in header]


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)


def _mail(row: Row | None, header: Row, found: Found, source: str, place: str) -> ArchivedMail | Unread:
    if row is None:
        return Unread(source, place, "deze regel is geen geldige CSV; sluit misschien een aanhalingsteken niet?")
    if len(row) != len(header):
        return Unread(source, place, f"deze regel heeft {len(row)} kolommen in plaats van {len(header)}")
    try:
        fields = [decode(field.encode("latin-1")) for field in row]
    except MailError:
        return Unread(source, place, "deze regel is geen tekst")
    return read_row(dict(zip(header, fields, strict=True)), found, source, place)
