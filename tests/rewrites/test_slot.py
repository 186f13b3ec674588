"""Recipes `slot`, `note` and `later`: a mail that is not ready to send, made ready for the writer to look at."""

import pytest

from checker import Checker

BY = "uiterlijk maandag 23 november vóór 17.00 uur van mij"
CASES = [
    ("Beste [naam], uw jas hangt klaar.", "Goedendag, uw jas hangt klaar."),
    ("Geachte heer {{naam}},\n\nUw jas hangt klaar.", "Geachte heer,\n\nUw jas hangt klaar."),
    ("Geachte [naam],\n\nUw jas hangt klaar.", "Geachte heer, mevrouw,\n\nUw jas hangt klaar."),
    ("Uw jas hangt klaar bij [vestiging].", "Uw jas hangt klaar."),
    ("Je betaalt [bedrag] voor het stomen.", f"Je hoort het bedrag {BY}."),
    ("Beste Els, uw jas komt [datum].", f"Beste Els, u hoort de datum {BY}."),
    ("De jas kost ??? euro, met knopen.", f"U hoort {BY} hoe het precies zit."),
    ("[MEDEWERKER] brengt uw jas.", "Een collega brengt uw jas."),
    ("Uw jas (kleur nog checken) hangt klaar.", "Uw jas hangt klaar."),
    ("De les is van (datum invullen) tot mei.", f"U hoort de datum {BY}."),
    ("De jas is klaar.\n\nNB intern: korting geven", "De jas is klaar."),
    ("U krijgt de jas uiterlijk woensdag 18 november.", "U krijgt de jas uiterlijk maandag 23 november."),
]


@pytest.mark.parametrize(("text", "ready"), CASES)
def test_the_first_rewrite_makes_the_mail_ready(checker: Checker, text: str, ready: str) -> None:
    first = next(one for one in checker.check(text).findings if one.category == "onaf").rewrites[0]
    assert text[: first.start] + first.text + text[first.end :] == ready
    assert not first.safe


def test_the_same_weekday_is_the_second_offer(checker: Checker) -> None:
    found = next(
        one for one in checker.check("U krijgt de jas op woensdag 18 november.").findings if one.category == "onaf"
    )
    assert [rewrite.text for rewrite in found.rewrites] == ["maandag 23 november", "woensdag 25 november"]


@pytest.mark.parametrize("text", ["Met vriendelijke groet,\n\n[naam medewerker]", "TODO: bellen"])
def test_nothing_is_offered_where_nothing_would_be_left(checker: Checker, text: str) -> None:
    assert not any(one.rewrites for one in checker.check(text).findings if one.category == "onaf")


def test_a_date_of_years_ago_is_no_promise(checker: Checker) -> None:
    assert not checker.check("Onze stad telt 1.200 inwoners (1 juli 2005).").findings
