"""Recipe `drop`: the words are left out and the sentence stays right, on sentences that stand in no rule."""

from collections.abc import Callable
from typing import Any

import pytest

from checker.rewrites.apply import apply_rewrites
from checker.rulebook.model import Recipe

DROP = Recipe(recipe="drop")
FRONT = [
    ("[[In principe]] bezorgen we de tegels donderdag.", "We bezorgen de tegels donderdag."),
    ("[[Wellicht]] staat het nummer op de achterkant.", "Het nummer staat op de achterkant."),
    ("[[Waarschijnlijk]] vind je de sleutel in de doos.", "Je vindt de sleutel in de doos."),
    ("[[Mogelijk]] heb je de brief nog niet gezien.", "Je hebt de brief nog niet gezien."),
    ("[[Normaal gesproken]] is er om negen uur iemand.", "Er is om negen uur iemand."),
    ("[[Als alles meezit]], legt de schilder maandag de vloer.", "De schilder legt maandag de vloer."),
    ("Maar [[misschien]] lukt dat vanmiddag.", "Maar dat lukt vanmiddag."),
    ("De bon is er, dus [[waarschijnlijk]] krijgt u het geld.", "De bon is er, dus u krijgt het geld."),
    ("- [[Vermoedelijk]] sluit het zwembad om acht uur.", "- Het zwembad sluit om acht uur."),
    ("[[Eventueel]] kunt u de pas bij ons ophalen?", "Kunt u de pas bij ons ophalen?"),
]
MIDDLE = [
    ("De schilder denkt dat hij [[vermoedelijk]] maandag begint.", "De schilder denkt dat hij maandag begint."),
    ("Het dossier ligt, [[in principe]], bij de notaris.", "Het dossier ligt bij de notaris."),
    ("Het bad is klaar (naar verwachting) en [[wellicht]] mooi.", "Het bad is klaar (naar verwachting) en mooi."),
    ("De gids haalt u op, [[als het meezit]].", "De gids haalt u op."),
    ("De boot vertrekt [[heel waarschijnlijk]] om tien uur.", "De boot vertrekt om tien uur."),
    ("De boot vertrekt heel [[waarschijnlijk]] om tien uur.", "De boot vertrekt om tien uur."),
    ("Ons [[befaamde]] koor zingt zondag.", "Ons koor zingt zondag."),
    ("Wij leveren een solide en [[ongeëvenaarde]] kast.", "Wij leveren een solide kast."),
    ("Wij leveren een [[ongeëvenaarde]] en solide kast.", "Wij leveren een solide kast."),
]
WHOLE = [
    ("De brug is dicht. [[Wij rekenen op uw begrip]]. Morgen is hij open.", "De brug is dicht. Morgen is hij open."),
    ("De brug is dicht.\n\n[[Dank voor uw begrip]]!\n\nGroet,\nBo", "De brug is dicht.\n\nGroet,\nBo"),
    ("De brug is dicht. [[Dank voor uw begrip]].\n\nGroet,\nBo", "De brug is dicht.\n\nGroet,\nBo"),
    ("De bus rijdt om, en [[wij vragen om begrip]].", "De bus rijdt om."),
    ("[[Bij ons staat de gast centraal]], dus wij zoeken het uit.", "Wij zoeken het uit."),
    ("[[De gast staat centraal]] en daarom belt de kok u.", "De kok belt u."),
]
NOTHING = [
    "Dat is [[waarschijnlijk]].",
    "[[Waarschijnlijk]] donderdag.",
    "[[Misschien]] dat de bakker het weet.",
    "Het is [[mogelijk]] om te ruilen.",
    "Als [[marktleider]] maken wij tenten.",
    "[[Waarschijnlijk]] belt de tuinman die u kent.",
    "[[Bedankt voor uw begrip]].",
    "[[Dank voor uw begrip]] dat de markt door de kermis dit jaar op het plein van de kerk staat.",
]


@pytest.mark.parametrize(("marked", "left"), FRONT + MIDDLE + WHOLE)
def test_the_sentence_stays_right_without_the_words(offered: Callable[..., Any], marked: str, left: str) -> None:
    text, rewrites = offered(marked, DROP)
    assert apply_rewrites(text, rewrites[:1]) == left


@pytest.mark.parametrize("marked", NOTHING)
def test_nothing_is_offered_when_no_sentence_is_left(offered: Callable[..., Any], marked: str) -> None:
    assert offered(marked, DROP)[1] == []


@pytest.mark.parametrize(
    ("marked", "safe"),
    [
        ("[[Eigenlijk]] staat de kast al klaar.", True),
        ("De kast staat [[gewoon]] klaar.", True),
        ("De kast staat [[waarschijnlijk]] klaar.", False),
        ("De kast is klaar. [[Dank voor uw begrip]].", False),
    ],
)
def test_it_is_applied_unseen_only_where_the_sentence_says_the_same(
    offered: Callable[..., Any], marked: str, safe: bool
) -> None:
    assert offered(marked, DROP)[1][0].safe is safe
