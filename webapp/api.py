"""The HTTP call: a draft goes in as JSON, the report comes back in wire form v1."""

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from flask import Response, jsonify

from checker.draft.html import read_html
from checker.draft.text import read_text
from checker.errors import MailError
from checker.report.model import Report
from webapp import metrics
from webapp.bodies import read_body, takes
from webapp.htmlplaces import with_places
from webapp.languagetool.source import joined
from webapp.markup import with_markup
from webapp.openapi import calls
from webapp.problems import Problem
from webapp.state import the_checker
from webapp.wire import DraftIn, MannerIn, ReportOut

if TYPE_CHECKING:
    from checker.flow import Checker

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
    """Check `text`, `html` or an `annotation`; offsets count code points of the text that was checked.

    Of an annotation they count in text and markup together.
    """
    draft = read_body(DraftIn, "no_text", "de tekst")
    if draft.annotation is not None:
        source = joined(draft.annotation)
        return jsonify(with_markup({**_report(source.plain, draft).to_dict(), **_parts(source.plain, draft)}, source))
    if not draft.html:
        return jsonify({**_report(draft.text, draft).to_dict(), **_parts(draft.text, draft)})
    html = _whole(draft.html)
    page = read_html(html)
    return jsonify({**with_places(_report(page.text, draft).to_dict(), page, html), **_parts(page.text, draft)})


def _report(text: str, draft: DraftIn) -> Report:
    try:
        report = checker_for(draft).check(_whole(text), attachments=draft.attachments, to=draft.to)
    except MailError as error:
        raise Problem(400, "unreadable_text", str(error), UNREADABLE) from None
    metrics.count(report)
    return report


def checker_for(writer: MannerIn) -> "Checker":
    """Return the checker for mail as this writer wants it."""
    manner = writer.manner()
    return the_checker().writing(**manner) if manner else the_checker()


def _parts(text: str, draft: DraftIn) -> dict[str, object]:
    """Return the parts of a text that the checker could read, where they were asked for."""
    return {"parts": [asdict(part) for part in read_text(_whole(text)).parts]} if draft.parts else {}


def _whole(text: str) -> str:
    """Return a text in which half a surrogate pair, which no encoding can hold, is one replacement mark."""
    return _LONE_SURROGATE.sub("\ufffd", text)
