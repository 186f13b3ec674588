"""Signs that a program wrote a message: headers, senders and subjects."""

import re
from email.message import Message

NOT_A_PERSON = re.compile(
    r"(?:mailer-daemon|postmaster|bounces?|listserv|(?:no-?|do-?not-?|donot)(?:reply|answer)|noreply\w*"
    r"|(?:niet-?|geen-?)(?:be)?antwoord(?:en)?|nieuwsbrief|newsletter)(?:[+._-].*)?",
    re.I,
)
AUTOMATIC_SUBJECT = re.compile(
    r"\s*(?:automatische?\s+(?:antwoord|beantwoording|reactie|bericht)|automatic\s+reply|auto(?:reply|-antwoord)?\s*:"
    r"|(?:(?:tijdelijk|vandaag|momenteel)\s+)?(?:afwezig|niet\s+aanwezig|niet\s+op\s+kantoor)"
    r"\s*(?:$|:|t/m|tot\b|van(?:af)?\s+\d|wegens\b|tijdens\b|i\.?v\.?m)|afwezigheid(?:sbericht|sassistent)?\s*(?:$|:)"
    r"|out\s+of\s+(?:the\s+)?office|vakantiebericht|onbestelbaar|niet[- ]bezorgbaar|undeliver(?:able|ed)"
    r"|mail\s+delivery|delivery\s+(?:status|failure)"
    r"|(?:gelezen|niet\s+gelezen|geaccepteerd|geweigerd|voorlopig(?:\s+geaccepteerd)?)\s*:)",
    re.I,
)
_BULK = {"bulk", "list", "junk", "auto_reply", "auto-reply"}
_TELLING = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-MS-Exchange-Inbox-Rules-Loop", "X-Failed-Recipients")
_NEWSLETTER = ("List-Unsubscribe", "List-Id")


def is_automatic(message: Message, *, in_ticket: bool) -> bool:
    """Tell whether the headers of a message say that a program sent it; `in_ticket` is whether it belongs to a ticket.

    X-Auto-Response-Suppress tells nothing: it asks others for silence, and ticket systems and mail programs put it on
    what people write as well.
    """
    return (
        _submitted_automatically(message, in_ticket=in_ticket)
        or str(message["Precedence"] or "").strip().lower() in _BULK
        or any(name in message for name in (*_TELLING, *_NEWSLETTER))
        or message.get_content_type() in {"multipart/report", "text/calendar"}
        or str(message["Return-Path"] or "").strip() == "<>"
    )


def is_automatic_sender(address: str) -> bool:
    """Tell whether an address is one that no person writes from, such as noreply@."""
    return bool(NOT_A_PERSON.fullmatch(address.partition("@")[0]))


def is_automatic_subject(subject: str) -> bool:
    """Tell whether a subject is that of an out-of-office note, a bounce or an answer to an invitation."""
    return bool(AUTOMATIC_SUBJECT.match(subject))


def _submitted_automatically(message: Message, *, in_ticket: bool) -> bool:
    """Tell whether the message says so itself (RFC 3834).

    Ticket systems call what an agent writes `auto-generated` too; an answer, or mail on a ticket, counts as a person's.
    """
    how = str(message["Auto-Submitted"] or "no").partition(";")[0].strip().lower()
    is_by_agent = in_ticket or bool(message["In-Reply-To"] or message["References"])
    return how != "no" and not (how == "auto-generated" and is_by_agent)
