"""Lemmas: of known forms, of compounds and separable verbs that are new, and of split verbs."""

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from checker.language.lemmatizer import DutchLemmatizer
from checker.language.pipeline import BUNDLED_PATH

PAST, PLURAL, SINGULAR = "WW|vd|vrij|zonder", "N|soort|mv|basis", "N|soort|ev|basis|zijd|stan"


@pytest.fixture(scope="module")
def lemmatizer() -> DutchLemmatizer:
    """The bundled one, as trained."""
    return DutchLemmatizer().from_disk(BUNDLED_PATH / "klantcheck_lemmatizer")


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("werkdagen", PLURAL, "werk_dag"),
        ("leveringskosten", PLURAL, "levering_kost"),
        ("huurauto's", PLURAL, "huur_auto"),
        ("klachtenformulieren", PLURAL, "klacht_formulier"),
        ("ingevuld", PAST, "in_vullen"),
        ("doorgestuurd", PAST, "door_sturen"),
        ("gewerkt", PAST, "werken"),
        ("terugbetalen", "WW|inf|vrij|zonder", "terug_betalen"),
        ("bespaart", "WW|pv|tgw|met-t", "besparen"),
        ("Excuses", PLURAL, "excuus"),
        ("uw", "VNW|bez|det|stan|vol|2|getal|prenom|zonder|agr", "u"),
        ("Enexis", "SPEC|deeleigen", "Enexis"),
    ],
)
def test_lemma(lemmatizer: DutchLemmatizer, word: str, tag: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, tag) == lemma


def split_verb(particle: str, tag: str) -> Doc:
    words = ["Wij", "bellen", "u", particle]
    tags = ["VNW|pers|pron|nomin|vol|1|mv", "WW|pv|tgw|mv", "VNW|pr|pron|obl|vol|2|getal", tag]
    return Doc(Vocab(), words=words, tags=tags, heads=[1, 1, 1, 1], deps=["nsubj", "ROOT", "obj", "compound:prt"])


def test_a_split_verb_has_its_particle(lemmatizer: DutchLemmatizer) -> None:
    assert lemmatizer(split_verb("terug", "BW"))[1].lemma_ == "terug_bellen"
    assert lemmatizer(split_verb("op", "VZ|fin"))[1].lemma_ == "op_bellen"


def test_what_is_no_verb_together_stays_apart(lemmatizer: DutchLemmatizer) -> None:
    assert lemmatizer(split_verb("netjes", "BW"))[1].lemma_ == "bellen"


def gold(words: list[str], tags: list[str], lemmas: list[str]) -> Example:
    doc = Doc(Vocab(), words=words, tags=tags, lemmas=lemmas)
    return Example(doc, doc)


def test_learning_and_keeping() -> None:
    examples = [
        gold(["Bananen", "gepeld"], [PLURAL, PAST], ["banaan", "pellen"]),
        gold(["Peren", "gegeten"], [PLURAL, PAST], ["peer", "eten"]),
        gold(["Fruitmand"], [SINGULAR], ["fruit_mand"]),
    ]
    trained = DutchLemmatizer()
    trained.initialize(lambda: examples)
    assert trained.lemma("BANANEN", PLURAL) == "banaan"
    assert trained.lemma("Beren", PLURAL) == "beer"
    assert DutchLemmatizer().from_bytes(trained.to_bytes()).to_bytes() == trained.to_bytes()


def test_a_blank_pipeline_can_have_it() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("klantcheck_lemmatizer")
    assert nlp("Zonder tag geen lemma")[0].lemma_ == "zonder"
