"""Calendar dates in Dutch text: `maandag 23 november 2026`, `24/11`, `vrijdag 4 dec.`, with their weekday."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from checker.language.texts import lowered
from checker.settings import WEEKDAYS

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTH_NUMBERS = {
    "mrt": 3,
    "sept": 9,
    **{name[:3]: number for number, name in enumerate(MONTHS, start=1)},
    **{name: number for number, name in enumerate(MONTHS, start=1)},
}
_WEEKDAY = rf"(?<![\w.,/-])\b(?P<weekday>{'|'.join(WEEKDAYS)}|ma|di|wo|do|vr|za|zo),?\s+"
_BEFORE_WRITTEN = re.compile(rf"{_WEEKDAY}(?:de\s+)?\Z")
_BEFORE_NUMBERS = re.compile(rf"{_WEEKDAY}\Z")
_NEAR = 30
"""How many code points before a date its weekday stands at most."""
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_WRITTEN = re.compile(
    rf"(?<![\w.,/-])(?P<day>\d{{1,2}})(?:e|ste|de)?\s+{_MONTH}(?:\s+(?P<year>(?:19|20)\d\d)\b)?(?!\w)"
)
_IN_NUMBERS = re.compile(
    r"(?<![\w.,/-])(?P<day>\d{1,2})(?P<mark>[-/])(?P<month>\d{1,2})"
    r"(?:(?P=mark)(?P<year>(?:19|20)?\d\d))?(?![\w/-]|[.,]\d)"
)


@dataclass(frozen=True)
class NamedDate:
    """A date in a text."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends (exclusive), in code points."""
    day: int
    """The day of the month."""
    month: int
    """The month, 1 to 12."""
    year: int | None
    """The year, if it is written."""
    weekday: int | None
    """The weekday that is named, 0 for Monday; None when none is."""

    def on(self, year: int) -> date | None:
        """Return the date in a year; None for 30 February and the like."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, now: datetime) -> date | None:
        """Return the date in the year that is written, or else the one nearest to the moment of writing."""
        if self.year is not None:
            return self.on(self.year)
        near = (self.on(now.year + shift) for shift in (-1, 0, 1))
        return min((one for one in near if one), key=lambda one: abs(one - now.date()), default=None)


def dates(text: str) -> Iterator[NamedDate]:
    """Give the dates in a text, in order."""
    lower = lowered(text)
    found = [*_read(_WRITTEN, _BEFORE_WRITTEN, lower), *_read(_IN_NUMBERS, _BEFORE_NUMBERS, lower)]
    yield from sorted(found, key=lambda one: one.start)


def _read(pattern: re.Pattern[str], before: re.Pattern[str], text: str) -> Iterator[NamedDate]:
    for match in pattern.finditer(text):
        month, day = _month(match["month"]), int(match["day"])
        if month is None or not 1 <= day <= 31:
            continue
        year = int(match["year"]) if match["year"] else None
        if year is not None and year < 100:
            year += 2000
        end = match.end() - (match[0].endswith(".") and match["month"] in MONTHS)
        named = before.search(text, max(0, match.start() - _NEAR), match.start())
        start, weekday = (named.start(), _weekday(named["weekday"])) if named else (match.start(), None)
        yield NamedDate(start, end, day, month, year, weekday)


def _month(text: str) -> int | None:
    """Return the number of a month: `november`, `nov`, `11`; None for another word."""
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return _MONTH_NUMBERS.get(text)


def _weekday(text: str) -> int:
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(text))
