"""The page in a browser: findings that the writer leaves as they are."""

from playwright.sync_api import Page, expect

TWICE = "U hoort z.s.m. van ons. En u hoort z.s.m. van mij."
PROMISE = "uiterlijk maandag 23 november vóór 17.00 uur"


def write(page: Page, text: str) -> None:
    page.fill("#draft", text)
    expect(page.locator(".card").first).to_be_visible()


def keep(page: Page, number: int) -> None:
    page.locator(".card").nth(number).get_by_role("button", name="Toch zo laten").click()


def settled(page: Page) -> None:
    expect(page.locator("#panel")).to_have_attribute("aria-busy", "false")


def marked_at(page: Page) -> list[int]:
    """Return where the marks begin in the draft."""
    return page.evaluate(
        """[...document.querySelectorAll("#mirror .mark")].map(mark => {
             const range = new Range();
             range.setStart(document.getElementById("mirror"), 0);
             range.setEndBefore(mark);
             return range.toString().length;
           })"""
    )


def test_what_is_left_stays_away_from_marks_cards_and_apply_all(page: Page) -> None:
    write(page, TWICE)
    keep(page, 0)
    expect(page.locator("#announcer")).to_have_text("Dit blijft zo. 1 punt gevonden: 1 × kost vertrouwen")
    expect(page.locator("#kept")).to_contain_text("1 punt laat je zo.")
    expect(page.locator(".card .rewrite")).to_be_focused()
    assert marked_at(page) == [TWICE.rindex("z.s.m.")]
    page.get_by_role("button", name="Controleer").click()
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    page.get_by_role("button", name="alle veilige").click()
    expect(page.locator("#summary")).to_have_text("Verder niets gevonden")
    expect(page.locator("#draft")).to_have_value(f"U hoort z.s.m. van ons. En u hoort {PROMISE} van mij.")


def test_the_place_counts_also_when_the_text_before_it_changes(page: Page) -> None:
    write(page, TWICE)
    keep(page, 1)
    page.focus("#draft")
    page.keyboard.press("Control+Home")
    with page.expect_response("**/api/v1/check"):
        page.keyboard.insert_text("Hoi 😀, ")
    settled(page)
    assert marked_at(page) == [len("Hoi 😀, U hoort ".encode("utf-16-le")) // 2]


def test_other_words_at_that_place_are_found_again(page: Page) -> None:
    write(page, "Hoi. U hoort zo snel mogelijk van ons.")
    keep(page, 0)
    expect(page.locator("#summary")).to_have_text("Verder niets gevonden")
    expect(page.locator("#no-rule")).to_be_hidden()
    page.evaluate("document.getElementById('draft').setSelectionRange(16, 20)")
    page.focus("#draft")
    page.keyboard.insert_text("spoedig")
    expect(page.locator("#summary")).to_have_text("1 punt gevonden")
    expect(page.locator("#kept")).to_be_hidden()


def test_all_that_was_left_is_shown_again(page: Page) -> None:
    write(page, TWICE)
    keep(page, 0)
    keep(page, 0)
    expect(page.locator("#summary")).to_be_focused()
    expect(page.locator("#kept")).to_contain_text("2 punten laat je zo.")
    page.get_by_role("button", name="Toon weer").click()
    expect(page.locator("#summary")).to_have_text("2 punten gevonden")
    expect(page.locator("#kept")).to_be_hidden()


def test_another_draft_starts_afresh(page: Page) -> None:
    write(page, TWICE)
    keep(page, 0)
    page.get_by_role("button", name="Wissen").click()
    write(page, TWICE)
    expect(page.locator("#summary")).to_have_text("2 punten gevonden")
