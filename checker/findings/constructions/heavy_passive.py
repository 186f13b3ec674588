"""Construction `heavy-passive`: a passive that drags three or more verbs along, or only says that something starts.

`dient te worden aangeleverd`, `zou kunnen worden herzien`, `zal worden overgegaan tot`. A passive of
two verbs (`wordt gebracht`) and one with a single modal (`kan worden opgehaald`) are left alone.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.clauses import clauses
from checker.language.verb_words import is_participle

_DRAGGING = frozenset({"dient", "dienen", "diende", "dienden", "behoort", "behoren", "hoort", "horen"})
_MODALS = frozenset(
    "zal zullen zou zouden kan kunnen kon konden moet moeten moest moesten mag mogen mocht mochten".split()
)
_BE = frozenset({"worden", "geworden", "wordt", "werd", "werden", "zijn"})
_REACH = 2
"""How far the participle may stand from `worden`, in words."""
_ANCHORS = frozenset({"worden", "overgegaan"})


def _anchors(parameters: Parameters, _: Mapping[str, Any]) -> frozenset[str]:
    return _ANCHORS


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    for clause in clauses(sentence):
        if verbs := _heavy(clause.tokens):
            yield Found(sentence.doc[verbs[0].i : verbs[-1].i + 1])


def _heavy(tokens: tuple[Token, ...]) -> list[Token]:
    """Return the verbs of a heavy passive in a clause, in order; none when there is no such passive."""
    passive = [token for token in tokens if token.lower_ in _BE]
    participles = [token for token in tokens if is_participle(token.lower_) and token.lower_ not in _BE]
    if not passive or not participles:
        return []
    modals = [token for token in tokens if token.lower_ in _MODALS]
    dragging = [token for token in tokens if token.lower_ in _DRAGGING and _has_te_worden(tokens)]
    started = [token for token in participles if token.lower_ == "overgegaan" and _has(tokens, "tot")]
    near = [token for token in participles if abs(token.i - passive[-1].i) <= _REACH]
    if started:
        tot = [token for token in tokens if token.lower_ == "tot"]
        return sorted([*modals[:1], *passive[:1], *started, *tot[:1]], key=lambda token: token.i)
    heavy = passive[-1].lower_ == "worden" and near and (dragging or len(modals) > 1)
    return sorted([*modals, *dragging, passive[-1], near[-1]], key=lambda token: token.i) if heavy else []


def _has_te_worden(tokens: tuple[Token, ...]) -> bool:
    words = [token.lower_ for token in tokens]
    return any(one == "te" and other == "worden" for one, other in pairwise(words))


def _has(tokens: tuple[Token, ...], word: str) -> bool:
    return any(token.lower_ == word for token in tokens)


HEAVY_PASSIVE = Construction(find=_find, anchors=_anchors, needs_parse=False)
