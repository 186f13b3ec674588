"""The table of recipes that rule files can refer to."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.rewrites.active import active
from checker.rewrites.add import add
from checker.rewrites.address import address
from checker.rewrites.aside import aside
from checker.rewrites.calm import calm
from checker.rewrites.clause import clause
from checker.rewrites.customer import customer
from checker.rewrites.drop import drop
from checker.rewrites.firmly import firmly
from checker.rewrites.forced import forced
from checker.rewrites.frame import frame
from checker.rewrites.insert import insert
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.moment import moment
from checker.rewrites.offer import offer
from checker.rewrites.ours import ours
from checker.rewrites.plain_words import plain_words, words_or_frame
from checker.rewrites.request import look_ahead, request
from checker.rewrites.slot import later, note, slot
from checker.rewrites.split import split
from checker.rewrites.unwrap import unwrap
from checker.rewrites.weekday import weekday
from checker.rewrites.without import drop_or_frame
from checker.rewrites.words import lowered
from checker.rulebook.model import Recipe

RECIPES: dict[str, Callable[[Hit, Occasion, Recipe], Sequence[Rewrite]]] = {
    "add": add,
    "active": active,
    "address": address,
    "aside": aside,
    "calm": calm,
    "customer": customer,
    "clause": clause,
    "drop": drop,
    "drop-or-frame": drop_or_frame,
    "firmly": firmly,
    "forced": forced,
    "frame": frame,
    "insert": insert,
    "later": later,
    "look-ahead": look_ahead,
    "moment": moment,
    "note": note,
    "offer": offer,
    "ours": ours,
    "request": request,
    "slot": slot,
    "split": split,
    "weekday": weekday,
    "unwrap": unwrap,
    "words": plain_words,
    "words-or-frame": words_or_frame,
}
NEED_PARSE = frozenset({"address", "aside", "clause", "drop", "drop-or-frame", "firmly", "look-ahead", "request"})


def needs_parse(hit: Hit) -> bool:
    """Tell whether the recipe of the hit's rule looks at tags or dependencies."""
    recipe = hit.rule.rule.rewrite
    return recipe is not None and recipe.recipe in NEED_PARSE


def rewrites(hit: Hit, occasion: Occasion) -> tuple[Rewrite, ...]:
    """Return the rewrites that the hit's rule offers, best first; none when it does not recognise the construction."""
    recipe = hit.rule.rule.rewrite
    found = RECIPES[recipe.recipe](hit, occasion, recipe) if recipe else ()
    return tuple(_behind_greeting(rewrite, plain_text(hit.span.doc)) for rewrite in found)


def _behind_greeting(rewrite: Rewrite, text: str) -> Rewrite:
    """Return a rewrite with the small letter that its stretch had behind a comma: `Beste Els, gelieve …`."""
    goes_on = text[: rewrite.start].rstrip(" ").endswith(",") and text[rewrite.start : rewrite.start + 1].islower()
    return replace(rewrite, text=lowered(rewrite.text)) if goes_on else rewrite
