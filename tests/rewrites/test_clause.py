"""Recipe `clause`: a specific sentence takes the hollow clause's place, and the writer's other clause stays."""

from collections.abc import Callable
from typing import Any

import pytest

from checker.rewrites.apply import apply_rewrites
from checker.rulebook.model import Recipe

SENTENCE = Recipe(recipe="clause", frames=["Het spijt me dat {u} [wat er misging]."])
WORDS = Recipe(recipe="clause", frames=["Het spijt me"])


SORRY = "Het spijt me dat u [wat er misging]."


@pytest.mark.parametrize(
    ("marked", "rewritten"),
    [
        ("De sluis is dicht. [[Excuses voor de hinder]]!", f"De sluis is dicht. {SORRY}"),
        ("De sluis is dicht, [[onze excuses voor de hinder]].", f"De sluis is dicht. {SORRY}"),
        ("De sluis is dicht en [[wij vragen uw begrip]].", f"De sluis is dicht. {SORRY}"),
        ("[[Wij vragen uw begrip]], de sluiswachter is ziek.", f"{SORRY} De sluiswachter is ziek."),
        ("[[Sorry voor de hinder]] en goede vaart!", f"{SORRY} Goede vaart!"),
        ("[[De schipper is koning]] en daarom bellen wij u.", f"{SORRY} Wij bellen u."),
        ("Beste Bo, [[sorry voor de hinder]].", "Beste Bo, het spijt me dat u [wat er misging]."),
        ("- [[Excuses voor de hinder]].", f"- {SORRY}"),
        ("De hinder die u had, [[betreuren wij]].", SORRY),
    ],
)
def test_a_sentence_takes_the_place_of_the_clause(offered: Callable[..., Any], marked: str, rewritten: str) -> None:
    text, rewrites = offered(marked, SENTENCE)
    assert apply_rewrites(text, rewrites[:1]) == rewritten
    assert not any(rewrite.safe for rewrite in rewrites)


@pytest.mark.parametrize(
    ("marked", "rewritten"),
    [
        ("[[Bedankt voor uw begrip]] dat de sluis dicht is.", "Het spijt me dat de sluis dicht is."),
        ("Alvast [[bedankt voor uw begrip]] dat de sluis dicht is.", "Het spijt me dat de sluis dicht is."),
    ],
)
def test_words_take_the_place_of_the_match(offered: Callable[..., Any], marked: str, rewritten: str) -> None:
    text, rewrites = offered(marked, WORDS)
    assert apply_rewrites(text, rewrites[:1]) == rewritten


def test_last_comes_the_sentence_without_the_clause(offered: Callable[..., Any]) -> None:
    text, rewrites = offered("De sluis is dicht en [[wij vragen uw begrip]].", SENTENCE)
    assert apply_rewrites(text, rewrites[1:]) == "De sluis is dicht."
