"""What a source of archived mail is split into, and what is read from it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Part:
    """A piece of a source, small enough to check in one go; a reference, never the mail itself."""

    source: str
    """The path or URL of the source."""
    format: str
    """How it is read: `mbox`, `files`, `pst`, `csv`, `jsonl`, `json`, `parquet`, `zendesk`, `freshdesk`, `intercom`."""
    start: int
    """Where the piece begins: a byte, or the number of a row of Parquet or of a file in a folder, counted from 0."""
    end: int
    """Where it ends (exclusive), in the same unit."""
    names: tuple[str, ...] = ()
    """The files of the piece, as their file system names them, where the source is a folder."""
    first: int = 1
    """The number of its first line or row, for people."""


@dataclass(frozen=True)
class ArchivedMail:
    """A message as its source gives it."""

    place: str
    """Where it stands in its source, for people: a file name, a line, a ticket with its comment."""
    key: str
    """What makes it itself: its Message-ID, the id of its comment; empty where the source has none."""
    raw: bytes | None = None
    """The message as RFC 5322 has it, where the source holds that."""
    text: str = ""
    """The words, where there is no such message."""
    is_html: bool = False
    """Whether those words are HTML."""
    sent: datetime | None = None
    """When it was sent."""
    sender: str = ""
    """The address it was sent from."""
    agent: str = ""
    """Who wrote it."""
    team: str = ""
    """The team it was written in."""
    ticket: str = ""
    """The ticket it belongs to."""
    outgoing: bool | None = None
    """Whether the organisation sent it, where the source says so; else its own domains tell."""
    automatic: bool = False
    """Whether a program wrote it."""
    recipients: tuple[str, ...] = ()
    """The addresses it went to, copies included, as far as the source tells."""
    subject: str = ""
    """Its subject, as far as the source tells."""


@dataclass(frozen=True)
class Unread:
    """A message, or a whole source, that could not be read."""

    source: str
    """The path or URL of the source."""
    place: str
    """Where in the source; empty for the whole of it."""
    reason: str
    """Why, in Dutch."""
