"""The development sets: what must hold on them, whatever is changed."""

import pytest
from evaluate import CASES, Outcome, evaluate, read_cases
from rewrites import CASES as REWRITES
from rewrites import read_items, tally

from checker import Checker

CATEGORIES = ("vage-termijn", "regels-als-reden", "voorschrijven", "concurrent-afkraken")


@pytest.fixture(scope="module")
def outcome(checker: Checker) -> Outcome:
    return evaluate(checker, list(read_cases(CASES)))


@pytest.mark.parametrize("category", CATEGORIES)
def test_findings_are_right_and_little_is_missed(outcome: Outcome, category: str) -> None:
    score = outcome.scores[category]
    assert score.right > 60
    assert score.precision >= 0.95, score.false
    assert score.recall >= 0.90, score.missed


def test_clean_mails_stay_clean(outcome: Outcome) -> None:
    assert outcome.clean_mails >= 10
    assert outcome.false_in_clean * 10 <= outcome.clean_mails


def test_no_rule_crashes(outcome: Outcome) -> None:
    assert outcome.failures == []


def test_judged_rewrites_cover_every_category_of_sentences() -> None:
    items = read_items(REWRITES)
    sentence_sets = {path.stem for path in CASES.glob("*.yaml")} - {REWRITES.stem}
    assert len(items) >= 200
    assert {item["category"] for item in items} == sentence_sets
    assert all(item["accept"] and item["text"] not in item["accept"] for item in items)


def test_first_rewrites_may_be_sent(checker: Checker) -> None:
    items = read_items(REWRITES)
    accepted = sum(one.accepted for one in tally(checker, items).values())
    assert accepted / len(items) >= 0.90
