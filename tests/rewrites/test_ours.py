"""Recipe `ours`: of a comparison with a competitor only our own half."""

import pytest

from checker import Checker
from checker.rewrites.apply import apply_rewrites

CASES = [
    (
        "concurrent-afkraken",
        "Bij andere garages wacht u weken op een afspraak, bij ons staat u vrijdag op de brug.",
        "Bij ons staat u vrijdag op de brug.",
    ),
    (
        "concurrent-afkraken",
        "Bij ons kiest u zelf de monteur, bij KPN staat u uren in de wacht.",
        "Bij ons kiest u zelf de monteur.",
    ),
    (
        "concurrent-afkraken",
        "Bij Ziggo krijgt u rommel, bij ons is dat beter.",
        "U kunt bij ons rekenen op [wat jullie goed doen, zo concreet mogelijk].",
    ),
]


@pytest.mark.parametrize(("category", "text", "rewritten"), CASES)
def test_first_rewrite(checker: Checker, category: str, text: str, rewritten: str) -> None:
    finding = next(one for one in checker.check(text).findings if one.category == category)
    assert apply_rewrites(text, finding.rewrites[:1]) == rewritten
