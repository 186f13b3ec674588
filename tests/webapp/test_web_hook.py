"""The pre-send hook over HTTP."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from checker import Checker
from checker.examples import example_checker
from checker.hook import Policy
from checker.hook.policy import BySeverity
from webapp import create_app

BODY = "Beste Jan,\n\nDat is tegen onze regels.\n\nMet vriendelijke groet,\nBo Stam\n"
MAIL = f"From: bo@firma.nl\nTo: jan@elders.nl\nSubject: Uw vraag\n\n{BODY}"


@pytest.fixture(scope="module")
def shipped() -> Checker:
    """A checker with the shipped rules; the page's tests have a few of their own."""
    return example_checker()


@pytest.fixture(scope="module")
def strict(shipped: Checker) -> FlaskClient:
    policy = Policy(severity=BySeverity(error="reject"), internal=("firma.nl",), seconds=60, max_bytes=100_000)
    return create_app(checker=shipped, policy=policy).test_client()


def judged(client: FlaskClient, **message: Any) -> dict[str, Any]:
    answer = client.post("/api/v1/hook", json=message)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json or {}
    return told


def test_a_whole_message(strict: FlaskClient) -> None:
    answer = strict.post("/api/v1/hook", data=MAIL.encode(), content_type="message/rfc822")
    told = answer.json or {}
    assert told["verdict"] == "reject"
    assert told["rules"] == ["regels-als-reden.tegen-de-regels"]
    assert told["header"] == "reject; findings=1; rules=regels-als-reden.tegen-de-regels"
    assert told["text"].startswith("Deze mail is nog niet verstuurd: klantcheck zag 1 ding dat beter kan.")
    assert told["report"]["findings"][0]["rewrites"]
    assert told["unchecked"] is None


@pytest.mark.parametrize(
    "message",
    [{"message": MAIL}, {"text": BODY}, {"html": f"<p>{BODY}</p>"}, {"text": BODY, "html": "<p>U moet betalen</p>"}],
)
def test_json(strict: FlaskClient, message: dict[str, str]) -> None:
    assert judged(strict, **message)["rules"] == ["regels-als-reden.tegen-de-regels"]


def test_who_sends_it_to_whom_counts(strict: FlaskClient) -> None:
    told = judged(strict, text=BODY, sender="bo@firma.nl", recipients=["chef@firma.nl"])
    assert (told["verdict"], told["unchecked"], told["report"]) == ("pass", "internal", None)


def test_an_override_in_the_subject(strict: FlaskClient) -> None:
    told = judged(strict, text=BODY, subject="Uw vraag [klantcheck: besproken]")
    assert (told["verdict"], told["override"]) == ("note", "besproken")


def test_a_message_that_is_too_large_passes(strict: FlaskClient) -> None:
    assert judged(strict, text=BODY * 2000)["unchecked"] == "too-large"


def test_without_a_policy_nothing_is_stopped(shipped: Checker) -> None:
    told = judged(create_app(checker=shipped).test_client(), text=BODY)
    assert told["verdict"] == "note"


WRONG = {
    "no JSON": ("{", "application/json", 400, "no_json"),
    "a list": ("[]", "application/json", 400, "no_message"),
    "an unknown key": ('{"geheim": "klant"}', "application/json", 400, "no_message"),
    "a number": ('{"text": 3}', "application/json", 400, "no_message"),
    "a line end in the subject": ('{"text": "x", "subject": "a\\nBcc: b"}', "application/json", 400, "no_message"),
    "another type": ("tekst", "text/plain", 415, "unsupported_media_type"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_request_is_told_what_is_wrong_without_its_text(strict: FlaskClient, name: str) -> None:
    body, kind, status, code = WRONG[name]
    answer = strict.post("/api/v1/hook", data=body, content_type=kind)
    assert (answer.status_code, (answer.json or {})["error"]["code"]) == (status, code)
    assert '"klant"' not in answer.text


@pytest.mark.parametrize("separator", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_a_header_of_two_lines_is_refused(client: FlaskClient, separator: str) -> None:
    answer = client.post("/api/v1/hook", json={"text": "Hoi.", "subject": f"Uw vraag{separator}Bcc: jan@voorbeeld.nl"})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (400, "no_message")
