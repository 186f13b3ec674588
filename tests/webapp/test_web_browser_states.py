"""The page in a browser: long and strange drafts, slow servers, small screens, threads and whole-mail findings."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from checker import Checker, Settings
from checker.examples import example_checker
from checker.settings import Organisation, RuleSettings
from webapp import create_app

PROMISE = "uiterlijk maandag 23 november vóór 17.00 uur"
QUOTE = "Op 3 nov. 2026 om 10:12 schreef Jan <jan@voorbeeld.nl>:\n> Waar blijft het 😀, z.s.m. graag?\n> Jan\n"
OWN = "Beste Jan,\n\nU hoort z.s.m. van ons.\n\nMet vriendelijke groet,\n\nSanne\n\n"
BARE = "Uw tafel is klaar. De monteur komt dinsdag om tien uur. U hoeft niets te doen.\n\nMet vriendelijke groet,\n\nEls Brouns\n"
SIZES = [(320, 640), (390, 844), (640, 450), (1280, 860)]
EVIL = "<img src=x onerror=\"document.title='x'\"><script>document.title='x'</script>"
EVIL_RULE = f"""category: kwaad
title: {json.dumps(EVIL)}
why: {json.dumps(EVIL)}
source: {{document: "001", advice: 1}}
rules:
  - id: kwaadwoord
    severity: error
    match:
      - kwaadwoord
    message: {json.dumps(EVIL + "‘{match}’")}
    advice: {json.dumps(EVIL)}
    rewrite: {{recipe: frame, frames: [{json.dumps(EVIL + " [<b>wat</b>]")}, {json.dumps(EVIL)}]}}
    examples:
      flag:
        - text: "Dit is een [[kwaadwoord]]."
      leave:
        - text: "Dit is goed."
