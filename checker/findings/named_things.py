"""What something is about: the nearest noun in its clause, by word lists in which `-prijs` stands for compounds too."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.model import Hit, Reading
from checker.language.clauses import clause_of
from checker.rulebook.model import WordList

COMPOUND = "-"


def is_about(hit: Hit, reading: Reading, argument: Mapping[str, Any]) -> bool:
    """Tell whether the noun nearest to a hit is one of `lists`; a noun of `others` that is nearer takes it away.

    Of two that are as near, the one behind the hit counts: `wij verhogen de prijs`. A clause without such a noun
    goes on about what the clause before it named: `De korting die u nu krijgt, vervalt.`
    """
    wanted = _words(argument["lists"], reading.lists)
    known = wanted | _words(argument.get("others", ()), reading.lists)
    clause = clause_of(hit.sentence, hit.span)
    places = [clause, *([clause.before] if clause.before else [])]
    named = ([token for token in place.tokens if _listed(token.lower_, known)] for place in places)
    tokens = next((found for found in named if found), [])
    nearest = min(tokens, key=lambda token: _distance(token, hit.span), default=None)
    return nearest is not None and _listed(nearest.lower_, wanted)


def _distance(token: Token, span: Span) -> tuple[int, bool]:
    if token.i >= span.end:
        return token.i - span.end, False
    return max(0, span.start - token.i), token.i < span.start


def _words(names: Iterable[str], lists: Mapping[str, WordList]) -> frozenset[str]:
    return frozenset(word for name in names for word in lists[name].entries)


@lru_cache(maxsize=2**12)
def _listed(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word stands in a list, or ends in a word of it that counts in compounds."""
    return word in known or any(COMPOUND + ending in known for ending in _endings(word))


def _endings(word: str) -> Iterator[str]:
    return (word[start:] for start in range(len(word) - 2))
