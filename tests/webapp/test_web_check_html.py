"""POST /api/v1/check: a draft as HTML, and what is known besides the text."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from checker import Checker
from checker.examples import example_checker
from webapp import create_app
from webapp.wire import ReportOut

ADDRESS = "/api/v1/check"
HTML = "<div>Hoi 😀,</div><p>u hoort <b>zo snel</b> mogelijk v&oacute;&oacute;r ons. Een kwakkelzin.</p>"
BODY = "Beste mevrouw De Vries,\n\nIn de bijlage vindt u de factuur.\n\nMet vriendelijke groet,\nBo Stam\n"


@pytest.fixture(scope="module")
def shipped() -> FlaskClient:
    """The shipped rules, of which some look at attachments and the recipient."""
    return create_app(checker=example_checker()).test_client()


def check(client: FlaskClient, **draft: Any) -> Any:
    answer = client.post(ADDRESS, json=draft)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def sources(html: str, thing: Any) -> list[str]:
    return [html[place["start"] : place["end"]] for place in thing["html"]]


def test_findings_in_html_say_where_they_stand_in_the_source(client: FlaskClient) -> None:
    report = check(client, html=HTML)
    first, second = report["findings"]
    assert report["text"].startswith("Hoi 😀,\n\nu hoort zo snel mogelijk vóór ons.")
    assert report["text"][first["start"] : first["end"]] == first["text"] == "zo snel mogelijk"
    assert sources(HTML, first) == ["zo snel", " mogelijk"]
    assert sources(HTML, first["rewrites"][0]) == ["zo snel", " mogelijk"]
    assert sources(HTML, second) == ["kwakkelzin"]


def test_plus_points_have_their_place_too(client: FlaskClient) -> None:
    html = "<p>Dit is een <i>kwakkeldank</i> voor u.</p>"
    (point,) = check(client, html=html)["plus_points"]
    assert sources(html, point) == ["kwakkeldank"]


def test_what_is_put_in_has_an_empty_place(shipped: FlaskClient) -> None:
    html = (
        "<div><p>Uw hoortoestel is klaar. U haalt het dinsdag af.</p><p>Met vriendelijke groet,<br>Els Brouns</p></div>"
    )
    (finding,) = check(shipped, html=html)["findings"]
    assert finding["rule"] == "gemiste-aandacht.geen-aanhef"
    place = html.index("Uw")
    assert finding["rewrites"][0]["html"] == [{"start": place, "end": place}]


def test_text_has_no_places_in_html(client: FlaskClient) -> None:
    (finding,) = check(client, text="U hoort z.s.m. iets.")["findings"]
    assert "html" not in finding


@pytest.mark.parametrize("draft", [{"text": "Een kwakkeldank. U hoort z.s.m. iets."}, {"html": HTML}])
def test_the_answer_is_as_the_document_says(client: FlaskClient, draft: dict[str, str]) -> None:
    ReportOut.model_validate(check(client, **draft))


def test_the_number_of_attachments_counts(shipped: FlaskClient) -> None:
    def rules(**known: Any) -> set[str]:
        return {finding["rule"] for finding in check(shipped, text=BODY, **known)["findings"]}

    assert rules(attachments=0) - rules(attachments=1)


def test_the_recipient_counts(client: FlaskClient, checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    plain = checker.check
    monkeypatch.setattr(checker, "check", lambda text, **known: told.append(known) or plain(text, **known))
    check(client, text="Hoi.", to="Jan Stam", attachments=2)
    assert told == [{"attachments": 2, "to": "Jan Stam"}]


@pytest.mark.parametrize(
    ("draft", "keys"),
    [
        ({"text": "Hoi geheim", "html": "Hoi"}, "het object"),
        ({"html": ["geheim"]}, "html"),
        ({"text": "geheim", "attachments": -1}, "attachments"),
        ({"text": "geheim", "attachments": "geheim", "to": 3}, "attachments, to"),
        ({"text": "geheim", "geheim": 1}, "het object"),
    ],
)
def test_a_wrong_draft_is_told_what_is_wrong_without_its_text(
    client: FlaskClient, draft: dict[str, object], keys: str
) -> None:
    answer = client.post(ADDRESS, json=draft)
    error = {"code": "no_text", "message": f"Dit klopt niet aan de tekst: {keys}."}
    assert (answer.status_code, answer.get_json()) == (400, {"error": error})


@pytest.mark.parametrize("html", ["", "<p></p>", "<style>p {}</style>", "<!-- niets -->"])
def test_html_without_text(client: FlaskClient, html: str) -> None:
    answer = client.post(ADDRESS, json={"html": html})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (400, "unreadable_text")
