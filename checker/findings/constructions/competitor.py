"""Running down a competitor: a phrase from the rule said about one."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Span, Token
from spacy.vocab import Vocab

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.competitor_clauses import (
    about,
    clause_around,
    is_contrasted,
    is_denied,
    is_incident,
    is_open,
    underlined,
)
from checker.findings.constructions.competitor_names import SOME, competitors
from checker.findings.model import Reading
from checker.rulebook.compiler import Compiler, LinearPattern
from checker.rulebook.model import WordList

_DETERMINERS = frozenset({"een", "het", "de", "uw", "je", "jouw", "zo'n", "zo’n", "elk", "elke", "ieder", "iedere", "deze", "dit"})
_NOUN_WITHIN = 3


class _Lists:
    """The word lists of one rulebook, as a key: two are equal when they are the same object."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self.lists = lists

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lists) and self.lists is other.lists

    def __hash__(self) -> int:
        return id(self.lists)


def find_judgements(sentence: Span, reading: Reading, parameters: Parameters) -> Iterator[Found]:
    """Give what the sender says about a competitor, one stretch a competitor and clause.

    Parameters: `says`, the phrases; `mild`, the list of nouns that a mild adjective may stand before; `contrast`, whether
    the sender has to set the own organisation against it; `touching`, whether the phrase must stand right beside the name.
    """
    if not competitors(reading):
        return
    stretches: dict[tuple[int, int], Span] = {}
    for judgement in _matcher(reading.doc.vocab, tuple(parameters["says"]), _Lists(reading.lists))(sentence, as_spans=True):
        clause = clause_around(judgement, sentence)
        name = about(judgement, clause, sentence, reading)
        if name is None or not _counts(judgement, name, clause, sentence, reading, parameters):
            continue
        stretch = underlined(judgement, name, clause)
        known = stretches.get((name.start, clause.start), stretch)
        stretches[name.start, clause.start] = _joined(known, stretch)
    yield from map(Found, stretches.values())


def _counts(judgement: Span, name: Span, clause: Span, sentence: Span, reading: Reading, parameters: Parameters) -> bool:
    if is_open(clause) or is_denied(judgement, clause):
        return False
    if parameters.get("touching") and not (judgement.end == name.start or name.end == judgement.start):
        return False
    if parameters.get("contrast") and not is_contrasted(clause, sentence, reading):
        return False
    nouns = parameters.get("mild")
    return nouns is None or _is_meant(judgement, name, clause, sentence, reading, nouns)


def _is_meant(judgement: Span, name: Span, clause: Span, sentence: Span, reading: Reading, nouns: str) -> bool:
    """Tell whether a mild adjective judges the competitor, not the weather or what happened to go wrong yesterday."""
    if is_incident(clause, reading):
        return False
    described = _described(judgement, name, reading.lists[nouns].entries)
    sure = name.label_ != SOME or judgement.end == name.end - 1 or judgement.end == name.start
    return described and (sure or name.start <= judgement.start < name.end or is_contrasted(clause, sentence, reading))


def _described(judgement: Span, name: Span, nouns: tuple[str, ...]) -> bool:
    """Tell whether an adjective stands before the name or a noun of service, or before no noun at all."""
    adjective = judgement[-1]
    after = judgement.doc[judgement.end : judgement.end + _NOUN_WITHIN]
    before = judgement.doc[judgement.start - 1].lower_ if judgement.start > judgement.sent.start else ""
    if not adjective.lower_.endswith("e") and before not in _DETERMINERS:
        return True
    if name.start <= judgement.end <= name.end or any(token.i == name.start for token in after):
        return True
    return any(token.lower_.endswith(nouns) for token in after)


def _joined(one: Span, other: Span) -> Span:
    return one.doc[min(one.start, other.start) : max(one.end, other.end)]


@lru_cache(maxsize=32)
def _matcher(vocab: Vocab, phrases: tuple[str, ...], lists: _Lists) -> Matcher:
    matcher = Matcher(vocab, validate=True)
    matcher.add("says", [pattern.tokens for pattern in _patterns(phrases, lists)])
    return matcher


@lru_cache(maxsize=32)
def _patterns(phrases: tuple[str, ...], lists: _Lists) -> tuple[LinearPattern, ...]:
    compiler = Compiler(lists.lists)
    return tuple(pattern for phrase in phrases for pattern in compiler.phrase(phrase))


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    return frozenset().union(*(pattern.anchors for pattern in _patterns(tuple(parameters["says"]), _Lists(lists))))


COMPETITOR = Construction(find=find_judgements, anchors=_anchors, needs_parse=False)
