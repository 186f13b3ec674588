"""The HTTP call: a draft goes in as JSON, the report comes back in wire form v1."""

import re

from flask import Response, jsonify

from checker.draft.html import read_html
from checker.errors import MailError
from checker.report.model import Report
from webapp import metrics
from webapp.bodies import read_body, takes
from webapp.htmlplaces import with_places
from webapp.openapi import calls
from webapp.problems import Problem
from webapp.state import the_checker
from webapp.wire import DraftIn, ReportOut

EXAMPLE = {"text": "U hoort zo snel mogelijk van ons.", "attachments": 0, "to": "mevrouw De Vries"}
UNREADABLE = "This draft cannot be checked: it is empty or too long."
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

api = calls("api", __name__, "Check")


@api.post(
    "/api/v1/check",
    summary="Check a draft",
    description="Nothing of it is kept or logged.",
    operation_id="check",
    responses={200: ReportOut},
    openapi_extensions=takes(DraftIn, EXAMPLE),
)
def check() -> Response:
    """Check `{"text": …}` or `{"html": …}`; offsets in the answer count code points of the text that was checked."""
    draft = read_body(DraftIn, "no_text", "de tekst")
    if not draft.html:
        return jsonify(_report(draft.text, draft).to_dict())
    html = _whole(draft.html)
    page = read_html(html)
    return jsonify(with_places(_report(page.text, draft).to_dict(), page, html))


def _report(text: str, draft: DraftIn) -> Report:
    try:
        report = the_checker().check(_whole(text), attachments=draft.attachments, to=draft.to)
    except MailError as error:
        raise Problem(400, "unreadable_text", str(error), UNREADABLE) from None
    metrics.count(report)
    return report


def _whole(text: str) -> str:
    """Return a text in which half a surrogate pair, which no encoding can hold, is one replacement mark."""
    return _LONE_SURROGATE.sub("\ufffd", text)
