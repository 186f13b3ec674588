"""Recipe `add`: the writer's sentence stays, and a sentence with a slot is put behind it; never applied unseen.

A refusal keeps what it is about: `Inhalen kan niet.` becomes `Inhalen kan niet. Wat ik wel voor u kan doen: […].` The
frames speak as the sentence does: `{ik}` and `{kan}` are `wij` and `kunnen` beside `wij`.
"""

from collections.abc import Mapping, Sequence

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.language.wordorder import after_list_mark
from checker.rewrites.frame import fill
from checker.rewrites.model import Occasion, Rewrite
from checker.rulebook.model import Recipe

_ENDS = (".", "!", "?", "…")
_OWN = frozenset({"ik", "mij", "me", "mijn"})
_OURS = frozenset({"wij", "we", "ons", "onze"})
_ONE = {"ik": "ik", "kan": "kan", "regel": "regel", "mij": "mij", "laat": "laat", "zoek": "zoek", "help": "help"}
_MORE = {
    "ik": "wij",
    "kan": "kunnen",
    "regel": "regelen",
    "mij": "ons",
    "laat": "laten",
    "zoek": "zoeken",
    "help": "helpen",
}


def add(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the sentence with each of the rule's frames behind it, in the draft's own form of address and person."""
    sentence = hit.sentence
    start = after_list_mark(sentence)
    kept = plain_text(sentence)[start - sentence.start_char :].rstrip()
    end = start + len(kept)
    if not kept.endswith(_ENDS):
        kept = kept.rstrip(",;:") + "."
    texts = (fill(frame, occasion.reading, _person(hit)) for frame in recipe.frames or ())
    return [Rewrite(start, end, f"{kept} {text}", safe=False) for text in texts]


def _person(hit: Hit) -> Mapping[str, str]:
    """Return how the sender speaks in the sentence: as one person, unless it says `wij` and nowhere `ik`."""
    words = {token.lower_ for token in hit.sentence}
    return _MORE if words & _OURS and not words & _OWN else _ONE
