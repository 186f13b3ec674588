"""Recipe `frame`: the draft's own form of address, and what the writer said first."""

import pytest

from checker import Checker
from checker.rewrites.apply import apply_rewrites

CASES = [
    (
        "contractverwijzing",
        "Jullie contract loopt door, want jullie hebben getekend.",
        "Ik snap dat dit jullie tegenvalt. Wat ik voor jullie kan doen: [wat wel kan].",
    ),
    (
        "slag-om-de-arm",
        "Als alles meezit, hebben we jullie dak vrijdag klaar.",
        "Jullie horen uiterlijk [dag en tijd] of het zover is.",
    ),
    (
        "afschuiven",
        "Jammer dat de lamp stuk is, maar dat ligt aan de leverancier.",
        "Jammer dat de lamp stuk is. Wij lossen dit voor u op: [wat jullie doen en wanneer].",
    ),
    (
        "regels-als-reden",
        "Ik snap dat je baalt, maar regels zijn regels.",
        "Ik snap dat je baalt. Dit kan ik wel voor je doen: [wat wel kan].",
    ),
    (
        "loze-belofte",
        "Komt helemaal goed joh, ga lekker op vakantie!",
        "Ik [wat je doet], en je hoort uiterlijk [dag en tijd] van mij. Ga lekker op vakantie!",
    ),
]


@pytest.mark.parametrize(("category", "text", "rewritten"), CASES)
def test_first_rewrite(checker: Checker, category: str, text: str, rewritten: str) -> None:
    finding = next(one for one in checker.check(text).findings if one.category == category)
    assert apply_rewrites(text, finding.rewrites[:1]) == rewritten
