"""LanguageTool's HTTP API under /v2, as its clients use it."""

import json
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from toolclient import SENTENCE, annotated, assert_refused, check, cut, post, put

from webapp import create_app
from webapp.languagetool.asked import MAX_TEXT

MOMENT = "uiterlijk maandag 23 november vóór 17.00 uur"


@pytest.fixture(scope="module")
def shipped() -> FlaskClient:
    """A client of a server with the shipped rules."""
    from checker.examples import example_checker

    return create_app(checker=example_checker()).test_client()


def test_the_whole_answer(client: FlaskClient) -> None:
    answer = post(client, text=SENTENCE)
    assert answer.mimetype == "application/json"
    body = answer.get_json()
    assert set(body["software"]) == {"name", "version", "buildDate", "apiVersion", "premium", "status"}
    assert body["warnings"] == {"incompleteResults": False}
    assert body["language"]["code"] == body["language"]["detectedLanguage"]["code"] == "nl"
    assert body["matches"] == [
        {
            "message": "‘zo snel mogelijk’ zegt de klant niet wanneer. Noem een dag en een tijd.",
            "shortMessage": "Vage termijn",
            "replacements": [{"value": MOMENT}],
            "offset": 8,
            "length": 16,
            "context": {"text": SENTENCE, "offset": 8, "length": 16},
            "sentence": SENTENCE,
            "type": {"typeName": "Other"},
            "rule": {
                "id": "vage-termijn.zo-snel-mogelijk",
                "description": "Vage termijn: zo snel mogelijk",
                "issueType": "style",
                "urls": [{"value": "http://localhost/regels/vage-termijn#zo-snel-mogelijk"}],
                "category": {"id": "STYLE", "name": "Klantcheck"},
            },
            "ignoreForIncompleteSentence": False,
            "contextForSureMatch": 0,
        }
    ]


def test_a_rule_links_to_its_place_in_the_style_guide(client: FlaskClient) -> None:
    (match,) = check(client, text=SENTENCE)
    page, _, anchor = match["rule"]["urls"][0]["value"].removeprefix("http://localhost").partition("#")
    assert f'id="{anchor}"' in client.get(page).text


@pytest.mark.parametrize(
    "text",
    [
        "Hoi 😀👩‍👩‍👧, u hoort z.s.m. iets.",
        "Hoi,\r\n\r\nu hoort z.s.m. iets.\r\n",
        "Cafe\u0301 \ufeff: u hoort z.s.m. iets.",
        "𝔘 u hoort z.s.m. iets 😀.",
    ],
)
def test_offsets_count_utf_16_code_units_of_the_text_as_given(client: FlaskClient, text: str) -> None:
    (match,) = check(client, text=text)
    assert cut(text, match) == "z.s.m."
    assert cut(match["context"]["text"], match["context"]) == "z.s.m."
    assert put(text, match) == text.replace("z.s.m.", match["replacements"][0]["value"])


def test_context_is_one_line_of_forty_characters_on_either_side(client: FlaskClient) -> None:
    (match,) = check(client, text=f"{'Ja. 😀 ' * 20}\n{SENTENCE} {'Ja. ' * 20}")
    context = match["context"]
    assert context["text"].startswith("...")
    assert context["text"].endswith("...")
    assert "\n" not in context["text"]
    assert cut(context["text"], context) == "zo snel mogelijk"
    assert match["sentence"].endswith(SENTENCE)


def test_get_post_and_both_together(client: FlaskClient) -> None:
    expected = post(client, text=SENTENCE).get_json()
    assert client.get("/v2/check", query_string={"language": "nl", "text": SENTENCE}).get_json() == expected
    both = client.post("/v2/check?c=1&instanceId=5&language=nl&text=Hoi", data={"text": SENTENCE})
    assert both.get_json() == expected
    assert post(client, "/check", text=SENTENCE).get_json() == expected


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "text/plain", ""])
def test_the_body_is_read_whatever_type_it_says_it_has(client: FlaskClient, kind: str) -> None:
    body = urlencode({"language": "nl", "text": "Café 😀: u hoort z.s.m. iets."})
    answer = client.post("/v2/check", data=body, content_type=kind)
    assert [match["offset"] for match in answer.get_json()["matches"]] == [17]


def test_text_that_is_not_escaped(client: FlaskClient) -> None:
    answer = client.post("/v2/check", data="language=nl&text=U hoort zo snel mogelijk van één van ons.".encode())
    assert [match["offset"] for match in answer.get_json()["matches"]] == [8]


