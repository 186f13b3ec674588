"""Hedged promises made plain, on sentences that stand in no rule."""

import pytest

from checker import Checker

TRIED = [
    ("Ik probeer de piano maandag te stemmen.", "Ik stem de piano maandag."),
    ("Wij zullen proberen de sloot vrijdag uit te baggeren.", None),
    ("Wij gaan proberen de vrachtbrief morgen op te sturen.", "Wij sturen de vrachtbrief morgen op."),
    ("Morgen probeer ik u te bellen over de uitslag.", "Morgen bel ik u over de uitslag."),
    ("Ik zal u proberen te helpen met de verhuizing.", "Ik help u met de verhuizing."),
    ("We doen ons uiterste best om de jurk zaterdag te leveren.", "We leveren de jurk zaterdag."),
    ("De koerier zal proberen de ring vanavond te bezorgen.", "De koerier bezorgt de ring vanavond."),
    ("Ik hoop u vrijdag te kunnen terugbellen.", "Ik bel u vrijdag terug."),
]
BELIEVED = [
    ("Ik denk dat ik uw fiets morgen kan repareren.", "Ik kan uw fiets morgen repareren."),
    ("Ik ga ervan uit dat wij de partij vandaag verzenden.", "Wij verzenden de partij vandaag."),
    ("Wij denken dat we u maandag terugbellen.", "We bellen u maandag terug."),
]
LEFT_OUT = [
    ("Misschien kan ik de stoelen lenen.", "Ik kan de stoelen lenen."),
    ("We komen waarschijnlijk met twee wagens.", "We komen met twee wagens."),
]


def hedges(checker: Checker, text: str) -> list[tuple[str, bool]]:
    """Return the whole text after each rewrite, and whether it may be applied unseen."""
    found = [finding for finding in checker.check(text).findings if finding.category == "slag-om-de-arm"]
    assert len(found) == 1
    return [(text[: one.start] + one.text + text[one.end :], one.safe) for one in found[0].rewrites]


@pytest.mark.parametrize(("text", "expected"), [*TRIED, *BELIEVED, *LEFT_OUT])
def test_plain_promise(checker: Checker, text: str, expected: str | None) -> None:
    first, _ = hedges(checker, text)[0]
    assert first == expected if expected else "[" in first


@pytest.mark.parametrize("text", [text for text, _ in [*TRIED, *BELIEVED, *LEFT_OUT]])
def test_never_applied_unseen(checker: Checker, text: str) -> None:
    assert not any(safe for _, safe in hedges(checker, text))


def test_possessive_je_stays_with_its_noun(checker: Checker) -> None:
    assert all(
        "je ligt vergunning" not in text.lower()
        for text, _ in hedges(checker, "Als het goed is ligt je vergunning bij onze balie.")
    )
