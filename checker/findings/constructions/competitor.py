"""Running down a competitor: a phrase that the rule gives, said about one."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.competitor_clauses import (
    DENIALS,
    Clause,
    about,
    clause_around,
    is_denied,
    is_named_near,
    is_us,
    named_before,
    named_next,
    underlined,
)
from checker.findings.constructions.competitor_contrast import is_contrasted, is_incident, is_report
from checker.findings.constructions.competitor_names import NAMED, OTHERS, SOME
from checker.findings.model import Reading
from checker.rulebook.compiler import Compiler, LinearPattern
from checker.rulebook.model import WordList

_TARGETS = {"before": named_before, "after": named_next}
_DETERMINERS = frozenset(
    {"een", "het", "de", "uw", "je", "jouw", "zo'n", "zo’n", "elk", "elke", "ieder", "iedere", "deze", "dit"}
)
_SUPPLIES = frozenset(
    "levert leveren verkoopt verkopen maakt maken biedt bieden bouwt bouwen plaatst plaatsen schrijft schrijven".split()
)
_NOUN_WITHIN = 2


class _Lists:
    """The word lists of one rulebook, as a key: two are equal when they are the same object."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self.lists = lists

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lists) and self.lists is other.lists

    def __hash__(self) -> int:
        return id(self.lists)


class _Phrases:
    """The phrases of a rule, each tried only in a sentence that has its anchor."""

    def __init__(self, vocab: Vocab, patterns: tuple[LinearPattern, ...]) -> None:
        self._vocab = vocab
        self._patterns = patterns
        self._matchers: dict[int, Matcher] = {}
        self._index: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            for word in pattern.anchors:
                self._index.setdefault(word, []).append(number)

    def find(self, sentence: Span) -> Iterator[Span]:
        """Give the phrases in a sentence; a ‘niet’ that fills a gap takes the judgement back."""
        for number in {one for token in sentence for one in self._index.get(token.lower_, ())}:
            holds_denial = _holds_denial(self._patterns[number])
            for span in self._matcher(number)(sentence, as_spans=True):
                if holds_denial or not any(token.lower_ in DENIALS for token in span):
                    yield span

    def _matcher(self, number: int) -> Matcher:
        if number not in self._matchers:
            matcher = Matcher(self._vocab)
            matcher.add("says", [self._patterns[number].tokens])
            self._matchers[number] = matcher
        return self._matchers[number]


def find_judgements(sentence: Span, reading: Reading, parameters: Parameters) -> Iterator[Found]:
    """Give what the sender says about a competitor, one stretch a competitor and clause.

    A rule gives `says`, the phrases; `mild`, the list of nouns before which a mild adjective counts; `lasting`, whether
    what happened once, a figure or a moment is left alone; `contrast`, whether the own organisation must be set
    against it; `touching`, whether the phrase must stand right beside the name; `target`, where the competitor is when
    not in the phrase's own clause: `before` or `after` it.
    """
    if not is_named_near(sentence, reading):
        return
    stretches: dict[tuple[int, int], Span] = {}
    phrases = _phrases(reading.doc.vocab, tuple(parameters["says"]), _Lists(reading.lists))
    for judgement in phrases.find(sentence):
        clause = clause_around(judgement, sentence, reading)
        name = _TARGETS[parameters["target"]](clause) if "target" in parameters else about(judgement, clause)
        if name is not None and _counts(judgement, name, clause, parameters):
            here = Clause(sentence, sentence, reading) if "target" in parameters else clause
            stretch = underlined(judgement, name, here)
            place = (name.start, clause.span.start)
            stretches[place] = _joined(stretches.get(place, stretch), stretch)
    yield from map(Found, stretches.values())


def _counts(judgement: Span, name: Span, clause: Clause, parameters: Parameters) -> bool:
    if clause.is_open or is_denied(judgement, clause.span):
        return False
    if parameters.get("touching") and judgement.end != name.start and name.end != judgement.start:
        return False
    if parameters.get("lasting") and is_report(clause):
        return False
    if parameters.get("contrast") and (is_report(clause) or not is_contrasted(clause)):
        return False
    if not _is_rival(judgement, name, clause) and not is_contrasted(clause):
        return False
    if "mild" not in parameters:
        return True
    return not is_incident(clause) and _describes(judgement, name, clause.reading.lists[parameters["mild"]].entries)


def _is_rival(judgement: Span, name: Span, clause: Clause) -> bool:
    """Tell whether a competitor is meant for sure: a brand, ‘andere aanbieders’, or ‘een onbetrouwbare aanbieder’."""
    if name.label_ != SOME:
        return name.label_ in {NAMED, OTHERS}
    return judgement.end in {name.start, name.end - 1} or any(map(is_us, clause.sentence))


def _describes(judgement: Span, name: Span, nouns: tuple[str, ...]) -> bool:
    """Tell whether an adjective stands before the name, something it has, or no noun at all."""
    after = judgement.doc[judgement.end : judgement.end + _NOUN_WITHIN]
    before = judgement.doc[judgement.start - 1].lower_ if judgement.start > judgement.sent.start else ""
    attributive = judgement[-1].lower_.endswith("e") or before in _DETERMINERS
    beside_name = name.start - 1 <= judgement.end <= name.end or _has_noun_of(judgement, name)
    supplied = name.start < judgement.start and any(
        token.lower_ in _SUPPLIES for token in judgement.doc[name.end : judgement.start]
    )
    return not attributive or beside_name or supplied or any(token.lower_.endswith(nouns) for token in after)


def _has_noun_of(judgement: Span, name: Span) -> bool:
    """Tell whether an adjective stands before what the competitor has: ‘slechte vertalingen van Berlitz’."""
    between = judgement.doc[judgement.end : name.start]
    return 2 <= len(between) <= _NOUN_WITHIN + 1 and between[1].lower_ == "van"


def _joined(one: Span, other: Span) -> Span:
    return one.doc[min(one.start, other.start) : max(one.end, other.end)]


def _holds_denial(pattern: LinearPattern) -> bool:
    """Tell whether a phrase holds a denial of its own: ‘niet bereikbaar’."""
    return any(DENIALS & set(token.get("LOWER", {}).get("IN", ())) for token in pattern.tokens)


@lru_cache(maxsize=32)
def _phrases(vocab: Vocab, phrases: tuple[str, ...], lists: _Lists) -> _Phrases:
    return _Phrases(vocab, _patterns(phrases, lists))


@lru_cache(maxsize=32)
def _patterns(phrases: tuple[str, ...], lists: _Lists) -> tuple[LinearPattern, ...]:
    compiler = Compiler(lists.lists)
    return tuple(pattern for phrase in phrases for pattern in compiler.phrase(phrase))


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    return frozenset().union(*(pattern.anchors for pattern in _patterns(tuple(parameters["says"]), _Lists(lists))))


COMPETITOR = Construction(find=find_judgements, anchors=_anchors, needs_parse=False)
