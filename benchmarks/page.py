"""How long after the last key the marks are right: `python benchmarks/page.py`, in Chromium, with the shipped rules.

Every round presses a key in a draft and waits until the answer is drawn, and then asks the server the same question
with a bare `fetch`, so that both meet the machine in the same mood. Prints milliseconds (median and 95th percentile)
and how much the one is longer than the other; the page waits `PAUSE` for the writer to stop before it asks.
"""

import argparse
import statistics
from itertools import cycle
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright
from waitress.server import create_server

from webapp import create_app

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]
SIZES = (150, 1_500)
SAMPLE = Path(__file__).resolve().parents[1] / "docs" / "voorbeeld.txt"
FROM_KEY_TO_MARKS = """() => new Promise(resolve => {
  const area = document.getElementById("draft");
  const panel = document.getElementById("panel");
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  const begin = performance.now();
  const watch = new MutationObserver(() => {
    if (panel.getAttribute("aria-busy") !== "false") return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
  });
  document.execCommand("insertText", false, "x");
  watch.observe(panel, { attributeFilter: ["aria-busy"] });
})"""
BARE_FETCH = """async () => {
  const begin = performance.now();
  const answer = await fetch("/api/v1/check", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: document.getElementById("draft").value, parts: true }),
  });
  await answer.json();
  return performance.now() - begin;
}"""


def draft(words: int) -> str:
    """Return a mail of about so many words: the body of the sample, again and again."""
    opening, *body, closing = SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[:-1]
    paragraphs = [opening]
    for paragraph in cycle(body):
        if sum(len(one.split()) for one in paragraphs) >= words:
            return "\n\n".join([*paragraphs, closing, "Sanne Bakker"])
        paragraphs.append(paragraph)
    return ""


def measure(page: Page, text: str, rounds: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds from key to marks, and those of a bare fetch, of as many rounds."""
    page.fill("#draft", text)
    page.wait_for_selector(".card")
    page.wait_for_selector("#panel[aria-busy=false]", state="attached")
    marks, bare = [], []
    for number in range(rounds + 2):
        both = page.evaluate(FROM_KEY_TO_MARKS), page.evaluate(BARE_FETCH)
        if number >= 2:
            marks.append(both[0])
            bare.append(both[1])
    return marks, bare


def p95(times: list[float]) -> float:
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    server = create_server(create_app(), host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    print(f"{'draft':>12}  {'key to marks':>22}  {'bare fetch':>22}  {'ratio':>6}  {'difference':>10}")
    print(f"{'words':>12}  {'median':>10}  {'p95':>10}  {'median':>10}  {'p95':>10}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        for words in SIZES:
            page.goto(f"http://127.0.0.1:{server.effective_port}/")
            text = draft(words)
            marks, bare = measure(page, text, rounds)
            one, other = statistics.median(marks), statistics.median(bare)
            figures = f"{one:7.0f} ms  {p95(marks):7.0f} ms  {other:7.0f} ms  {p95(bare):7.0f} ms"
            print(f"{len(text.split()):>12}  {figures}  {one / other:6.1f}  {one - other:7.0f} ms")
        browser.close()
    server.close()


if __name__ == "__main__":
    main()
