"""Who sends a message to whom, and whether the sender wants it sent whatever is found in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from checker.draft.headers import addresses, decoded
from checker.hook.policy import Override


@dataclass(frozen=True)
class Envelope:
    """Who sends a message to whom."""

    sender: str
    """The sender's address."""
    recipients: tuple[str, ...]
    """The addresses to which it goes, copies included."""


def read_envelope(message: Message) -> Envelope:
    """Return the envelope that the headers name, for a mail system that hands over none."""
    sender = next(iter(addresses(message, "From", "Sender")), "")
    return Envelope(sender, tuple(addresses(message, "To", "Cc", "Bcc")))


def smtp_envelope(sender: str, recipients: Iterable[str]) -> Envelope:
    """Return an envelope from addresses as SMTP writes them, between angle brackets or not."""
    return Envelope(sender.strip("<> "), tuple(recipient.strip("<> ") for recipient in recipients))


def read_headers_of(raw: bytes) -> Message:
    """Parse the headers of a message alone; what stands below them may be large or broken."""
    head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    return message_from_bytes(head + b"\n\n")


def override_reason(message: Message, override: Override) -> str | None:
    """Return why the sender wants the message sent all the same; None when nobody says so or it is not accepted."""
    if not override.accept:
        return None
    if header := message[override.header]:
        return _one_line(decoded(header))
    subject = decoded(message["Subject"])
    token = re.search(rf"\[\s*{re.escape(override.subject)}\s*([^\]]*)\]", subject, re.I)
    return _one_line(token[1]) if token else None


def _one_line(text: str) -> str:
    """Return a reason that can be logged: printable, on one line and not too long."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())[:200]
