"""Recipe `split`: two correct sentences from a long one, and nothing where the cut is not clear."""

from datetime import datetime
from typing import Any

import pytest

from checker.draft.text import read_text
from checker.findings.model import Hit, Reading
from checker.language.pipeline import load_pipeline
from checker.language.sentences import own_sentences
from checker.rewrites.apply import apply_rewrites
from checker.rewrites.model import Occasion
from checker.rewrites.split import split
from checker.rulebook.model import Recipe
from checker.settings import Settings

NO_RULE: Any = None


def halves(text: str) -> str | None:
    """Return a text after the recipe; None when nothing is offered."""
    doc = load_pipeline(Settings().model).tokenize(read_text(text))
    reading = Reading(doc, own_sentences(doc), Settings(), {})
    sentence = reading.sentences[0]
    hit = Hit(NO_RULE, sentence[:2], sentence[:2], sentence, {})
    found = split(hit, Occasion(reading, datetime(2026, 11, 20)), Recipe(recipe="split"))
    return apply_rewrites(text, found) if found else None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "De tandarts heeft de kroon vanmorgen geplaatst, maar u mag er vandaag niet op kauwen.",
            "De tandarts heeft de kroon vanmorgen geplaatst. Maar u mag er vandaag niet op kauwen.",
        ),
        (
            "De koerier heeft bij de buren aangebeld en is daarna naar het depot gereden.",
            "De koerier heeft bij de buren aangebeld. De koerier is daarna naar het depot gereden.",
        ),
        (
            "De kast die u koos, staat al klaar in Velp en wordt maandag bij u bezorgd.",
            "De kast die u koos, staat al klaar in Velp. De kast wordt maandag bij u bezorgd.",
        ),
        (
            "We zetten je fiets donderdag klaar bij de balie, zodat je hem na je werk kunt ophalen.",
            "We zetten je fiets donderdag klaar bij de balie. Zo kun je hem na je werk ophalen.",
        ),
        (
            "De verwarming in de zaal deed het niet, waardoor we de les hebben verzet.",
            "De verwarming in de zaal deed het niet. Daardoor hebben we de les verzet.",
        ),
        (
            "De trein naar Breda reed niet verder, omdat er een boom op het spoor lag.",
            "De trein naar Breda reed niet verder. Dat komt doordat er een boom op het spoor lag.",
        ),
        (
            "Als het dinsdag regent, komt Joris een dag later, en als het vriest, belt hij u eerst.",
            "Als het dinsdag regent, komt Joris een dag later. Als het vriest, belt hij u eerst.",
        ),
        (
            "U betaalt voor het eerste jaar niets extra, dus voor de tweede kaart betaalt u ook niets.",
            "U betaalt voor het eerste jaar niets extra. Dus voor de tweede kaart betaalt u ook niets.",
        ),
    ],
)
def test_two_sentences(text: str, parts: str) -> None:
    assert halves(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Omdat de dokter ziek was en de assistent vrij had, ging uw afspraak niet door.",
        "Ik zoek voor u uit waarom de lamp knippert en de bel het niet doet.",
        "Wij vertellen u graag dat de kast klaar is en morgen wordt bezorgd.",
        "Komt u dinsdag om tien uur langs, of past woensdag u beter?",
        "U vindt bij de ingang folders over de route en de horeca langs het water",
    ],
)
def test_nothing_where_the_cut_is_not_clear(text: str) -> None:
    assert halves(text) is None
