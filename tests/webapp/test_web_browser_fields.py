"""The page in a browser: gaps that must be filled, another moment, and what a writer chooses for one mail."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

PROMISE = "uiterlijk maandag 23 november vóór 17.00 uur"
SLOTTED = "Dit is een kwakkelzin."


def write(page: Page, text: str) -> None:
    page.fill("#draft", text)
    expect(page.locator(".card").first).to_be_visible()


@pytest.fixture(autouse=True)
def in_november(page: Page) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 20, 10, 0))


def test_an_empty_gap_is_asked_for_and_never_goes_into_the_mail(page: Page) -> None:
    write(page, SLOTTED)
    page.get_by_role("button", name="Zet in de mail").first.click()
    field = page.locator("#cards .slot").first
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#announcer")).to_have_text("Vul eerst in: wat wel kan.")
    expect(page.locator("#cards .fill-hint").first).to_be_visible()
    expect(page.locator("#draft")).to_have_value(SLOTTED)
    field.fill("  ")
    page.keyboard.press("Enter")
    expect(page.locator("#draft")).to_have_value(SLOTTED)
    field.fill(" een monteur ")
    expect(page.locator("#cards .fill-hint").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#draft")).to_have_value("Ik regel graag een monteur voor u.")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("#draft")).to_have_value(SLOTTED)


def test_what_is_typed_in_a_gap_outlives_a_check(page: Page) -> None:
    write(page, SLOTTED)
    page.locator("#cards .slot").first.fill("een monteur")
    with page.expect_response("**/api/v1/check"):
        page.locator("#draft").press_sequentially(" Hoi.")
    expect(page.locator("#panel")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#cards .slot").first).to_have_value("een monteur")


def test_arrows_in_a_gap_stay_in_the_gap(page: Page) -> None:
    write(page, f"U hoort z.s.m. iets. {SLOTTED}")
    field = page.locator("#cards .slot").first
    field.fill("een monteur")
    field.press("ArrowUp")
    expect(field).to_be_focused()


def test_another_moment_is_chosen_and_then_applied(page: Page) -> None:
    write(page, "U hoort z.s.m. van ons. En u hoort zsm van mij.")
    first = page.locator(".card").first
    first.get_by_text("Ander moment").click()
    expect(first.get_by_label("Dag")).to_have_value("2026-11-23")
    expect(first.get_by_label("Vóór")).to_have_value("17:00")
    first.get_by_label("Dag").fill("2026-11-25")
    first.get_by_label("Vóór").fill("12:30")
    expect(page.locator("#cards .rewrite-text")).to_have_text(
        ["uiterlijk woensdag 25 november vóór 12.30 uur", PROMISE]
    )
    page.get_by_role("button", name="Controleer").click()
    expect(page.locator("#summary")).to_be_focused()
    page.get_by_role("button", name="alle veilige").click()
    expect(page.locator("#draft")).to_have_value(
        f"U hoort uiterlijk woensdag 25 november vóór 12.30 uur van ons. En u hoort {PROMISE} van mij."
    )


def test_a_moment_next_year_is_said_with_its_year(page: Page) -> None:
    write(page, "U hoort z.s.m. van ons.")
    page.get_by_text("Ander moment").click()
    page.locator("#cards").get_by_label("Dag").fill("2027-01-04")
    expect(page.locator("#cards .rewrite-text")).to_have_text(["uiterlijk maandag 4 januari 2027 vóór 17.00 uur"])
    page.locator("#cards").get_by_label("Dag").press("Enter")
    expect(page.locator("#draft")).to_have_value("U hoort uiterlijk maandag 4 januari 2027 vóór 17.00 uur van ons.")


def test_a_day_is_picked_for_a_gap_that_asks_for_one(page: Page) -> None:
    write(page, "De kwakkellevering volgt.")
    page.get_by_text("Kies een dag").first.click()
    page.locator("#cards .when").first.get_by_label("Dag").fill("2026-11-27")
    expect(page.locator("#cards .slot").first).to_have_value("vrijdag 27 november")
    page.locator("#cards .when").first.get_by_label("Vóór").fill("09:00")
    page.get_by_role("button", name="Zet in de mail").first.click()
    expect(page.locator("#draft")).to_have_value("De levering komt vrijdag 27 november vóór 9.00 uur.")


def test_the_writer_chooses_je_and_an_own_response_time(page: Page) -> None:
    write(page, f"U hoort z.s.m. van ons. {SLOTTED}")
    expect(page.locator("#options-said")).to_have_text(
        "u of je zoals in je tekst, antwoord binnen 1 werkdag vóór 17.00 uur"
    )
    page.locator("#options summary").click()
    page.get_by_label("met je").check()
    expect(page.locator("#cards")).to_contain_text(re.compile("voor je"))
    page.get_by_label("Hoe snel").select_option("binnen 3 werkdagen")
    page.locator("#options [name=before]").fill("12:00")
    page.locator("#options [name=before]").dispatch_event("change")
    expect(page.get_by_role("button", name="uiterlijk woensdag 25 november vóór 12.00 uur")).to_be_visible()
    expect(page.locator("#options-said")).to_have_text("met je, antwoord binnen 3 werkdagen vóór 12.00 uur")
    page.get_by_label("Hoe snel").select_option("vandaag")
    expect(page.get_by_role("button", name="uiterlijk vrijdag 20 november vóór 12.00 uur")).to_be_visible()
