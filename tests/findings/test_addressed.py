"""Commands count less where nothing shows that they are said to a customer."""

import pytest

from checker import Checker


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Draai de kraan dicht.", "voorschrijven.losse-opdracht"),
        ("Beste Jan,\n\nDraai de kraan dicht.", "voorschrijven.bevel"),
        ("Uw ketel lekt. Draai de kraan dicht.", "voorschrijven.bevel"),
        ("Vul het formulier in.", "voorschrijven.bevel"),
        ("Je moet rustig remmen.", "voorschrijven.je-moet"),
        ("Je moet ons bellen.", "voorschrijven.klant-moet"),
        ("De klep goed dichtdraaien.", "voorschrijven.losse-infinitief"),
        ("Uw pas goed bewaren.", "voorschrijven.bevel-zonder-werkwoord"),
    ],
)
def test_a_command_is_surer_when_it_is_said_to_a_customer(checker: Checker, text: str, rule: str) -> None:
    assert rule in {finding.rule for finding in checker.check(text).findings}


@pytest.mark.parametrize("text", ["Noem drie rivieren.", "Aarzel niet om ons te bellen.", "'t Was een mooie week."])
def test_a_fixed_phrase_is_no_command(checker: Checker, text: str) -> None:
    assert not [finding for finding in checker.check(text).findings if finding.category == "voorschrijven"]
