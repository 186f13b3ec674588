"""The table of recipes that rule files can refer to."""

from collections.abc import Callable, Sequence

from checker.findings.model import Hit
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.moment import moment
from checker.rewrites.request import request
from checker.rulebook.model import Recipe

RECIPES: dict[str, Callable[[Hit, Occasion, Recipe], Sequence[Rewrite]]] = {
    "frame": frame,
    "moment": moment,
    "request": request,
}
NEED_PARSE = frozenset({"request"})


def needs_parse(hit: Hit) -> bool:
    """Tell whether the recipe of the hit's rule looks at tags or dependencies."""
    recipe = hit.rule.rule.rewrite
    return recipe is not None and recipe.recipe in NEED_PARSE


def rewrites(hit: Hit, occasion: Occasion) -> tuple[Rewrite, ...]:
    """Return the rewrites that the hit's rule offers, best first; none when it does not recognise the construction."""
    recipe = hit.rule.rule.rewrite
    return tuple(RECIPES[recipe.recipe](hit, occasion, recipe)) if recipe else ()
