"""Numbers and days as Dutch readers write them."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE = "nl"


def count(number: int) -> str:
    """Return a whole number: `12.034`."""
    return str(format_decimal(number, locale=LOCALE))


def decimal(number: float) -> str:
    """Return a number with one decimal: `8,4`."""
    return str(format_decimal(round(number, 1) + 0.0, format="#,##0.0", locale=LOCALE))


def share(part: int, whole: int) -> str:
    """Return a share as a percentage: `57,5%`; `–` of nothing."""
    return f"{decimal(100 * part / whole)}%" if whole else "–"


def many(number: int, one: str, more: str) -> str:
    """Return a number with its noun: `1 mail`, `12 mails`."""
    return f"{count(number)} {one if number == 1 else more}"


def day_month(day: date) -> str:
    """Return a day without its year: `15 september`."""
    return str(format_date(day, "d MMMM", locale=LOCALE))


def full_day(day: date) -> str:
    """Return a day: `15 september 2026`."""
    return str(format_date(day, "d MMMM y", locale=LOCALE))
