"""Who acts in a passive: silent where somebody does, or where a moment says when."""

import pytest

from checker import Checker

HIDDEN = [
    ("De reclamatie over uw tuinhuis wordt nagekeken.", "wordt nagekeken"),
    ("Door een vergissing is de kano verkeerd afgeleverd.", "is de kano verkeerd afgeleverd"),
    (
        "Door de drukte is je bril fout geslepen en dubbel gefactureerd.",
        "is je bril fout geslepen en dubbel gefactureerd",
    ),
    ("Er zal naar uw bezwaar worden gekeken.", "Er zal naar uw bezwaar worden gekeken"),
    ("Wij zien dat uw vraag wordt uitgezocht.", "wordt uitgezocht"),
]
KNOWN = [
    "De reclamatie over uw tuinhuis wordt door Femke nagekeken.",
    "De reclamatie over uw tuinhuis wordt maandag 23 november nagekeken.",
    "Als uw reclamatie wordt nagekeken, hoort u dat.",
    "Wordt uw reclamatie nagekeken, dan hoort u dat.",
    "De reclamatie die wordt nagekeken, is van mei.",
    "Bij uw huisarts wordt de klacht onderzocht.",
    "Uw reclamatie moet worden nagekeken.",
    "Wij hebben uw reclamatie nagekeken.",
    "De nagekeken reclamatie is van mei.",
]


@pytest.mark.parametrize(("text", "underlined"), HIDDEN)
def test_a_passive_without_an_actor_is_found(checker: Checker, text: str, underlined: str) -> None:
    assert [finding.text for finding in checker.check(text).findings if finding.category == "afschuiven"] == [
        underlined
    ]


@pytest.mark.parametrize("text", KNOWN)
def test_a_passive_is_left_alone_where_it_is_known_who_acts_or_when(checker: Checker, text: str) -> None:
    assert not [finding for finding in checker.check(text).findings if finding.category == "afschuiven"]


def test_a_link_is_fine_after_the_answer(checker: Checker) -> None:
    answer = "De sauna is open van 9 tot 22 uur."
    assert not _referrals(checker, f"{answer} De huisregels staan op onze website.")
    assert _referrals(checker, "Dank voor uw mail. De huisregels staan op onze website.")


def _referrals(checker: Checker, text: str) -> list[str]:
    return [finding.text for finding in checker.check(text).findings if finding.category == "doorverwijzen"]
