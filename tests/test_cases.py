"""The development sets: what must hold on them, whatever is changed."""

import pytest
from evaluate import CASES, Outcome, evaluate, read_cases

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
