"""The rule pages: the whole rulebook to read and to search, without a line of JavaScript."""

from datetime import datetime
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from lxml import html

from checker import Checker, Settings
from checker.rulebook.folder import read_folders, shipped_rules
from webapp import create_app
from webapp.guide import topics
from webapp.rulesearch import Question, fold, search

SHIPPED = [file.category for file in read_folders([shipped_rules()]).files]
RULES = [(category.category, rule) for category in SHIPPED for rule in category.rules]


@pytest.fixture(scope="module")
def shipped() -> FlaskClient:
    """The pages of the rules that come with klantcheck, of which one is off and one milder."""
    settings = Settings.model_validate(
        {"rules": {"off": ["vage-termijn.zsm"], "severity": {"vage-termijn.spoedig": "suggestion"}}}
    )
    return create_app(checker=Checker(settings, clock=lambda: datetime(2026, 11, 20, 10, 0))).test_client()


def get(client: FlaskClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.document_fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_rule_is_reachable_with_all_its_examples(shipped: FlaskClient) -> None:
    overview = get(shipped, "/regels")
    addresses = overview.xpath("//ul[@class='topics']//a/@href")
    assert sorted(addresses) == sorted(f"/regels/{category.category}" for category in SHIPPED)
    assert addresses[-1] == "/regels/pluspunten"
    pages = {address: get(shipped, address) for address in addresses}
    for category, rule in RULES:
        page = pages[f"/regels/{category}"]
        assert page.xpath(f"//nav//a[@href='#{rule.id}']")
        article = words(page.get_element_by_id(rule.id))
        told = [*(example.rewrite or "" for example in rule.examples.flag), *(one.text for one in rule.examples.leave)]
        assert rule.advice in article or category == "pluspunten"
        assert all(" ".join(text.split()) in article for text in told)


def test_a_topic_says_why_and_what_to_write_instead(client: FlaskClient) -> None:
    page = get(client, "/regels/vage-termijn")
    assert words(page.xpath("//h1")[0]) == "Vage termijn"
    assert words(page.find_class("lead")[0]) == "De klant weet niet waar hij op kan rekenen."
    rule = page.get_element_by_id("zo-snel-mogelijk")
    assert words(rule.xpath(".//h2")[0]) == "‘zo snel mogelijk’ zegt de klant niet wanneer."
    assert words(rule.find_class("kind")[0]) == "Kost vertrouwen"
    assert [words(one) for one in rule.xpath(".//dt")] == ["In plaats van", "Schrijf"]
    assert words(rule.find_class("instead-of")[0]) == "U hoort zo snel mogelijk van ons."
    assert rule.find_class("mark")[0].text == "zo snel mogelijk"
    assert rule.find_class("new")[0].text == "uiterlijk maandag 23 november vóór 17.00 uur"
    assert [words(one) for one in rule.find_class("fine")[0]] == ["U hoort vrijdag van ons."]


def test_what_goes_well_has_examples_and_no_advice(client: FlaskClient) -> None:
    rule = get(client, "/regels/pluspunten").get_element_by_id("dank")
    assert words(rule.find_class("kind")[0]) == "Gaat goed"
    assert rule.get("data-severity") == "plus"
    assert [words(one) for one in rule.xpath(".//h3")] == ["Zo", "Dit telt niet mee"]
    assert not rule.find_class("advice")


def test_a_rule_is_as_the_settings_have_it(shipped: FlaskClient) -> None:
    page = get(shipped, "/regels/vage-termijn")
    assert words(page.get_element_by_id("zsm").find_class("off")[0]) == "staat bij jullie uit"
    assert page.get_element_by_id("spoedig").get("data-severity") == "suggestion"
    assert not page.get_element_by_id("binnenkort").find_class("off")


def test_a_finding_links_to_its_rule(client: FlaskClient) -> None:
    page = html.document_fromstring(client.post("/", data={"text": "Ik bel zsm. Dit is een kwakkelzin."}).text)
    links = page.xpath("//*[@id='cards']//a[@class='card-rule']/@href")
    assert links == ["/regels/vage-termijn#zo-snel-mogelijk", "/regels/webproef#open-plek"]
    for link in links:
        address, anchor = link.split("#")
        assert get(client, address).get_element_by_id(anchor) is not None


def test_how_easily_a_draft_reads_stands_beside_the_findings(client: FlaskClient) -> None:
    easy = html.document_fromstring(
        client.post("/", data={"text": "Ik bel u om tien uur. Dan zeg ik wat ik vond. " * 2}).text
    )
    assert words(easy.get_element_by_id("ease")) == "Leest makkelijk"
    assert words(easy.get_element_by_id("sentence-length")) == "6 woorden per zin"
    hard = html.document_fromstring(
        client.post("/", data={"text": "Verzekeringsmaatschappijen administreren " * 9}).text
    )
    assert words(hard.get_element_by_id("ease")) == "Leest moeilijk"
    assert words(hard.get_element_by_id("flesch")) == "Flesch-Douma 0"
    assert get(client, "/regels").get_element_by_id("Leesbaarheid") is not None
    for text in ("Tot morgen.", "12 34"):
        short = html.document_fromstring(client.post("/", data={"text": text}).text)
        assert short.get_element_by_id("figures").get("hidden") is not None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("zo snel mogelijk", ["‘zo snel mogelijk’ zegt de klant niet wanneer."]),
        ("MOGELIJK ZO", ["‘zo snel mogelijk’ zegt de klant niet wanneer."]),
        ("noem een dag", ["‘zo snel mogelijk’ zegt de klant niet wanneer."]),
        ("vóor 17.00", ["‘zo snel mogelijk’ zegt de klant niet wanneer."]),
        (
            "gewone",
            ["Je bedankt met ‘kwakkeldank’.", "‘kwakkelwoord’ is een tip waard.", "‘kwakkelzin’ hoort hier niet."],
        ),
        ("ander woord", ["‘kwakkelwoord’ is een tip waard."]),
        ("and", []),
        ("<b>'\"[[", []),
    ],
)
def test_searching_messages_advice_and_examples(client: FlaskClient, asked: str, found: list[str]) -> None:
    answer = client.get("/regels", query_string={"zoek": asked})
    page = html.document_fromstring(answer.text)
    assert page.xpath("//input[@name='zoek']/@value") == [asked]
    assert sorted(words(one) for one in page.xpath("//ol//h3")) == sorted(found)
    assert not page.xpath("//b")
    for link in page.xpath("//ol//h3/a/@href"):
        address, anchor = link.split("#")
        assert get(client, address).get_element_by_id(anchor) is not None


