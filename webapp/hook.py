"""The pre-send hook over HTTP: a message goes in, the verdict comes back, for ticket systems and mail add-ons."""

from email.message import EmailMessage
from typing import TYPE_CHECKING, Annotated

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict, StringConstraints

from checker.hook import Envelope, Guard, Hook, Policy, Verdict, answer, header_value, threads
from webapp import metrics
from webapp.bodies import JSON, read_body, takes
from webapp.openapi import calls
from webapp.problems import Problem
from webapp.state import the_hook
from webapp.wire import VerdictOut

if TYPE_CHECKING:
    from checker.flow import Checker

WORKERS = 4
"""How many messages are checked at once."""
MESSAGE = "message/rfc822"
OTHER_TYPE = f"Stuur de mail als {MESSAGE} of als {JSON}."
OTHER_TYPE_ENGLISH = f"Send the mail as {MESSAGE} or as {JSON}."
Line = Annotated[str, StringConstraints(pattern=r"^[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*$")]

EXAMPLE = {
    "text": "U hoort zo snel mogelijk van ons.",
    "subject": "Uw vraag",
    "sender": "sanne@voorbeeld.nl",
    "recipients": ["klant@voorbeeld.nl"],
}

hook = calls("hook", __name__, "Pre-send hook")


class MessageIn(BaseModel):
    """A message as a ticket system knows it: whole, or in parts."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    message: str | None = None
    """The whole message as it would be sent; the other keys then only say who sends it to whom."""
    text: str | None = None
    """The body as plain text."""
    html: str | None = None
    """The body as HTML."""
    subject: Line = ""
    """The subject."""
    sender: Line = ""
    """The address of the sender."""
    recipients: list[Line] = []
    """The addresses that it goes to."""

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


@hook.post(
    "/api/v1/hook",
    summary="Judge a message just before it is sent",
    description="By the policy of the organisation. The body is a message as it would be sent, or its parts as JSON.",
    operation_id="hook",
    responses={200: VerdictOut},
    openapi_extensions=takes(MessageIn, EXAMPLE, MESSAGE),
)
def judge() -> Response:
    """Judge a message: `message/rfc822`, or JSON with `message`, or with `text` or `html` and who sends it to whom."""
    policy = the_hook().policy
    request.max_content_length = 2 * policy.max_bytes
    if request.mimetype == MESSAGE:
        verdict = the_hook().judge(request.get_data(cache=False))
    elif request.mimetype == JSON:
        message = read_body(MessageIn, "no_message", "de mail")
        verdict = the_hook().judge(message.raw(), _envelope(message))
    else:
        raise Problem(415, "unsupported_media_type", OTHER_TYPE, OTHER_TYPE_ENGLISH)
    if verdict.report:
        metrics.count(verdict.report)
    return jsonify(_wire(verdict, policy))


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
