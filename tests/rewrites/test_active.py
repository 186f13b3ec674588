"""Passives that hide who acts turned into sentences with `wij`, on sentences that stand in no rule."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product

import pytest

from checker import Checker
from checker.draft.text import read_text
from checker.findings.constructions.agentless_passive import AGENTLESS_PASSIVE
from checker.findings.model import Hit, Reading
from checker.language.pipeline import load_pipeline
from checker.language.sentences import own_sentences
from checker.rewrites.active import active
from checker.rewrites.model import Occasion, Rewrite
from checker.rulebook.model import Recipe, WordList
from checker.settings import Settings

NOW = datetime(2026, 11, 20, 10, 0)
WORK = """behandelen verzenden nakijken terugbellen onderzoeken kijken werken maken inplannen besluiten doorsturen
bekijken""".split()
SENTENCES = [
    ("Uw klacht wordt behandeld.", "Wij behandelen uw klacht."),
    ("Uw pakket is gisteren verzonden.", "Wij hebben uw pakket gisteren verzonden."),
    ("Uw voorstel wordt door ons nagekeken.", "Wij kijken uw voorstel na."),
    ("Je ketel is door mij nagekeken.", "Ik heb je ketel nagekeken."),
    ("Je wordt teruggebeld.", "Wij bellen je terug."),
    ("Morgen wordt u teruggebeld.", "Morgen bellen wij u terug."),
    ("Ik zie dat u wordt teruggebeld.", "Ik zie dat wij u terugbellen."),
    ("Ik hoor dat uw doos verkeerd is verzonden.", "Ik hoor dat wij uw doos verkeerd hebben verzonden."),
    ("Ik hoor dat uw doos verzonden is.", "Ik hoor dat wij uw doos hebben verzonden."),
    ("De bank werd nagekeken.", "Wij keken de bank na."),
    ("De bonnen waren nagekeken.", "Wij hadden de bonnen nagekeken."),
    ("Uw boot zal worden nagekeken.", "Wij zullen uw boot nakijken."),
    ("Er wordt naar gekeken.", "Wij kijken ernaar."),
    ("Er wordt nog aan gewerkt.", "Wij werken er nog aan."),
    ("Er zijn fouten gemaakt.", "Wij hebben fouten gemaakt."),
    ("Bij de planning zijn er fouten gemaakt.", "Bij de planning hebben wij fouten gemaakt."),
    ("Deze week wordt uw boot nagekeken.", "Deze week kijken wij uw boot na."),
    ("Een nieuwe doos is vandaag verzonden.", "Wij hebben vandaag een nieuwe doos verzonden."),
    ("De bon wordt u vandaag doorgestuurd.", "Wij sturen u de bon vandaag door."),
    ("Uw klacht is bekeken en behandeld.", "Wij hebben uw klacht bekeken en behandeld."),
    ("Als de verf droog is, wordt uw boot nagekeken.", "Als de verf droog is, kijken wij uw boot na."),
]
UNKNOWN = [
    "Hij wordt teruggebeld.",
    "Boten worden nagekeken.",
    "Een boot is naar de werf bij Sneek verzonden.",
    "Uw klacht is bekeken en wordt behandeld.",
    "Uw klacht wordt bekeken en behandeld.",
    "De boot, die al oud is, wordt nagekeken.",
    "De boot wordt door de werf nagekeken.",
]


@pytest.mark.parametrize(("text", "rewritten"), [*SENTENCES, *((text, None) for text in UNKNOWN)])
def test_a_passive_becomes_this_sentence_of_ours(checker: Checker, text: str, rewritten: str | None) -> None:
    rewrite = next(_rewrites(checker, text), None)
    assert (text[: rewrite.start] + rewrite.text + text[rewrite.end :] if rewrite else None) == rewritten


def test_only_a_passive_that_names_us_may_be_applied_unseen(checker: Checker) -> None:
    assert next(_rewrites(checker, "Uw voorstel wordt door ons nagekeken.")).safe
    assert not next(_rewrites(checker, "Uw voorstel wordt nagekeken.")).safe


def _rewrites(checker: Checker, text: str) -> Iterator[Rewrite]:
    """Give the rewrites of the passives in a text, whoever acts in them."""
    doc = load_pipeline(Settings().model).tokenize(read_text(text))
    lists = {**checker.rulebook.lists, "work": WordList(words=WORK)}
    reading = Reading(doc, own_sentences(doc), Settings(), lists, NOW)
    rule = next(rule for rule in checker.rulebook.rules if rule.id == "afschuiven.wordt-behandeld")
    for agent, sentence in product(("own", "nobody"), reading.sentences):
        parameters = {"verbs": ["work"], "despite-moment": True, "agent": agent}
        for found in AGENTLESS_PASSIVE.find(sentence, reading, parameters):
            hit = Hit(rule, found.span, found.span, sentence, found.details)
            yield from active(hit, Occasion(reading, NOW), Recipe(recipe="active"))
