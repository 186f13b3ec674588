"""Find what was written before: quoted threads, forwarded messages and help-desk delimiters.

`quotequail` knows how mail clients introduce a quote. Two guards keep it from cutting the sender's own words: an intro
line counts only when it carries a time or an address, and a block of headers only from three header lines on.
"""

import re
from itertools import pairwise

import quotequail

INTRO = re.compile(r"\d{1,2}[:.]\d{2}\b|@|^\s*>|^[-_ ]{4,}|^-+ ?(oorspronkelijk|doorgestuurd|original|forwarded)", re.I | re.M)
HEADERS = re.compile(
    r"(?:^[ \t*]*(?:van|from|verzonden|verstuurd|sent|datum|date|aan|to|cc|onderwerp|subject|betreft)[ \t*]*:.*(?:\r?\n|\Z)){3,}",
    re.I | re.M,
)
DELIMITER = re.compile(r"^.{0,12}(?:typ|schrijf|reageer|reply)\b.{0,30}\b(?:boven|above)\b.{0,30}(?:lijn|regel|line).*$", re.I | re.M)
QUOTED_LINE = re.compile(r"^[ \t]*>.*(?:\r?\n|\Z)", re.M)
INTRO_LINES = 3


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) ranges of the text that the sender did not newly write, in order."""
    ranges = [match.span() for match in QUOTED_LINE.finditer(text)]
    tail = _tail_start(text)
    if tail < len(text):
        ranges.append((tail, len(text)))
    return _merged(text, sorted(ranges))


def _tail_start(text: str) -> int:
    starts = [match.start() for pattern in (HEADERS, DELIMITER) for match in pattern.finditer(text)]
    position = 0
    for is_own, part in quotequail.quote(text, limit=len(text), quote_intro_line=True):
        intro = "\n".join(part.strip().splitlines()[:INTRO_LINES])
        if not is_own and not part.lstrip().startswith(">") and INTRO.search(intro):
            starts.append(text.index(part, position))
        position += len(part)
    return min((start for start in starts if text[:start].strip()), default=len(text))


def _merged(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges with nothing but white space between them."""
    if not ranges:
        return []
    cuts = [ranges[0][0]]
    end = ranges[0][1]
    merged = []
    for (_, _), (start, stop) in pairwise(ranges):
        if text[end:start].strip():
            merged.append((cuts[-1], end))
            cuts.append(start)
        end = max(end, stop)
    return [*merged, (cuts[-1], end)]
