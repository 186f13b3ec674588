"""What is shouted in capitals, and what only is an abbreviation, a name, a code or a heading."""

from functools import lru_cache

import pytest

from checker import Checker, Settings
from checker.examples import example_checker
from checker.settings import Organisation

SHOUTED = [
    ("De bon is [NIET] geldig in de zomer.", "niet"),
    ("[LET OP]: het hek gaat om acht uur dicht.", "Let op"),
    ("Uw verzoek is [ONMIDDELLIJK] verwerkt.", "onmiddellijk"),
    ("Het KPN-modem is [WEL] vervangen.", "wel"),
    ("[DE LEVERING IS MORGEN].", "De levering is morgen"),
    ("De bus rijdt [TWEE KEER] per uur.", "twee keer"),
]
INNOCENT = [
    "De NMBS rijdt, de MIVB niet.",
    "Uw BTW-nummer staat op de factuur.",
    "Bestelling XK-77-ROOD is klaar.",
    "De akte van Jan VAN DER MEER ligt klaar.",
    "Het adres is LANGE NIEUWSTRAAT 4 in Mechelen.",
    "PRIJZEN EN TIJDEN\n\nEen les kost € 12.",
    "De ALS-patiëntendag is in mei.",
]


@lru_cache(maxsize=1)
def checker() -> Checker:
    """Return one checker for all tests without settings."""
    return example_checker()


def findings(text: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    """Return what is shouted in a text, each with its first rewrite."""
    report = (example_checker(settings) if settings else checker()).check(text)
    return [(one.text, one.rewrites[0].text) for one in report.findings if one.category == "schreeuwen"]


@pytest.mark.parametrize(("text", "calm"), SHOUTED)
def test_words_in_capitals_are_found_whole_and_calmed(text: str, calm: str) -> None:
    shouted = text[text.index("[") + 1 : text.index("]")]
    assert findings(text.replace("[", "").replace("]", "")) == [(shouted, calm)]


@pytest.mark.parametrize("text", INNOCENT)
def test_abbreviations_names_codes_and_headings_are_left_alone(text: str) -> None:
    assert not findings(text)


def test_an_own_brand_in_the_settings_is_no_shouting() -> None:
    settings = Settings(organisation=Organisation(name="Fietsen BV", brands=("SNEL",)))
    assert findings("Uw SNEL staat klaar.")
    assert not findings("Uw SNEL staat klaar.", settings)
