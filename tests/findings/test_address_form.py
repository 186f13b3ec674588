"""Construction `address-form`: which form a mail keeps to, and which words address nobody."""

import pytest

from checker import Checker, Settings
from checker.examples import example_checker
from checker.settings import Organisation

POLITE = "Geachte heer Bos,\n\nUw dak is klaar. U hoort van ons. "
FAMILIAR = "Hoi Bo,\n\nJe dak is klaar. Je hoort van ons. "


def found(checker: Checker, text: str) -> list[str]:
    return [one.text for one in checker.check(text).findings if one.category == "aanspreekvorm"]


def test_most_words_decide(checker: Checker) -> None:
    assert found(checker, "Je dak is klaar. U hoort van ons. Uw rekening volgt.") == ["Je"]


def test_the_first_word_decides_a_tie(checker: Checker) -> None:
    assert found(checker, "Je dak is klaar. Ik stuur u de rekening.") == ["u"]
    assert found(checker, "Uw dak is klaar. Ik stuur je de rekening.") == ["je"]


def test_what_a_slot_asks_of_the_writer_addresses_nobody(checker: Checker) -> None:
    slots = "[wat je doet en wanneer] [je voorstel] [jouw naam]"
    assert found(checker, f"Uw dak is klaar. {slots}") == []
    assert found(checker, f"Je dak is klaar. {slots} Ik stuur u de rekening. Uw rekening volgt.") == ["Je"]


def test_the_settings_decide_over_the_mail() -> None:
    assert found(example_checker(Settings(address_form="u")), FAMILIAR) == ["Je", "Je"]
    assert found(example_checker(Settings(address_form="je")), FAMILIAR) == []


def test_each_word_is_a_finding(checker: Checker) -> None:
    assert found(checker, POLITE + "Uw goot ook. Heb je jouw ladder nog?") == ["je", "jouw"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dank je wel voor de koffie.",
        "Je weet maar nooit.",
        "Met zo'n bui blijf je liever binnen.",
        "Dat gun je niemand.",
        "U schreef: ‘Kun je mij bellen?’",
        "Asjeblieft, de foto's.",
        "Ons blad ‘Jij en je dak’ gaat mee.",
    ],
)
def test_familiar_words_that_address_nobody(checker: Checker, sentence: str) -> None:
    assert found(checker, POLITE + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik kom om 9 u langs.",
        "De winkel Bij U Thuis levert de pannen.",
        "De U-bocht lekt.",
        "Alstublieft, de foto's.",
        "Jullie mogen er morgen weer op.",
        "Dank u wel!",
    ],
)
def test_polite_words_that_address_nobody(checker: Checker, sentence: str) -> None:
    assert found(checker, FAMILIAR + sentence) == []


def test_the_name_of_the_organisation_addresses_nobody() -> None:
    checker = example_checker(Settings(organisation=Organisation(name="Uw Dakdekker")))
    assert found(checker, FAMILIAR + "Uw Dakdekker staat voor je klaar.") == []
