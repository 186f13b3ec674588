"""Moments: concrete dates, times and durations that a customer can count on.

`vóór vrijdag 17.00 uur`, `binnen 3 werkdagen`, `over 8 weken`, `morgenochtend` and `uiterlijk eind deze week` are moments;
`eind deze week` and `over een paar dagen` are not. Moments that lie behind (`gisteren`, `afgelopen maandag`, `uw mail van
12 maart`) and opening hours (`op werkdagen van 9 tot 17 uur`) are kept apart: they promise nothing.
"""

import re
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span

Kind = Literal["ahead", "behind", "hours"]
GROUPS: dict[Kind, str] = {"ahead": "moment", "behind": "past-moment", "hours": "opening-hours"}

_ONES = "een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen"
_COUNT = (
    rf"(?:\d+(?:[.,]\d+)?|(?:(?:{_ONES})(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|negentig)|(?:der|veer|vijf|zes|zeven|acht|negen)tien|"
    rf"tien|elf|twaalf|honderd|anderhalve?|{_ONES})"
)
_NUMBER = rf"(?:\d\s*[x×]\s*24|{_COUNT})"
_ORDINAL = r"(?:\d{1,2}(?:e|ste|de)|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste|eerstvolgende|volgende)"
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_PART = r"(?:ochtend|morgen|middag|namiddag|voormiddag|avond|nacht)"
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = (
    rf"(?:{_HOUR}[.:][0-5]\d\s*(?:uur|u\b\.?|h\b)|{_HOUR}\s*(?:uur|u\b\.?|h\b)(?!\s+(?:per|lang|geleden|werk|durend|aan)\b)(?:\s*[0-5]\d\b)?"
    rf"|{_HOUR}u[0-5]\d|(?:half|kwart\s+(?:voor|over))\s+(?:{_ONES}|tien|elf|twaalf|\d{{1,2}})(?!\s*(?:uur|%|procent)))"
)
_WORD_HOUR = rf"(?:{_ONES}|tien|elf|twaalf)"
_BARE_CLOCK = (
    rf"(?:{_HOUR}[.:][0-5]\d(?!\s*(?:euro|%|kg|m\b))|{_WORD_HOUR}\s+uur(?!\s+of\b)|{_WORD_HOUR}(?=\s+(?:en|tot)\s+{_WORD_HOUR}(?!\s*\w))|"
    rf"(?<=en\s){_WORD_HOUR}(?!\s*\w)|(?<=tot\s){_WORD_HOUR}(?!\s*\w)|{_HOUR}(?=\s+(?:en|tot)\s+{_HOUR}))"
)
_DATE = (
    rf"(?:(?:ma|di|wo|do|vr|za|zo)\.?\s+)?(?:(?:0?[1-9]|[12]\d|3[01])(?:e|ste|de)?(?:\s*(?:en|of|t/m|tot(?:\s+en\s+met)?|-|–)\s*\d{{1,2}})?\s+{_MONTH}(?:\s+(?:\d{{4}}|'\d{{2}}))?"
    r"|(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])[-/](?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}"
    r"|(?!24/7|1/[2-4]\b|[23]/[34]\b)(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/]))"
)
_FEAST = (
    r"(?:(?:eerste|tweede|1e|2e)\s+(?:kerst|paas|pinkster)dag|nieuwjaarsdag|koningsdag|bevrijdingsdag|hemelvaartsdag|goede\s+vrijdag|"
    r"oudejaarsdag|oudejaarsavond|kerstavond)"
)
_DAY = (
    rf"(?:{_WEEKDAY}(?:\s+\d{{1,2}}(?=\s+(?:tot|t/m|en|of)\b)|{_PART})?(?!s?\w)|{_DATE}|{_FEAST}"
    r"|de\s+\d{1,2}(?:e|ste|de)(?=\s*(?:[,.;:)!?]|$|van\s+(?:de(?:ze)?|volgende)\s+maand|om\b|vóór\b|voor\b|is\b|heeft\b|staat\b|komt\b|hoort\b))"
    rf"|(?:de\s+|uw\s+|je\s+)?{_ORDINAL}\s+werkdag|(?:de|diezelfde|dezelfde)\s+(?:volgende\s+)?dag(?=\s+(?:erna|daarna|nog|na|van)\b)|(?:de|uw|je)\s+(?:eerst)?volgende\s+dag"
    r"|(?:die)?zelfde\s+(?:werk)?dag|dezelfde\s+(?:werk)?dag"
    rf"|overmorgen(?:{_PART}|\s+vroeg)?|morgen(?:{_PART}|\s*vroeg)|vanochtend|vanmorgen|vanmiddag|vanavond|vannacht|vandaag"
    r"|(?<!goede\s)(?<!goeie\s)(?<!de\s)(?<!'s\s)(?<!’s\s)(?<!iedere\s)(?<!elke\s)morgen"
    r"|(?:in\s+)?(?:week|wk\.?|weeknummer)\s+(?:[1-4]?\d|5[0-3])(?!\d)|(?:aan\s+het\s+)?einde?\s+van\s+de\s+(?:werk)?(?:dag|middag|ochtend|avond))"
)
_UNIT = (
    r"(?:seconden?|minuten|minuut|min\.|uur|uren|u\b|h\b|kantooruren|werkuren|dag(?:en)?|kalenderdag(?:en)?|werkdag(?:en)?|wd\b|week|weken|"
    r"maand(?:en)?|kwartaal|kwartier|jaar|etmaal)(?!\w)(?!\s+of\s+(?:wat|twee|drie|vier|vijf|zes|acht|tien)\b)"
)
_ABOUT = r"(?:de\s+|uiterlijk\s+|maximaal\s+|hooguit\s+|ongeveer\s+|circa\s+|ca\.\s*|zo'n\s+|max\.?\s+|gemiddeld\s+|een\s+termijn\s+van\s+|nog\s+)*"
_RANGE = rf"(?:{_NUMBER}\s*(?:à|a|tot|-|–|of)\s*)?"
_AMOUNT = rf"(?:{_NUMBER}|(?:een|'n)\s+hal(?:f|ve)|'n)"
_DURATION = (
    r"(?:(?:binnen|in|over|na|uiterlijk\s+over|maximaal|max\.?|hooguit|hoogstens|ten\s+hoogste|minder\s+dan|tot)\s+"
    rf"{_ABOUT}{_RANGE}{_AMOUNT}\s*{_UNIT}|binnen\s+het\s+(?:half\s+)?(?:uur|kwartier)|{_NUMBER}\s*(?:à|tot|of|-|–)\s*{_NUMBER}\s*{_UNIT}|{_NUMBER}\s+werkdag(?:en)?"
    rf"|{_NUMBER}\s+{_UNIT}(?=\s+(?:voor|vóór|na|voorafgaand\s+aan)\s+(?:uw|je|jullie|de|het|deze|vertrek|aankomst|ontvangst|levering|aanvang)\b))"
)
_PERIOD = (
    rf"(?:(?:deze|volgende|komende)\s+(?:week|maand)|(?:begin|medio|half|halverwege|eind|het\s+einde?)\s+(?:van\s+)?(?:deze|volgende|komende|de)\s+(?:week|maand)"
    rf"|(?:begin|medio|half|halverwege|eind|het\s+einde?\s+van)\s+{_MONTH}|(?:het|dit|komend)\s+weekend|de\s+kerst|kerst|pasen|pinksteren|hemelvaart|{_MONTH}(?=\W|$))"
)
_BOUND = rf"(?:(?:uiterlijk|ten\s+laatste|vóór|niet\s+later\s+dan)\s+(?:in\s+|op\s+|met\s+|vóór\s+|voor\s+|aan\s+)?{_PERIOD}|voor\s+(?:eind|het\s+einde?|het\s+weekend|de\s+kerst|kerst|pasen|pinksteren)\b(?:\s+van)?(?:\s+(?:deze|de|volgende)\s+(?:week|maand|dag)|\s+{_MONTH})?)"
_LEAD = (
    r"(?:(?:uiterlijk|ten\s+laatste|vóór|voor|vanaf|per|tot(?:\s+en\s+met)?|t/m|op|om|omstreeks|rond|tegen|tussen|komende|aanstaande|a\.s\.|"
    r"eerstvolgende|deze|volgende\s+week|nog|al|en|van)\s+)*"
)
_AT = r"(?:om|vóór|voor|rond|omstreeks|tegen|tussen|na|vanaf|tot|van|uiterlijk)\s+"
_TAIL = r"(?:\s+(?:a\.s\.|aanstaande|nog))?"
_JOIN = r"(?:\s*,?\s*(?:a\.s\.|en|tot(?:\s+en\s+met)?|t/m|om|vóór|voor|rond|omstreeks|tegen|tussen|na|van|uiterlijk|in\s+de|-|–|\(|of|op)?\s*)"
_POINT = rf"(?:{_DAY}|{_CLOCK})"
MOMENT = re.compile(
    rf"(?<![\w€.,-])(?:{_DURATION}|{_BOUND}|{_LEAD}{_POINT}{_TAIL}(?:{_JOIN}{_LEAD}(?:{_POINT}|(?<=\s){_BARE_CLOCK}))*"
    rf"|{_AT}{_BARE_CLOCK}(?:\s+(?:en|tot)\s+(?:{_CLOCK}|{_BARE_CLOCK}))?(?:\s*uur)?)(?!\w)",
    re.I,
)
_LASTS = re.compile(
    rf"\b(?:duurt|duren|duurde|levertijd|wachttijd|doorlooptijd|verwerkingstijd|reactietijd|termijn|kost|vergt)\s+(?:(?:is|van|bedraagt|meestal|normaal|"
    rf"gewoonlijk|doorgaans|naar\s+verwachting|dan|nu|nog|wel|op\s+dit\s+moment)\s+)*{_ABOUT}({_RANGE}{_NUMBER}\s*{_UNIT})",
    re.I,
)
_BEHIND = re.compile(
    r"(?:\b(?:afgelopen|vorige|verleden|voorbije|sinds|sedert|gisteren|gister|eergisteren|d\.d\.)\s*(?:week\s+|op\s+|dag\s+|om\s+)?|"
    r"(?<!week )(?<!weekend )(?<!ochtend )(?<!middag )(?<!ingang )\bvan\s+(?:de\s+)?)$",
    re.I,
)
_BEHIND_AFTER = re.compile(r"\s*(?:geleden|jl\b\.?|j\.l\.|jongstleden)", re.I)
_SPREAD = re.compile(r"^van\b.*\b(?:tot|t/m|-|–)\b", re.I)
_OF_A_WEEK = re.compile(r"\b(?:week|weekend|ochtend|middag|avond|ingang)\s+$", re.I)
_HOURS = re.compile(
    rf"\b(?:(?:op|tijdens|alle|elke|iedere)\s+(?:werk|week)dag(?:en)?|doordeweeks|dagelijks|elke\s+dag|iedere\s+dag|(?:elke|iedere)\s+(?:\w+\s+)?{_WEEKDAY}|7\s+dagen\s+per\s+week|"
    rf"{_WEEKDAY}\s*(?:t/m|tot(?:\s+en\s+met)?|-|–)\s*{_WEEKDAY}|ma\s*(?:t/m|-|–)\s*(?:vr|za|zo)|openingstijden|geopend|open\s+van)\b",
    re.I,
)
_REACHED = re.compile(
    r"\b(?:bereik\w*|kantoor|balie|loket|open|kunt\s+(?:u|je)\s+(?:ons|mij|me)|(?:u|je)\s+kunt\s+(?:ons|mij|me)|belt?\s+(?:(?:u|je)\s+)?ons)\b", re.I
)
_CLOCK_RANGE = re.compile(rf"^(?:van|tussen)\s+{_HOUR}(?:[.:]\d\d)?\s*(?:uur|u)?\s+(?:tot|en)\b", re.I)
TRIGGER = re.compile(
    r"\d|dag|daag|morgen|avond|middag|ochtend|nacht|uur|uren|we(?:ek|ken)|maand|minu|kwart|half|jaar|kerst|pasen|januari|februari|maart|april|mei\b|juni|juli|"
    r"augustus|september|oktober|november|december",
    re.I,
)
_CLAUSE_START = re.compile(r"[.;:!?\n,(]\s")


