"""Recipe `aside`: the sentence without an aside that opens with `zoals` or `zie`, and the rule's frames after it.

`De uptime is zoals vastgelegd in de SLA een streefwaarde.` becomes `De uptime is een streefwaarde.`
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from checker.findings.model import Hit
from checker.language.asides import whole_aside
from checker.language.texts import plain_text
from checker.rewrites.drop import drop
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rulebook.model import Recipe


def aside(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the sentence without the aside that holds the match, then the rule's frames."""
    whole = whole_aside(hit.span, hit.sentence)
    if whole and whole[0].lower_ == "zie":
        return [_without_pointer(whole), *frame(hit, occasion, recipe)]
    left_out = drop(replace(hit, span=whole), occasion, recipe) if whole else ()
    return [*(replace(rewrite, safe=False) for rewrite in left_out), *frame(hit, occasion, recipe)]


def _without_pointer(aside_words: Span) -> Rewrite:
    """Leave `, zie de voorwaarden` or `(zie de voorwaarden)` out with what sets it apart."""
    opening, last = aside_words[0].nbor(-1), aside_words[-1]
    before = opening.nbor(-1)
    end = last.idx + len(last)
    closing = opening.text == "(" and plain_text(aside_words.doc)[end : end + 1] == ")"
    return Rewrite(before.idx + len(before), end + closing, "", safe=False)
