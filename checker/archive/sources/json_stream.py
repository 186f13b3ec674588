"""JSON of any size, one value after the other: lines, an array, or an object with lists in it, such as an API gives."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from checker.archive.sources.places import SourceError, name_of
from checker.draft.text import decode
from checker.errors import MailError

CHUNK = 1_000_000
MAX_LINE = 16_000_000
"""How many bytes a line of JSON Lines may take; a longer one is read in pieces, which are no JSON."""
MAX_VALUE = 64_000_000
"""How many bytes one value may take: a ticket with all its messages."""
LISTS = frozenset(
    "tickets comments conversations messages users agents admins groups teams results data items rows".split()
)
"""Lists whose values stand on their own, when they are what an object is for."""
ABOUT_THE_LIST = frozenset(
    "count total total_count type next_page previous_page page per_page pages meta links next previous"
    " after_url after_cursor before_url before_cursor end_of_stream end_time generated_at".split()
)
"""What may stand before such a list; after anything else it belongs to a value, like the comments of a ticket."""
_SPACE = " \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True)
class Item:
    """A value in a file."""

    part_of: str
    """The name of the list it stands in; empty at the top."""
    start: int
    """Its first byte."""
    end: int
    """The byte after its last."""
    raw: bytes
    """The value itself."""
    list_at: int = -1
    """The byte at which that list begins; -1 at the top."""

    def value(self) -> Any:
        """Return what it says; None when it cannot be decoded."""
        return next((value for _, value in values(self.raw)), None)


class _BrokenError(Exception):
    """The text here is no JSON."""


class _Stream:
    """A file of JSON and a place in it.

    Bytes are read as Latin-1, one character each, so that a place in the text is a place in the file. What divides
    values is ASCII and means the same; the words inside are decoded by who wants them.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._base = 0

    @property
    def position(self) -> int:
        """The byte at which the stream stands."""
        return self._base + self._at

    def next(self, skip: str = "") -> str:
        """Step over white space and some signs, and return the character there; empty at the end."""
        passed = _SPACE + skip
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in passed:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, sign: str) -> None:
        """Step over a sign; raises _BrokenError when another stands there."""
        if self.next() != sign:
            raise _BrokenError
        self._at += 1

    def item(self, name: str = "", list_at: int = -1) -> Item:
        """Step over a value and return it; raises _BrokenError."""
        self.next()
        start = self.position
        while True:
            try:
                _, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise _BrokenError from error
            except ValueError as error:
                # Perhaps only its first half was read.
                if len(self._text) - self._at > MAX_VALUE or not self._more():
                    raise _BrokenError from error
                continue
            # A number at the very end may go on.
            if end < len(self._text) or not self._more():
                raw = self._text[self._at : end].encode("latin-1")
                self._at = end
                return Item(name, start, self.position, raw, list_at)

    def go_back(self, position: int) -> None:
        """Stand at an earlier place again."""
        if position < self._base:
            self._file.seek(position)
            self._text, self._base = "", position
        self._at = position - self._base

    def _more(self) -> bool:
        """Read on, twice as much as is held, and forget what lies behind; False at the end of the file."""
        held = self._text[self._at :]
        read = self._file.read(max(CHUNK, len(held)))
        if read:
            self._base += self._at
            self._text, self._at = held + read.decode("latin-1"), 0
        return bool(read)


_DECODER = json.JSONDecoder(strict=False)


def items(file: IO[bytes]) -> Iterator[Item]:
    """Give the values of a file; raises SourceError with the byte where it stops being JSON."""
    stream = _Stream(file)
    try:
        while sign := stream.next(","):
            if sign == "[":
                yield from _array(stream, "")
            elif sign == "{":
                yield from _object(stream)
            else:
                stream.item()
    except _BrokenError as error:
        raise SourceError(f"vanaf byte {stream.position} is dit geen geldige JSON") from error


def is_in_lines(file: IO[bytes], source: str) -> bool:
    """Tell whether a file has a value on every line; the place in the file is then its beginning."""
    named = name_of(source).lower().removesuffix(".gz").endswith((".jsonl", ".ndjson"))
    first = file.readline(MAX_LINE)
    while first and not first.strip():
        first = file.readline(MAX_LINE)
    has_more = bool(file.read(1))
    file.seek(0)
    try:
        item = next(items(io.BytesIO(first)), None)
    except SourceError:
        return named
    is_record = item is not None and not item.part_of and isinstance(item.value(), dict)
    return is_record and first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and (named or has_more)


def values(data: bytes) -> Iterator[tuple[int, Any]]:
    """Give the values that bytes hold, with where each begins; None for what is no JSON up to the end of its line."""
    text = data.decode("latin-1")
    at = 0
    while at < len(text):
        if text[at] in _SPACE + ",":
            at += 1
            continue
        start, value = at, None
        try:
            _, at = _DECODER.raw_decode(text, start)
            value = json.loads(decode(data[start:at]), strict=False)
        except (ValueError, RecursionError, MailError):
            at = (text.find("\n", start) + 1) or len(text)
        yield start, value


def _array(stream: _Stream, name: str) -> Iterator[Item]:
    stream.take("[")
    list_at = stream.position
    while stream.next(",") != "]":
        yield stream.item(name, list_at)
    stream.take("]")


def _object(stream: _Stream) -> Iterator[Item]:
    """Give what an object is a list of, or else the object itself."""
    if not _is_list(stream):
        yield stream.item()
        return
    stream.take("{")
    while stream.next(",") != "}":
        key = stream.item().value()
        stream.take(":")
        if stream.next() == "[" and key in LISTS:
            yield from _array(stream, key)
        else:
            stream.item()
    stream.take("}")


def _is_list(stream: _Stream) -> bool:
    """Tell whether an object is there for a list in it: nothing stands before that but what is about the list."""
    start = stream.position
    stream.take("{")
    is_list = False
    while stream.next(",") not in ("}", ""):
        key = stream.item().value()
        stream.take(":")
        is_list = key in LISTS and stream.next() == "["
        if is_list or key not in ABOUT_THE_LIST:
            break
        stream.item()
    stream.go_back(start)
    return is_list
