"""A draft: the text as it was given, and which stretch of it plays which part."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from checker.draft.html import HtmlText

PartKind = Literal["own", "subject", "salutation", "closing", "signature", "disclaimer", "quote"]


@dataclass(frozen=True)
class Part:
    """A stretch of a draft."""

    kind: PartKind
    """What the stretch is: only `own` words are checked sentence by sentence."""
    start: int
    """Where it begins, in code points of the text."""
    end: int
    """Where it ends (exclusive), in code points of the text."""


@dataclass(frozen=True)
class Person:
    """Somebody in a header."""

    name: str
    """The name shown, decoded; empty when there is none."""
    address: str
    """The address, in lower case."""


@dataclass(frozen=True)
class MailHeaders:
    """What the headers of a message say."""

    subject: str
    """The subject, decoded; empty when there is none."""
    sender: Person | None
    """Who it is from."""
    recipients: tuple[Person, ...]
    """To whom it is addressed; copies are not counted."""
    is_reply: bool
    """Whether it answers another message."""
    sent: datetime | None
    """When it was sent, in the sender's own time."""


@dataclass(frozen=True)
class Draft:
    """A text on its way to a customer."""

    text: str
    """The text exactly as it was given; every offset counts in it."""
    parts: tuple[Part, ...]
    """All of the text, in order, without gaps."""
    attachments: int | None = None
    """How many files go along; None for a bare text, of which nobody knows."""
    headers: MailHeaders | None = None
    """What the headers of the message say; None for a bare text."""
    html: HtmlText | None = None
    """The text's way back to the HTML it was read from; None when it was plain text."""

    def of(self, kind: PartKind) -> list[Part]:
        """Return the parts of one kind."""
        return [part for part in self.parts if part.kind == kind]