def test_markup_counts_in_offsets_and_is_not_checked(client: FlaskClient) -> None:
    pieces = [
        {"markup": "<p>😀"},
        {"text": "Hoi 😀."},
        {"markup": "</p><p title='z.s.m.'>", "interpretAs": "\n\n"},
        {"text": "U hoort z.s.m. iets."},
        {"markup": "</p>"},
    ]
    text = "".join(piece.get("markup", piece.get("text", "")) for piece in pieces)
    (match,) = check(client, data=annotated(*pieces))
    assert match["offset"] == len(text[: text.rindex("z.s.m.")].encode("utf-16-le")) // 2
    assert put(text, match) == f"{text[: text.rindex('z.s.m.')]}{MOMENT} iets.</p>"
    assert match["sentence"] == "U hoort z.s.m. iets."
    assert "<p title=" in match["context"]["text"]


@pytest.mark.parametrize("stand_in", ["", "snel"])
def test_nothing_is_offered_that_would_wipe_out_markup(client: FlaskClient, stand_in: str) -> None:
    left, right = ("zo ", " mogelijk") if stand_in else ("zo ", "snel mogelijk")
    pieces = [
        {"text": f"U hoort {left}"},
        {"markup": "<b>", "interpretAs": stand_in},
        {"text": f"{right} van ons."},
    ]
    (match,) = check(client, data=annotated(*pieces))
    assert cut(f"U hoort {left}<b>{right}", match) == f"{left}<b>{right}"
    assert match["replacements"] == []
    assert match["message"].endswith(f"Bijvoorbeeld: ‘{MOMENT}’")


def test_words_that_stand_only_for_markup_are_not_marked(client: FlaskClient) -> None:
    assert check(client, data=annotated({"text": "Dit is een "}, {"markup": "$x$", "interpretAs": "kwakkelzin"})) == []


def test_data_may_hold_a_text_and_half_a_surrogate_pair(client: FlaskClient) -> None:
    (match,) = check(client, data='{"text": "Hoi \\ud83d, u hoort z.s.m. iets.", "metaData": {"FullName": "Jan"}}')
    assert (match["offset"], match["length"]) == (15, 6)


def test_the_name_of_the_recipient_is_compared_with_the_salutation(shipped: FlaskClient) -> None:
    text = (
        "Beste mevrouw De Vries,\n\nU hoort morgen vóór 12.00 uur van ons.\n\nMet vriendelijke groet,\n\nSanne Bakker\n"
    )
    about = {"EmailToAddress": "p.smit@voorbeeld.nl", "FullName": "Piet Smit"}
    assert not any(match["rule"]["id"] == "onaf.andere-naam" for match in check(shipped, text=text))
    ids = [match["rule"]["id"] for match in check(shipped, data=json.dumps({"text": text, "metaData": about}))]
    assert [name for name in ids if name.startswith("onaf.")] != []


def test_a_client_chooses_rules_and_categories(client: FlaskClient) -> None:
    text = "U hoort zo snel mogelijk van ons. Dit is een kwakkelzin. Dit is een kwakkelwoord."
    rule, category, tip = "vage-termijn.zo-snel-mogelijk", "webproef", "webproef.alleen-advies"

    def ids(**given: str) -> list[str]:
        return [match["rule"]["id"] for match in check(client, text=text, **given)]

    assert ids() == ids(level="academic") == ids(enabledRules="FOO") == [rule, "webproef.open-plek"]
    assert ids(level="picky") == ids(enabledRules=tip) == [rule, "webproef.open-plek", tip]
    assert ids(disabledRules=f"FOO, {rule}") == ["webproef.open-plek"]
    assert ids(disabledCategories=category, level="picky") == [rule]
    assert ids(disabledCategories="STYLE") == []
    assert ids(enabledRules=rule, enabledOnly="yes") == [rule]
    assert ids(enabledCategories=category, enabledOnly="true") == ["webproef.open-plek", tip]


def test_what_is_found_inside_a_wide_mark_is_said_there(client: FlaskClient) -> None:
    text = "Dit is een kwakkelzin en een kwakkelwoord."
    (match,) = check(client, text=text, level="picky")
    assert cut(text, match) == text
    assert match["rule"]["id"] == "webproef.open-plek"
    assert match["message"].endswith("Zeg wat wel kan. ‘kwakkelwoord’ is een tip waard. Kies een ander woord.")
    assert put(text, match) == "Ik regel graag [wat wel kan] voor u."


def test_a_tip_says_that_it_is_one(client: FlaskClient) -> None:
    (match,) = check(client, text="Dit is een kwakkelwoord.", level="picky")
    assert match["rule"]["tags"] == ["picky"]
    assert match["replacements"] == []


