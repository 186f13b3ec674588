"""The pre-send hook over HTTP: a message goes in, the verdict comes back, for ticket systems and mail add-ons."""

import json
from email.message import EmailMessage
from typing import TYPE_CHECKING, Annotated

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from checker.hook import Envelope, Guard, Hook, Policy, Verdict, answer, header_value, threads
from webapp.problems import Problem
from webapp.state import the_hook

if TYPE_CHECKING:
    from checker.flow import Checker

WORKERS = 4
"""How many messages are checked at once."""
MESSAGE = "message/rfc822"
Line = Annotated[str, StringConstraints(pattern=r"^[^\r\n]*$")]

hook = Blueprint("hook", __name__)


class MessageIn(BaseModel):
    """A message as a ticket system knows it: whole, or in parts."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    message: str | None = None
    text: str | None = None
    html: str | None = None
    subject: Line = ""
    sender: Line = ""
    recipients: list[Line] = []

    def raw(self) -> bytes:
        """Return the message as it would be sent."""
        if self.message is not None:
            return self.message.encode(errors="replace")
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self.sender, ", ".join(self.recipients), self.subject
        if self.text is not None:
            mail.set_content(self.text)
        if self.html is not None:
            mail.add_alternative(self.html, subtype="html")
        return mail.as_bytes()


def make_hook(checker: "Checker", policy: Policy | None) -> Hook:
    """Return the hook of a server that has its checker loaded."""
    chosen = policy or Policy()
    return Hook(Guard(threads(checker, WORKERS), seconds=chosen.seconds, waiting=chosen.waiting), chosen)


@hook.post("/api/v1/hook")
def judge() -> ResponseReturnValue:
    """Judge a message: `message/rfc822`, or JSON with `message`, or with `text` or `html` and who sends it to whom."""
    policy = the_hook().policy
    request.max_content_length = 2 * policy.max_bytes
    if request.mimetype == MESSAGE:
        verdict = the_hook().judge(request.get_data(cache=False))
    elif request.mimetype == "application/json":
        message = _message(request.get_data(cache=False))
        verdict = the_hook().judge(message.raw(), _envelope(message))
    else:
        raise Problem(415, "unsupported_media_type", f"Stuur de mail als {MESSAGE} of als application/json.")
    return jsonify(_wire(verdict, policy))


def _message(body: bytes) -> MessageIn:
    """Return the message in a JSON body; the answer to a wrong one never holds anything of it."""
    try:
        return MessageIn.model_validate(json.loads(body))
    except ValidationError as error:
        places = [str(problem["loc"][0]) for problem in error.errors(include_input=False) if problem["loc"]]
        raise Problem(400, "no_message", f"Dit klopt niet aan de mail: {', '.join(places) or 'geen object'}.") from None
    except (ValueError, RecursionError):
        raise Problem(400, "no_json", "Dit is geen geldige JSON.") from None


def _envelope(message: MessageIn) -> Envelope | None:
    if not message.sender and not message.recipients:
        return None
    return Envelope(message.sender, tuple(message.recipients))


def _wire(verdict: Verdict, policy: Policy) -> dict[str, object]:
    return {
        "verdict": verdict.action,
        "rules": list(verdict.rules),
        "unchecked": verdict.unchecked,
        "override": verdict.override,
        "header": " ".join(header_value(verdict).split()),
        "text": answer(verdict, policy.override),
        "report": verdict.report.to_dict() if verdict.report else None,
    }
