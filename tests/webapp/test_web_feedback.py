"""Feedback: off by default; what is kept of it, what never is, and how the page asks."""

import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from checker import Checker, Settings
from checker.feedback import read_remarks
from checker.settings import Feedback
from webapp import create_app

ADDRESS = "/api/v1/feedback"
RULE = "vage-termijn.zo-snel-mogelijk"
FRAME = "Beste mevrouw Terwisscha,\n\nSanne Kwakkelstein\n"
SENTENCE = "Jan Kwakkelstein belt u zo snel mogelijk op 06 12345678, mevrouw Terwisscha."
DRAFT = f"Beste mevrouw Terwisscha,\n\n{SENTENCE} Dank u.\n\nMet vriendelijke groet,\nSanne Bakker\n"
RULES = Path(__file__).parent / "rules"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback") / "feedback.jsonl"


@pytest.fixture(scope="module")
def keeping(file: Path) -> Flask:
    """An application of an organisation that wants to know."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.flow.shipped_rules", lambda: RULES)
        return create_app(
            checker=Checker(Settings(feedback=Feedback(file=file)), clock=lambda: datetime(2026, 11, 20, 10, 0))
        )


@pytest.fixture
def keeper(keeping: Flask, file: Path) -> FlaskClient:
    file.unlink(missing_ok=True)
    return keeping.test_client()


@pytest.fixture
def keeping_page(keeping: Flask, file: Path, serve: Callable[[Flask], str], open_page: Callable[[str], Page]) -> Page:
    file.unlink(missing_ok=True)
    return open_page(serve(keeping))


def kept(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def test_it_is_off_by_default(client: FlaskClient) -> None:
    for place, said in ((ADDRESS, {"event": "rejected", "rules": [RULE]}), (f"{ADDRESS}/masked", {"sentence": "Hoi."})):
        answer = client.post(place, json=said)
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "feedback_off")
    page = client.get("/").text
    assert "Klopt niet</button>" not in page
    assert "data-feedback" not in page
    assert "organisatie bewaart wel" not in page


def test_the_page_says_what_is_kept(keeper: FlaskClient) -> None:
    page = keeper.get("/").text
    assert "Klopt niet</button>" in page
    assert "Je organisatie bewaart wel" in page


def test_the_rule_and_the_moment_are_kept(keeper: FlaskClient, file: Path) -> None:
    answer = keeper.post(ADDRESS, json={"event": "applied", "rules": [RULE, "webproef.open-plek", RULE]})
    assert (answer.status_code, answer.get_json()) == (200, {"sentence": None})
    assert [set(line) for line in kept(file)] == [{"rule", "event", "time"}] * 3
    (first, *_) = read_remarks(file)
    assert (first.rule, first.event, first.sentence) == (RULE, "applied", None)
    assert datetime.now(first.time.tzinfo) - first.time < timedelta(minutes=5)
    assert file.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_a_sentence_is_masked_before_it_is_kept(keeper: FlaskClient, file: Path) -> None:
    said = {"event": "rejected", "rules": [RULE], "sentence": SENTENCE, "frame": FRAME}
    shown = keeper.post(f"{ADDRESS}/masked", json={"sentence": SENTENCE, "frame": FRAME}).get_json()["sentence"]
    assert not file.exists()
    assert keeper.post(ADDRESS, json=said).get_json()["sentence"] == shown == kept(file)[0]["sentence"]
    assert "zo snel mogelijk" in shown
    for secret in ("Jan", "Kwakkelstein", "Terwisscha", "12345678", "Sanne"):
        assert secret not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"event": "geheim", "rules": [RULE]},
        {"event": "rejected", "rules": []},
        {"event": "rejected", "rules": ["geheim"]},
        {"event": "rejected", "rules": [RULE, "geheim geheim"]},
        {"event": "rejected", "rules": [RULE], "sentence": "geheim" * 500},
        {"event": "rejected", "rules": [RULE], "geheim": "geheim"},
    ],
)
def test_what_is_wrong_is_refused_and_not_kept(keeper: FlaskClient, file: Path, said: dict[str, Any]) -> None:
    answer = keeper.post(ADDRESS, json=said)
    assert answer.status_code == 400
    assert "geheim" not in answer.text
    assert not file.exists()


def test_a_form_of_another_site_is_refused(keeper: FlaskClient, file: Path) -> None:
    body = json.dumps({"event": "rejected", "rules": [RULE]})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert keeper.post(ADDRESS, data=body, content_type=kind).status_code == 415
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_said(keeping: Flask, file: Path) -> None:
    file.unlink(missing_ok=True)
    file.mkdir()
    try:
        answer = keeping.test_client().post(ADDRESS, json={"event": "rejected", "rules": [RULE]})
    finally:
        file.rmdir()
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (503, "not_kept")


def test_without_masking_no_sentence_is_kept(keeper: FlaskClient, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "checker.masking", None)
    answer = keeper.post(ADDRESS, json={"event": "rejected", "rules": [RULE], "sentence": SENTENCE})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (503, "no_masks")
    assert not file.exists()


def test_klopt_niet_by_keyboard_without_the_sentence(keeping_page: Page, file: Path) -> None:
    page = keeping_page
    page.fill("#draft", DRAFT)
    reject = page.locator(".card-reject")
    reject.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Meld dit")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reject")).to_have_count(0)
    expect(reject).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_have_text("Verder niets gevonden")
    expect(page.locator("#announcer")).to_have_text("Dank je, gemeld. Verder niets gevonden")
    assert [(line["rule"], line["event"], "sentence" in line) for line in kept(file)] == [(RULE, "rejected", False)]


def test_the_writer_sees_what_is_kept_before_it_is(keeping_page: Page, file: Path) -> None:
    page = keeping_page
    page.fill("#draft", DRAFT)
    page.get_by_role("button", name="Klopt niet").click()
    page.get_by_label("Bewaar ook de zin").check()
    preview = page.locator(".reject-preview q")
    expect(preview).to_contain_text("belt u zo snel mogelijk op ‹telefoon›")
    shown = preview.text_content()
    assert kept(file) == []
    page.get_by_role("button", name="Meld dit").click()
    expect(page.locator("#summary")).to_have_text("Verder niets gevonden")
    assert [line["sentence"] for line in kept(file)] == [shown]
    assert "Terwisscha" not in str(shown)


def test_applying_is_counted_and_keeping_is_not(keeping_page: Page, file: Path) -> None:
    page = keeping_page
    page.fill("#draft", "U hoort z.s.m. van ons. U hoort zsm van mij. Een kwakkelwoord.")
    page.locator(".card").last.get_by_role("button", name="Toch zo laten").click()
    with page.expect_response(f"**{ADDRESS}"):
        page.get_by_role("button", name="alle veilige").click()
    assert [(line["rule"], line["event"]) for line in kept(file)] == [(RULE, "applied")] * 2


def test_when_it_cannot_be_kept_the_writer_hears_that_and_goes_on(
    keeping: Flask, serve: Callable[[Flask], str], browser: Any
) -> None:
    page = browser.new_page()
    page.goto(serve(keeping))
    page.route(f"**{ADDRESS}", lambda route: route.abort())
    page.fill("#draft", DRAFT)
    page.get_by_role("button", name="Klopt niet").click()
    page.get_by_role("button", name="Meld dit").click()
    expect(page.locator(".reject-problem")).to_contain_text("niet bereikbaar")
    page.locator("#cards .slot").fill("morgen")
    page.get_by_role("button", name="Zet in de mail").click()
    expect(page.locator("#summary")).to_have_text("Niets gevonden")
    page.close()