def test_what_was_found_is_marked(client: FlaskClient) -> None:
    page = get(client, "/regels?zoek=noem+EEN+dág")
    assert [words(one) for one in page.find_class("hit")] == ["Noem een dag"]


def test_a_topic_is_found_by_its_title(client: FlaskClient) -> None:
    assert get(client, "/regels?zoek=termijn").xpath("//p[@class='fitting']/a/@href") == ["/regels/vage-termijn"]
    assert "Hier gaat geen regel over" in client.get("/regels?zoek=bestaatniet").text


def test_the_words_themselves_come_first() -> None:
    severities = {f"{category}.{rule.id}": rule.severity for category, rule in RULES}
    read = topics(SHIPPED, severities)
    first = {
        asked: search(read, Question(asked))[0].guideline.id for asked in ("binnenkort", "zo snel mogelijk", "z.s.m.")
    }
    assert first == {"binnenkort": "binnenkort", "zo snel mogelijk": "zo-snel-mogelijk", "z.s.m.": "zsm"}


@pytest.mark.parametrize("text", ["İJsclub ‘één’ ﬁjn 😀", "", "ß É"])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("address", ["/regels/bestaat-niet", "/regels/vage-termijn/zsm", "/regels/%3Cscript%3E"])
def test_an_unknown_topic_is_a_page_of_its_own(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    page = html.document_fromstring(answer.text)
    assert words(page.xpath("//h2")[0]) == "Niet gelukt"
    assert page.xpath("//header//a/@href") == ["/regels"]
    assert "<script>" not in answer.text


@pytest.mark.parametrize("address", ["/regels", "/regels?zoek=dag", "/regels/webproef", "/regels/pluspunten"])
def test_a_page_is_sound(client: FlaskClient, address: str) -> None:
    page = get(client, address)
    assert not page.xpath("//style|//@style|//script|//@*[starts-with(name(), 'on')]")
    sheets = page.xpath("//link/@href|//img/@src")
    assert all(sheet.startswith("/static/") and client.get(sheet).status_code == 200 for sheet in sheets)
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(page.xpath("//@aria-labelledby|//label/@for")) <= set(ids)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
