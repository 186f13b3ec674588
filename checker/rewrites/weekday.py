"""Recipe `weekday`: the weekday that belongs to a date, or the date that belongs to the weekday."""

from collections.abc import Sequence
from datetime import timedelta

from checker.findings.model import Hit
from checker.language.dates import MONTHS, dates
from checker.rewrites.model import Occasion, Rewrite
from checker.rulebook.model import Recipe
from checker.settings import WEEKDAYS


def weekday(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the right weekday for the date, and then the nearest date for the weekday; only the writer knows which."""
    text = hit.span.text
    named = next(dates(text), None)
    meant = named.nearest(occasion.now) if named else None
    if named is None or named.weekday is None or meant is None:
        return ()
    right_day = text.replace(hit.details["named"], hit.details["weekday"], 1)
    if right_day == text:
        return ()
    shift = (named.weekday - meant.weekday() + 3) % 7 - 3
    right_date = meant + timedelta(days=shift)
    year = f" {right_date.year}" if named.year else ""
    other = f"{WEEKDAYS[named.weekday]} {right_date.day} {MONTHS[right_date.month - 1]}{year}"
    return [Rewrite(hit.span.start_char, hit.span.end_char, offer, safe=False) for offer in (right_day, other)]