def test_the_mail_as_a_whole_and_its_sentences_are_asked_for_apart(shipped: FlaskClient) -> None:
    text = f"Uw hoortoestel is klaar. {SENTENCE}\n\nMet vriendelijke groet,\n\nEls Brouns"
    both = [match["rule"]["id"] for match in check(shipped, text=text)]
    whole = [match["rule"]["id"] for match in check(shipped, text=text, mode="textLevelOnly")]
    parts = [match["rule"]["id"] for match in check(shipped, text=text, mode="allButTextLevelOnly")]
    assert "vage-termijn.zo-snel-mogelijk" in parts
    assert any(name.startswith("gemiste-aandacht.") for name in whole)
    assert not set(whole) & set(parts)
    assert set(whole) | set(parts) >= set(both)


MAILS = [
    "Wij hebben uw klacht over de factuur ontvangen en wij zoeken het voor u uit. Morgen om 12.00 uur belt een collega u "
    "op met het antwoord.\n\nMet vriendelijke groet,\n\nSanne Bakker\n",
    "Beste mevrouw De Vries,\r\n\r\nU moet het formulier\r\ninvullen. U hoort z.s.m. van ons.\r\n\r\nMet vriendelijke groet,\r\n",
    "Beste Jan,\n\nU moet zo snel mogelijk het formulier invullen 😀. Dat is tegen onze regels, dus u moet wachten. "
    "Kun je dat doen? MAIL MIJ NU.\n\nGroet,\nKlantenservice",
    "- U moet bellen\n- U dient te wachten\n- wij doen ons best",
]


@pytest.mark.parametrize("text", MAILS)
def test_marks_do_not_overlap_and_replacements_break_no_lines(shipped: FlaskClient, text: str) -> None:
    matches = check(shipped, text=text, level="picky")
    assert matches
    places = [(match["offset"], match["offset"] + match["length"]) for match in matches]
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    for match in matches:
        assert "\n\n" not in cut(text, match) or not match["replacements"]
        for number in range(len(match["replacements"])):
            assert put(text, match, number).count("\n") <= text.count("\n")


def test_what_must_come_on_a_line_of_its_own_is_told_and_not_offered(shipped: FlaskClient) -> None:
    matches = check(
        shipped, text="Uw hoortoestel is klaar. Het ligt aan de balie.\n\nMet vriendelijke groet,\n\nEls Brouns"
    )
    (greeting,) = [match for match in matches if "begroeten" in match["message"]]
    assert greeting["replacements"] == []
    assert "Bijvoorbeeld: ‘Beste " in greeting["message"]


def test_a_replacement_stands_for_exactly_the_marked_words(shipped: FlaskClient) -> None:
    text = "Hoi 😀. U moet dit formulier invullen. Dank u."
    (match,) = check(shipped, text=text, mode="allButTextLevelOnly")
    assert cut(text, match) == "U moet dit formulier invullen."
    assert put(text, match) == "Hoi 😀. Wilt u dit formulier invullen? Dank u."


def test_a_wide_mark_waits_for_a_narrow_one(shipped: FlaskClient) -> None:
    text = "U moet dit formulier invullen, dan hoort u zo snel mogelijk iets."
    first = check(shipped, text=text, mode="allButTextLevelOnly")
    assert [(cut(text, match), bool(match["replacements"])) for match in first] == [
        ("U moet", False),
        ("zo snel mogelijk", True),
    ]
    assert "Bijvoorbeeld: ‘Wilt u " in first[0]["message"]
    text = put(text, first[1])
    (left,) = check(shipped, text=text, mode="allButTextLevelOnly")
    assert put(text, left).startswith("Wilt u ")


def test_configinfo_lists_the_rules(client: FlaskClient, shipped: FlaskClient) -> None:
    assert_refused(client.get("/v2/configinfo"), 400, "'language' parameter missing")
    body = client.post("/v2/configinfo", data={"language": "nl"}).get_json()
    assert body["parameter"] == {"maxTextLength": MAX_TEXT}
    every = client.get("/api/v1/rules").get_json()["rules"]
    assert [rule["ruleId"] for rule in body["rules"]] == [rule["id"] for rule in every]
    tips = {rule["ruleId"] for rule in body["rules"] if rule.get("isDefaultOff") == "yes"}
    assert tips == {rule["id"] for rule in every if rule["severity"] == "suggestion"} != set()
    shipped_rules = shipped.get("/v2/configinfo?language=nl").get_json()["rules"]
    assert {"isTextLevelRule"} <= {key for rule in shipped_rules for key in rule}
    assert all(isinstance(value, str) for rule in shipped_rules for value in rule.values())
