"""Recipe `moment`: a concrete moment in place of a vague term, from the sender's own response time.

What is offered depends on the promise around the term. The sender who gets in touch: the moment itself, `uiterlijk
maandag 23 november vóór 17.00 uur`, which may be applied unseen. The sender who does something else: the same, for the
writer to look at. Anybody or anything else: a slot, `uiterlijk [datum]`. A rule may give words of its own in `frames`,
with `{moment}` for the moment; a frame that is a sentence takes the place of the sentence or main clause, other words
that of the term.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from babel.dates import format_date

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.rewrites.frame import fill
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.promise import Promise
from checker.rewrites.words import capitalised, lowered
from checker.rewrites.workdays import add_working_days
from checker.rulebook.model import Recipe
from checker.settings import Settings

FALLBACK = "{U} hoort uiterlijk {moment} van {ons} hoe het ervoor staat."
_PREPOSITIONS = frozenset({"naar", "tot", "op", "rond", "van"})


def moment(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer concrete words, best first; the first is safe only where the sender promises to get in touch."""
    promise = Promise(hit)
    when = f"uiterlijk {answer_by(occasion.now, occasion.reading.settings)}"
    if recipe.frames:
        return [_framed(hit, promise, occasion, text) for text in recipe.frames]
    if not promise.takes_adverbial:
        return [_framed(hit, promise, occasion, FALLBACK)]
    if promise.gets_in_touch:
        return [_in_place(hit, promise, when, safe=not promise.is_hedged)]
    slot = _in_place(hit, promise, promise.slot, safe=False)
    return [_in_place(hit, promise, when, safe=False), slot] if promise.is_handled else [slot]


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


def _in_place(hit: Hit, promise: Promise, words: str, *, safe: bool) -> Rewrite:
    """Put words where the term stood, without the words and commas that would be left over beside them."""
    first = promise.first
    start = first.idx
    before = None if promise.opens else first.nbor(-1)
    if before is not None and before.text == "," and promise.is_clause:
        start, words = before.idx, f" {words}"
    elif before is not None and before.lower_ in _PREPOSITIONS:
        words = words.removeprefix("uiterlijk ") if "[" in words else words
    if hit.span.text.endswith(".") and hit.span.end == hit.sentence.end:
        words += "."
    words = capitalised(words) if promise.opens and first.text[0].isupper() else words
    return Rewrite(start, promise.end(), words, safe=safe)


def _framed(hit: Hit, promise: Promise, occasion: Occasion, text: str) -> Rewrite:
    """Fill a frame in, in the draft's own form of address and person."""
    own = any(token.lower_ in {"ik", "mij", "me", "mijn"} for token in hit.sentence)
    when = answer_by(occasion.now, occasion.reading.settings)
    filled = fill(text, occasion.reading, {"moment": when, "ons": "mij" if own else "ons"})
    if not text.endswith("."):
        return _in_place(hit, promise, filled, safe=False)
    start, end = promise.stretch()
    offset = hit.sentence.start_char
    following = plain_text(hit.sentence)[end - offset :]
    if plain_text(hit.sentence)[start - offset].islower():
        filled = lowered(filled)
    if following.startswith("?"):
        end += 1
    elif following:
        filled = filled.removesuffix(".")
    return Rewrite(start, end, filled, safe=False)