@dataclass(frozen=True)
class MomentRange:
    """A concrete moment in a text."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends (exclusive), in code points."""
    kind: Kind
    """Whether it lies ahead, lies behind (`afgelopen maandag`) or gives opening hours (`op werkdagen van 9 tot 17 uur`)."""


def find_moments(text: str) -> list[MomentRange]:
    """Return the moments in a text, in order."""
    if not TRIGGER.search(text):
        return []
    found = [MomentRange(match.start(), match.end(), _kind(text, match)) for match in MOMENT.finditer(text)]
    lasting = (MomentRange(*match.span(1), "ahead") for match in _LASTS.finditer(text))
    found += [one for one in lasting if not any(one.start < other.end and other.start < one.end for other in found)]
    return sorted(found, key=lambda one: one.start)


def _kind(text: str, match: re.Match[str]) -> Kind:
    words, before = match.group(), text[: match.start()]
    clause = text[max((found.end() for found in _CLAUSE_START.finditer(before)), default=0) : match.end()]
    if _HOURS.search(clause) or (_CLOCK_RANGE.match(words) and _REACHED.search(clause)):
        return "hours"
    of_something = words.lower().startswith("van ") and not _SPREAD.match(words) and not _OF_A_WEEK.search(before)
    if of_something or _BEHIND.search(before) or _BEHIND_AFTER.match(text, match.end()):
        return "behind"
    return "ahead"


def mark_moments(doc: Doc) -> None:
    """Leave the moments of a Doc in `doc.spans`: ahead in `moment`, behind in `past-moment`, the others in `opening-hours`."""
    groups: dict[str, list[Span]] = {name: [] for name in GROUPS.values()}
    for moment in find_moments(doc.text):
        span = doc.char_span(moment.start, moment.end, alignment_mode="expand")
        if span is not None:
            groups[GROUPS[moment.kind]].append(span)
    for name, spans in groups.items():
        doc.spans[name] = spans
