"""Who commits to what, and when it will be sure, on sentences that stand in no rule."""

import pytest

from checker import Checker

OURS = [
    "Misschien kunnen we de heg snoeien.",
    "De schilder begint waarschijnlijk met de zolder.",
    "Hopelijk krijgt u de medaille van ons terug.",
    "Uw zending ligt vermoedelijk in Tilburg.",
    "Je aanvraag wordt in principe toegekend.",
    "Naar verwachting duurt dat drie maanden.",
    "Volgens mij hebben wij dat al gestort.",
]
NOT_OURS = [
    "Misschien herkent u het deuntje.",
    "Waarschijnlijk heeft u het slot geolied.",
    "Hopelijk heeft u een fijne verjaardag gehad.",
    "Misschien vindt u blauw mooier.",
    "Ik denk dat u gelijk heeft.",
    "Waarschijnlijk komt het geluid door de wind.",
    "Ik geloof dat hij ouder is dan wij.",
]
CLEAR = [
    "Misschien kunnen we eerder komen; dat hoort u morgen vóór 12.00 uur.",
    "Waarschijnlijk komt de kraan dinsdag. Maandag om 9.00 uur mail ik u of dat zo is.",
    "Of het lukt? Misschien kan onze tuinman, en om 15.00 uur bel ik u daarover.",
]


def is_hedged(checker: Checker, text: str) -> bool:
    """Tell whether something in a text is a hedge."""
    return any(finding.category == "slag-om-de-arm" for finding in checker.check(text).findings)


@pytest.mark.parametrize("text", OURS)
def test_about_the_sender(checker: Checker, text: str) -> None:
    assert is_hedged(checker, text)


@pytest.mark.parametrize("text", [*NOT_OURS, *CLEAR])
def test_about_somebody_else_or_clear(checker: Checker, text: str) -> None:
    assert not is_hedged(checker, text)


def test_a_moment_of_the_customer_does_not_clear(checker: Checker) -> None:
    assert is_hedged(checker, "Misschien kunnen we ruilen. Wilt u morgen om 9.00 uur bellen?")
