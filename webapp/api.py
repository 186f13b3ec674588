"""The HTTP call: a draft goes in as JSON, the report comes back in wire form v1."""

import json
import re
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from checker.errors import MailError
from webapp.problems import SAID, Problem
from webapp.state import the_checker

api = Blueprint("api", __name__)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@api.post("/api/v1/check")
def check() -> ResponseReturnValue:
    """Check `{"text": …}`; offsets in the answer count code points of that text."""
    if request.mimetype != "application/json":
        raise Problem(415, *SAID[415])
    text = _text(_parsed(request.get_data(cache=False)))
    try:
        return jsonify(the_checker().check(text).to_dict())
    except MailError as error:
        raise Problem(400, "unreadable_text", str(error)) from None


@api.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Say that the server is up."""
    return "ok\n", {"Content-Type": "text/plain; charset=utf-8"}


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Problem(400, "no_json", "Dit is geen geldige JSON.") from None


def _text(data: Any) -> str:
    """Return the text to check; half a surrogate pair, which no encoding can hold, becomes one replacement mark."""
    if not isinstance(data, dict) or set(data) != {"text"} or not isinstance(data["text"], str):
        raise Problem(400, "no_text", 'Stuur een object met alleen "text", en daarin de tekst.')
    return _LONE_SURROGATE.sub("\ufffd", data["text"])
