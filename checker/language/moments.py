"""Moments: concrete dates, times and durations that a customer can count on.

`vóór vrijdag 17.00 uur`, `binnen 3 werkdagen`, `over 8 weken` and `morgenochtend` are moments; `eind deze week` and
`over een paar dagen` are not. Moments that lie behind (`gisteren`, `afgelopen maandag`, `uw mail van 12 maart`) are kept
apart: they promise nothing.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|"
    r"dertig|veertig|vijftig|zestig|anderhalve?)"
)
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"jan\.?|feb\.?|mrt\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|okt\.?|nov\.?|dec\.?)"
)
_WEEKDAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_PART_OF_DAY = r"(?:ochtend|morgen|middag|namiddag|voormiddag|avond)"
_CLOCK = (
    r"(?:\d{1,2}[.:]\d{2}\s*(?:uur|u\b\.?|h\b)?|\d{1,2}\s*(?:uur|u\b\.?|h\b)(?:\s*\d{2}\b)?|\d{1,2}u\d{2}|"
    r"(?:half|kwart\s+(?:voor|over))\s+\w+(?=\W|$)|(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\s+uur(?!\w))"
)
_DAY = (
    rf"(?:(?:{_WEEKDAY}{_PART_OF_DAY}?s?|(?:\d{{1,2}}|1e)(?:e|ste|de)?\s+{_MONTH}(?:\s+\d{{4}})?)"
    rf"|\d{{1,2}}[-/]\d{{1,2}}[-/](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}(?!\d)"
    rf"|de\s+\d{{1,2}}(?:e|ste|de)(?!\s+(?:keer|maal|etage|verdieping|herinnering|factuur|maand|week|jaar|dag))"
    rf"|overmorgen(?:{_PART_OF_DAY}|vroeg)?|morgen(?:{_PART_OF_DAY}|vroeg)|vanochtend|vanmorgen|vanmiddag|vanavond|vannacht|vandaag"
    rf"|(?<!goede\s)(?<!goeie\s)(?<!de\s)(?<!'s\s)morgen|week\s+\d{{1,2}})"
)
_UNIT = r"(?:seconden?|minuten|minuut|min\.|uur|uren|werkuren|dag(?:en)?|werkdag(?:en)?|week|weken|maand(?:en)?|kwartaal|kwartier|jaar|etmaal)"
_DURATION = (
    rf"(?:binnen|in|over|na|uiterlijk\s+over|maximaal|max\.?|hooguit|hoogstens|ten\s+hoogste|minder\s+dan|tot)\s+"
    rf"(?:de\s+|uiterlijk\s+|maximaal\s+|hooguit\s+|ongeveer\s+|max\.?\s+)*(?:{_NUMBER}\s*(?:à|tot|-|–|of)\s*)?(?:{_NUMBER}|(?:een|'n)\s+half(?:e)?|het)\s*{_UNIT}"
    rf"|{_NUMBER}\s+(?:à|tot|of)\s+{_NUMBER}\s+{_UNIT}|{_NUMBER}\s+werkdag(?:en)?"
)
_LEAD = (
    r"(?:(?:uiterlijk|op\s+uiterlijk|vóór|voor|vanaf|per|tot(?:\s+en\s+met)?|t/m|op|om|omstreeks|rond|tussen|komende|aanstaande|a\.s\.|"
    r"eerstvolgende|deze|volgende\s+week|nog|al|en|van)\s+)*"
)
_TAIL = r"(?:\s+a\.s\.|\s+aanstaande|\s+\d{1,2}\s+\w+(?=\s+om\b))?"
_JOIN = r"(?:\s*,?\s*(?:a\.s\.|en|tot|t/m|om|vóór|voor|rond|tussen|na|uiterlijk|in de|-|–|\(|of|op)?\s*)"
MOMENT = re.compile(
    rf"(?<!\w){_LEAD}(?:{_DURATION}|(?:{_DAY}|{_CLOCK}){_TAIL}(?:{_JOIN}(?:{_LEAD})(?:{_DAY}|{_CLOCK}))*)(?!\w)",
    re.I,
)
_BEHIND = re.compile(
    r"(?:\b(?:afgelopen|vorige|verleden|sinds|sedert|gisteren|eergisteren|d\.d\.)\s*(?:week\s+|op\s+|dag\s+)?|\bvan\s+(?:de\s+)?)$", re.I
)
_BEHIND_AFTER = re.compile(r"\s*(?:geleden|jl\.?|jongstleden|terug)\b", re.I)
_RANGE = re.compile(r"^van\b.*\b(?:tot|t/m|-|–)\b", re.I)
TRIGGER = re.compile(
    r"\d|dag|morgen|avond|middag|ochtend|uur|uren|we(?:ek|ken)|maand|minu|kwart|half|jaar|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    re.I,
)


@dataclass(frozen=True)
class MomentRange:
    """A concrete moment in a text."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends (exclusive), in code points."""
    behind: bool
    """Whether it lies in the past, such as ‘afgelopen maandag’."""


def find_moments(text: str) -> list[MomentRange]:
    """Return the moments in a text, in order."""
    if not TRIGGER.search(text):
        return []
    return [_moment(text, match) for match in MOMENT.finditer(text)]


def _moment(text: str, match: re.Match[str]) -> MomentRange:
    words = match.group()
    of_something = words.lower().startswith("van ") and not _RANGE.match(words)
    behind = of_something or bool(_BEHIND.search(text[: match.start()])) or bool(_BEHIND_AFTER.match(text, match.end()))
    return MomentRange(match.start(), match.end(), behind)


def mark_moments(doc: Doc) -> None:
    """Leave the moments of a Doc in `doc.spans["moment"]`, those that lie behind in `doc.spans["past-moment"]`."""
    ahead: list[Span] = []
    behind: list[Span] = []
    for moment in find_moments(doc.text):
        span = doc.char_span(moment.start, moment.end, alignment_mode="expand")
        if span is not None:
            (behind if moment.behind else ahead).append(span)
    doc.spans["moment"] = ahead
    doc.spans["past-moment"] = behind
