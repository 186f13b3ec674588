"""Recipe `insert`: words for what is missing, put where they belong; never applied unseen."""

from collections.abc import Sequence

from checker.findings.constructions.base import Insertion
from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.rewrites.frame import fill
from checker.rewrites.model import Occasion, Rewrite
from checker.rulebook.model import Recipe


def insert(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the rule's frames at the place that the construction points at, with the draft's own line ends."""
    place = hit.details.get("insertion")
    if not isinstance(place, Insertion):
        return []
    line_end = "\r\n" if "\r\n" in plain_text(hit.span.doc) else "\n"
    filled = (fill(text, occasion.reading) for text in recipe.frames or ())
    texts = (f"{place.before}{text}{place.after}" for text in filled)
    return [Rewrite(place.at, place.at, text.replace("\n", line_end), safe=False) for text in texts]
