"""One finding a place: of findings that share a word, the best stays; some categories have one a sentence."""

from collections.abc import Iterable, Iterator, Mapping

from checker.findings.model import Hit
from checker.settings import Severity

RANK = {"error": 0, "warning": 1, "suggestion": 2}


def merge(hits: Iterable[Hit], severities: Mapping[str, Severity]) -> list[Hit]:
    """Keep one hit a place: a category that the other yields to, then the severer, the more specific, the shorter."""

    def precedence(hit: Hit) -> tuple[int, int, int, int, str]:
        return (RANK[severities[hit.rule.id]], -len(hit.whole), len(hit.span), hit.span.start, hit.rule.id)

    by_token: dict[int, Hit] = {}
    for hit in sorted(hits, key=precedence):
        places = _tokens(hit)
        rivals = {id(rival): rival for place in places if (rival := by_token.get(place))}.values()
        if all(_yields(rival, hit) for rival in rivals):
            for place in (place for rival in rivals for place in _tokens(rival)):
                del by_token[place]
            by_token |= dict.fromkeys(places, hit)
    kept = list({id(hit): hit for hit in by_token.values()}.values())
    kept.sort(key=lambda hit: (RANK[severities[hit.rule.id]], hit.span.start, hit.span.end, hit.rule.id))
    return sorted(_without_echoes(kept), key=lambda hit: (hit.span.start, hit.span.end, hit.rule.id))


def _tokens(hit: Hit) -> range:
    return range(hit.span.start, max(hit.span.end, hit.span.start + 1))


def _without_echoes(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Give the first hit a sentence of the categories that have one a sentence, and every hit of the others."""
    said: set[tuple[str, int]] = set()
    for hit in hits:
        category = hit.rule.category
        place = (category.category, hit.sentence.start)
        if not (category.one_a_sentence and place in said):
            yield hit
        said.add(place)


def _yields(one: Hit, other: Hit) -> bool:
    return other.rule.category.category in one.rule.category.yields_to
