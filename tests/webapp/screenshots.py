"""Makes the screenshots in docs/img: `python tests/webapp/screenshots.py`, with the shipped rules and a fixed clock."""

import sys
from datetime import datetime
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

HERE = Path(__file__).resolve()
FOLDER = HERE.parents[2] / "docs" / "img"
SELECTED = "U moet"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SELECT = """words => {
  const area = document.getElementById("draft");
  area.focus();
  area.setSelectionRange(area.value.indexOf(words) + 1, area.value.indexOf(words) + 1);
  scrollTo({ top: 0, behavior: "instant" });
}"""


def shoot(browser: Browser, address: str, name: str, size: dict[str, int], scheme: str) -> None:
    """Check the page's own example, select a finding in it, and save what is to be seen."""
    page = browser.new_page(viewport=size, color_scheme=scheme, device_scale_factor=2)  # type: ignore[arg-type]
    page.goto(address)
    page.click("#example")
    page.wait_for_selector(".card")
    page.evaluate(SELECT, SELECTED)
    page.wait_for_selector(".card[data-selected]", state="attached")
    page.wait_for_timeout(200)
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def shoot_rules(browser: Browser, address: str) -> None:
    """Save what a rule page looks like."""
    page = browser.new_page(viewport=DESKTOP, device_scale_factor=2)  # type: ignore[arg-type]
    page.goto(f"{address}regels/vage-termijn")
    page.screenshot(path=FOLDER / "regels.png")
    page.close()


def main() -> None:
    """Serve the page on a free port and make every screenshot."""
    sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1])]
    from chromium import ARGUMENTS, CHROMIUM

    from checker import Checker
    from webapp import create_app

    app = create_app(checker=Checker(clock=lambda: datetime(2026, 11, 20, 10, 0)))
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    address = f"http://127.0.0.1:{server.effective_port}/"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, size, scheme in (("desktop", DESKTOP, "light"), ("phone", PHONE, "light"), ("dark", DESKTOP, "dark")):
            shoot(browser, address, name, size, scheme)
        shoot_rules(browser, address)
        browser.close()
    server.close()


if __name__ == "__main__":
    main()
