"""What a writer chooses for one mail, and which parts of it were not checked."""

from itertools import pairwise
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html as lxml_html

from checker import Checker
from checker.settings import Response

ADDRESS = "/api/v1/check"
TEXT = "U hoort z.s.m. van ons. Dit is een kwakkelzin."
THREAD = (
    "Beste Jan,\n\nHoi 😀, u hoort z.s.m. van ons.\n\nMet vriendelijke groet,\n\nSanne\n\n"
    "Op 3 nov. 2026 om 10:12 schreef Jan <jan@voorbeeld.nl>:\n> Waar blijft het, z.s.m. graag?\n"
)


def check(client: FlaskClient, **draft: Any) -> Any:
    answer = client.post(ADDRESS, json=draft)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def first_rewrites(report: Any) -> list[str]:
    return [finding["rewrites"][0]["text"] for finding in report["findings"]]


def test_address_form_and_response_count_for_this_request_only(client: FlaskClient) -> None:
    usual = first_rewrites(check(client, text=TEXT))
    assert usual == ["uiterlijk maandag 23 november vóór 17.00 uur", "Ik regel graag [wat wel kan] voor u."]
    chosen = check(client, text=TEXT, address_form="je", response={"working_days": 3, "before": "12:00"})
    assert first_rewrites(chosen) == [
        "uiterlijk woensdag 25 november vóór 12.00 uur",
        "Ik regel graag [wat wel kan] voor je.",
    ]
    assert first_rewrites(check(client, text=TEXT)) == usual


def test_a_checker_in_another_manner_shares_what_is_loaded(checker: Checker) -> None:
    other = checker.writing(response=Response(working_days=2))
    assert other.rulebook is checker.rulebook
    assert checker.settings.response.working_days == 1
    (finding,) = other.check("U hoort z.s.m. van ons.").findings
    assert finding.rewrites[0].text == "uiterlijk dinsdag 24 november vóór 17.00 uur"


@pytest.mark.parametrize(
    ("draft", "keys"),
    [
        ({"address_form": "geheim"}, "address_form"),
        ({"response": {"working_days": 61}}, "response"),
        ({"response": {"before": "geheim"}}, "response"),
        ({"response": "geheim", "parts": "geheim"}, "parts, response"),
    ],
)
def test_a_wrong_choice_is_told_without_its_words(client: FlaskClient, draft: dict[str, Any], keys: str) -> None:
    answer = client.post(ADDRESS, json={"text": "Hoi", **draft})
    assert (answer.status_code, answer.get_json()["error"]["message"]) == (400, f"Dit klopt niet aan de tekst: {keys}.")


@pytest.mark.parametrize("draft", [{"text": THREAD}, {"html": f"<pre>{THREAD.replace('<', '&lt;')}</pre>"}])
def test_the_parts_are_all_of_the_text(client: FlaskClient, draft: dict[str, str]) -> None:
    report = check(client, **draft, parts=True)
    parts = report["parts"]
    assert (parts[0]["start"], parts[-1]["end"]) == (0, len(report["text"]))
    assert all(one["end"] == next_one["start"] for one, next_one in pairwise(parts))
    words = {part["kind"]: report["text"][part["start"] : part["end"]].strip() for part in parts}
    assert words["own"] == "Hoi 😀, u hoort z.s.m. van ons."
    assert words["quote"].endswith("z.s.m. graag?")
    assert words["signature"] == "Sanne"
    assert "parts" not in check(client, **draft)


def post(client: FlaskClient, **fields: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(client.post("/", data=fields).text)


def test_the_plain_form_knows_the_choices_too(client: FlaskClient) -> None:
    document = post(client, text=TEXT, address_form="je", working_days="3", before="12:00")
    words = [one.text_content() for one in document.xpath("//*[@class='rewrite-text']")]
    assert words[0] == "uiterlijk woensdag 25 november vóór 12.00 uur"
    assert words[1] == "Ik regel graag [wat wel kan] voor je."
    assert document.xpath("//input[@name='address_form'][@checked]/@value") == ["je"]
    assert document.xpath("//option[@selected]/@value") == ["3"]
    assert document.xpath("//input[@name='before']/@value") == ["12:00"]


@pytest.mark.parametrize(
    "wrong",
    [{"address_form": "<b>"}, {"working_days": "x", "before": "12:00"}, {"working_days": "1", "before": "25:00"}],
)
def test_a_wrong_choice_in_the_plain_form_keeps_the_draft(client: FlaskClient, wrong: dict[str, str]) -> None:
    answer = client.post("/", data={"text": "Mijn hele mail", **wrong})
    document = lxml_html.document_fromstring(answer.text)
    assert answer.status_code == 400
    assert document.get_element_by_id("problem").text.startswith("De instellingen voor deze mail kloppen niet.")
    assert "Mijn hele mail" in document.get_element_by_id("draft").text_content()
    assert document.xpath("//input[@checked]/@value") == ["auto"]
    assert not document.xpath("//form//b")
