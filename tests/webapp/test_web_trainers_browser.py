"""The trainers' door in a real browser: with scripts and without, on a phone, by keyboard and by its names for all."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from trainers_app import mbox, open_app

FILE = {"name": "verzonden.mbox", "mimeType": "application/mbox", "buffer": mbox(4)}
LONG = 120_000
AXE = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
FOUND = f"{AXE}.then(({{ violations }}) => violations.map(({{ id, nodes }}) => [id, nodes[0].html]))"


@pytest.fixture(scope="module")
def trainers(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Flask], str]) -> str:
    return serve(open_app(tmp_path_factory.mktemp("browser"))) + "trainers"


def axe(page: Page) -> list[object]:
    """Return what axe finds; nothing where axe is not at hand."""
    if "AXE" not in os.environ:
        return []
    page.evaluate(Path(os.environ["AXE"]).read_text("utf-8"))
    found: list[object] = page.evaluate(FOUND)
    return found


def send(page: Page) -> None:
    page.get_by_label("Bestand met mail").set_input_files(FILE)  # type: ignore[arg-type]
    page.get_by_label("Datum").fill("2026-03-02")
    page.get_by_label("Naam").fill("vage beloften")
    page.get_by_role("button", name="Kijk na").click()


def fits(page: Page) -> bool:
    """Tell whether nothing sticks out at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_from_file_to_report_and_gone(open_page: Callable[[str], Page], trainers: str, width: int, scheme: str) -> None:
    page = open_page(trainers)
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    assert fits(page)
    assert axe(page) == []
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bezig met nakijken")
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert axe(page) == []
    expect(page.get_by_role("heading", level=1)).to_have_text("Je rapport is klaar", timeout=LONG)
    assert fits(page)
    assert axe(page) == []
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open het rapport").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Wat kost vertrouwen in jullie mail?")
    assert opened.value.evaluate("getComputedStyle(document.querySelector('.tiles')).display") == "grid"
    opened.value.close()
    page.get_by_role("button", name="Verwijder").click()
    expect(page.get_by_role("status").first).to_have_text("Alles van die controle is verwijderd.")


def test_without_scripts_the_page_follows_by_itself(browser: Browser, trainers: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(trainers)
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bezig met nakijken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je rapport is klaar", timeout=LONG)
    page.get_by_role("button", name="Verwijder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar win je het meest?")
    context.close()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(open_page: Callable[[str], Page], trainers: str) -> None:
    page = open_page(trainers)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    large = {"name": "groot.mbox", "mimeType": "application/mbox", "buffer": b"x" * 1_200_000}
    page.get_by_label("Bestand met mail").set_input_files(large)  # type: ignore[arg-type]
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_role("alert")).to_have_text("Het bestand is te groot: het mag hoogstens 1 MB zijn.")
    assert "POST" not in sent


def test_what_the_server_refuses_is_told_and_the_form_stays_filled_in(browser: Browser, trainers: str) -> None:
    page = browser.new_page()
    page.goto(trainers)
    page.get_by_label("Eigen domeinen").fill("geen domein!")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("geen domein is")
    expect(page.get_by_label("Naam")).to_have_value("vage beloften")
    expect(page.get_by_role("button", name="Kijk na")).to_be_visible()
    page.close()
