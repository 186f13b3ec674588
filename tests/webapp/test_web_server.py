"""How the server is doing, its counts, its limits, its languages and the sites that may call it."""

from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from flask.testing import FlaskClient

from checker import Checker, Report, Settings
from checker.settings import Server
from webapp import create_app

CHECK = "/api/v1/check"
SITE = "https://mail.voorbeeld.nl"
SECRET = "geheimpje"


class Slow:
    """A checker that is busy until it is told to go on."""

    settings = Settings(server=Server(at_once=1, origins=(SITE,)))

    def __init__(self, checker: Checker) -> None:
        self.checker, self.rulebook = checker, checker.rulebook
        self.started, self.go_on = Event(), Event()

    def check(self, text: str, **known: Any) -> Report:
        self.started.set()
        assert self.go_on.wait(20)
        return self.checker.check(text, **known)


@pytest.fixture
def slow(checker: Checker) -> Slow:
    return Slow(checker)


@pytest.fixture
def served(slow: Slow) -> Iterator[FlaskClient]:
    yield create_app(checker=slow).test_client()  # type: ignore[arg-type]
    slow.go_on.set()


def test_readyz_names_the_rulebook(client: FlaskClient, checker: Checker) -> None:
    assert client.get("/readyz").get_json() == {"rulebook": checker.rulebook.version}


def test_readyz_fails_when_the_checker_cannot_check() -> None:
    class Broken:
        settings = Settings()

        def check(self, text: str) -> None:
            raise ValueError(text)

    answer = create_app(checker=Broken()).test_client().get("/readyz")  # type: ignore[arg-type]
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (500, "internal_error")


def test_metrics_count_requests_seconds_and_findings_without_any_text(checker: Checker) -> None:
    client = create_app(checker=checker).test_client()
    client.post(CHECK, json={"text": f"U hoort z.s.m. iets over {SECRET}.", "to": SECRET})
    client.post("/", data={"text": "U hoort z.s.m. iets. Een kwakkelzin."})
    client.post(CHECK, json={SECRET: SECRET})
    client.get(f"/{SECRET}?{SECRET}={SECRET}")
    client.get(f"/api/v1/rules/{SECRET}")
    answer = client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    for line in (
        'klantcheck_requests_total{endpoint="/api/v1/check",status="200"} 1.0',
        'klantcheck_requests_total{endpoint="/api/v1/check",status="400"} 1.0',
        'klantcheck_requests_total{endpoint="none",status="404"} 1.0',
        'klantcheck_requests_total{endpoint="/api/v1/rules/<rule>",status="404"} 1.0',
        'klantcheck_request_seconds_count{endpoint="/api/v1/check"} 2.0',
        'klantcheck_findings_total{category="vage-termijn"} 2.0',
        'klantcheck_findings_total{category="webproef"} 1.0',
    ):
        assert line in answer.text
    assert SECRET not in answer.text


def test_more_at_once_than_the_settings_allow_is_asked_to_come_back(slow: Slow, served: FlaskClient) -> None:
    app = served.application
    first: list[int] = []
    busy = Thread(target=lambda: first.append(app.test_client().post(CHECK, json={"text": "Hoi."}).status_code))
    busy.start()
    assert slow.started.wait(20)
    refused = served.post(CHECK, json={"text": "Hoi."})
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
    assert refused.get_json()["error"]["code"] == "busy"
    assert served.get("/healthz").status_code == 200
    slow.go_on.set()
    busy.join()
    assert first == [200]
    assert [served.post(CHECK, json={"text": "Hoi."}).status_code for _ in range(3)] == [200] * 3


def test_a_refused_request_gives_its_place_back(slow: Slow, served: FlaskClient) -> None:
    slow.go_on.set()
    codes = [served.post(CHECK, data=data, content_type="application/json").status_code for data in ("{", "[]", "{}")]
    assert codes == [400] * 3
    assert served.post(CHECK, json={"text": "Hoi."}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (None, "Dit is geen geldige JSON."),
        ("nl-BE,en;q=0.5", "Dit is geen geldige JSON."),
        ("fr", "Dit is geen geldige JSON."),
        ("en-GB,nl;q=0.5", "This is not valid JSON."),
    ],
)
def test_errors_are_in_dutch_or_english(client: FlaskClient, asked: str | None, message: str) -> None:
    headers = {"Accept-Language": asked} if asked else {}
    answer = client.post(CHECK, data=SECRET, content_type="application/json", headers=headers)
    assert answer.get_json() == {"error": {"code": "no_json", "message": message}}


def test_what_cannot_be_read_is_said_in_english_too(client: FlaskClient) -> None:
    answer = client.post(CHECK, json={"text": ""}, headers={"Accept-Language": "en"})
    assert answer.get_json()["error"]["message"] == "This draft cannot be checked: it is empty or too long."


def test_a_wrong_method_is_told_which_are_right(client: FlaskClient) -> None:
    answer = client.get(CHECK)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


def test_a_site_in_the_settings_may_call(slow: Slow, served: FlaskClient) -> None:
    slow.go_on.set()
    asked = served.options(CHECK, headers={"Origin": SITE, "Access-Control-Request-Method": "POST"})
    answer = served.post(CHECK, json={"text": "Hoi."}, headers={"Origin": SITE})
    assert (asked.status_code, answer.status_code) == (200, 200)
    for one in (asked, answer):
        assert one.headers["Access-Control-Allow-Origin"] == SITE
        assert "Content-Type" in one.headers["Access-Control-Allow-Headers"]
        assert "Origin" in one.headers["Vary"]


@pytest.mark.parametrize("origin", ["https://elders.nl", f"{SITE}.elders.nl", "null", ""])
def test_another_site_may_not(served: FlaskClient, origin: str) -> None:
    answer = served.options(CHECK, headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_without_sites_in_the_settings_nobody_may(client: FlaskClient) -> None:
    answer = client.options(CHECK, headers={"Origin": SITE})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_page_itself_is_for_no_other_site(served: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in served.get("/", headers={"Origin": SITE}).headers
