"""The page as a plain form, without a line of JavaScript."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

import webapp

DRAFT = "Beste Jan,\r\n\r\nU hoort 🎉 zo snel mogelijk van ons.\r\nDit is een kwakkelzin.\r\n\r\nGroet,\r\nSanne"
PROMISE = "uiterlijk maandag 23 november vóór 17.00 uur"


def post(client: FlaskClient, **fields: str) -> html.HtmlElement:
    return html.document_fromstring(client.post("/", data=fields).text)


def texts(document: html.HtmlElement, css_class: str) -> list[str]:
    return [one.text_content() for one in document.xpath(f"//*[@id='cards']//*[@class='{css_class}']")]


def draft(document: html.HtmlElement) -> str:
    """Return the text in the textarea; its first line break is markup."""
    return str(document.get_element_by_id("draft").text_content()).removeprefix("\n")


def test_the_page_says_that_nothing_is_kept(client: FlaskClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "niet bewaard en niet gelogd" in answer.text


def test_findings_and_rewrites_are_a_list(client: FlaskClient) -> None:
    document = post(client, text=DRAFT)
    assert document.get_element_by_id("summary").text == "2 punten gevonden"
    assert document.get_element_by_id("tally").text == "1 × kost vertrouwen, 1 × let op"
    assert texts(document, "card-message") == [
        "‘zo snel mogelijk’ zegt de klant niet wanneer.",
        "‘kwakkelzin’ hoort hier niet.",
    ]
    assert texts(document, "card-category") == ["Vage termijn", "Proef voor de pagina"]
    assert texts(document, "rewrite-text") == [
        PROMISE,
        "Ik regel graag [wat wel kan] voor u.",
        "Dit doe ik: [wat wel kan].",
    ]


def test_what_goes_well_is_said_quietly(client: FlaskClient) -> None:
    document = post(client, text="Dit is een kwakkeldank voor u.")
    praise = document.get_element_by_id("plus-points")
    assert praise.get("hidden") is None
    assert [line.text_content().strip() for line in praise] == ["Je bedankt met ‘kwakkeldank’."]
    assert post(client, text="Niets bijzonders.").get_element_by_id("plus-points").get("hidden") is not None


def test_the_marked_draft_is_the_draft(client: FlaskClient) -> None:
    document = post(client, text=DRAFT)
    plain = document.get_element_by_id("plain")
    assert plain.text_content() == DRAFT.replace("\r\n", "\n") == draft(document)
    assert [mark.text for mark in plain.xpath(".//a")] == ["zo snel mogelijk", "kwakkelzin"]
    for mark in plain.xpath(".//a"):
        assert document.get_element_by_id(mark.get("href")[1:]) is not None


def test_a_rewrite_is_applied_and_the_draft_checked_again(client: FlaskClient) -> None:
    document = post(client, text=DRAFT)
    chosen = document.xpath("//*[@id='cards']//button/@value")[0]
    document = post(client, text=DRAFT, apply=chosen)
    assert f"U hoort 🎉 {PROMISE} van ons." in draft(document)
    assert document.get_element_by_id("summary").text == "1 punt gevonden"
    assert draft(post(client, text="Iets anders z.s.m.", apply=chosen)) == "Iets anders z.s.m."


def test_all_safe_rewrites_are_applied(client: FlaskClient) -> None:
    document = post(client, text=DRAFT, apply="all")
    assert PROMISE in draft(document)
    assert "kwakkelzin" in draft(document)


def test_nothing_found_and_nothing_given(client: FlaskClient) -> None:
    assert post(client, text="Dank u wel.").get_element_by_id("form").get("data-state") == "clean"
    answer = client.post("/", data={"text": " "})
    assert answer.status_code == 400
    assert "De tekst is leeg" in answer.text


def test_a_draft_of_accents_is_not_too_large_before_its_time(client: FlaskClient) -> None:
    assert client.post("/", data={"text": "é" * 300_000}).status_code == 200
    assert client.post("/", data={"text": "x" * webapp.MAX_BODY}).status_code == 413


def test_the_example_shows_something(client: FlaskClient) -> None:
    (example,) = html.document_fromstring(client.get("/").text).xpath("//*[@id='example']/@value")
    assert len(post(client, text="", example=example).xpath("//*[@id='cards']/li")) >= 1


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>", "\"'><b>z.s.m.</b>", "{{ 7*7 }}"]
)
def test_a_draft_is_never_markup(client: FlaskClient, evil: str) -> None:
    text = f"{evil} u hoort z.s.m. iets. {evil}"
    document = post(client, text=text)
    assert draft(document) == text
    assert document.get_element_by_id("plain").text_content() == text
    assert {script.get("src") for script in document.xpath("//script")} == {"/static/js/main.js"}
    assert not document.xpath("//b|//img[@onerror]")


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client: FlaskClient) -> None:
    for document in (html.document_fromstring(client.get("/").text), post(client, text=DRAFT)):
        assert not document.xpath("//style|//@style|//script[not(@src)]|//@*[starts-with(name(), 'on')]")
        addresses = document.xpath("//link/@href|//script/@src|//img/@src")
        assert all(address.startswith("/static/") and client.get(address).status_code == 200 for address in addresses)
        labels = [
            one
            for one in document.xpath("//@for|//@aria-labelledby|//@aria-describedby")
            if not document.xpath(f"//*[@id='{one}']")
        ]
        assert labels == []


def test_every_script_is_preloaded_and_every_import_exists(client: FlaskClient) -> None:
    folder = Path(webapp.__file__).parent / "static" / "js"
    preloaded = html.document_fromstring(client.get("/").text).xpath("//link[@rel='modulepreload']/@href")
    assert sorted(Path(address).name for address in preloaded) == sorted(path.name for path in folder.glob("*.js"))
    for path in folder.glob("*.js"):
        assert all((folder / name).exists() for name in re.findall(r'from "\./([^"]+)"', path.read_text("utf-8")))


def test_an_unknown_page_answers_in_dutch(client: FlaskClient) -> None:
    answer = client.get("/<script>")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet." in answer.text
    assert "<script>" not in answer.text
