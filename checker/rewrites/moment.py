"""Recipe `moment`: a concrete moment in place of a vague term, from the sender's own response time."""

from collections.abc import Sequence
from datetime import date, datetime, time

from babel.dates import format_date

from checker.findings.model import Hit
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import cased_like
from checker.rewrites.workdays import add_working_days
from checker.rulebook.model import Recipe
from checker.settings import Settings


def moment(hit: Hit, occasion: Occasion, _: Recipe) -> Sequence[Rewrite]:
    """Offer the moment at which the sender answers, as an adverbial that fits where the vague term stood."""
    words = f"uiterlijk {answer_by(occasion.now, occasion.reading.settings)}"
    span = hit.span
    return [Rewrite(span.start_char, span.end_char, cased_like(words, span), safe=True)]


def answer_by(now: datetime, settings: Settings) -> str:
    """Return the moment before which a customer hears from the sender, such as `maandag 23 november vóór 17.00 uur`."""
    before = time.fromisoformat(settings.response.before)
    day = add_working_days(now.date(), settings.response.working_days, settings.office)
    if day == now.date() and now.time() >= before:
        day = add_working_days(day, 1, settings.office)
    return f"{dutch_date(day, now.date())} vóór {before.hour}.{before.minute:02d} uur"


def dutch_date(day: date, today: date) -> str:
    """Return a date in Dutch with its weekday, and with the year when it is not this year's."""
    return str(format_date(day, "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y", locale="nl"))
