"""POST /api/v1/check and /healthz."""

import json
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker import Checker, Settings
from checker.settings import RuleSettings
from webapp import MAX_BODY, create_app

ADDRESS = "/api/v1/check"
SECRET = "geheimpje"
RULES = Path(__file__).parent / "rules"


def check(client: FlaskClient, text: str) -> Any:
    answer = client.post(ADDRESS, json={"text": text})
    assert answer.status_code == 200
    return answer.get_json()


def assert_refused(answer: TestResponse, status: int, code: str) -> None:
    assert answer.status_code == status
    body = answer.get_json()
    assert list(body) == ["error"]
    assert set(body["error"]) == {"code", "message"}
    assert body["error"]["code"] == code
    assert body["error"]["message"].endswith(".")
    assert SECRET not in answer.text


def test_the_answer_is_the_wire_form(client: FlaskClient, checker: Checker) -> None:
    text = "U hoort zo snel mogelijk van ons."
    assert check(client, text) == json.loads(json.dumps(checker.check(text).to_dict()))


@pytest.mark.parametrize(
    "text",
    ["Hoi 😀👩‍👩‍👧, u hoort z.s.m. iets.", "Hoi,\r\n\r\nu hoort z.s.m. iets.\r\n", "Cafe\u0301: u hoort z.s.m. iets."],
)
def test_offsets_count_code_points_of_the_text_as_given(client: FlaskClient, text: str) -> None:
    report = check(client, text)
    (finding,) = report["findings"]
    assert report["text"] == text
    assert text[finding["start"] : finding["end"]] == "z.s.m."


def test_half_a_surrogate_pair_does_not_break_the_check(client: FlaskClient) -> None:
    answer = client.post(ADDRESS, data='{"text": "Hoi \\ud83d, u hoort z.s.m. iets."}', content_type="application/json")
    (finding,) = answer.get_json()["findings"]
    assert (finding["start"], finding["end"]) == (15, 21)


@pytest.mark.parametrize("body", ["", SECRET, '{"text": "' + SECRET, "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json(client: FlaskClient, body: str | bytes) -> None:
    assert_refused(client.post(ADDRESS, data=body, content_type="application/json"), 400, "no_json")


@pytest.mark.parametrize(
    "data", [{}, [SECRET], SECRET, 1, {"text": None}, {"text": [SECRET]}, {"text": "Hoi", SECRET: 1}]
)
def test_what_holds_no_text(client: FlaskClient, data: object) -> None:
    assert_refused(client.post(ADDRESS, json=data), 400, "no_text")


@pytest.mark.parametrize("text", ["", " \n\t", SECRET * 120_000])
def test_what_the_checker_cannot_read(client: FlaskClient, text: str) -> None:
    assert_refused(client.post(ADDRESS, json={"text": text}), 400, "unreadable_text")


def test_other_refusals(client: FlaskClient) -> None:
    assert_refused(client.post(ADDRESS, data={"text": SECRET}), 415, "unsupported_media_type")
    assert_refused(client.post(ADDRESS, json={"text": "x" * MAX_BODY}), 413, "too_large")
    assert_refused(client.get(ADDRESS), 405, "method_not_allowed")
    assert_refused(client.post(f"/api/v1/{SECRET}"), 404, "not_found")


def test_a_crash_is_answered_and_logged_without_the_text(caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        settings = Settings()

        def check(self, text: str, **_: object) -> None:
            raise ValueError(text)

    app = create_app(checker=Broken())  # type: ignore[arg-type]
    with caplog.at_level(logging.DEBUG):
        assert_refused(app.test_client().post(ADDRESS, json={"text": SECRET}), 500, "internal_error")
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_every_answer_carries_the_headers_and_no_cookie(client: FlaskClient) -> None:
    answers = [
        client.get("/"),
        client.get("/static/js/main.js"),
        client.get("/nergens"),
        client.get("/healthz"),
        client.post(ADDRESS, json={"text": "Hoi."}),
        client.post(ADDRESS, data="x"),
    ]
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers
    assert [answer.headers["Cache-Control"] for answer in answers].count("no-store") == 5


def test_healthz(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_checks_at_the_same_time_do_not_mix(app: Flask) -> None:
    texts = [f"{'Hallo. ' * number}U hoort zo snel mogelijk van ons." for number in range(40)]
    alone = [check(app.test_client(), text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: check(app.test_client(), text), texts)) == alone


def test_importing_the_package_loads_no_pipeline() -> None:
    code = "import sys; from webapp import create_app; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_a_checker_one_is_made_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.flow.shipped_rules", lambda: RULES)
    off = Settings(rules=RuleSettings(off=("vage-termijn",)))
    assert check(create_app(off).test_client(), "U hoort zo snel mogelijk van ons.")["findings"] == []
