"""What a client of LanguageTool's API sends, and what it makes of the answer."""

import json
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

SECRET = "geheimpje"
SENTENCE = "U hoort zo snel mogelijk van ons."


def post(client: FlaskClient, path: str = "/v2/check", **given: str) -> TestResponse:
    return client.post(path, data={"language": "nl", **given})


def check(client: FlaskClient, **given: str) -> list[dict[str, Any]]:
    answer = post(client, **given)
    assert answer.status_code == 200, answer.text
    matches: list[dict[str, Any]] = answer.get_json()["matches"]
    return matches


def annotated(*pieces: Mapping[str, str]) -> str:
    return json.dumps({"annotation": pieces})


def cut(text: str, match: Mapping[str, Any]) -> str:
    """Return what a client that counts in UTF-16 marks."""
    units = text.encode("utf-16-le")
    return units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le")


def put(text: str, match: Mapping[str, Any], number: int = 0) -> str:
    """Return what a client that counts in UTF-16 makes of a text when its user clicks a replacement."""
    units = text.encode("utf-16-le")
    start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
    new = match["replacements"][number]["value"].encode("utf-16-le")
    return (units[:start] + new + units[end:]).decode("utf-16-le")


def assert_refused(answer: TestResponse, status: int, words: str) -> None:
    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert answer.text.startswith("Error: ")
    assert words in answer.text
    assert SECRET not in answer.text
