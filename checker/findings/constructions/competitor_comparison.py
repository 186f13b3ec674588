"""Measuring oneself by a competitor: ‘goedkoper dan KPN’, ‘in tegenstelling tot andere aanbieders zijn wij eerlijk’."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.competitor_clauses import OURSELVES, Clause, clause_around, is_denied
from checker.findings.constructions.competitor_kinds import ANY, SOME, UNKNOWN
from checker.findings.constructions.competitor_names import competitors
from checker.findings.constructions.competitor_standard import standard_word
from checker.findings.model import Reading, overlaps
from checker.language.verbs import adjective_forms

_FRONTED = frozenset({"vergeleken", "vergelijking", "opzichte", "tegenstelling"})
_ANCHORS = _FRONTED | {"dan", "als"}
_BEFORE_US = frozenset({"vorige", "oude", "huidige", "vroegere", "eerdere"})
_COMPARATIVE = re.compile(r"[a-zà-ÿ]{3,}ere?|meer")
_NO_COMPARATIVE = frozenset(
    "over onder ander andere anderen zonder verder weer keer ieder iedere zeer server partner nummer computer beheer "
    "manier papier kwartier plezier hier vier zeker bijzonder bijzondere eer heer leer meneer moeder "
    "vader".split()
)
_TIMES_AS = re.compile(r"(?:keer|dubbel|maal|tweemaal|driemaal) zo (\w+)$")
_REACH = 9
_PAYING = frozenset({"betaalt", "betaal", "betalen", "kwijt", "kost", "kosten"})
_PRICES = ("prijs", "prijzen", "tarief", "tarieven", "premie", "premies", "kosten", "bedrag")
_SAID = frozenset(
    "had hadden heeft hebben aangaf aangaven verwachtte dacht dachten beloofde beloofden voorspelde schatte opgaf "
    "meldde doorgaf zei zeiden was".split()
)
_REGRET = frozenset({"helaas", "jammer", "spijtig"})
_NO_LONGER = frozenset({"geen", "niet", "nooit"})
_BOAST = frozenset({"wel", "wél", "tenminste", "echt", "geen", "niet", "nooit", "altijd", "gewoon"})


def find_comparisons(sentence: Span, reading: Reading, parameters: Parameters) -> Iterator[Found]:
    """Give the comparisons that set the sender above a competitor.

    A rule gives `worse`, the lists of adjectives that are no advantage (‘duurder dan KPN’ belittles nobody), and
    `neutral`, comparatives that say nothing by themselves.
    """
    for name in (one for one in competitors(reading) if overlaps(one, sentence)):
        clause = clause_around(name, sentence, reading)
        word = standard_word(name, clause.span)
        if word is None or clause.is_open or _is_what_they_said(name, clause.span):
            continue
        worse = _forms(tuple(reading.lists[one].entries for one in parameters["worse"]))
        favour = _differs if _is_fronted(word, name) else _is_better
        if start := favour(word, name, clause, worse, parameters["neutral"]):
            yield Found(sentence.doc[start.i : name.end])


def _differs(word: Token, name: Span, clause: Clause, worse: frozenset[str], neutral: Sequence[str]) -> Token | None:
    """Return where ‘in tegenstelling tot X zijn wij eerlijk’ begins; None when we differ for the worse."""
    doc, sentence = word.doc, clause.sentence
    rest = {token.lower_ for token in (*doc[sentence.start : word.i], *doc[name.end : sentence.end])}
    claims = rest & _BOAST or any(_is_comparative(one) and one not in neutral for one in rest)
    opens = word.i > sentence.start and word.nbor(-1).lower_ in {"anders", "in", "ten"}
    start = word.nbor(-1) if opens else word
    is_worse = rest & _REGRET or (rest & worse and not rest & _NO_LONGER)
    return start if rest & OURSELVES and claims and not is_worse else None


def _is_better(word: Token, name: Span, clause: Clause, worse: frozenset[str], neutral: Sequence[str]) -> Token | None:
    """Return the comparative of ‘goedkoper dan X’ when it is in our favour."""
    here = clause.span
    better = _twice_as(word, here, worse) if word.lower_ == "als" else _better(word, here, worse, neutral)
    if better is None or is_denied(here.doc[better.i : better.i + 1], here):
        return None
    return None if _compares_others(word, name, clause) else better


def _is_fronted(word: Token, name: Span) -> bool:
    """Tell whether we differ from a competitor, ‘anders dan KPN’; an earlier supplier may only explain what changes."""
    differs = word.lower_ == "dan" and word.i > word.sent.start and word.nbor(-1).lower_ == "anders"
    return word.lower_ in _FRONTED or (differs and not any(token.lower_ in _BEFORE_US for token in name))


def _better(dan: Token, clause: Span, worse: frozenset[str], neutral: Sequence[str]) -> Token | None:
    """Return the comparative of ‘… dan X’ that claims an advantage: `goedkoper`, `minder duur`, `lager` of a price."""
    words = {token.lower_ for token in clause}
    for token in reversed(clause.doc[max(clause.start, dan.i - _REACH) : dan.i]):
        word = token.lower_
        if word == "minder":
            return token if words & _PAYING or token.nbor().lower_ in worse else None
        if not _is_comparative(word):
            continue
        if word == "lager":
            return token if any(one.endswith(_PRICES) for one in words) else None
        return None if word in worse or word in neutral or (word == "meer" and words & _PAYING) else token
    return None


def _is_comparative(word: str) -> bool:
    return bool(_COMPARATIVE.fullmatch(word)) and word not in _NO_COMPARATIVE


def _twice_as(als: Token, clause: Span, worse: frozenset[str]) -> Token | None:
    """Return the adjective of ‘twee keer zo snel als X’."""
    before = clause.doc[clause.start : als.i]
    match = _TIMES_AS.search(" ".join(token.lower_ for token in before))
    return before[-1] if match and match[1] not in worse else None


def _compares_others(word: Token, name: Span, clause: Clause) -> bool:
    """Tell whether two competitors are compared with each other, or somebody with everybody else."""
    before = clause.span.doc[clause.span.start : word.i]
    if any(token.lower_ in OURSELVES - {"ik", "mijn"} for token in before):
        return False
    others = (other for other in competitors(clause.reading) if clause.span.start <= other.start < word.i)
    return name.label_ in {ANY, SOME, UNKNOWN} or any(others)


def _is_what_they_said(name: Span, clause: Span) -> bool:
    """Tell whether the measure is what a competitor said: ‘later dan PostNL had aangegeven’."""
    return name.end < clause.end and clause.doc[name.end].lower_ in _SAID


@lru_cache(maxsize=8)
def _forms(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset().union(*(adjective_forms(word) for words in lists for word in words if " " not in word))


def _anchors(_: Parameters, __: Mapping[str, Any]) -> frozenset[str]:
    return _ANCHORS


COMPETITOR_COMPARISON = Construction(
    find=find_comparisons, anchors=_anchors, parameters=frozenset({"worse", "neutral"}), needs_parse=False
)
