"""What tests of a single recipe ask for: what it offers for a marked stretch, without any rule."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from checker.draft.text import read_text
from checker.examples import unmarked
from checker.findings.model import Hit, Reading
from checker.language.pipeline import load_pipeline
from checker.language.sentences import own_sentences
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.recipes import RECIPES
from checker.rulebook.model import Recipe
from checker.settings import Settings

NO_RULE: Any = None
Offered = Callable[[str, Recipe], tuple[str, list[Rewrite]]]


@pytest.fixture(scope="session")
def offered() -> Offered:
    """A function that returns a text and what a recipe offers for its marked stretch."""
    pipeline = load_pipeline(Settings().model)

    def offer(marked: str, recipe: Recipe) -> tuple[str, list[Rewrite]]:
        text, start, end = unmarked(marked)
        doc = pipeline.tokenize(read_text(text))
        pipeline.parse(list(doc.sents))
        reading = Reading(doc, own_sentences(doc), Settings(), {})
        span = doc.char_span(start, end)
        hit = Hit(NO_RULE, span, span, reading.sentence_of(span), {})
        return text, list(RECIPES[recipe.recipe](hit, Occasion(reading, datetime(2026, 11, 20)), recipe))

    return offer
