"""Recipe `words`: plain words in the same form, with the capital kept, on sentences that stand in no rule."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from checker.draft.text import read_text
from checker.examples import unmarked
from checker.findings.model import Hit, Reading
from checker.language.pipeline import load_pipeline
from checker.language.sentences import own_sentences
from checker.rewrites.apply import apply_rewrites
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.plain_words import plain_words
from checker.rulebook.folder import read_folders, shipped_rules
from checker.rulebook.model import Recipe
from checker.settings import Settings

NO_RULE: Any = None
LISTS = read_folders([shipped_rules()]).lists
VERBS = ["afstandelijk-werkwoorden", "afstandelijk-omschrijvingen"]


def offered(marked: str, lists: list[str], instead: Mapping[str, str] | None = None) -> tuple[str, list[Rewrite]]:
    """Return a text and what the recipe offers for its marked stretch."""
    text, start, end = unmarked(marked)
    doc = load_pipeline(Settings().model).tokenize(read_text(text))
    reading = Reading(doc, own_sentences(doc), Settings(), LISTS)
    span = doc.char_span(start, end)
    sentence = next(one for one in reading.sentences if one.start <= span.start < one.end)
    hit = Hit(NO_RULE, span, span, sentence, {})
    recipe = Recipe(recipe="words", lists=lists, instead=instead)
    return text, list(plain_words(hit, Occasion(reading, datetime(2026, 11, 20)), recipe))


def rewritten(marked: str, lists: list[str], instead: Mapping[str, str] | None = None) -> str:
    text, rewrites = offered(marked, lists, instead)
    return apply_rewrites(text, rewrites[:1])


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("[[Middels]] een brief meldt u zich aan.", "Met een brief meldt u zich aan."),
        ("Er is nieuws [[inzake]] uw klacht.", "Er is nieuws over uw klacht."),
        ("[[Reeds]] op maandag was het klaar.", "Al op maandag was het klaar."),
        ("Tot op [[heden]] is er niets veranderd.", "Tot nu toe is er niets veranderd."),
        ("Het [[onderhavige]] contract loopt af.", "Dit contract loopt af."),
        ("[[De desbetreffende]] collega is vrij.", "Deze collega is vrij."),
        ("Gezien het [[feit]] dat het regent, wachten we.", "Omdat het regent, wachten we."),
    ],
)
def test_words_of_the_lists(marked: str, plain: str) -> None:
    lists = [f"afstandelijk-{name}" for name in ("bijwoorden", "voorzetsels", "aanwijzers")]
    assert rewritten(marked, lists) == plain


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Wij [[retourneren]] het boek.", "Wij sturen het boek terug."),
        ("Ik [[retourneer]] je laarzen vrijdag, want ze lekken.", "Ik stuur je laarzen vrijdag terug, want ze lekken."),
        ("Wilt u de laarzen [[retourneren]]?", "Wilt u de laarzen terugsturen?"),
        ("Het is handig om de laarzen te [[retourneren]].", "Het is handig om de laarzen terug te sturen."),
        ("Omdat u de laarzen [[retourneert]], krijgt u geld.", "Omdat u de laarzen terugstuurt, krijgt u geld."),
        ("De laarzen zijn [[geretourneerd]].", "De laarzen zijn teruggestuurd."),
        ("Dat [[geschiedde]] in mei.", "Dat gebeurde in mei."),
        ("Dat is in mei [[geschied]].", "Dat is in mei gebeurd."),
        ("De gids [[verstrekt]] een kaart.", "De gids geeft een kaart."),
        ("De kaart is [[verstrekt]] door de gids.", "De kaart is gegeven door de gids."),
        ("De [[verstrekte]] kaart klopt.", "De gegeven kaart klopt."),
        ("De les [[ving om acht uur aan]].", "De les begon om acht uur."),
        ("Hij heeft [[zorg gedragen]] voor de bloemen.", "Hij heeft gezorgd voor de bloemen."),
        ("Wij [[droegen zorg]] voor de bloemen.", "Wij zorgden voor de bloemen."),
        ("Ik [[deel je mede]] dat het klaar is.", "Ik laat je weten dat het klaar is."),
        ("Ze is [[woonachtig geweest]] in Ede.", None),
    ],
)
def test_verbs_keep_their_form(marked: str, plain: str | None) -> None:
    text, rewrites = offered(marked, VERBS[1:] if "mede]]" in marked else VERBS)
    assert (apply_rewrites(text, rewrites) if rewrites else None) == plain


def test_a_key_with_a_gap_keeps_the_words_in_it() -> None:
    instead = {"in antwoord op … als volgt": "dit is {ons} antwoord op …"}
    assert rewritten("[[In antwoord op uw mail als volgt]].", [], instead) == "Dit is ons antwoord op uw mail."


def test_slots_follow_the_draft() -> None:
    instead = {"hierbij …": "{wij} {laten} {u} weten"}
    assert rewritten("[[Hierbij deel ik je mee]] dat je wint.", [], instead) == "Ik laat je weten dat je wint."
    assert rewritten("[[Hierbij delen we u mee]] dat u wint.", [], instead) == "We laten u weten dat u wint."


def test_a_particle_left_behind_goes_too() -> None:
    instead = {"bijgaand treft …": "in de bijlage {vindt_u} -aan"}
    assert rewritten("[[Bijgaand treft je]] de kaart aan.", [], instead) == "In de bijlage vind je de kaart."
    assert rewritten("[[Bijgaand treft u]] de kaart.", [], instead) == "In de bijlage vindt u de kaart."


def test_where_there_is_a_choice_none_is_made_unseen() -> None:
    _, choices = offered("Dat kan [[middels]] de app.", ["afstandelijk-voorzetsels"])
    assert [(one.text, one.safe) for one in choices] == [("met", False), ("via", False)]
    _, single = offered("Dat is [[reeds]] klaar.", ["afstandelijk-bijwoorden"])
    assert [(one.text, one.safe) for one in single] == [("al", True)]


def test_nothing_is_offered_for_unknown_words() -> None:
    assert offered("Dat is [[onbekend]].", VERBS)[1] == []
