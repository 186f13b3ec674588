"""The page in a real browser: the main path, and what only a browser can get wrong."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

PROMISE = "uiterlijk maandag 23 november vóór 17.00 uur"
DRAFT = "Beste Jan 😀,\n\nU hoort 👩‍👩‍👧 zo snel mogelijk van ons.\nDit is een kwakkelzin.\n\nGroet,\nSanne"


def write(page: Page, text: str = DRAFT) -> None:
    page.fill("#draft", text)
    expect(page.locator(".card").first).to_be_visible()


def draft(page: Page) -> str:
    return page.input_value("#draft")


def select(page: Page, words: str) -> None:
    page.evaluate(
        """words => {
          const area = document.getElementById("draft");
          const start = area.value.indexOf(words);
          area.focus();
          area.setSelectionRange(start, start + words.length);
        }""",
        words,
    )


def test_paste_see_click_copy(page: Page) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", DRAFT.replace("\n", "\r\n"))
    page.focus("#draft")
    page.keyboard.press("Control+v")
    expect(page.locator("#summary")).to_have_text("2 punten gevonden")
    expect(page.locator("#announcer")).to_have_text("2 punten gevonden: 1 × kost vertrouwen, 1 × let op")
    expect(page.locator("#mirror .mark")).to_have_text(["zo snel mogelijk", "kwakkelzin"])

    page.get_by_role("button", name=PROMISE).click()
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    assert f"👩‍👩‍👧 {PROMISE} van ons." in draft(page)
    expect(page.locator("#announcer")).to_have_text("Toegepast. 1 punt gevonden: 1 × let op")

    page.get_by_role("textbox", name="wat wel kan").first.fill("een monteur")
    page.get_by_role("button", name="Zet in de mail").first.click()
    expect(page.locator("#summary")).to_have_text("Niets gevonden")
    assert "Ik regel graag een monteur voor u." in draft(page)

    page.get_by_role("button", name="Kopieer").click()
    expect(page.locator("#copy")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == draft(page)


def test_the_whole_path_by_keyboard(page: Page) -> None:
    page.focus("#draft")
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#summary")).to_be_focused()
    page.focus("#draft")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+.")
    expect(page.get_by_role("button", name=PROMISE)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#draft")).to_be_focused()
    page.keyboard.press("Control+.")
    page.keyboard.press("Enter")
    expect(page.locator("#cards .slot").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("een monteur sturen")
    page.keyboard.press("Enter")
    assert "Dit doe ik: een monteur sturen." in draft(page)
    expect(page.locator("#copy")).to_be_focused()
    page.focus("#draft")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.locator("#draft")).to_have_value(DRAFT)
    expect(page.locator("#summary")).to_have_text("2 punten gevonden")


def test_undo_clear_and_all_safe(page: Page) -> None:
    expect(page.get_by_role("button", name="Wissen")).to_be_hidden()
    write(page, "Hoi. U hoort z.s.m. van ons. En u hoort zsm van mij.")
    page.get_by_role("button", name="alle veilige").click()
    expect(page.locator("#summary")).to_have_text("Niets gevonden")
    expect(page.locator("#draft")).to_have_value(f"Hoi. U hoort {PROMISE} van ons. En u hoort {PROMISE} van mij.")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#summary")).to_have_text("2 punten gevonden")
    expect(page.locator("#draft")).to_have_value("Hoi. U hoort z.s.m. van ons. En u hoort zsm van mij.")
    page.get_by_role("button", name="Wissen").click()
    expect(page.locator("#summary")).to_have_text("Zo werkt het")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#draft")).to_have_value("Hoi. U hoort z.s.m. van ons. En u hoort zsm van mij.")


def test_the_same_words_twice_keep_their_places(page: Page) -> None:
    write(page, "U hoort z.s.m. van ons. En u hoort z.s.m. van mij.")
    page.locator("#cards .rewrite").nth(1).click()
    expect(page.locator("#draft")).to_have_value(f"U hoort z.s.m. van ons. En u hoort {PROMISE} van mij.")
    expect(page.locator("#cards .rewrite")).to_have_count(1)
    expect(page.locator("#cards .rewrite")).to_be_focused()


def test_marks_stay_on_their_words_while_typing(page: Page) -> None:
    write(page)
    page.route("**/api/v1/check", lambda _: None)
    select(page, "Beste Jan")
    page.keyboard.type("Hallo 🎉 allemaal")
    expect(page.locator("#mirror .mark")).to_have_text(["zo snel mogelijk", "kwakkelzin"])
    select(page, "snel ")
    page.keyboard.press("Delete")
    expect(page.locator("#mirror .mark")).to_have_text(["zo mogelijk", "kwakkelzin"])
    assert page.locator("#cards .rewrite").nth(0).get_attribute("aria-disabled") == "true"
    before = draft(page)
    page.locator("#cards .rewrite").nth(0).dispatch_event("click")
    expect(page.locator("#draft")).to_have_value(before)


def test_only_the_newest_answer_counts(page: Page) -> None:
    """The first question gets its answer after the second."""
    held: list[Route] = []
    page.route("**/api/v1/check", lambda route: route.continue_() if held else held.append(route))
    page.fill("#draft", "U hoort zo snel mogelijk iets.")
    expect(page.locator("#panel")).to_have_attribute("aria-busy", "true")
    page.fill("#draft", "Dit is een kwakkelzin.")
    expect(page.locator(".card-message")).to_have_text("‘kwakkelzin’ hoort hier niet.")
    (late,) = held
    late.fulfill(json=page.request.post(late.request.url, data=late.request.post_data_json).json())
    page.wait_for_timeout(300)
    expect(page.locator(".card-message")).to_have_text("‘kwakkelzin’ hoort hier niet.")
    expect(page.locator("#mirror .mark")).to_have_text(["kwakkelzin"])


def test_card_and_mark_select_each_other(page: Page) -> None:
    write(page)
    select(page, "kwakkelzin")
    expect(page.locator(".card[data-selected] .card-message")).to_have_text("‘kwakkelzin’ hoort hier niet.")
    expect(page.locator("#mirror .mark[data-selected]")).to_have_text("kwakkelzin")
    page.locator(".card").first.locator(".card-message").click()
    expect(page.locator("#mirror .mark[data-selected]")).to_have_text("zo snel mogelijk")


def test_a_card_brings_a_far_mark_into_view(page: Page) -> None:
    write(page, "Een gewone regel.\n" * 120 + "U hoort z.s.m. iets.")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    expect(page.locator("#mirror .mark")).not_to_be_in_viewport()
    page.locator(".card-message").click()
    expect(page.locator("#mirror .mark")).to_be_in_viewport()
    expect(page.locator(".card")).to_be_in_viewport()


def test_the_mirror_breaks_its_lines_like_the_draft(page: Page) -> None:
    write(page, DRAFT + "\n" + "Een lange regel met é, ﬁ en 😀 en    spaties. " * 40 + "x" * 300 + "\n\n")
    for width in (320, 390, 700, 960, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        heights = page.evaluate("['draft', 'mirror'].map(id => document.getElementById(id).scrollHeight)")
        assert heights[0] == heights[1]
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_draft_is_never_markup(page: Page) -> None:
    evil = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\"> \"'& kwakkelwoord"
    write(page, f"{evil}\nU hoort <b> zo snel mogelijk </b> iets.")
    assert page.locator("#mirror").text_content() == draft(page) + "\u200b"
    expect(page.locator("#mirror :not(span), #cards img, #cards b, #cards script")).to_have_count(0)
    expect(page.locator("#mirror .mark")).to_have_text(["kwakkelwoord", "zo snel mogelijk"])
    expect(page).to_have_title(re.compile("klantcheck"))


def test_a_server_that_is_gone_loses_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    write(page)
    page.route("**/api/v1/check", lambda route: route.abort())
    page.get_by_role("button", name="Controleer").click()
    expect(page.locator("#problem")).to_contain_text("niet bereikbaar")
    expect(page.locator(".card")).to_have_count(2)
    page.unroute("**/api/v1/check")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator("#summary")).to_have_text("2 punten gevonden")
    page.close()


def test_a_phone_shows_the_selected_finding_under_the_draft(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    write(page)
    expect(page.locator("#peek")).to_be_hidden()
    select(page, "zo snel")
    page.locator("#peek .rewrite").click()
    assert PROMISE in draft(page)
    expect(page.locator("#peek")).to_contain_text("‘kwakkelzin’ hoort hier niet.")
    expect(page.locator("#peek .slot")).to_be_focused()


def test_the_plain_form_works_in_a_browser_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#draft", DRAFT)
    page.get_by_role("button", name="Controleer").click()
    expect(page.locator("#plain .mark")).to_have_text(["zo snel mogelijk", "kwakkelzin"])
    page.get_by_role("button", name=PROMISE).click()
    expect(page.locator("#draft")).to_have_value(DRAFT.replace("zo snel mogelijk", PROMISE))
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    context.close()


def test_what_goes_well_comes_and_goes(page: Page) -> None:
    page.fill("#draft", "Dit is een kwakkeldank voor u.")
    expect(page.locator("#plus-points li")).to_have_text("Je bedankt met ‘kwakkeldank’.")
    page.fill("#draft", "")
    expect(page.locator("#plus-points")).to_be_hidden()


def test_a_card_opens_its_rule_beside_the_draft(page: Page) -> None:
    write(page)
    with page.context.expect_page() as opening:
        page.locator(".card").nth(1).get_by_role("link", name="Meer over deze regel").click()
    rule = opening.value
    expect(rule.locator("article:target h2")).to_have_text("‘kwakkelzin’ hoort hier niet.")
    expect(rule.locator("article:target")).to_be_in_viewport()
    expect(page.locator("#draft")).to_have_value(DRAFT)


def test_how_easily_a_draft_reads_follows_the_draft(page: Page) -> None:
    figures = page.locator("#figures")
    write(page, DRAFT.replace("Dit is", "Ik bel u om tien uur. Dit is"))
    expect(figures).to_be_visible()
    expect(figures).to_contain_text("Leest makkelijk")
    expect(page.locator("#sentence-length")).to_have_text("6 woorden per zin")
    page.fill("#draft", "Verzekeringsmaatschappijen administreren " * 9)
    expect(page.locator("#ease")).to_have_text("Leest moeilijk")
    expect(page.locator("#flesch")).to_have_text("Flesch-Douma 0")
    page.fill("#draft", "Tot morgen.")
    expect(figures).to_be_hidden()


def test_the_rule_pages_work_in_a_browser_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}regels")
    page.get_by_role("searchbox").fill("kwakkelzin")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="‘kwakkelzin’ hoort hier niet.").click()
    expect(page.locator("article:target .new")).to_have_count(1)
    context.close()


@pytest.mark.skipif("AXE" not in os.environ, reason="AXE names no axe.min.js (npm axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "regels", "regels?zoek=dag", "regels/vage-termijn", "regels/pluspunten"])
def test_axe_has_nothing_to_say(page: Page, address: str, place: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(address + place)
    if not place:
        write(page, DRAFT.replace("Dit is", "Ik bel u om tien uur. Dit is"))
    page.evaluate(Path(os.environ["AXE"]).read_text("utf-8"))
    assert page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))") == []
