"""Recipe `add`: the sentence stays and gets one behind it, in its own person and form of address."""

import pytest

from checker.examples import example_checker
from checker.flow import Checker
from checker.rewrites.apply import apply_rewrites

CASES = {
    "- Ruilen kan niet;": "- Ruilen kan niet. Wat wel kan: [alternatief en prijs].",
    "De gids brengen wij niet terug naar je hotel. Daag!": (
        "De gids brengen wij niet terug naar je hotel. Wat wij wel voor je kunnen doen: [alternatief en prijs]. Daag!"
    ),
    "Een gratis kaartje kan ik u niet geven!": (
        "Een gratis kaartje kan ik u niet geven! Wat ik wel voor u kan doen: [alternatief en prijs]."
    ),
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return example_checker()


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_add(checker: Checker, text: str, expected: str) -> None:
    finding = next(one for one in checker.check(text).findings if one.category == "kale-weigering")
    assert not finding.rewrites[0].safe
    assert apply_rewrites(text, finding.rewrites[:1]) == expected
