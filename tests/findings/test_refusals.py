"""Beside a refusal: conditions, rules that are the reason, clauses read as one, and words of the customer."""

import pytest

from checker.findings.model import Hit, Reading
from checker.findings.refusals import in_one_clause, is_conditional, retold, rule_in_clause
from checker.language.speech import mark_speech
from checker.language.tokenizer import blank_tokenizer
from checker.settings import Settings


def at(text: str) -> tuple[Hit, Reading, None]:
    doc = blank_tokenizer()(text.replace("[", "").replace("]", ""))
    mark_speech(doc)
    span = doc.char_span(text.index("["), text.index("]") - 1)
    return Hit(None, span, span, doc[:], {}), Reading(doc, (doc[:],), Settings(), {}), None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Als de verf [niet droog is], wachten we.", True),
        ("[Past het niet], dan ruilen we de bril.", True),
        ("Ik weet niet of [dat niet kan].", True),
        ("[Ruilen kan niet], bedankt voor uw begrip.", False),
        ("Omdat [dat niet kan], sluiten we.", False),
    ],
)
def test_is_conditional(text: str, expected: bool) -> None:
    assert is_conditional(*at(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volgens het zwemreglement [kan dat niet].", True),
        ("Het beleid is streng, en [dat kan niet].", False),
        ("[Dat kan niet], want de regels zijn nieuw.", False),
    ],
)
def test_rule_in_clause(text: str, expected: bool) -> None:
    assert rule_in_clause(*at(text)) is expected


def test_in_one_clause() -> None:
    assert in_one_clause(*at("Helaas [geven wij geen korting]."))
    assert not in_one_clause(*at("[Wij geven toe dat er geen korting] op stond."))


def test_retold() -> None:
    assert retold(*at("U schreef dat uw bril [niet wordt vergoed]."))
    assert not retold(*at("[Wij hebben uw verzoek om uitstel afgewezen]."))
