"""An interval holds the truth as often as it says, also where the mails of a writer are alike."""

import math
import random

import pytest

from checker.archive.report.intervals import Clusters, change_interval, rate_interval, student

WRITERS, MAILS = 12, 60


def poisson(chance: random.Random, mean: float) -> int:
    """Return a number from a Poisson distribution (Knuth)."""
    limit, count, product = math.exp(-mean), 0, chance.random()
    while product > limit:
        count, product = count + 1, product * chance.random()
    return count


def periods(chance: random.Random, effect: float) -> tuple[Clusters, Clusters]:
    """Return two periods of writers with very different habits, of whom each writes more in one than in the other."""
    before, after = ([], []), ([], [])
    for _ in range(WRITERS):
        habit = chance.lognormvariate(-1, 0.7)
        for (mails, findings), factor in ((before, 1.0), (after, effect)):
            mails.append(chance.randint(MAILS // 3, MAILS))
            findings.append(poisson(chance, habit * factor * mails[-1]))
    return Clusters(*before), Clusters(*after)


def naive(before: Clusters, after: Clusters) -> tuple[float, float]:
    """Return the interval that takes every finding for independent."""
    change = sum(after.findings) / sum(after.mails) - sum(before.findings) / sum(before.mails)
    variance = sum(sum(one.findings) / sum(one.mails) ** 2 for one in (before, after))
    return change - 1.96 * math.sqrt(variance), change + 1.96 * math.sqrt(variance)


def test_without_an_effect_hardly_more_than_one_in_twenty_seems_one() -> None:
    chance = random.Random(7)
    wrong = naive_wrong = 0
    for _ in range(600):
        before, after = periods(chance, 1.0)
        interval = change_interval(before, after)
        assert interval
        wrong += not interval.low <= 0 <= interval.high
        low, high = naive(before, after)
        naive_wrong += not low <= 0 <= high
    assert 0.02 <= wrong / 600 <= 0.09
    assert naive_wrong > 2 * wrong


def test_a_halving_is_seen_nearly_always() -> None:
    chance = random.Random(8)
    found = [change_interval(*periods(chance, 0.5)) for _ in range(100)]
    assert sum(one is not None and one.high < 0 for one in found) > 80


def test_a_rate_lies_within_its_interval_as_often_as_it_says() -> None:
    chance = random.Random(9)
    truth = math.exp(-1 + 0.7**2 / 2) * 100
    held = 0
    for _ in range(500):
        mails = [MAILS] * 40
        findings = [poisson(chance, chance.lognormvariate(-1, 0.7) * MAILS) for _ in mails]
        interval = rate_interval(Clusters(mails, findings))
        assert interval
        held += interval.low <= truth <= interval.high
    assert 0.90 <= held / 500 <= 0.98


@pytest.mark.parametrize(
    ("degrees", "quantile"), [(4, 2.776), (5, 2.571), (9, 2.262), (20, 2.086), (100, 1.984), (10_000, 1.960)]
)
def test_students_t_is_that_of_the_tables(degrees: int, quantile: float) -> None:
    assert student(degrees) == pytest.approx(quantile, abs=0.01)


@pytest.mark.parametrize(
    "group",
    [
        Clusters([500] * 4, [50] * 4),  # four writers
        Clusters([50] * 6, [1, 1, 0, 0, 1, 1]),  # four findings, eight in two periods
        Clusters([], []),
    ],
)
def test_too_little_gives_no_interval(group: Clusters) -> None:
    assert rate_interval(group) is None
    assert change_interval(group, group) is None


def test_a_period_without_mails_gives_no_interval() -> None:
    full, empty = Clusters([50] * 6, [20] * 6), Clusters([0] * 6, [0] * 6)
    assert change_interval(full, empty) is None
    assert change_interval(empty, full) is None
    assert change_interval(full, full) is not None
