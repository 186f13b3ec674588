"""Messages, and what is read back from a source, for the tests of sources."""

from pathlib import Path

from checker.archive.model import ArchivedMail, Part, Unread
from checker.archive.sources import parts, read
from checker.settings import Archive

NO_SETTINGS = Archive()


def message(number: int, body: str = "", sender: str = "sanne@voorbeeld.nl", headers: str = "") -> bytes:
    """Return a message whose subject and Message-ID hold a number."""
    lines = [
        f"From: Sanne de Wit <{sender}>",
        f"To: Klant {number} <klant{number}@klant.nl>",
        f"Subject: Uw vraag {number}",
        "Date: Mon, 02 Mar 2026 10:15:00 +0100",
        f"Message-ID: <{number}@voorbeeld.nl>",
        *headers.splitlines(),
        "",
        body or f"Geachte klant,\n\nUw bestelling {number} is onderweg.\n",
    ]
    return "\n".join(lines).encode()


def split(source: Path | str, mails: int = 500, archive: Archive = NO_SETTINGS) -> list[Part | Unread]:
    return list(parts(str(source), archive, mails))


def read_all(source: Path | str, mails: int = 500, archive: Archive = NO_SETTINGS) -> list[ArchivedMail | Unread]:
    """Return everything in a source: of its parts what they hold, and what could not be read."""
    found: list[ArchivedMail | Unread] = []
    for part in parts(str(source), archive, mails):
        found += [part] if isinstance(part, Unread) else read(part, archive)
    return found


def mails_of(source: Path | str, mails: int = 500, archive: Archive = NO_SETTINGS) -> list[ArchivedMail]:
    """Return the mails in a source, all of which can be read."""
    found = read_all(source, mails, archive)
    assert not [one for one in found if isinstance(one, Unread)], found
    return [one for one in found if isinstance(one, ArchivedMail)]


def reasons(source: Path | str, mails: int = 500, archive: Archive = NO_SETTINGS) -> list[tuple[str, str]]:
    """Return where and why something could not be read."""
    return [(one.place, one.reason) for one in read_all(source, mails, archive) if isinstance(one, Unread)]
