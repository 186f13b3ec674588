"""Running down a competitor: a phrase that the rule gives, said about one."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

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
from checker.findings.constructions.competitor_kinds import ANY, NAMED, OTHERS, SOME
from checker.findings.model import Reading
from checker.findings.phrases import PhraseIndex
from checker.language.words import Words
from checker.rulebook.compiler import Lists, PhraseRow, compiler_for

_TARGETS = {"before": named_before, "after": named_next}
_DETERMINERS = frozenset(
    {"een", "het", "de", "uw", "je", "jouw", "zo'n", "zo’n", "elk", "elke", "ieder", "iedere", "deze", "dit"}
)
_SUPPLIES = frozenset(
    "levert leveren verkoopt verkopen maakt maken biedt bieden bouwt bouwen plaatst plaatsen schrijft schrijven".split()
)
_NOUN_WITHIN = 2


class _Says:
    """The parameters of a rule, with its phrases indexed when the first competitor is met."""

    def __init__(self, parameters: Parameters, lists: Mapping[str, Any], vocab: Vocab) -> None:
        self.parameters = parameters
        self._lists = Lists(lists)
        self._vocab = vocab

    def __getstate__(self) -> Mapping[str, Any]:
        _ = self.plain, self.denying  # pickled with it: making them takes longer than reading them
        return vars(self)

    @cached_property
    def plain(self) -> PhraseIndex:
        """Its phrases without a denial of their own."""
        return self._index(denying=False)

    @cached_property
    def denying(self) -> PhraseIndex:
        """Its phrases with one: ‘niet bereikbaar’."""
        return self._index(denying=True)

    def _index(self, *, denying: bool) -> PhraseIndex:
        rows = _rows(tuple(self.parameters["says"]), self._lists)
        wanted = (row for row in rows if any(DENIALS & slot.words for slot in row.slots) == denying)
        return PhraseIndex(wanted, self._vocab.strings)


def find_judgements(sentence: Span, reading: Reading, says: _Says) -> Iterator[Found]:
    """Give what the sender says about a competitor, one stretch a competitor and clause.

    A rule gives `says`, the phrases; `mild`, the list of nouns before which a mild adjective counts; `lasting`, whether
    what happened once, a figure or a moment is left alone; `contrast`, whether the own organisation must be set
    against it; `touching`, whether the phrase must stand right beside the name; `target`, where the competitor is when
    not in the phrase's own clause: `before` or `after` it.
    """
    stretches: dict[tuple[int, int], Span] = {}
    for judgement in _judgements(sentence, says):
        clause = clause_around(judgement, sentence, reading)
        parameters = says.parameters
        name = _TARGETS[parameters["target"]](clause) if "target" in parameters else about(judgement, clause)
        if name is not None and _counts(judgement, name, clause, parameters):
            here = Clause(sentence, sentence, reading) if "target" in parameters else clause
            stretch = underlined(judgement, name, here)
            place = (name.start, clause.span.start)
            stretches[place] = _joined(stretches.get(place, stretch), stretch)
    yield from map(Found, stretches.values())


def _counts(judgement: Span, name: Span, clause: Clause, parameters: Parameters) -> bool:
    if clause.is_open or clause.is_asked or is_denied(judgement, clause.span):
        return False
    if parameters.get("touching") and judgement.end != name.start and name.end != judgement.start:
        return False
    if parameters.get("lasting") and is_report(clause):
        return False
    if parameters.get("contrast") and (is_report(clause) or not is_contrasted(clause)):
        return False
    if not _is_rival(judgement, name, clause) and (name.label_ == ANY or not is_contrasted(clause)):
        return False
    if "mild" not in parameters:
        return True
    return not is_incident(clause) and _describes(judgement, name, clause.reading.lists[parameters["mild"]].entries)


def _is_rival(judgement: Span, name: Span, clause: Clause) -> bool:
    """Tell whether a competitor is meant for sure: a brand, ‘andere aanbieders’, or ‘een onbetrouwbare aanbieder’."""
    touches = judgement.end in {name.start, name.end - 1}
    is_vague = name.label_ == SOME and any(map(is_us, clause.sentence))
    return name.label_ in {NAMED, OTHERS} or is_vague or (name.label_ in {SOME, ANY} and touches)


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


def _judgements(sentence: Span, says: _Says) -> Iterator[Span]:
    """Give the phrases in a sentence; a ‘niet’ that fills a gap takes the judgement back."""
    for found in says.plain(sentence):
        span = sentence.doc[found.start : found.end]
        if not any(token.lower_ in DENIALS for token in span):
            yield span
    yield from (sentence.doc[found.start : found.end] for found in says.denying(sentence))


@lru_cache(maxsize=32)
def _rows(phrases: tuple[str, ...], lists: Lists) -> tuple[PhraseRow, ...]:
    compiler = compiler_for(lists.by_name)
    return tuple(row for phrase in phrases for row in compiler.rows(phrase))


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    return frozenset().union(*(row.anchors for row in _rows(tuple(parameters["says"]), Lists(lists))))


def _can_stand(words: Words, reading: Reading, _: object) -> bool:
    return is_named_near(words, reading)


PARAMETERS = frozenset({"says", "mild", "lasting", "contrast", "touching", "target"})
COMPETITOR = Construction(
    find=find_judgements,
    anchors=_anchors,
    parameters=PARAMETERS,
    prepare=_Says,
    can_stand=_can_stand,
    needs_parse=False,
)
