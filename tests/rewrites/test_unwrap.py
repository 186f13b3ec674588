"""Recipe `unwrap`: the noun first, what was wedged before it behind."""

from datetime import datetime
from typing import Any

import pytest

from checker.draft.text import read_text
from checker.examples import unmarked
from checker.findings.model import Hit, Reading
from checker.language.pipeline import load_pipeline
from checker.language.sentences import own_sentences
from checker.rewrites.apply import apply_rewrites
from checker.rewrites.model import Occasion
from checker.rewrites.unwrap import unwrap
from checker.rulebook.model import Recipe
from checker.settings import Settings

NO_RULE: Any = None


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("[[De door u]] gekozen tegels liggen klaar.", "De tegels die u heeft gekozen, liggen klaar."),
        ("Wij zoeken [[het door je]] gestuurde pakje.", "Wij zoeken het pakje dat je hebt gestuurd."),
        ("[[De door ons]] in mei gestuurde brief is weg.", "De brief die wij in mei hebben gestuurd, is weg."),
        ("[[De door jullie]] gemaakte nieuwe foto hangt.", "De nieuwe foto die jullie hebben gemaakt, hangt."),
        ("[[Een door u]] gestuurde brief is weg.", None),
        ("[[De door u]] zo mooie tuin bloeit.", None),
    ],
)
def test_the_noun_first(marked: str, plain: str | None) -> None:
    text, start, end = unmarked(marked)
    doc = load_pipeline(Settings().model).tokenize(read_text(text))
    reading = Reading(doc, own_sentences(doc), Settings(), {})
    span = doc.char_span(start, end)
    hit = Hit(NO_RULE, span, span, reading.sentences[0], {})
    found = unwrap(hit, Occasion(reading, datetime(2026, 11, 20)), Recipe(recipe="unwrap"))
    assert (apply_rewrites(text, found) if found else None) == plain
