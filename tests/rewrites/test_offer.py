"""Recipe `offer`: a sales command as an offer, in the draft's own form of address."""

import pytest

from checker import Checker

FRAME = "Als u wilt, kijk ik samen met u of [het aanbod] bij u past."
CASES = [
    ("Bestel nu een tweede sleutel.", "U kunt een tweede sleutel bestellen."),
    ("Profiteer bovendien van onze zomeractie.", "U kunt gebruikmaken van onze zomeractie."),
    ("Stap vandaag nog over op ons voordelige pakket.", "U kunt overstappen op ons voordelige pakket."),
    ("Boek snel je huisje aan zee.", "Je kunt je huisje aan zee boeken."),
    ("Boek vóór 1 mei en pak 10 procent korting.", "U kunt vóór 1 mei boeken. U krijgt dan 10 procent korting."),
    ("Boek uw huisje nu het nog kan.", "U kunt uw huisje boeken."),
    ("Bestel snel.", FRAME),
    ("Ga snel naar onze webshop.", FRAME),
]


@pytest.mark.parametrize(("text", "rewritten"), CASES)
def test_a_sales_command_becomes_an_offer(checker: Checker, text: str, rewritten: str) -> None:
    (finding,) = (one for one in checker.check(text).findings if one.category == "verkooppraat")
    first = finding.rewrites[0]
    assert (
        text[: first.start] + first.text + text[first.end :].removeprefix("." if first.text == FRAME else "")
        == rewritten
    )
