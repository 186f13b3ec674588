"""Constructions `long-sentence`, `noun-chain` and `heavy-passive`, by words alone."""

import pytest

from checker.draft.text import read_text
from checker.findings.constructions.heavy_passive import HEAVY_PASSIVE
from checker.findings.constructions.long_sentence import LONG_SENTENCE, word_count
from checker.findings.constructions.noun_chain import NOUN_CHAIN
from checker.findings.model import Reading
from checker.language.pipeline import load_pipeline
from checker.language.sentences import own_sentences
from checker.rulebook.folder import read_folders, shipped_rules
from checker.settings import Settings

LISTS = read_folders([shipped_rules()]).lists
CHAIN = {"things": "afstandelijk-dingnamen", "also": "afstandelijk-naamwoorden"}


def read(text: str) -> Reading:
    doc = load_pipeline(Settings().model).tokenize(read_text(text))
    return Reading(doc, own_sentences(doc), Settings(), LISTS)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dat is klaar.", 3),
        ("Bel 06 12 34 56 78, of kom langs!", 5),
        ("– ‘Ja’, zei u.", 3),
        ("NL12 3456 7890 is goed.", 3),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert word_count(read(text).sentences[0]) == count


def test_a_long_sentence_is_marked_at_its_opening() -> None:
    reading = read("Dit is een zin van acht woorden lang.")
    find = LONG_SENTENCE.find
    assert [found.span.text for found in find(reading.sentences[0], reading, {"words": 7})] == ["Dit is"]
    assert list(find(reading.sentences[0], reading, {"words": 8})) == []


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("De toetsing van de verwerking van de gegevens loopt.", ["De toetsing van de verwerking van de gegevens"]),
        ("Na verwerking van uw wijziging van het adres bellen wij.", ["verwerking van uw wijziging van het adres"]),
        ("De bestelling van de verzekering van de woning loopt.", []),
        ("De behandeling van uw kies duurt een uur.", []),
        ("De verhuizing kost tijd.", []),
    ],
)
def test_chains_of_action_nouns(text: str, chains: list[str]) -> None:
    reading = read(text)
    assert [found.span.text for found in NOUN_CHAIN.find(reading.sentences[0], reading, CHAIN)] == chains


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("De kast dient te worden geplaatst.", ["dient te worden geplaatst"]),
        ("De kast zou kunnen worden verplaatst.", ["zou kunnen worden verplaatst"]),
        ("Er zal worden overgegaan tot sloop.", ["zal worden overgegaan tot"]),
        ("De kast wordt vrijdag geplaatst.", []),
        ("De kast kan worden opgehaald.", []),
        ("De kast moet worden opgehaald, en u kunt helpen.", []),
        ("U dient de kast te plaatsen.", []),
    ],
)
def test_heavy_passives(text: str, verbs: list[str]) -> None:
    reading = read(text)
    assert [found.span.text for found in HEAVY_PASSIVE.find(reading.sentences[0], reading, {})] == verbs
