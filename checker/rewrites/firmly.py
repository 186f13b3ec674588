"""Recipe `firmly`: a hedged promise as a plain one, for the writer to look at.

`Ik zal proberen u morgen te bellen` becomes `Ik bel u morgen`, `Ik denk dat ik de offerte af heb` becomes `Ik heb de
offerte af`. A hedge that is no verb is left out, as recipe `drop` does. The rule's `frames` follow. Nothing is applied
unseen: only the writer knows whether the plain promise can be kept.
"""

from collections.abc import Sequence
from dataclasses import replace

from checker.findings.model import Hit
from checker.rewrites.drop import drop
from checker.rewrites.drop_clause import holds_its_clause
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.plain_promise import believed, tried
from checker.rulebook.model import Recipe

_VERBAL = frozenset("probeer probeert proberen tracht trachten best alles mogelijke hoop hopen denk denken".split())
"""Words of a hedge that is more than an adverb, so that leaving it out leaves no sentence."""


def firmly(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the plain promise, then the rule's frames; only the frames when the construction is not recognised."""
    plain = tried(hit.span, hit.sentence) or believed(hit.span, hit.sentence)
    if plain:
        found = [Rewrite(plain.first.idx, plain.last.idx + len(plain.last), plain.text, safe=False)]
    elif any(word.lower_ in _VERBAL for word in hit.span) or holds_its_clause(hit.span, hit.sentence):
        found = []
    else:
        left_out = drop(hit, occasion, recipe)
        found = [replace(rewrite, safe=False) for rewrite in left_out if not _splits_noun(rewrite, hit)]
    return [*found, *frame(hit, occasion, recipe)]


def _splits_noun(rewrite: Rewrite, hit: Hit) -> bool:
    """Tell whether a rewrite takes `je` or `jullie` away from the noun behind it, as in `ligt je vergunning`."""
    last = next((word for word in hit.sentence if word.idx + len(word) == rewrite.end), None)
    if last is None or last.lower_ not in {"je", "jullie"} or last.i + 1 >= hit.sentence.end:
        return False
    return last.nbor().pos_ in {"NOUN", "PROPN", "ADJ"}
