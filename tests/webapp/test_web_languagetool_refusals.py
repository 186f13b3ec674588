"""LanguageTool's HTTP API under /v2: languages, refusals, the other addresses, and who may call."""

import json
import logging
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from toolclient import SECRET, SENTENCE, annotated, assert_refused, check, post
from werkzeug.test import TestResponse

from checker import Checker, Settings
from checker.settings import Server
from webapp import MAX_BODY, create_app
from webapp.languagetool.asked import MAX_TEXT


@pytest.mark.parametrize("language", ["nl", "nl-NL", "nl-BE", "NL-nl"])
def test_dutch_by_any_name(client: FlaskClient, language: str) -> None:
    body = post(client, text=SENTENCE, language=language).get_json()
    assert body["language"]["code"].lower() == language.lower()
    assert len(body["matches"]) == 1


def test_the_language_is_found_out(client: FlaskClient) -> None:
    def found(text: str, **given: str) -> tuple[str, int]:
        body = post(client, text=text, language="auto", **given).get_json()
        return body["language"]["detectedLanguage"]["code"], len(body["matches"])

    assert found(SENTENCE) == ("nl", 1)
    assert found(SENTENCE, preferredVariants="en-US,nl-BE") == ("nl-BE", 1)
    assert found("You will hear from us as soon as we have it, and zo snel mogelijk.") == ("en", 0)
    assert found("") == ("nl", 0)


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_nothing_is_found_in_no_text(client: FlaskClient, text: str) -> None:
    assert check(client, text=text) == []
    assert check(client, data=annotated({"markup": "<p>"}, {"text": text})) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"language": "nl"}, "Missing 'text' or 'data'"),
        ({"language": "nl", "text": SECRET, "data": "{}"}, "not both"),
        ({"text": SECRET}, "Missing 'language'"),
        ({"text": SECRET, "language": SECRET}, "Supported language codes are: nl, nl-NL, nl-BE, auto"),
        ({"text": SECRET, "language": "nl", "preferredVariants": "nl-BE"}, "language=auto"),
        ({"text": SECRET, "language": "nl", "enabledOnly": "true"}, "must specify enabled rules"),
        (
            {"text": SECRET, "language": "nl", "enabledOnly": "true", "enabledRules": "A", "disabledRules": "B"},
            "cannot specify disabled rules",
        ),
    ],
)
def test_wrong_parameters(client: FlaskClient, given: dict[str, str], words: str) -> None:
    assert_refused(client.post("/v2/check", data=given), 400, words)
    assert_refused(client.get("/v2/check", query_string=given), 400, words)


@pytest.mark.parametrize(
    "data",
    [
        "",
        SECRET,
        "[" * 100_000,
        "[]",
        "{}",
        '{"text": 1}',
        json.dumps({"text": SECRET, "annotation": []}),
        annotated({"text": SECRET, "markup": SECRET}),
        annotated({"text": SECRET, "interpretAs": SECRET}),
        annotated({"interpretAs": SECRET}),
        json.dumps({"annotation": [SECRET]}),
    ],
)
def test_wrong_data(client: FlaskClient, data: str) -> None:
    assert_refused(post(client, data=data), 400, "Invalid 'data' parameter")


def test_too_long(client: FlaskClient) -> None:
    limit = int(client.get("/v2/maxtextlength").text)
    assert len(check(client, text=SENTENCE.ljust(limit - 2) + "😀")) == 1
    words = f"Your text exceeds the limit of {limit} characters (it's {limit + 2} characters)"
    assert_refused(post(client, text="😀" * (limit // 2 + 1)), 413, words)
    assert_refused(post(client, data=annotated({"markup": "x" * (limit + 2)})), 413, words)
    assert_refused(post(client, data=annotated({"markup": "", "interpretAs": "x" * (limit + 2)})), 413, words)
    assert_refused(post(client, text="x" * MAX_BODY), 413, "Your text exceeds the limit of")


def test_the_longest_text_fits_in_a_request() -> None:
    assert len(quote("€" * MAX_TEXT)) < MAX_BODY


def test_a_crash_is_answered_and_logged_without_the_text(
    checker: Checker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_app(checker=checker).test_client()

    def broken(text: str, **_: Any) -> None:
        raise ValueError(text)

    monkeypatch.setattr(checker, "check", broken)
    with caplog.at_level(logging.DEBUG):
        assert_refused(post(client, text=SECRET), 500, "Internal Error")
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_the_other_addresses(client: FlaskClient) -> None:
    for ask in (client.get, client.post):
        for base in ("/v2", ""):
            assert [one["longCode"] for one in ask(f"{base}/languages").get_json()] == ["nl", "nl-NL", "nl-BE"]
            assert ask(f"{base}/healthcheck").text == "OK"
            assert ask(f"{base}/maxtextlength").text == str(MAX_TEXT)
            assert ask(f"{base}/info").get_json()["software"]["name"] == "klantcheck"
            assert_refused(ask(f"{base}/words"), 400, "This end point needs a user id")
    assert_refused(client.post("/v2/words/add", data={"word": SECRET}), 400, "This end point needs a user id")


@pytest.mark.parametrize("path", ["/v2", "/v2/", "/v2/check/check", "/v2/v2/check", f"/v2/{SECRET}"])
def test_an_address_that_is_filled_in_wrong_gets_a_hint(client: FlaskClient, path: str) -> None:
    assert_refused(
        client.post(path), 404, "Enter http://localhost or, in clients that add no v2 themselves, http://localhost/v2"
    )


def test_only_configured_origins_may_read_an_answer(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, path = "https://mail.voorbeeld.nl", "/v2/check"
    monkeypatch.setattr(checker, "settings", Settings(server=Server(origins=(ours,))))
    client = create_app(checker=checker).test_client()
    for origin, allowed in ((ours, ours), ("https://elders.nl", None)):
        headers = {"Origin": origin}
        preflight = client.options(path, headers=headers)
        assert (preflight.status_code, preflight.data) == (204, b"")
        answers = [preflight, client.post(path, headers=headers), client.get("/languages", headers=headers)]
        assert [answer.headers.get("Access-Control-Allow-Origin") for answer in answers] == [allowed] * 3
    assert "POST" in client.options(path, headers={"Origin": ours}).headers["Access-Control-Allow-Methods"]


def test_without_configured_origins_no_page_may(client: FlaskClient) -> None:
    answer = client.options("/v2/check", headers={"Origin": "https://mail.voorbeeld.nl"})
    assert answer.status_code == 204
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_too_many_at_once_is_said_in_plain_text(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "settings", Settings(server=Server(at_once=1)))
    app: Flask = create_app(checker=checker)
    answers: list[TestResponse] = []
    read = checker.check

    def slow(text: str, **more: Any) -> Any:
        monkeypatch.setattr(checker, "check", read)
        answers.append(post(app.test_client(), text=SECRET))
        return read(text, **more)

    monkeypatch.setattr(checker, "check", slow)
    assert len(check(app.test_client(), text=SENTENCE)) == 1
    assert_refused(answers[0], 503, "")
    assert answers[0].headers["Retry-After"] == "1"


def test_nothing_is_kept(client: FlaskClient) -> None:
    answer = post(client, text=SENTENCE)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
