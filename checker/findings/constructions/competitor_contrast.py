"""Setting oneself against a competitor: ‘bij KPN belt u een robot, bij ons een mens’."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from spacy.tokens import Span

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.competitor_clauses import (
    OURSELVES,
    Clause,
    clause_around,
    has_opinion,
    is_us,
)
from checker.findings.constructions.competitor_kinds import ANY, SOME, UNNAMED
from checker.findings.constructions.competitor_names import competitors
from checker.findings.constructions.competitor_standard import standard_word
from checker.findings.model import Reading, overlaps
from checker.language.verbs import adjective_forms

_US = OURSELVES - {"ik", "mijn"}
_AGAINST = frozenset({"terwijl", "waar", "zoals", "waarbij"})
_LINKS = frozenset({"maar", "en", "terwijl", "daarentegen", "want"})
_OPENING_WORDS = 4
_EXPLICIT = frozenset({"wel", "wél", "niet", "nooit", "tenminste", "nog"})
_OUR_LIMITS = frozenset(
    "alleen slechts pas helaas ook evenmin enkel even daarom dus dan vandaag nu morgen alvast fout schuld spijt "
    "excuses".split()
)
_OUR_LACK = frozenset({"niet", "geen", "nooit", "minder", "duurder", "trager", "langer"})
_OUR_SHORTAGE = frozenset({"op", "uitverkocht", "dicht", "gesloten", "vol", "volgeboekt", "stuk", "kapot", "over"})
_CLAIMS = tuple(
    tuple(words.split())
    for words in ("bij ons", "de onze", "het onze", "die van ons", "dat van ons", "wij zijn", "we zijn")
)
_NO_VERBS = frozenset("de het een uw je op in met per aan om over uit tot en of vanaf voor naar".split())
_PRIDE = frozenset(
    "wel wél echt gewoon altijd zelf tenminste nog zonder eerlijk graag persoonlijk vers samen snel kennen maken "
    "hele helemaal volledig luisteren denken gaan alles allemaal meteen direct overal iedereen inbegrepen "
    "inclusief".split()
)
_FAIR = frozenset(
    "goed goede goeie prima mooi mooie fijn fijne gratis ook beter betere meer zelfde hetzelfde gelijk terecht zoals "
    "wel".split()
)
_ANCHORS = frozenset({"onze", "ons", "wij", "we"})
_NUMBERS = frozenset("twee drie vier vijf zes zeven acht negen tien elf twaalf honderd procent euro".split())
_FREED = frozenset({"hoef", "hoeft", "hoeven"})
_MODAL = frozenset({"kan", "kunnen", "mag", "mogen", "kon", "konden"})
_PERFECT = frozenset({"heeft", "hebben", "had", "hadden", "is", "zijn", "was", "waren"})
_PARTICIPLE = re.compile(r"(?:ge|ver|be|ont|her|door|over|aan|op|in|uit|af|mee|toe|terug)[a-zëï]{2,}(?:d|t|en)")
_ONCE = frozenset(
    "gisteren eergisteren vandaag vanochtend vanmorgen vanmiddag vanavond vannacht momenteel tijdelijk ogenblik "
    "afgelopen sinds storing storingen weekend gladheid sneeuw drukte overmacht stroomstoring".split()
)
_ONCE_PHRASES = re.compile(r"\b(?:op (?:dit|het) moment|(?:deze|vorige) (?:week|maand|keer)|vorig jaar)\b")


def is_incident(clause: Clause) -> bool:
    """Tell whether a clause reports what happened once: ‘gisteren was DHL traag’."""
    past = any(clause.holds(moment) for moment in clause.reading.spans("past-moment"))
    return past or bool(_ONCE & set(clause.words)) or bool(_ONCE_PHRASES.search(" ".join(clause.words)))


def is_report(clause: Clause) -> bool:
    """Tell whether a clause only reports: a figure or a moment, what has been done, what need not be done."""
    words = set(clause.words)
    figures = bool(_NUMBERS & words) or any(word[0].isdigit() for word in words)
    moment = any(overlaps(span, clause.span) for span in clause.reading.spans("moment"))
    perfect = bool(_PERFECT & words) and bool(_PARTICIPLE.fullmatch(clause.words[-1]))
    allowed = bool(_MODAL & words) and not _EXPLICIT & {token.lower_ for token in clause.rest}
    return figures or moment or perfect or allowed or bool(_FREED & words) or is_incident(clause)


def is_contrasted(clause: Clause) -> bool:
    """Tell whether the sender sets the own organisation against a clause about somebody else."""
    if any(map(is_us, clause.span)):
        return False
    ours = _ours(clause)
    if ours is not None:
        return not _OUR_LIMITS & set(ours)
    before = clause.span.doc[clause.sentence.start : clause.span.start]
    return bool(_AGAINST & set(clause.words[:1])) and any(token.lower_ in _US for token in before)


def _ours(clause: Clause) -> list[str] | None:
    """Return what is said about ourselves: after the clause, in the next sentence, or in a ‘Bij ons …’ before it."""
    rest = [token for token in clause.rest if not token.is_punct]
    us = [token for token in rest if token.lower_ in _US and not has_opinion(token, clause.sentence)]
    words = [token.lower_ for token in rest]
    if us:
        return words if us[0] in rest[:_OPENING_WORDS] or _EXPLICIT & set(words) else None
    if words:
        return None
    return next((one for one in (_next_words(clause), _earlier_words(clause)) if _answers(one)), None)


def _answers(words: list[str]) -> bool:
    """Tell whether another sentence answers with ourselves: ‘Bij ons …’, ‘Wij doen dat wel’."""
    claims = bool((_EXPLICIT - {"niet"}) & set(words))
    return words[:2] == ["bij", "ons"] or (claims and bool(_US & set(words[:_OPENING_WORDS])))


def _next_words(clause: Clause) -> list[str]:
    following = next((one for one in clause.reading.sentences if one.start >= clause.sentence.end), None)
    return _words(following)


def _earlier_words(clause: Clause) -> list[str]:
    earlier = next((one for one in reversed(clause.reading.sentences) if one.end <= clause.sentence.start), None)
    words = _words(earlier)
    return words if words[:2] == ["bij", "ons"] else []


def _words(span: Span | None) -> list[str]:
    return [token.lower_ for token in span if token.is_alpha] if span is not None else []


def find_contrasts(sentence: Span, reading: Reading, parameters: Parameters) -> Iterator[Found]:
    """Give the clauses about a competitor that the sender answers with ‘bij ons …’ or ‘wij zijn …’.

    A rule gives `praise`, the lists of adjectives that speak for the competitor.
    """
    praise = _forms(tuple(reading.lists[name].entries for name in parameters["praise"]))
    for name in (one for one in competitors(reading) if overlaps(one, sentence)):
        clause = clause_around(name, sentence, reading)
        if _is_put_down(name, clause, praise) and _is_answered(clause):
            yield Found(_without_marks(clause.span))


def _is_put_down(name: Span, clause: Clause, praise: frozenset[str]) -> bool:
    words = set(clause.words)
    if name.label_ == ANY or (name.label_ == SOME and not words & UNNAMED):
        return False
    is_fair = bool(words & (praise | _FAIR)) or clause.is_open or is_report(clause)
    return not is_fair and not any(map(is_us, clause.span)) and standard_word(name, clause.span) is None


def _is_answered(clause: Clause) -> bool:
    """Tell whether a clause is followed by one that claims something for ourselves."""
    rest = [word for word in _words(clause.rest) if word not in _LINKS]
    if not rest:
        following = _next_words(clause)
        return following[:2] == ["bij", "ons"] and _is_claim(following)
    if _AGAINST & set(clause.words[:1]):
        return bool(_US & set(rest)) and not set(rest) & (_OUR_LIMITS - {"dan"} | _OUR_LACK)
    return _is_claim(rest)


def _is_claim(words: list[str]) -> bool:
    """Tell whether words claim something for ourselves, with a verb: ‘bij ons ligt …’, not ‘bij ons een loket’."""
    if set(words) & (_OUR_LIMITS | _OUR_LACK) or words[-1] in _OUR_SHORTAGE:
        return False
    for opening in _CLAIMS:
        if tuple(words[: len(opening)]) == opening:
            return len(words) > len(opening) + 1 and words[len(opening)] not in _NO_VERBS
    return words[0] == "onze" or (words[0] in {"wij", "we"} and bool(_PRIDE & set(words)))


def _without_marks(clause: Span) -> Span:
    words = [token.i for token in clause if not token.is_punct and not token.is_space]
    return clause.doc[words[0] : words[-1] + 1]


@lru_cache(maxsize=8)
def _forms(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset().union(*(adjective_forms(word) for words in lists for word in words))


def _anchors(_: Parameters, __: Mapping[str, Any]) -> frozenset[str]:
    return _ANCHORS


COMPETITOR_CONTRAST = Construction(
    find=find_contrasts, anchors=_anchors, parameters=frozenset({"praise"}), needs_parse=False
)
