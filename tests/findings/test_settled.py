"""Settled: a moment beside a vague term says when, unless it belongs to something else; the term stands between [ ]."""

import pytest

from checker.findings.settled import is_settled, settles
from checker.language.moments import mark_moments
from checker.language.tokenizer import blank_tokenizer

SETTLED = [
    "U hoort [zo snel mogelijk], uiterlijk vrijdag, van ons.",
    "[Binnenkort], op 4 mei, gaat de brug open.",
    "Vóór vrijdag 12.00 uur, dus [zo snel mogelijk], hoort u van ons.",
    "Wij bellen u morgen [zo snel mogelijk].",
    "De tuinman komt [een dezer dagen], om precies te zijn donderdagmiddag.",
    "We doen dit [asap] en uiterlijk maandag 9.00 uur werkt het.",
    "Het kan [even duren]: om 14.30 uur is er weer stroom.",
    "Wij repareren de kar [zsm], die is vrijdag klaar.",
]
OPEN = [
    "U hoort [zo snel mogelijk] van ons, want u verhuist op 1 mei.",
    "Als u vóór 16.00 uur bestelt, komt het [zo snel mogelijk].",
    "Wij zijn er vrijdag tot 17.00 uur en bellen u [zsm].",
    "Uw afspraak op 12 juni bevestigen wij [zsm].",
    "Wij sturen [zsm] de kaarten voor de voorstelling op 3 juni.",
    "Wij bellen u [zsm] om een afspraak te maken voor dinsdag.",
    "Wij sturen [binnenkort] een rekening die u vóór 1 mei betaalt.",
    "U hoort [zsm] van ons; u kunt ons vrijdag vóór 12.00 uur bellen.",
    "Na vrijdag bellen wij u [zsm].",
    "Wij bellen u [zsm] over uw mail van 3 mei.",
]


def settled(text: str) -> bool:
    doc = blank_tokenizer()(text.replace("[", "").replace("]", ""))
    mark_moments(doc)
    term = doc.char_span(text.index("["), text.index("]") - 1, alignment_mode="expand")
    return is_settled(term, doc[:], doc.spans["moment"])


@pytest.mark.parametrize("text", SETTLED)
def test_a_moment_that_says_when_settles_the_term(text: str) -> None:
    assert settled(text)


@pytest.mark.parametrize("text", OPEN)
def test_a_moment_of_something_else_does_not(text: str) -> None:
    assert not settled(text)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Dat is uiterlijk vrijdag.", True),
        ("Uiterlijk vrijdag weet u meer.", True),
        ("Op vrijdag zijn wij dicht.", False),
        ("Dat is vervelend.", False),
    ],
)
def test_the_next_sentence_can_settle_it(second: str, expected: bool) -> None:
    doc = blank_tokenizer()(f"U hoort snel van ons. {second}")
    mark_moments(doc)
    rest = doc[6:]
    assert settles(rest, doc.spans["moment"]) is expected