"""


@pytest.fixture(scope="module")
def shipped_address(serve: Callable[[Flask], str]) -> str:
    """The page with the shipped rules, some of which are about the whole mail."""
    return serve(create_app(checker=example_checker()))


def write(page: Page, text: str) -> None:
    page.fill("#draft", text)
    expect(page.locator(".card").first).to_be_visible()


def veiled(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("#veil .veiled").all_text_contents()]


def heights(page: Page, *names: str) -> set[int]:
    return set(page.evaluate("names => names.map(id => document.getElementById(id).scrollHeight)", list(names)))


def test_a_thread_is_grey_except_for_the_own_words(page: Page) -> None:
    write(page, OWN + QUOTE)
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    assert veiled(page) == ["Sanne", QUOTE.strip()]
    expect(page.locator("#veil-note")).to_be_visible()
    assert page.locator("#veil").text_content() == page.input_value("#draft")[:-1] + "\n"
    assert len(heights(page, "draft", "mirror")) == 1
    page.route("**/api/v1/check", lambda _: None)
    page.press("#draft", "Control+Home")
    page.keyboard.insert_text("😀 ")
    assert veiled(page) == ["Sanne", QUOTE.strip()]


def test_a_bare_mail_has_no_note_about_grey(page: Page) -> None:
    write(page, OWN)
    expect(page.locator("#veil-note")).to_be_hidden()


def test_what_is_missing_is_shown_at_its_place(open_page: Callable[[str], Page], shipped_address: str) -> None:
    page = open_page(shipped_address)
    write(page, BARE)
    card = page.locator(".card", has_text="zonder de klant te begroeten")
    expect(card.locator(".card-scope")).to_have_text("hele mail")
    before = "document.querySelector('#mirror .place').previousSibling?.textContent ?? ''"
    assert page.evaluate(before) == ""
    expect(page.locator("#mirror .mark", has_text="Uw")).to_have_count(0)
    card.locator(".card-message").click()
    expect(page.locator("#mirror .place[data-selected]")).to_have_count(1)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert len(heights(page, "draft", "mirror")) == 1
    card.locator(".slot").first.fill("mevrouw De Vries")
    card.get_by_role("button", name="Zet in de mail").first.click()
    assert page.input_value("#draft").startswith("Beste mevrouw De Vries,\n\nUw tafel")
    expect(card).to_have_count(0)


def test_a_slow_server_is_told_and_the_draft_can_be_edited_meanwhile(page: Page) -> None:
    write(page, "U hoort z.s.m. iets.")

    def late(route: object) -> None:
        time.sleep(1.2)
        route.continue_()  # type: ignore[attr-defined]

    page.route("**/api/v1/check", late)
    page.press("#draft", "Control+End")
    page.keyboard.insert_text(" En kwakkelwoord.")
    expect(page.locator("#busy")).to_be_visible()
    page.unroute("**/api/v1/check")
    page.keyboard.insert_text(" Klaar.")
    expect(page.locator("#summary")).to_have_text("2 punten gevonden")
    expect(page.locator("#busy")).to_be_hidden()
    expect(page.locator("#draft")).to_have_value("U hoort z.s.m. iets. En kwakkelwoord. Klaar.")


@pytest.mark.parametrize(
    ("status", "body"), [(500, "<h1>stuk</h1>"), (502, ""), (503, '{"error": {"message": "Te druk."}}')]
)
def test_a_broken_server_is_said_and_loses_nothing(browser: object, address: str, status: int, body: str) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(address)
    page.route("**/api/v1/check", lambda route: route.fulfill(status=status, body=body))
    page.fill("#draft", "U hoort z.s.m. iets.")
    expect(page.locator("#problem")).to_contain_text("Te druk." if status == 503 else "niet te lezen")
    expect(page.locator("#draft")).to_have_value("U hoort z.s.m. iets.")
    page.unroute("**/api/v1/check")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    page.close()


def test_a_draft_of_twenty_thousand_characters(page: Page) -> None:
    sentence = "Dit is een gewone zin 😀 met e\u0301én accent en wat woorden. "
    long = sentence * 360 + "U hoort z.s.m. van ons. " + sentence
    assert len(long) > 20_000
    write(page, long)
    expect(page.locator("#mirror .mark")).to_have_text(["z.s.m."])
    assert len(heights(page, "draft", "mirror")) == 1
    page.locator("#cards .rewrite").click()
    expect(page.locator("#draft")).to_have_value(long.replace("z.s.m.", PROMISE))
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#draft")).to_have_value(long)


@pytest.mark.parametrize(
    "before",
    [
        "😀 ",
        "👩‍👩‍👧‍👦🏽 ",
        "Cafe\u0301 e\u0301e\u0301n ",
        "🇳🇱\u200b ",
        "Z\u0351\u036b\u0343a\u0363\u0368lgo ",
        "ﬁ ǅ İ ",
        "שלום ",
    ],
)
def test_offsets_are_right_behind_strange_characters(page: Page, before: str) -> None:
    write(page, f"{before}u hoort z.s.m. van ons. {before}kwakkelwoord.")
    expect(page.locator("#mirror .mark")).to_have_text(["z.s.m.", "kwakkelwoord"])
    page.locator("#cards .rewrite").click()
    expect(page.locator("#draft")).to_have_value(f"{before}u hoort {PROMISE} van ons. {before}kwakkelwoord.")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_falls_off_a_small_screen_or_at_200_percent(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    write(page, OWN.replace("van ons.", "van ons. Een kwakkelzin. De kwakkellevering.") + QUOTE)
    page.locator("#options summary").click()
    for when in page.locator("#cards .when summary").all():
        when.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    small = page.evaluate(
        """[...document.querySelectorAll("button, summary, input, select, .card-rule")]
             .filter(one => one.checkVisibility()).filter(one => {
               const box = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : one;
               return Math.min(box.getBoundingClientRect().width, box.getBoundingClientRect().height) < 24;
             }).map(one => one.outerHTML)"""
    )
    assert small == []


def test_the_phone_applies_a_gap_under_the_draft(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    write(page, "Dit is een kwakkelzin.")
    page.evaluate(
        "document.getElementById('draft').focus(); document.getElementById('draft').setSelectionRange(14, 14)"
    )
    page.locator("#peek .slot").fill("een monteur")
    page.locator("#peek .put").click()
    expect(page.locator("#draft")).to_have_value("Ik regel graag een monteur voor u.")


def test_rules_and_settings_are_never_markup(
    tmp_path: Path, open_page: Callable[[str], Page], serve: Callable[[Flask], str]
) -> None:
    (tmp_path / "kwaad.yaml").write_text(EVIL_RULE, encoding="utf-8")
    organisation = Organisation(name=EVIL, brands=(EVIL,))
    settings = Settings(organisation=organisation, rules=RuleSettings(extra=(tmp_path,)))
    page = open_page(serve(create_app(checker=Checker(settings))))
    write(page, "Dit is een kwaadwoord.")
    assert page.locator(".card-message").first.text_content() == EVIL + "‘kwaadwoord’"
    page.locator("#cards .slot").first.fill(EVIL)
    page.locator("#cards .put").first.click()
    assert EVIL in page.input_value("#draft")
    expect(page.locator("main img, main script, main b")).to_have_count(0)
    page.goto(page.url + "regels/kwaad")
    expect(page).to_have_title(re.compile("klantcheck"))
    expect(page.locator("main img, main script")).to_have_count(0)
