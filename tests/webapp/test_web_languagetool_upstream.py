"""A LanguageTool server behind ours: its matches with ours, and ours without it when it fails."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

from checker import Checker, Settings
from checker.settings import Server
from webapp import create_app
from webapp.languagetool.upstream import REST, Upstream

TEXT = "U hoort zo snel mogelijk vann ons. Dit is een kwakkelzin metfout."
Said = dict[str, Any]


def match(text: str, words: str, *replacements: str) -> Said:
    before = text[: text.index(words)]
    return {
        "message": "Mogelijke spelfout gevonden.",
        "offset": len(before.encode("utf-16-le")) // 2,
        "length": len(words),
        "replacements": [{"value": one} for one in replacements],
        "rule": {"id": "MORFOLOGIK_RULE_NL_NL", "category": {"id": "TYPOS", "name": "Typos"}},
    }


class Fake:
    """A LanguageTool server that says what it is told to say."""

    def __init__(self) -> None:
        self.asked: list[dict[str, list[str]]] = []
        self.paths: list[str] = []
        self.matches: list[Said] = []
        self.answer: Callable[[], tuple[int, bytes]] = lambda: (200, json.dumps({"matches": self.matches}).encode())
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fake.asked.append(parse_qs(body, keep_blank_values=True))
                self._say(*fake.answer())

            def do_GET(self) -> None:
                self._say(200, json.dumps([{"name": n, "code": c, "longCode": c} for n, c in LANGUAGES]).encode())

            def _say(self, status: int, body: bytes) -> None:
                fake.paths.append(self.path)
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


LANGUAGES = [("Dutch", "nl"), ("English (US)", "en-US")]


@pytest.fixture
def fake() -> Iterator[Fake]:
    with closing(Fake()) as fake:
        yield fake


@contextmanager
def client_of(checker: Checker, address: str, seconds: float = 10) -> Iterator[FlaskClient]:
    server = Server(languagetool_upstream=address, languagetool_seconds=seconds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checker, "settings", Settings(server=server))
        yield create_app(checker=checker).test_client()


@pytest.fixture
def client(checker: Checker, fake: Fake) -> Iterator[FlaskClient]:
    with client_of(checker, fake.address) as client:
        yield client


def body_of(client: FlaskClient, **given: str) -> Said:
    answer = client.post("/v2/check", data={"language": "nl", "text": TEXT, **given})
    assert answer.status_code == 200, answer.text
    body: Said = answer.get_json()
    return body


def marked(body: Said, text: str = TEXT) -> list[str]:
    units = text.encode("utf-16-le")
    return [
        units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le") for one in body["matches"]
    ]


def test_both_are_shown_in_order_and_theirs_is_passed_on_whole(client: FlaskClient, fake: Fake) -> None:
    fake.matches = [match(TEXT, "vann", "van")]
    body = body_of(client)
    assert marked(body)[:2] == ["zo snel mogelijk", "vann"]
    assert body["matches"][1] == fake.matches[0]
    assert body["warnings"] == {"incompleteResults": False}


def test_no_two_marks_overlap_and_ours_stays(client: FlaskClient, fake: Fake) -> None:
    fake.matches = [
        match(TEXT, "snel", "vlug"),
        match(TEXT, "mogelijk vann", "van"),
        match(TEXT, "metfout", "met fout"),
    ]
    body = body_of(client, level="picky")
    assert "zo snel mogelijk" in marked(body)
    assert "metfout" in marked(body)
    places = [(one["offset"], one["offset"] + one["length"]) for one in body["matches"]]
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_a_wide_mark_waits_for_a_typo_inside_it(client: FlaskClient, fake: Fake) -> None:
    text = "Dit is een kwakkelzin metfout."
    assert marked(body_of(client, text=text), text) == [text]
    fake.matches = [match(text, "metfout", "met fout")]
    assert marked(body_of(client, text=text), text) == ["kwakkelzin", "metfout"]


def test_it_gets_the_request_but_no_key(client: FlaskClient, fake: Fake) -> None:
    data = json.dumps({"annotation": [{"markup": "<p>"}, {"text": "Hoi."}]})
    client.post("/v2/check?disabledRules=A", data={"language": "nl-NL", "data": data, "apiKey": "k", "username": "u"})
    assert fake.asked == [{"language": ["nl"], "data": [data], "disabledRules": ["A"]}]
    assert fake.paths == ["/v2/check"]


@pytest.mark.parametrize("ending", ["/", "/v2", "/v2/"])
def test_its_address_may_end_in_v2(checker: Checker, fake: Fake, ending: str) -> None:
    with client_of(checker, fake.address + ending) as client:
        body_of(client)
    assert fake.paths == ["/v2/check"]


@pytest.mark.parametrize(
    "said", [b"", b"Error: x", b"[]", b'{"matches": [{"offset": -1, "length": 2}]}', b'{"matches": 3}']
)
def test_ours_come_when_it_talks_nonsense(client: FlaskClient, fake: Fake, said: bytes) -> None:
    fake.answer = lambda: (200, said)
    body = body_of(client)
    assert "zo snel mogelijk" in marked(body)
    assert body["warnings"]["incompleteResults"] is True


def test_ours_come_when_it_is_slow_and_it_is_then_left_alone(checker: Checker, fake: Fake) -> None:
    go_on = Event()
    fake.answer = lambda: (200, b"{}") if go_on.wait(20) else (500, b"")
    with client_of(checker, fake.address, seconds=0.2) as client:
        bodies = [body_of(client) for _ in range(3)]
    go_on.set()
    assert ["zo snel mogelijk" in marked(body) for body in bodies] == [True] * 3
    assert [body["warnings"]["incompleteResults"] for body in bodies] == [True] * 3
    assert len(fake.asked) == 1


def test_ours_come_when_it_is_away(checker: Checker, fake: Fake) -> None:
    fake.close()
    with client_of(checker, fake.address) as client:
        assert "zo snel mogelijk" in marked(body_of(client))
        assert len(client.get("/v2/languages").get_json()) == 3


def test_one_refused_text_is_no_reason_to_leave_it_alone(client: FlaskClient, fake: Fake) -> None:
    fake.answer = lambda: (400, b"Error: no")
    assert body_of(client)["warnings"]["incompleteResults"] is True
    assert body_of(client)["warnings"]["incompleteResults"] is True
    assert len(fake.asked) == 2


def test_it_is_asked_again_after_a_rest(fake: Fake) -> None:
    now = [0.0]
    upstream = Upstream(fake.address, 5, lambda: now[0])
    fake.answer = lambda: (200, b"no json")
    assert upstream.ask({"text": "a"})() is None
    fake.answer = lambda: (200, b'{"matches": []}')
    now[0] = REST - 1
    assert upstream.ask({"text": "b"})() is None
    now[0] = REST + 1
    assert upstream.ask({"text": "c"})() is not None
    assert [one["text"] for one in fake.asked] == [["a"], ["c"]]


def test_other_languages_are_its_alone(client: FlaskClient, fake: Fake) -> None:
    fake.matches = [match(TEXT, "vann", "van")]
    body = body_of(client, language="en-US")
    assert marked(body) == ["vann"]
    assert body["language"]["code"] == "en-US"
    assert [one["longCode"] for one in client.get("/v2/languages").get_json()] == ["nl", "nl-NL", "nl-BE", "en-US"]


def test_what_is_no_language_code_is_refused_all_the_same(client: FlaskClient, fake: Fake) -> None:
    answer = client.post("/v2/check", data={"language": "geheimpje!", "text": TEXT})
    assert answer.status_code == 400
    assert "geheimpje" not in answer.text
    assert fake.asked == []
