"""The customer is sent to somebody else or along another way, in any order of words; who acts himself is left alone."""

from functools import lru_cache

import pytest

from checker import Checker
from checker.examples import example_checker

AWAY = [
    "Daarvoor belt u best met de sluiswachter.",
    "Gelieve het secretariaat te contacteren.",
    "Leg dit voor aan de ombudsman.",
    "Dat regelt u met de eigenaar van de molen.",
    "Over de borg kunt u de verhuurder aanspreken.",
    "Bespreek dit met de huismeester.",
    "Gelieve dit te melden via het ticketsysteem.",
    "Je spreekt dit best af met je trainer.",
]
STAYS = [
    "Wij bellen de sluiswachter.",
    "De sluiswachter belt u.",
    "Als u de sluiswachter belt, noem dan uw bootnaam.",
    "Bespreek dit rustig met uw partner.",
    "U hoeft de verhuurder niet aan te spreken.",
    "Mail mij de maten.",
    "U belde de sluiswachter vorige week.",
    "Ik leg dit voor aan de ombudsman.",
]


@lru_cache(maxsize=1)
def _checker() -> Checker:
    return example_checker()


def _away(text: str) -> list[str]:
    return [found.text for found in _checker().check(text).findings if found.category == "doorverwijzen"]


@pytest.mark.parametrize("text", AWAY)
def test_a_customer_who_is_sent_away_is_found(text: str) -> None:
    assert len(_away(text)) == 1


@pytest.mark.parametrize("text", STAYS)
def test_who_acts_himself_or_has_a_choice_is_left_alone(text: str) -> None:
    assert _away(text) == []


def test_the_whole_of_what_the_customer_is_to_do_is_underlined() -> None:
    assert _away("Dat kunt u best regelen met de eigenaar.") == ["kunt u best regelen met de eigenaar"]
