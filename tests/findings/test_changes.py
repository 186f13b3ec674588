"""A change for the worse is found, one for the better is not: what it is about, and which way figures go."""

from functools import lru_cache

import pytest

from checker import Checker
from checker.examples import example_checker
from checker.findings.figures import figure_change

WORSE = [
    "De hoogte van uw stallingspremie stijgt per mei.",
    "Wij verhogen de kaartprijs naar € 8.",
    "De ledenkorting die u nu krijgt, vervalt in juni.",
    "De spaarrente daalt in maart.",
    "De bedenktijd gaat van dertig naar veertien dagen.",
    "De borg wordt € 40 in plaats van € 25.",
    "Per 1 mei bezorgen wij nog maar op dinsdag.",
]
BETTER = [
    "De spaarrente stijgt in maart.",
    "Wij verlagen uw maandbedrag met € 9.",
    "De boete vervalt.",
    "De bedenktijd gaat van veertien naar dertig dagen.",
    "De borg wordt € 25 in plaats van € 40.",
    "Uw huur wordt dit jaar niet verhoogd.",
    "Op uw verzoek verhogen wij uw premie.",
    "De waterdruk stijgt morgen weer.",
]


@lru_cache(maxsize=1)
def checker() -> Checker:
    """Return one checker for all tests."""
    return example_checker()


def is_flagged(text: str) -> bool:
    """Tell whether a text announces a change for the worse."""
    return any(finding.category == "eenzijdige-wijziging" for finding in checker().check(text).findings)


@pytest.mark.parametrize("text", WORSE)
def test_a_change_for_the_worse_is_found(text: str) -> None:
    assert is_flagged(text)


@pytest.mark.parametrize("text", BETTER)
def test_a_change_for_the_better_is_silent(text: str) -> None:
    assert not is_flagged(text)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("van twaalf naar negen lessen", -3),
        ("van € 1.100 naar € 1.250", 150),
        ("twee maanden in plaats van één", 1),
        ("van maandag naar dinsdag", None),
        ("van 2,5 naar 3", 0.5),
        ("in plaats van tien beurten krijgt u vanaf 1 mei acht beurten", -2),
    ],
)
def test_figures_go_up_or_down(text: str, change: float | None) -> None:
    assert figure_change(text) == change
