"""Measuring oneself by a competitor: ‘goedkoper dan KPN’, ‘in tegenstelling tot andere aanbieders zijn wij eerlijk’."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.competitor_clauses import OURSELVES, clause_around, is_denied, is_open, standard_word
from checker.findings.constructions.competitor_names import competitors
from checker.findings.model import Reading, overlaps
from checker.language.verbs import adjective_forms

_FRONTED = frozenset({"vergeleken", "vergelijking", "opzichte", "tegenstelling"})
_ANCHORS = _FRONTED | {"dan", "als"}
_COMPARATIVE = re.compile(r"[a-zà-ÿ]{3,}ere?|meer")
_NO_COMPARATIVE = frozenset(
    "over onder ander andere anderen zonder verder weer keer ieder iedere zeer server partner nummer computer beheer "
    "manier papier kwartier plezier hier vier zeker bijzonder bijzondere eer heer mevrouw leer meneer moeder vader".split()
)
_TIMES_AS = re.compile(r"(?:keer|dubbel|maal|tweemaal|driemaal) zo (\w+)$")
_REACH = 9
_PAYING = frozenset({"betaalt", "betaal", "betalen", "kwijt", "kost", "kosten"})
_PRICES = ("prijs", "prijzen", "tarief", "tarieven", "premie", "premies", "kosten", "bedrag")
_SAID = frozenset(
    "had hadden heeft hebben aangaf aangaven verwachtte dacht dachten beloofde beloofden voorspelde schatte opgaf meldde "
    "doorgaf zei zeiden was".split()
)
_BOAST = frozenset({"wel", "wél", "tenminste", "echt", "geen", "niet", "nooit", "altijd", "gewoon"})


def find_comparisons(sentence: Span, reading: Reading, parameters: Parameters) -> Iterator[Found]:
    """Give the comparisons that set the sender above a competitor.

    Parameters: `worse`, the lists of adjectives that are no advantage (‘duurder dan KPN’ belittles nobody); `neutral`,
    comparatives that say nothing by themselves.
    """
    for name in (one for one in competitors(reading) if overlaps(one, sentence)):
        clause = clause_around(name, sentence)
        word = standard_word(name, clause)
        if word is None or is_open(clause) or _is_what_they_said(name, clause):
            continue
        worse = _forms(tuple(reading.lists[name].entries for name in parameters["worse"]))
        if start := _favour(word, name, clause, sentence, reading, worse, parameters["neutral"]):
            yield Found(sentence.doc[start.i : name.end])


def _favour(
    word: Token, name: Span, clause: Span, sentence: Span, reading: Reading, worse: frozenset[str], neutral: Sequence[str]
) -> Token | None:
    """Return where a comparison in the sender's own favour begins; None when it is not one."""
    if word.lower_ in _FRONTED:
        rest = {token.lower_ for token in sentence.doc[name.end : sentence.end]}
        return word if rest & OURSELVES and rest & _BOAST and not rest & worse else None
    better = _twice_as(word, clause, worse) if word.lower_ == "als" else _better(word, clause, worse, neutral)
    if better is None or is_denied(clause.doc[better.i : better.i + 1], clause) or _compares_others(word, clause, reading):
        return None
    return better


def _better(dan: Token, clause: Span, worse: frozenset[str], neutral: Sequence[str]) -> Token | None:
    """Return the comparative of ‘… dan X’ that claims an advantage: `goedkoper`, `minder duur`, `lager` of a price."""
    words = {token.lower_ for token in clause}
    for token in reversed(clause.doc[max(clause.start, dan.i - _REACH) : dan.i]):
        word = token.lower_
        if word == "minder":
            return token if words & _PAYING or token.nbor().lower_ in worse else None
        if not _COMPARATIVE.fullmatch(word) or word in _NO_COMPARATIVE:
            continue
        if word == "lager":
            return token if any(one.endswith(_PRICES) for one in words) else None
        return None if word in worse or word in neutral or word == "meer" and words & _PAYING else token
    return None


def _twice_as(als: Token, clause: Span, worse: frozenset[str]) -> Token | None:
    """Return the adjective of ‘twee keer zo snel als X’."""
    before = clause.doc[clause.start : als.i]
    match = _TIMES_AS.search(" ".join(token.lower_ for token in before))
    return before[-1] if match and match[1] not in worse else None


def _compares_others(word: Token, clause: Span, reading: Reading) -> bool:
    """Tell whether two competitors are compared with each other."""
    before = clause.doc[clause.start : word.i]
    ours = any(token.lower_ in OURSELVES for token in before)
    return not ours and any(clause.start <= name.start < word.i for name in competitors(reading))


def _is_what_they_said(name: Span, clause: Span) -> bool:
    """Tell whether the measure is what a competitor said: ‘later dan PostNL had aangegeven’."""
    return name.end < clause.end and clause.doc[name.end].lower_ in _SAID


@lru_cache(maxsize=8)
def _forms(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset().union(*(adjective_forms(word) for words in lists for word in words if " " not in word))


def _anchors(_: Parameters, __: Mapping[str, Any]) -> frozenset[str]:
    return _ANCHORS


COMPETITOR_COMPARISON = Construction(find=find_comparisons, anchors=_anchors, needs_parse=False)
