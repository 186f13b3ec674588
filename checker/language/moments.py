"""Moments: concrete dates, times and durations that a customer can count on.

`vóór vrijdag 17.00 uur`, `binnen 3 werkdagen`, `over 8 weken`, `morgenochtend` and `uiterlijk eind deze week` are
moments; `eind deze week` and `over een paar dagen` are not. Moments that lie behind (`gisteren`, `afgelopen maandag`,
`uw mail van 12 maart`) and opening hours (`op werkdagen van 9 tot 17 uur`) are kept apart: they promise nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span

from checker.language import moment_words as words
from checker.language.moment_words import one, pattern
from checker.language.texts import lowered, plain_text

Kind = Literal["ahead", "behind", "hours"]
NEARBY = 200
"""How many code points before a moment can tell its kind."""
NEAREST = 60
"""How many of them can say that it lies behind."""
GROUPS: dict[Kind, str] = {"ahead": "moment", "behind": "past-moment", "hours": "opening-hours"}
_POINT = one(words.DAY, words.CLOCK)
_BEFORE = r"(?<![\w€.,-])"
_WORD = re.compile(rf"{_BEFORE}(?:\d|[^\W\d]+)")
MOMENT = pattern(
    _BEFORE
    + one(
        words.DURATION,
        words.BOUND,
        rf"{words.LEAD}{_POINT}{words.TAIL}(?:{words.JOIN}{words.LEAD}(?:{_POINT}|(?<=\s){words.BARE_CLOCK})){{0,8}}",
        rf"{words.AT}{words.BARE_CLOCK}(?: (?:en|tot) (?:{words.CLOCK}|{words.BARE_CLOCK}))?(?:~uur)?",
    )
    + r"(?!\w)"
)
_LASTS = pattern(
    r"\b(?:duurt|duren|duurde|levertijd|wachttijd|doorlooptijd|verwerkingstijd|reactietijd|termijn|kost|vergt) "
    r"(?:(?:is|van|bedraagt|meestal|normaal|gewoonlijk|doorgaans|naar verwachting|dan|nu|nog|wel|op dit moment) ){0,4}"
    rf"{words.ABOUT}({words.AMOUNT}~{words.UNIT})"
)
_BEHIND = pattern(
    r"(?:\b(?:afgelopen|vorige|verleden|voorbije|sinds|sedert|gisteren|gister|eergisteren|d\.d\.)~"
    r"(?:(?:week|op|dag|om) )?|"
    r"(?<!week\s)(?<!weekend\s)(?<!ochtend\s)(?<!middag\s)(?<!ingang\s)\bvan (?:de )?)$"
)
_BEHIND_AFTER = pattern(r"~(?:geleden|jl\b\.?|j\.l\.|jongstleden)")
_SPREAD = pattern(rf"^van\b.*\b{words.UNTIL}\b")
_OF_A_WEEK = pattern(r"\b(?:week|weekend|ochtend|middag|avond|ingang) $")
_HOURS = pattern(
    r"\b(?:(?:op|tijdens|alle|elke|iedere) (?:werk|week)dag(?:en)?|doordeweeks|dagelijks|(?:elke|iedere) dag|"
    rf"7 dagen per week|(?:elke|iedere) (?:\w+ )?{words.WEEKDAY}|{words.WEEKDAY}~{words.UNTIL}~{words.WEEKDAY}|"
    r"ma~(?:t/m|-|–)~(?:vr|za|zo)|openingstijden|geopend|open van)\b"
)
_REACHED = pattern(
    r"\b(?:bereik\w*|kantoor|balie|loket|open|kunt (?:u|je) (?:ons|mij|me)|(?:u|je) kunt (?:ons|mij|me)|"
    r"belt? (?:(?:u|je) )?ons)\b"
)
_CLOCK_RANGE = pattern(words.CLOCK_RANGE)
_CLAUSE_START = re.compile(r"[.;:!?\n,(]\s")
TRIGGER = pattern(
    r"\d|dag|daag|morgen|avond|middag|ochtend|nacht|uur|uren|we(?:ek|ken)|maand|minu|kwart|half|jaar|kerst|pasen|januari|"
    r"februari|maart|april|mei\b|juni|juli|augustus|september|oktober|november|december"
)


@dataclass(frozen=True)
class MomentRange:
    """A concrete moment in a text."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends (exclusive), in code points."""
    kind: Kind
    """Whether it lies ahead, lies behind (`afgelopen maandag`) or gives opening hours (`werkdagen van 9 tot 17`)."""


def find_moments(text: str) -> list[MomentRange]:
    """Return the moments in a text, in order."""
    text = lowered(text)
    if not TRIGGER.search(text):
        return []
    found = [MomentRange(match.start(), match.end(), _kind(text, match)) for match in _moments(text)]
    lasting = (MomentRange(*match.span(1), "ahead") for match in _LASTS.finditer(text))
    found += [new for new in lasting if not any(new.start < known.end and known.start < new.end for known in found)]
    return sorted(found, key=lambda moment: moment.start)


def _moments(text: str) -> Iterator[re.Match[str]]:
    """Give what `MOMENT.finditer` gives, tried only at words with which a moment can begin: in half the time."""
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start >= end and words.may_begin(word.group()) and (match := MOMENT.match(text, start)):
            end = match.end()
            yield match


def _kind(text: str, match: re.Match[str]) -> Kind:
    moment = match.group()
    start = match.start()
    before = text[max(0, start - NEARBY) : start]
    clause = before[max((found.end() for found in _CLAUSE_START.finditer(before)), default=0) :] + moment
    if _HOURS.search(clause) or (_CLOCK_RANGE.match(moment) and _REACHED.search(clause)):
        return "hours"
    nearest = before[-NEAREST:]
    of_something = moment.startswith("van ") and not _SPREAD.match(moment) and not _OF_A_WEEK.search(nearest)
    if of_something or _BEHIND.search(nearest) or _BEHIND_AFTER.match(text, match.end()):
        return "behind"
    return "ahead"


def mark_moments(doc: Doc) -> None:
    """Leave the moments of a Doc in `doc.spans`, grouped by kind: `moment`, `past-moment` and `opening-hours`."""
    groups: dict[str, list[Span]] = {name: [] for name in GROUPS.values()}
    for moment in find_moments(plain_text(doc)):
        span = doc.char_span(moment.start, moment.end, alignment_mode="expand")
        if span is not None:
            groups[GROUPS[moment.kind]].append(span)
    for name, spans in groups.items():
        doc.spans[name] = spans
