"""Rows of marks, and every exclamation mark after the first of a mail."""

from functools import lru_cache

import pytest

from checker import Checker
from checker.examples import example_checker

ROWS = [
    ("Uw pas ligt klaar!!", "Uw pas ligt klaar!"),
    ("Is de doos er al??", "Is de doos er al?"),
    ("Echt waar?!", "Echt waar?"),
    ("Leuk! Wij zijn er zaterdag!!", "Leuk! Wij zijn er zaterdag."),
]
REPEATED = [
    ("Dank je wel! De foto is mooi! Tot morgen.", "Dank je wel! De foto is mooi. Tot morgen."),
    ("Dank je wel! Mooi! Tot morgen!", "Dank je wel! Mooi. Tot morgen."),
]
ONE = [
    "Fijn dat het lukt!",
    "Komt u dinsdag? Of woensdag?",
    "Hoi Kim!\n\nJe pas ligt klaar. Tot zaterdag!\n\nGroetjes!\nAnne",
    "Dank! U schreef ‘Hoera!’ en zo is het.",
]


@lru_cache(maxsize=1)
def checker() -> Checker:
    """Return one checker for all tests."""
    return example_checker()


@pytest.mark.parametrize(("text", "calm"), [*ROWS, *REPEATED])
def test_one_mark_stays(text: str, calm: str) -> None:
    report = checker().check(text)
    assert {finding.category for finding in report.findings} == {"schreeuwen"}
    assert report.apply() == calm


@pytest.mark.parametrize("text", ONE)
def test_a_single_mark_is_left_alone(text: str) -> None:
    assert not [one for one in checker().check(text).findings if one.category == "schreeuwen"]


def test_a_shouted_salutation_is_found() -> None:
    report = checker().check("GEACHTE MEVROUW SMIT,\n\nUw bril is klaar. U kunt hem ophalen.")
    shouted = next(one for one in report.findings if one.rule == "schreeuwen.geschreeuwde-aanhef")
    assert shouted.rewrites[0].text == "Geachte mevrouw Smit"
