"""How long a check may take, and how many a client may ask for in a minute."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker import Checker, Report, Settings
from checker.settings import Server
from webapp import create_app
from webapp.limits import limits_of
from webapp.rate import MINUTE, MOST, Rate

CHECK = "/api/v1/check"
SECRET = "geheimpje"
DRAFT = {"text": f"Een {SECRET}."}


class Hanging:
    """A checker that hangs on some drafts."""

    def __init__(self, checker: Checker, server: Server) -> None:
        self.checker, self.rulebook = checker, checker.rulebook
        self.settings = Settings(server=server)
        self.go_on, self.ended = Event(), Event()

    def check(self, text: str, **known: Any) -> Report:
        if SECRET in text:
            self.go_on.wait(20)
            self.ended.set()
        return self.checker.check(text, **known)


@contextmanager
def hanging(checker: Checker, **server: Any) -> Iterator[tuple[Hanging, Flask]]:
    one = Hanging(checker, Server(**server))
    yield one, create_app(checker=one)  # type: ignore[arg-type]
    one.go_on.set()


def with_limits(checker: Checker, monkeypatch: pytest.MonkeyPatch, **server: Any) -> FlaskClient:
    monkeypatch.setattr(checker, "settings", Settings(server=Server(**server)))
    return create_app(checker=checker).test_client()


def test_a_check_that_takes_too_long_is_given_up(checker: Checker) -> None:
    with hanging(checker, seconds=0.2) as (_, app):
        client = app.test_client()
        answer = client.post(CHECK, json=DRAFT)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
        assert answer.get_json()["error"]["code"] == "timeout"
        assert SECRET not in answer.text
        assert client.post(CHECK, json={"text": "Hoi."}).status_code == 200


def test_it_is_given_up_for_every_kind_of_client(checker: Checker) -> None:
    with hanging(checker, seconds=0.2) as (_, app):
        client = app.test_client()
        page = client.post("/", data=DRAFT)
        assert (page.status_code, page.mimetype) == (503, "text/html")
        for ask in (client.get, client.post):
            tool = ask(f"/v2/check?language=nl&text={SECRET}")
            assert (tool.status_code, tool.mimetype) == (503, "text/plain")
            assert tool.text == "Error: The check took too long. Please try again later."
            assert tool.headers["Retry-After"]


def test_its_place_stays_taken_until_it_really_ends(checker: Checker) -> None:
    with hanging(checker, seconds=0.2, at_once=1) as (slow, app):
        client = app.test_client()
        assert client.post(CHECK, json=DRAFT).get_json()["error"]["code"] == "timeout"
        assert client.post(CHECK, json={"text": "Hoi."}).get_json()["error"]["code"] == "busy"
        assert client.get("/v2/check?language=nl&text=Hoi").status_code == 503
        assert client.get("/readyz").status_code == 200
        slow.go_on.set()
        assert slow.ended.wait(20)
        answers = (client.post(CHECK, json={"text": "Hoi."}).status_code for _ in range(200))
        assert 200 in answers


def test_drafts_are_checked_one_by_one(checker: Checker) -> None:
    class Counting(Hanging):
        now = most = 0

        def check(self, text: str, **known: Any) -> Report:
            self.now += 1
            self.most = max(self.most, self.now)
            time.sleep(0.02)
            self.now -= 1
            return self.checker.check(text, **known)

    counting = Counting(checker, Server())
    app = create_app(checker=counting)  # type: ignore[arg-type]
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: app.test_client().post(CHECK, json={"text": "Hoi."}).status_code, range(10)))
    assert answers == [200] * 10
    assert counting.most == 1


def test_one_that_never_ends_is_told(checker: Checker) -> None:
    with hanging(checker, seconds=0.1) as (_, app):
        told = Event()
        limits_of(app).when_stuck = told.set
        assert app.test_client().post(CHECK, json=DRAFT).status_code == 503
        assert told.wait(20)


def test_one_that_ends_late_is_not(checker: Checker) -> None:
    with hanging(checker, seconds=0.3) as (slow, app):
        told = Event()
        limits_of(app).when_stuck = told.set
        assert app.test_client().post(CHECK, json=DRAFT).status_code == 503
        slow.go_on.set()
        assert not told.wait(0.8)


def test_an_error_of_the_checker_stays_that_error(checker: Checker) -> None:
    class Broken(Hanging):
        def check(self, text: str, **known: Any) -> Report:
            raise TimeoutError(text)

    client = create_app(checker=Broken(checker, Server())).test_client()  # type: ignore[arg-type]
    assert client.post(CHECK, json=DRAFT).get_json()["error"]["code"] == "internal_error"


def test_so_many_a_minute_and_no_more(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    client = with_limits(checker, monkeypatch, per_minute=3)
    answers = [client.post(CHECK, json={"text": "Hoi."}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429] * 2
    assert answers[-1].get_json()["error"]["code"] == "too_many"
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= MINUTE
    tool = client.post("/v2/check", data={"language": "nl", "text": SECRET})
    assert (tool.status_code, tool.text) == (429, "Error: Too many checks. Please wait a moment.")
    assert client.post("/", data={"text": SECRET}).status_code == 429
    assert {client.get(path).status_code for path in ("/", "/readyz", "/healthz", "/v2/healthcheck")} == {200}


def test_every_address_has_its_own_count(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    client = with_limits(checker, monkeypatch, per_minute=1)

    def status(address: str, **headers: str) -> int:
        given = {"environ_base": {"REMOTE_ADDR": address}, "headers": headers}
        return client.post(CHECK, json={"text": "Hoi."}, **given).status_code

    assert [status("192.0.2.1"), status("192.0.2.1"), status("192.0.2.2")] == [200, 429, 200]
    assert status("192.0.2.1", **{"X-Forwarded-For": "192.0.2.9"}) == 429
    assert [status("2001:db8::1"), status("2001:db8::2"), status("2001:db8:0:1::1")] == [200, 429, 200]


def test_behind_a_proxy_it_is_the_address_that_the_proxy_saw(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    client = with_limits(checker, monkeypatch, per_minute=1, proxies=1)

    def status(seen: str) -> int:
        return client.post(CHECK, json={"text": "Hoi."}, headers={"X-Forwarded-For": seen}).status_code

    assert [status("192.0.2.1"), status("192.0.2.2"), status("192.0.2.3, 192.0.2.1")] == [200, 200, 429]
    answer = client.post(
        "/v2/check",
        data={"language": "nl", "text": "U hoort zo snel mogelijk iets."},
        headers={"X-Forwarded-Proto": "https", "X-Forwarded-Host": "mail.voorbeeld.nl"},
    )
    (match,) = answer.get_json()["matches"]
    assert match["rule"]["urls"][0]["value"].startswith("https://mail.voorbeeld.nl/regels/")


def test_a_count_begins_anew_every_minute() -> None:
    now = [0.0]
    rate = Rate(2, lambda: now[0])
    assert [rate.wait("a") for _ in range(3)] == [0, 0, MINUTE]
    now[0] = MINUTE - 0.5
    assert (rate.wait("a"), rate.wait("b")) == (1, 0)
    now[0] = MINUTE
    assert rate.wait("a") == 0


def test_counting_takes_bounded_memory_and_a_crowd_shares_a_count() -> None:
    rate = Rate(5, lambda: 0.0)
    waits = [rate.wait(str(number)) for number in range(MOST + 100)]
    assert not any(waits[:MOST])
    assert any(waits[MOST:])
    assert len(rate._counts) <= MOST + 1
