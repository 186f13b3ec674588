"""Accessibility of every state of the page, by axe in a real browser; where axe itself is not at hand this is skipped."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from checker import Checker, Settings
from checker.settings import Feedback
from webapp import create_app

pytestmark = pytest.mark.skipif("AXE" not in os.environ, reason="AXE names no axe.min.js (npm axe-core)")

RULES = Path(__file__).parent / "rules"
DRAFT = (
    "Beste Jan,\n\nU hoort zo snel mogelijk van ons. Ik bel u om tien uur. Dit is een kwakkelzin. De kwakkellevering.\n"
    "\nMet vriendelijke groet,\n\nSanne\n\n> Waar blijft het?\n"
)
CONSERVATIVE = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
FOUND = f"{CONSERVATIVE}.then(({{ violations }}) => violations.map(({{ id, nodes }}) => [id, nodes[0].html]))"


@pytest.fixture(scope="module")
def keeping_address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Flask], str]) -> str:
    file = tmp_path_factory.mktemp("axe") / "feedback.jsonl"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.flow.shipped_rules", lambda: RULES)
        checker = Checker(Settings(feedback=Feedback(file=file)), clock=lambda: datetime(2026, 11, 20, 10, 0))
    return serve(create_app(checker=checker))


def nothing(page: Page) -> None:
    """The draft as it is checked."""


def open_fields(page: Page) -> None:
    page.locator("#options summary").click()
    for when in page.locator("#cards .when summary").all():
        when.click()


def empty_gap(page: Page) -> None:
    page.get_by_role("button", name="Zet in de mail").first.click()


def keep(page: Page) -> None:
    page.get_by_role("button", name="Toch zo laten").first.click()


def keep_all(page: Page) -> None:
    for _ in range(3):
        keep(page)


def reject(page: Page) -> None:
    page.get_by_role("button", name="Klopt niet").first.click()
    page.get_by_label("Bewaar ook de zin").check()
    expect(page.locator(".reject-preview")).to_be_visible()


def selected(page: Page) -> None:
    page.focus("#draft")
    page.evaluate("document.getElementById('draft').setSelectionRange(25, 25)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("state", [nothing, open_fields, empty_gap, keep, keep_all, reject, selected])
def test_axe_has_nothing_to_say_of_any_state(
    open_page: Callable[[str], Page], keeping_address: str, state: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = open_page(keeping_address)
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.fill("#draft", DRAFT)
    expect(page.locator(".card")).to_have_count(3)
    state(page)
    page.evaluate(Path(os.environ["AXE"]).read_text("utf-8"))
    assert page.evaluate(FOUND) == []
