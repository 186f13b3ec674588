"""Moments as archives write them, as the wall clock of who wrote."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

DUTCH = ZoneInfo("Europe/Amsterdam")
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?.*)?")
_MILLISECONDS = 1e11


def read_moment(value: object) -> datetime | None:
    """Return a moment without a zone: ISO 8601, seconds since 1970, a mail header's date or day-month-year.

    What is kept in UTC is told in Dutch time; another offset is that of the writer, whose wall clock stays. None when
    it is no moment.
    """
    if isinstance(value, datetime):
        return _local(value)
    text = str(value).strip() if value is not None and not isinstance(value, bool) else ""
    for reader in (_from_epoch, _from_iso, _from_day_first, _from_header):
        try:
            if moment := reader(text):
                return _local(moment)
        except (ValueError, OverflowError, OSError, TypeError, IndexError):
            continue
    return None


def to_dutch_time(moment: datetime) -> datetime:
    """Return the Dutch wall clock of a moment; one without a zone is in UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(DUTCH).replace(tzinfo=None)


def _local(moment: datetime) -> datetime:
    return to_dutch_time(moment) if moment.utcoffset() == timedelta(0) else moment.replace(tzinfo=None)


def _from_epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)


def _from_iso(text: str) -> datetime | None:
    return datetime.fromisoformat(text.removesuffix(" UTC") + ("Z" if text.endswith(" UTC") else ""))


def _from_day_first(text: str) -> datetime | None:
    found = _DAY_FIRST.fullmatch(text)
    if not found:
        return None
    day, month, year, hour, minute, second = (int(number or 0) for number in found.groups())
    return datetime(year, month, day, hour, minute, second)


def _from_header(text: str) -> datetime | None:
    return parsedate_to_datetime(text)
