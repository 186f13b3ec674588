"""The sentences of a report that depend on its figures, and sentences cut where words are marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from checker.archive.report.measures import PER, Comparison, Difference, Interval
from checker.archive.report.model import Sentence, Totals
from checker.archive.report.numbers import decimal, full_day, many

STATUSES = {
    "checked": "gecontroleerd",
    "incoming": "van klanten of anderen",
    "internal": "alleen aan collega’s",
    "automatic": "automatisch verstuurd",
    "empty": "zonder eigen woorden",
    "other-language": "niet in het Nederlands",
    "duplicate": "dubbel in het archief",
}
TOO_LITTLE = "te weinig om iets te zeggen"
NO_DIFFERENCE = "geen verschil aan te tonen"


@dataclass(frozen=True)
class Piece:
    """Some text of a sentence."""

    text: str
    """The text."""
    marked: bool = False
    """Whether these are the words that it is about."""


def period(totals: Totals) -> str:
    """Say when the mails were sent: `van 4 mei 2026 tot en met 18 september 2026`; empty when no date is known."""
    if totals.first is None or totals.last is None:
        return ""
    if totals.first == totals.last:
        return f"van {full_day(totals.first)}"
    return f"van {full_day(totals.first)} tot en met {full_day(totals.last)}"


def what_happened(comparison: Comparison) -> str:
    """Say what an event was: `training vage beloften (15 juli 2026)`."""
    day = full_day(comparison.event.day)
    return f"{comparison.event.label} ({day})" if comparison.event.label else day


def verdict(difference: Difference) -> str:
    """Say what a change comes to, and no more than the figures allow."""
    if difference.interval is None:
        return TOO_LITTLE
    return NO_DIFFERENCE if not difference.certain else "minder" if difference.change < 0 else "meer"


def between(interval: Interval | None, *, signed: bool = False) -> str:
    """Say between what a figure lies: `van 17,2 tot 28,3`; with signs where it is a change; `–` when unknown."""
    if interval is None:
        return "–"
    low, high = (interval.low, interval.high) if signed else (max(interval.low, 0.0), interval.high)
    return f"van {plus_minus(low)} tot {plus_minus(high)}" if signed else f"van {decimal(low)} tot {decimal(high)}"


def plus_minus(number: float) -> str:
    """Return a change with its sign: `+3,1`, `−4,0`."""
    told = decimal(abs(number))
    return told if told == decimal(0) else f"+{told}" if number > 0 else f"−{told}"


def conclusion(comparison: Comparison) -> str:
    """Say in a sentence what changed for all findings together."""
    total = comparison.total
    if total.interval is None:
        return "Er zijn te weinig mails of schrijvers om te zeggen of er iets veranderd is."
    rates = f"van {decimal(total.before.per_hundred)} naar {decimal(total.after.per_hundred)} punten per {PER} mails"
    if not total.certain:
        return f"Er is geen verschil aan te tonen: het ging {rates}, en dat kan toeval zijn."
    less = total.change < 0
    ends = sorted((abs(total.interval.low), abs(total.interval.high)))
    reach = f"{decimal(ends[0])} tot {decimal(ends[1])} {'minder' if less else 'meer'}"
    return (
        f"Er staan {'minder' if less else 'meer'} punten in de mails: {rates}. Met 95% zekerheid zijn dat er {reach}."
    )


def counted(totals: Totals) -> str:
    """Say which mails were checked: `3.169 mails van 4 mei 2026 tot en met 18 september 2026, van 24 schrijvers`."""
    writers = f", van {many(totals.people, 'schrijver', 'schrijvers')}" if totals.people else ""
    return f"{many(totals.read, 'mail', 'mails')} {period(totals)}".rstrip() + writers


def once(totals: Totals) -> str:
    """Say how the reply templates count; empty without any."""
    if not totals.templates:
        return ""
    templates = many(totals.templates, "standaardantwoord", "standaardantwoorden")
    told = f"Zo’n tekst telt één keer, dus de cijfers gaan over {many(totals.mails, 'mail', 'mails')}."
    return f"Daarbij zijn {many(totals.copies, 'mail', 'mails')} van {templates}. {told}"


def found_in(sentence: Sentence) -> Sequence[Piece]:
    """Return a sentence with the words that were found marked, where they stand in it as they were found."""
    before, words, after = sentence.text.partition(sentence.wording) if sentence.wording else (sentence.text, "", "")
    return _pieces(before, words, after)


def new_in(sentence: Sentence) -> Sequence[Piece]:
    """Return a rewritten sentence with what is new marked: what stands between the words that were there before."""
    old, new = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (sentence.text, sentence.rewritten))
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    stop = len(new) - end
    return _pieces("".join(new[:start]), "".join(new[start:stop]), "".join(new[stop:]))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))


def _pieces(before: str, marked: str, after: str) -> list[Piece]:
    """Cut a sentence in three, without white space at the ends of the marked part."""
    words = marked.strip()
    lead, _, tail = marked.partition(words) if words else (marked, "", "")
    return list(_full(Piece(before + lead), Piece(words, marked=True), Piece(tail + after)))


def _full(*pieces: Piece) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.text)
