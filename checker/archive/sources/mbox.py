"""Mbox files: messages one after the other, each below a `From ` line (RFC 4155)."""

import re
from collections.abc import Iterator
from typing import IO

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources.message import MAX_BYTES, TOO_LARGE, read_message
from checker.archive.sources.places import open_source, size

SAMPLE = 2_000_000
"""How many bytes at the beginning tell how large a message is."""
MAX_LINE = 1_000_000
# Mail programs write the moment in many ways, but always with a clock and a year.
POSTMARK = re.compile(rb"From \S.*?(?:\d:\d\d.*\b\d{4}\b|\b\d{4}\b.*\d:\d\d)")
_HEADER = re.compile(rb"[A-Za-z][!-9;-~]*:(?!//)|>From ")
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.M)
_EMPTY = (b"\n", b"\r\n")
_MARK = re.compile(rb"(?:\A|\n\r?\n)" + POSTMARK.pattern)


def parts(source: str, mails: int) -> Iterator[Part]:
    """Give stretches of an mbox that hold about so many messages each."""
    with open_source(source) as file:
        total = size(file)
        sample = file.read(SAMPLE)
    step = mails * max(1, len(sample) // max(1, len(_MARK.findall(sample))))
    for start in range(0, total, step):
        yield Part(source, "mbox", start, min(start + step, total))


def read(part: Part) -> Iterator[ArchivedMail | Unread]:
    """Read the messages whose `From ` line begins inside the part."""
    with open_source(part.source) as file:
        for position, raw in _messages(file, part.start, part.end):
            place = f"byte {position}"
            if raw is None:
                yield Unread(part.source, place, TOO_LARGE)
            else:
                yield read_message(_QUOTED_FROM.sub(b"", raw), part.source, place)


def _messages(file: IO[bytes], start: int, end: int) -> Iterator[tuple[int, bytes | None]]:
    """Give where each message begins and what it holds; None for one that is too large."""
    begun: int | None = None
    held: list[bytes] = []
    length = 0
    for position, line, begins in _lines(file, start):
        if not begins:
            length += len(line)
            if length <= MAX_BYTES and begun is not None:
                held.append(line)
            continue
        if begun is not None:
            yield begun, _joined(held, length)
        if position >= end:
            return
        begun, held, length = (position if position >= start else None), [], 0
    if begun is not None:
        yield begun, _joined(held, length)


def _joined(lines: list[bytes], length: int) -> bytes | None:
    """Return the message that lines make, without the empty line that divides it from the next."""
    if length > MAX_BYTES:
        return None
    return b"".join(lines[:-1] if lines and lines[-1] in _EMPTY else lines)


def _lines(file: IO[bytes], start: int) -> Iterator[tuple[int, bytes, bool]]:
    """Give every line from just before a position, with where it begins and whether a message begins there.

    A `From ` line counts after an empty line or at the beginning, when it looks like a postmark and a header follows.
    """
    # Far enough back to see whether the line before the position is empty, whatever ends it.
    position = max(0, start - 4)
    file.seek(position)
    after_empty = position == 0
    held = b""
    while line := file.readline(MAX_LINE):
        if held:
            yield position - len(held), held, bool(_HEADER.match(line))
            held = b""
        if after_empty and POSTMARK.match(line):
            held = line
        else:
            yield position, line, False
        after_empty = line in _EMPTY
        position += len(line)
    if held:
        yield position - len(held), held, False
