"""What the headers of a message say that rules want to know: to whom, about what, when, and whether it is an answer."""

import re
from datetime import datetime
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from checker.draft.model import MailHeaders, Person

_ANSWER = re.compile(r"\s*(?:re|antw|aw|betr|antwoord)\s*(?:\[\d+\])?\s*:", re.I)


def read_headers(message: Message) -> MailHeaders:
    """Return what the headers say; whatever cannot be read is left out."""
    subject = decoded(message["Subject"])
    return MailHeaders(
        subject=subject,
        sender=next(iter(_people(message, "From")), None),
        recipients=tuple(_people(message, "To")),
        is_reply=bool(message["In-Reply-To"] or message["References"] or _ANSWER.match(subject)),
        sent=_moment(message["Date"]),
    )


def decoded(value: object) -> str:
    """Return a header's value with encoded words (RFC 2047) decoded and the folding taken out."""
    raw = " ".join(str(value or "").split())
    try:
        return str(make_header(decode_header(raw)))
    except (LookupError, ValueError):
        return raw


def addresses(message: Message, *names: str) -> list[str]:
    """Return the bare addresses of some headers, in lower case."""
    return [person.address for name in names for person in _people(message, name)]


def _people(message: Message, name: str) -> list[Person]:
    values = [str(value) for value in message.get_all(name, [])]
    return [Person(decoded(called), address.casefold()) for called, address in getaddresses(values) if "@" in address]


def _moment(value: object) -> datetime | None:
    """Return a date in the sender's own time."""
    try:
        return parsedate_to_datetime(str(value)).replace(tzinfo=None) if value else None
    except (TypeError, ValueError, IndexError):
        return None
