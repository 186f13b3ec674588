"""Recipe `aside`: the sentence without `zoals …` or `zie …`."""

import pytest

from checker import Checker
from checker.rewrites.apply import apply_rewrites

CASES = [
    (
        "contractverwijzing",
        "De borg is, zoals in het contract staat, twee maanden huur.",
        "De borg is twee maanden huur.",
    ),
    ("contractverwijzing", "Het eigen risico is € 385 (zie de polisvoorwaarden).", "Het eigen risico is € 385."),
    (
        "contractverwijzing",
        "Zoals vermeld in de huurovereenkomst betaalt u de servicekosten vooraf.",
        "U betaalt de servicekosten vooraf.",
    ),
    (
        "verwijt",
        "Zoals u had kunnen lezen in onze folder, is het bad op maandag dicht.",
        "Het bad is op maandag dicht.",
    ),
]


@pytest.mark.parametrize(("category", "text", "rewritten"), CASES)
def test_first_rewrite(checker: Checker, category: str, text: str, rewritten: str) -> None:
    finding = next(one for one in checker.check(text).findings if one.category == category)
    assert apply_rewrites(text, finding.rewrites[:1]) == rewritten
