"""A draft in pieces of text and markup: places count in all pieces together."""

from typing import Any

import pytest
from flask.testing import FlaskClient

CHECK = "/api/v1/check"
SECRET = "geheimpje"
Pieces = list[dict[str, str]]
PIECES: Pieces = [
    {"markup": "<p>😀"},
    {"text": "Hoi 😀. "},
    {"markup": "<br>", "interpretAs": "\n"},
    {"text": "U hoort z.s.m. iets."},
    {"markup": "</p><p title='z.s.m.'>", "interpretAs": "\n\n"},
    {"text": "Dit is een kwakkelzin."},
    {"markup": "</p>"},
]


def whole(pieces: Pieces) -> str:
    return "".join(piece.get("text", "") + piece.get("markup", "") for piece in pieces)


def check(client: FlaskClient, pieces: Pieces, **more: Any) -> dict[str, Any]:
    answer = client.post(CHECK, json={"annotation": pieces, **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.get_json()
    return body


def test_places_count_in_text_and_markup_together(client: FlaskClient) -> None:
    report = check(client, PIECES)
    assert report["text"] == whole(PIECES)
    assert [finding["text"] for finding in report["findings"]] == ["z.s.m.", "kwakkelzin"]
    for finding in report["findings"]:
        assert report["text"][finding["start"] : finding["end"]] == finding["text"]
        sentence = report["text"][finding["sentence_start"] : finding["sentence_end"]]
        assert finding["text"] in sentence
        assert "<p" not in sentence


def test_a_rewrite_fits_where_it_says(client: FlaskClient) -> None:
    text = whole(PIECES)
    (rewrite, *_) = check(client, PIECES)["findings"][0]["rewrites"]
    new = text[: rewrite["start"]] + rewrite["text"] + text[rewrite["end"] :]
    assert "U hoort uiterlijk maandag 23 november vóór 17.00 uur iets.</p>" in new


@pytest.mark.parametrize("stand_in", ["", "snel"])
def test_no_rewrite_wipes_out_markup(client: FlaskClient, stand_in: str) -> None:
    left, right = ("U hoort zo ", " mogelijk iets.") if stand_in else ("U hoort zo ", "snel mogelijk iets.")
    pieces: Pieces = [{"text": left}, {"markup": "<b>", "interpretAs": stand_in}, {"text": right}]
    (finding,) = check(client, pieces)["findings"]
    assert finding["text"] in ("zo <b> mogelijk", "zo <b>snel mogelijk")
    assert finding["rewrites"] == []


def test_what_stands_only_for_markup_is_not_found(client: FlaskClient) -> None:
    assert check(client, [{"text": "Dit is een "}, {"markup": "$x$", "interpretAs": "kwakkelzin"}])["findings"] == []


def test_one_piece_of_text_is_the_same_as_that_text(client: FlaskClient) -> None:
    text = "Beste Jan,\n\nU hoort z.s.m. iets. Dit is een kwakkelzin.\n\nGroet,\n\nEls"
    assert (
        check(client, [{"text": text}], parts=True) == client.post(CHECK, json={"text": text, "parts": True}).get_json()
    )


def test_parts_are_placed_too(client: FlaskClient) -> None:
    pieces: Pieces = [
        {"markup": "<p>"},
        {"text": "Beste Jan,"},
        {"markup": "</p>", "interpretAs": "\n\n"},
        {"text": "U hoort iets."},
        {"markup": "<hr>", "interpretAs": "\n\n"},
        {"text": "Met vriendelijke groet,\n\nEls"},
    ]
    report = check(client, pieces, parts=True)
    said = {part["kind"]: report["text"][part["start"] : part["end"]].strip() for part in report["parts"]}
    assert said == {
        "salutation": "Beste Jan,",
        "own": "</p>U hoort iets.<hr>",
        "closing": "Met vriendelijke groet,",
        "signature": "Els",
    }


@pytest.mark.parametrize(
    "sent",
    [
        {"annotation": [{"text": SECRET, "markup": SECRET}]},
        {"annotation": [{"text": SECRET, "interpretAs": SECRET}]},
        {"annotation": [{"interpretAs": SECRET}]},
        {"annotation": [{}]},
        {"annotation": [SECRET]},
        {"annotation": SECRET},
        {"annotation": None},
        {"annotation": [{"text": 3}]},
        {"annotation": [{"text": SECRET, SECRET: SECRET}]},
        {"annotation": [{"text": SECRET}], "text": SECRET},
        {"annotation": [{"text": SECRET}], "html": SECRET},
        {"annotation": []},
        {"annotation": [{"markup": SECRET}]},
    ],
)
def test_wrong_pieces_are_refused_without_an_echo(client: FlaskClient, sent: dict[str, Any]) -> None:
    answer = client.post(CHECK, json=sent)
    assert answer.status_code == 400
    assert answer.get_json()["error"]["code"] in ("no_text", "unreadable_text")
    assert SECRET not in answer.text
