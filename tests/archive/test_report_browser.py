"""The report and the exercise sheet in a real browser: on a phone, in the dark and on paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from report_archive import archive

from checker.cli import main

WIDTHS = (320, 400, 1280)
LIGHT, DARK = "rgb(11, 93, 87)", "rgb(116, 205, 195)"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = archive(2000).write(tmp_path_factory.mktemp("run"))
    assert main(["report", str(folder), "--event", "2026-07-15=training vage beloften"]) == 0
    assert main(["exercise", str(folder), "--category", "vage-termijn"]) == 0
    return folder


def opened(browser: Browser, path: Path, **options: Any) -> tuple[Page, list[str]]:
    """Return a page with the list of what the browser complains about, which grows."""
    page, complaints = browser.new_page(**options), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path.as_uri())
    return page, complaints


@pytest.mark.parametrize("name", ["rapport.html", "oefenblad-vage-termijn.html"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen_and_nothing_is_refused(
    browser: Browser, run: Path, name: str, width: int
) -> None:
    page, complaints = opened(browser, run / name, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []
    page.close()


def test_a_phone_gets_a_plot_of_its_own(browser: Browser, run: Path) -> None:
    for width, wide in ((400, False), (1280, True)):
        page, _ = opened(browser, run / "rapport.html", viewport={"width": width, "height": 800})
        assert page.locator(".plot .wide").is_visible() == wide
        assert page.locator(".plot .narrow").is_visible() != wide
        page.close()


def test_plots_are_dark_in_the_dark_and_light_on_paper(browser: Browser, run: Path) -> None:
    page, _ = opened(browser, run / "rapport.html", color_scheme="dark")
    colour = "getComputedStyle(document.querySelector('.plot [stroke=\"#0b5d57\"]')).stroke"
    assert page.evaluate(colour) == DARK
    page.emulate_media(media="print")
    assert page.evaluate(colour) == LIGHT
    page.close()


def test_paper_holds_what_is_open_and_no_ways_around_the_page(browser: Browser, run: Path) -> None:
    page, _ = opened(browser, run / "rapport.html")
    page.emulate_media(media="print")
    assert not page.locator(".contents").is_visible()
    sentences = page.locator(".topic .sentences")
    assert [sentences.nth(place).is_visible() for place in range(4)] == [True, True, True, False]
    page.close()


def test_the_answers_are_on_the_second_sheet_of_paper(browser: Browser, run: Path) -> None:
    page, _ = opened(browser, run / "oefenblad-vage-termijn.html")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 2
    page.close()
