"""A message as RFC 5322 has it: what its headers say about who wrote it, to whom and when."""

import re
from email import message_from_bytes, message_from_string
from email.message import Message

from checker.archive.model import ArchivedMail, Unread
from checker.archive.sources.automatic import is_automatic
from checker.draft.headers import addresses, read_headers
from checker.draft.text import decode
from checker.errors import MailError

MAX_BYTES = 50_000_000
TOO_LARGE = f"dit is te groot om een mail te zijn: meer dan {MAX_BYTES // 1_000_000} MB"
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_HEADER = re.compile(rb"^([A-Za-z][!-9;-~]*):(?!//)", re.M)
_KNOWN = frozenset(
    b"content-type date delivered-to from message-id mime-version received reply-to return-path subject to".split()
)
_TICKET = re.compile(
    r"\b(?:ticket|zaak|case|melding|dossier)(?:nummer|number|nr\.?)?[ #:]*(?=[\w-]*\d)([\w-]{3,})"
    r"|\[#?(\d{4,})\]|\(#(\d{4,})\)|(?<!\S)#(\d{4,})\b",
    re.I,
)


def read_message(raw: bytes, source: str, place: str) -> ArchivedMail | Unread:
    """Return a message with what its headers say; Unread when it is none."""
    if not raw.strip():
        return Unread(source, place, "dit bericht is leeg")
    if len(raw) > MAX_BYTES:
        return Unread(source, place, TOO_LARGE)
    message = _headers(raw)
    if not message.keys():
        return Unread(source, place, "dit is geen e-mailbericht: er staan geen kopregels boven")
    return _archived(message, raw, place)


def looks_like_message(head: bytes) -> bool:
    """Tell whether bytes begin with the headers of a message."""
    names = {name.lower() for name in _HEADER.findall(_head(head))}
    return bool(_HEADER.match(head)) and len(names & _KNOWN) >= 2


def ticket_in(subject: str) -> str:
    """Return the number of the ticket that a subject names; empty without one."""
    found = _TICKET.search(subject)
    return next(filter(None, found.groups()), "") if found else ""


def _archived(message: Message, raw: bytes, place: str) -> ArchivedMail:
    headers = read_headers(message)
    sender = next(iter(addresses(message, "From", "Sender")), "")
    ticket = ticket_in(headers.subject)
    return ArchivedMail(
        place=place,
        key=" ".join(str(message["Message-ID"] or "").split()),
        raw=raw,
        sent=headers.sent,
        sender=sender,
        agent=(headers.sender.name if headers.sender else "") or sender,
        ticket=ticket,
        automatic=is_automatic(message, in_ticket=bool(ticket)),
        recipients=tuple(addresses(message, "To", "Cc", "Bcc")),
        subject=headers.subject,
    )


def _headers(raw: bytes) -> Message:
    head = _head(raw) + b"\n\n"
    try:
        # Names in headers that are not encoded, as they should be, are often UTF-8 or Windows-1252.
        return message_from_string(decode(head))
    except MailError:
        return message_from_bytes(head)


def _head(raw: bytes) -> bytes:
    """Return the headers alone: what stands below them may be large or broken."""
    end = _END_OF_HEADERS.search(raw)
    return raw[: end.start()] if end else raw
